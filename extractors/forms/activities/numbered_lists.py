"""Lists that tell one thing of each activity under its number or name: "Expected outcomes: 1. A
map; 2. …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Cell, Document, Paragraph, Table
from extractors.forms.activities.column_headers import fields_told
from extractors.forms.activities.credited_lines import BULLET
from extractors.forms.activities.grids import GridRow
from extractors.forms.activities.row_keys import NUMBERED, is_counted_activity, number_of

FEWEST = 2  # lines of a list
LONGEST_TITLE = 120  # characters of the line above
LONGEST_NAME = 150  # characters of the name of an activity before a colon
NUMBER = "No."
INSIDE = re.compile(r"(?:^|(?<=[;.,:]))\s*\(?(?P<number>\d{1,2}|[a-z])[.)]\s+(?=\S)")
"""A number within a line: "(1) a map; (2) a law"."""


@dataclass(frozen=True, slots=True)
class _Line:
    key: Cell  # the number or the name
    text: Cell


def lists_by_number(document: Document) -> Iterator[list[GridRow]]:
    """Each list under a line that names a field, as a table of two columns with a head.

    The line is a title or ends with a colon; it may name the activity beside the field. The list
    may stand in one paragraph with it.
    """
    title: Paragraph | None = None
    lines: list[_Line] = []
    for block in [*_blocks(document), None]:
        line = _line(block) if isinstance(block, Paragraph) and title else None
        if line:
            lines.append(line)
            continue
        if title and len(lines) >= FEWEST:
            yield _grid(title, lines)
        lines = []
        title = block if isinstance(block, Paragraph) and _is_title(block.text) else None
        if isinstance(block, Paragraph) and not title:
            yield from _run_on(block)


def _blocks(document: Document) -> Iterator[Paragraph | Table]:
    """The blocks, a paragraph of several activities as one each: "Activity 1: … Activity 2: …"."""
    for block in document.blocks:
        if not isinstance(block, Paragraph) or not is_counted_activity(block.text):
            yield block
            continue
        word = re.escape(block.text.split(maxsplit=1)[0])
        for text in re.split(rf"(?<=[.;])\s+(?={word}\s+\S*\d)", block.text):
            yield replace(block, text=text, spans=())


def _is_title(text: str) -> bool:
    if text.partition(":")[2].strip():
        return False
    return len(text) <= LONGEST_TITLE and _field(text) is not None


def _field(text: str) -> str | None:
    """The one field that a title names beside the activity."""
    fields = fields_told(text) - {"activity", "number"}
    return fields.pop() if len(fields) == 1 else None


def _line(paragraph: Paragraph) -> _Line | None:
    """A line with a number in front, written or set by Word, or else with a name and a colon."""
    text = paragraph.text.strip()
    match = NUMBERED.match(text)
    number = number_of(_cell(paragraph, text))
    if number:
        return _made(paragraph, number, text[match.end() if match else 0 :])
    name, colon, rest = BULLET.sub("", text, count=1).partition(":")
    return _made(paragraph, name, rest) if colon and len(name) <= LONGEST_NAME else None


def _made(paragraph: Paragraph, key: str, text: str) -> _Line | None:
    value = text.strip(" ;").removesuffix(".")
    return _Line(_cell(paragraph, key.strip()), _cell(paragraph, value)) if value else None


def _run_on(paragraph: Paragraph) -> Iterator[list[GridRow]]:
    """The list in a paragraph that begins with its title: numbers from the first, none left out."""
    title, colon, text = paragraph.text.partition(":")
    if not colon or not _is_title(title) or not INSIDE.match(text):
        return
    starts = list(INSIDE.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)]
    pairs = zip(starts, ends, strict=True)
    lines = [_made(paragraph, m["number"], text[m.end() : end].strip(" ,;")) for m, end in pairs]
    places = [ord(m["number"]) if m["number"].isalpha() else int(m["number"]) for m in starts]
    in_order = places == list(range(places[0], places[0] + len(places)))
    if in_order and len(lines) >= FEWEST and all(lines):
        yield _grid(replace(paragraph, text=title, spans=()), [line for line in lines if line])


def _cell(paragraph: Paragraph, text: str) -> Cell:
    return Cell(1, 1, (replace(paragraph, text=text, spans=()),))


def _grid(title: Paragraph, lines: Sequence[_Line]) -> list[GridRow]:
    head = [_cell(title, NUMBER), _cell(title, (_field(title.text) or "").capitalize())]
    return [head, *([line.key, line.text] for line in lines)]
