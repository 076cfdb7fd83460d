"""The paragraphs of a Word file that a colleague edited, wherever they stand, as lines to fill.

A line may stand in a table, a text box, a form field, the head of the first page; Word may have
cut it into pieces, and a link or a change may hold some of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.text.paragraph import Paragraph

from pipeline.i18n.typography import bound
from pipeline.xml_text import clean

FIELD = re.compile(r"\{([^{}]*)\}")
LINE, PIECE, CELL = qn("w:p"), qn("w:t"), qn("w:tc")
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
OLD_WORD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
ACCEPTED = (qn("w:ins"), qn("w:moveTo"))
REJECTED = (
    *map(qn, ("w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPrChange")),
    *map(qn, ("w:tblPrChange", "w:trPrChange", "w:tcPrChange")),
)
IN_ROW = qn("w:trPr")  # here a deletion means the whole row
COMMENT_MARKS = tuple(map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")))


def open_settled(path: Path, broken: Callable[[Path, str], Exception]) -> Any:
    """A template as it was meant: with every change accepted, without comments.

    Raises what `broken` makes of the path and of what is wrong with the file.
    """
    try:
        word = Document(str(path))
        settle(word)
    except Exception as error:  # python-docx raises whatever the damage happens to cause
        raise broken(path, f"it does not open as a Word file ({error}).") from error
    return word


def settle(word: Any) -> None:
    """Accept what was changed with changes tracked, and leave comments out: neither is sent."""
    for root in _roots(word):
        for mark in [*root.iter(*REJECTED, *COMMENT_MARKS)]:
            gone = mark.getparent().getparent() if mark.getparent().tag == IN_ROW else mark
            gone.getparent().remove(gone)
        for mark in [*root.iter(*ACCEPTED)]:
            for child in [*mark]:
                mark.addprevious(child)
            mark.getparent().remove(mark)
    links = word.part.rels
    for name in [n for n, link in links.items() if link.reltype == RELATIONSHIP_TYPE.COMMENTS]:
        del links[name]


def lines_of(word: Any) -> list[Any]:
    """The paragraphs of the text, and of every head and foot; those inside others follow them."""
    return [line for root in _roots(word) for line in root.iter(LINE)]


def body_lines(word: Any) -> Iterator[Any]:
    """Those of the text alone, each once: what Word keeps for its older self is left out."""
    for line in word.element.body.iter(LINE):
        if next(line.iterancestors(OLD_WORD), None) is None:
            yield line


def text_of(line: Any) -> str:
    """What a paragraph says itself, without the boxes that hang on it."""
    return "".join(
        BREAKS.get(piece.tag, piece.text or "")
        for piece in line.iter(PIECE, *BREAKS)
        if _is_of(piece, line) and piece.getparent().tag == qn("w:r")
    )


def style_of(line: Any, word: Any) -> str:
    """The name of its style, whatever language Word speaks."""
    style = Paragraph(line, word._body).style
    return "" if style is None else str(style.name)


def fill(line: Any, values: Mapping[str, str]) -> None:
    """Put values in place of fields; a value takes the looks of the piece its field begins in.

    What a value says is not read again for fields.
    """
    pieces = _pieces(line)
    text = "".join(piece.text or "" for piece in pieces)
    parts = [piece.text or "" for piece in pieces]
    for match in reversed([*FIELD.finditer(text)]):
        _put(parts, match.start(), match.end(), clean(values[match[1]]))
    for piece, text_part in zip(pieces, parts, strict=True):
        _say(piece, text_part)


def repeat(line: Any, texts: list[str]) -> None:
    """A copy of the paragraph for every text, looks included, in its place."""
    for text in texts:
        copied = deepcopy(line)
        line.addprevious(copied)
        first, *others = _pieces(copied)
        for piece in others:
            piece.text = ""
        _say(first, clean(text))
    line.getparent().remove(line)


def reword(line: Any, text: str) -> None:
    """Let a paragraph say this and nothing else, in the looks of its first piece."""
    for mark in [mark for mark in line.iter(*BREAKS) if _is_of(mark, line)]:
        mark.getparent().remove(mark)
    first, *others = _pieces(line)
    for piece in others:
        piece.text = ""
    _say(first, clean(text))


def keep_together(line: Any) -> None:
    """Let no line end between a number and what it counts."""
    for piece in _pieces(line):
        piece.text = bound(piece.text or "")


def copied_after(line: Any) -> Any:
    """A copy of a paragraph, looks included, behind it."""
    copied = deepcopy(line)
    line.addnext(copied)
    return copied


def take_away(line: Any) -> None:
    """Remove a paragraph; the last one of a cell of a table stays empty, as Word wants it."""
    if line.getparent().tag == CELL and len([*line.getparent().iterchildren(LINE)]) == 1:
        reword(line, "")
    else:
        line.getparent().remove(line)


def _roots(word: Any) -> list[Any]:
    with_fields = (DocumentPart, HeaderPart, FooterPart)
    return [
        part.element for part in word.part.package.iter_parts() if isinstance(part, with_fields)
    ]


def _pieces(line: Any) -> list[Any]:
    return [piece for piece in line.iter(PIECE) if _is_of(piece, line)]


def _is_of(piece: Any, line: Any) -> bool:
    return next(piece.iterancestors(LINE), None) is line


def _put(parts: list[str], start: int, end: int, value: str) -> None:
    """Replace the characters from `start` to `end` of the joined parts."""
    at = 0
    for number, part in enumerate(parts):
        first, last = max(start - at, 0), min(end - at, len(part))
        if first < last:
            parts[number] = part[:first] + value + part[last:]
            value = ""
        at += len(part)


def _say(piece: Any, text: str) -> None:
    """Write a text into a piece; its line breaks are Word's."""
    first, *others = text.split("\n")
    _write(piece, first)
    for other in others:
        line_break, added = OxmlElement("w:br"), OxmlElement("w:t")
        _write(added, other)
        piece.addnext(line_break)
        line_break.addnext(added)
        piece = added


def _write(piece: Any, text: str) -> None:
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
