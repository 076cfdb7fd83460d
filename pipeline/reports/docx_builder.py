"""What our Word papers share: styles, a header with the symbol, page numbers, tables."""

import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.xml_text import clean

FONT = "Arial"
GREY = RGBColor(0x55, 0x5B, 0x61)
INK = RGBColor(0x1F, 0x29, 0x33)
HEAD_FILL = "E8EBEE"
BLOCK, BLOCKS = "█", 45  # of the longest bar, which fits into half a paper laid across
A4 = (Cm(21.0), Cm(29.7))
MARGIN = Cm(2.2)
HEADINGS = {"Title": 18, "Heading 1": 14, "Heading 2": 12, "Heading 3": 10.5}  # points


def new_paper(symbol: str, page: str, language: str, *, wide: bool = False) -> Any:
    """An empty paper with `symbol` at the head of each page and `page` at its foot.

    `page` is a sentence with {page} and {pages}; `wide` lays the paper across.
    """
    word = Document()
    section = word.sections[0]
    width, height = A4
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if wide else (width, height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _styles(word, language)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    quiet(head, symbol)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in re.split(r"(\{pages?\})", page):
        if part in ("{page}", "{pages}"):
            _field(foot, "PAGE" if part == "{page}" else "NUMPAGES")
        else:
            quiet(foot, part)
    word.core_properties.title = clean(symbol)
    word.core_properties.author = ""
    return word


def turn(section: Any) -> None:
    """Lay the pages of a section across."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.different_first_page_header_footer = False  # that of the whole paper is meant
    section.page_height, section.page_width = A4


def quiet(paragraph: Any, text: str) -> None:
    """A run in grey and small."""
    run = paragraph.add_run(clean(text))
    run.font.color.rgb, run.font.size = GREY, Pt(9)


def add_line(word: Any, text: str, style: str | None = None) -> Any:
    """A paragraph of plain text."""
    return word.add_paragraph(clean(text), style=style)


def add_table(
    word: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    points: float = 9,
) -> Any:
    """A table that repeats its head on every page; `widths` are shares of the text width."""
    table = word.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = False
    repeat_head(table.rows[0])
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        _fill(cell)
        _write(cell, text, points, bold=True)
    for row in rows:
        added = table.add_row()
        keep_whole(added)
        for cell, text in zip(added.cells, row, strict=True):
            _write(cell, text, points)
    whole = text_width(word)
    for column, share in zip(table.columns, widths, strict=True):
        width = int(whole * share / sum(widths))
        column.width = width
        for cell in column.cells:
            cell.width = width
    word.add_paragraph().paragraph_format.space_after = Pt(2)
    return table


def text_width(word: Any) -> int:
    """Between the margins of the pages being written, in Word's units."""
    section = word.sections[-1]
    return int(section.page_width - section.left_margin - section.right_margin)


def repeat_head(row: Any) -> None:
    """Let Word repeat the row on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def keep_whole(row: Any) -> None:
    """A row is not parted between pages."""
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _write(cell: Any, text: str, points: float, *, bold: bool = False) -> None:
    for number, line in enumerate(clean(text).split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(line)
        run.font.size, run.bold = Pt(points), bold


def add_bar(cell: Any, length: float, colour: str) -> None:
    """A bar in a cell; `length` 0 to 1 of what fits into a line, `colour` like "#1b5a7d".

    Block letters, with a ground that hides the seams between them.
    """
    (paragraph,) = cell.paragraphs
    run = paragraph.add_run(BLOCK * max(round(BLOCKS * length), 1))
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(colour.lstrip("#").upper())
    run._r.get_or_add_rPr().append(_shade(colour.lstrip("#").upper()))


def _fill(cell: Any) -> None:
    cell._tc.get_or_add_tcPr().append(_shade(HEAD_FILL))


def _shade(fill: str) -> Any:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    return shade


def _field(paragraph: Any, name: str) -> None:
    """A number that Word works out."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = Pt(9), GREY
        if kind in ("", "shown"):
            element = OxmlElement("w:t" if kind else "w:instrText")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _styles(word: Any, language: str) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(6)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}[language])
    normal.element.get_or_add_rPr().append(tongue)
    for name, points in HEADINGS.items():
        style = word.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(points), True
        style.font.color.rgb = INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{which}"), None)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(0 if name == "Title" else 12)
        style.paragraph_format.space_after = Pt(4)
    edges = word.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if edges is not None:
        word.styles["Title"].element.pPr.remove(edges)
