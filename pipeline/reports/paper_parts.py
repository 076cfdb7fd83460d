"""What a paper is written with: paragraphs and tables in the styles of its template."""

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from pipeline.i18n.typography import bound
from pipeline.reports import paper_template as looks
from pipeline.reports.docx_builder import keep_whole, repeat_head, text_width
from pipeline.reports.italics import add_words
from pipeline.xml_text import clean

TOGETHER = 2  # rows at the head of a table that stay on one page with the next


def add_heading(word: Any, text: str) -> Any:
    return _paragraph(word, text, looks.HEADING)


def add_numbered(word: Any, text: str, *, leads: bool = False) -> Any:
    """A paragraph that Word numbers through the paper.

    One that `leads` to a list or table stays on the page where that begins.
    """
    paragraph = _paragraph(word, text, looks.NUMBERED)
    paragraph.paragraph_format.keep_with_next = leads or None
    return paragraph


def _paragraph(word: Any, text: str, style: str) -> Any:
    paragraph = word.add_paragraph(style=style)
    add_words(paragraph, bound(clean(text)))
    return paragraph


def add_lettered(word: Any, text: str) -> Any:
    return _paragraph(word, text, looks.LETTERED)


def add_bullet(word: Any, text: str) -> Any:
    return _paragraph(word, text, looks.BULLET)


def add_note(word: Any, text: str) -> None:
    """A line above a table, set as the table is."""
    word.add_paragraph(clean(text), style=looks.CELL)


def add_gap(word: Any) -> None:
    """The least that keeps two tables apart: Word joins those that touch."""
    word.add_paragraph(style=looks.CELL)


def add_annex(word: Any, title: str, *, wide: bool = False) -> None:
    """Begin an annex on a page of its own, laid across where its table is `wide`."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    lying = section.orientation == WD_ORIENT.LANDSCAPE
    if lying != wide:
        section.page_width, section.page_height = section.page_height, section.page_width
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    word.add_paragraph(clean(title), style=looks.ANNEX)


def add_sheet_title(word: Any, text: str, *, new_page: bool) -> None:
    paragraph = _paragraph(word, text, looks.SHEET)
    paragraph.paragraph_format.page_break_before = new_page


def add_paper_table(
    word: Any, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> Any:
    """A table that repeats its head on every page; `widths` are shares of the text width.

    An empty `head` gives a table that has its heads in the first column.
    """
    table = word.add_table(rows=0, cols=len(widths), style=looks.TABLE)
    table.autofit = False
    _look_of(table, bool(head))
    if head:
        _add_row(table, [*map(bound, head)], looks.CELL_HEAD)
        repeat_head(table.rows[0])
    for row in rows:
        _add_row(table, row if head else [bound(row[0]), *row[1:]], looks.CELL)
        if not head:
            table.rows[-1].cells[0].paragraphs[0].style = looks.CELL_HEAD
    _keep_ends(table)
    _set_widths(table, widths, text_width(word))
    return table


def add_footnote(word: Any, paragraph: Any, text: str) -> None:
    """A numbered note at the foot of the page, marked at the end of the paragraph."""
    parts = [rel.target_part for rel in word.part.rels.values() if rel.reltype == RT.FOOTNOTES]
    if not parts:  # a colleague's template that has lost its own note
        paragraph.add_run(f" ({clean(text)})")
        return
    (part,) = parts
    notes = etree.fromstring(part.blob)
    number = max(int(note.get(qn("w:id"), "0")) for note in notes) + 1
    style, mark = (word.styles[name].style_id for name in (looks.NOTE, looks.NOTE_MARK))
    note = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}">'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
        '<w:r><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
    )
    note.findall(".//" + qn("w:t"))[0].text = f" {clean(text)}"
    notes.append(etree.fromstring(etree.tostring(note)))
    part._blob = etree.tostring(notes, xml_declaration=True, encoding="UTF-8", standalone=True)
    run = paragraph.add_run()
    run.style = word.styles[looks.NOTE_MARK]
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _keep_ends(table: Any) -> None:
    """No page ends after the first row or two of a table, nor begins with its last alone."""
    rows = table.rows
    for row in {*range(min(TOGETHER, len(rows) - 1)), *range(max(len(rows) - 2, 0), len(rows) - 1)}:
        for cell in rows[row].cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _look_of(table: Any, headed: bool) -> None:
    """Whether the looks of a head are given to the first row: Word knows it by either mark."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), str(int(headed)))
    look.set(qn("w:val"), "0420" if headed else "0400")


def _add_row(table: Any, texts: Sequence[str], style: str) -> None:
    row = table.add_row()
    keep_whole(row)
    for cell, text in zip(row.cells, texts, strict=True):
        for number, line in enumerate(clean(text).split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.style = style
            add_words(paragraph, line)


def _set_widths(table: Any, shares: Sequence[float], whole: int) -> None:
    for column, share in zip(table.columns, shares, strict=True):
        width = int(whole * share / sum(shares))
        column.width = width
        for cell in column.cells:
            cell.width = width
