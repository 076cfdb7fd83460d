"""Set a `Source` as a Word file that looks as documents of the Convention do."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from tests.samples_maker.source import Line, Source
from tests.samples_maker.wordings import WORDINGS

BLUE = RGBColor(0x00, 0x00, 0xFF)
CHANGED_ON = "2025-11-14T09:00:00Z"
INLINE = re.compile(r"_([^_]+)_|\{\+(.+?)\+\}|\{-(.+?)-\}")
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
ROMAN += ["ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"]


def word_file(source: Source) -> Any:
    """The document; its `save` writes it."""
    document = Document()
    _page(document, source)
    _header_block(document, source)
    _title(document, source)
    _box(document, source)
    body = iter(source.body)
    if source.headings == "table":
        _two_columns(document, body)
    _running_text(document, body, source.headings)
    return document


def write(paragraph: Any, text: str, **look: Any) -> None:
    """Add `text` to the paragraph, italics and tracked changes as marked in it."""
    done = 0
    for found in INLINE.finditer(text):
        _run(paragraph, text[done : found.start()], **look)
        italic, inserted, deleted = found.groups()
        if italic:
            _run(paragraph, italic, **{**look, "italic": True})
        else:
            _change(paragraph, "w:ins" if inserted else "w:del", inserted or deleted)
        done = found.end()
    _run(paragraph, text[done:], **look)


def _run(paragraph: Any, text: str, **look: Any) -> Any:
    run = paragraph.add_run(text)
    run.bold, run.italic = look.get("bold"), look.get("italic")
    if "color" in look:
        run.font.color.rgb = look["color"]
    if "size" in look:
        run.font.size = Pt(look["size"])
    return run


def _change(paragraph: Any, tag: str, text: str) -> None:
    change = OxmlElement(tag)
    number = len(paragraph._p.xpath("//w:ins | //w:del")) + 100
    for name, value in (("id", str(number)), ("author", "Reviewer"), ("date", CHANGED_ON)):
        change.set(qn(f"w:{name}"), value)
    run = _run(paragraph, text)._r
    if tag == "w:del":
        run.find(qn("w:t")).tag = qn("w:delText")
    change.append(run)
    paragraph._p.append(change)


def _page(document: Any, source: Source) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    write(section.header.paragraphs[0], source.symbol, size=9)
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(paragraph, WORDINGS[source.language].illustration, size=8)
    number = section.footer.add_paragraph()
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>'))
    about = document.core_properties
    about.author, about.comments = "", WORDINGS["en"].illustration
    about.created = about.modified = datetime(2025, 10, 1, tzinfo=UTC)


def _header_block(document: Any, source: Source) -> None:
    words = WORDINGS[source.language]
    logo, right = list(words.logo), [source.symbol]
    if source.date:
        right.append(source.date)
    right.append(words.original.format(original=source.original))
    if source.header == "cop12":
        logo, right = ["CMS", *logo], [words.distribution, *right]
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines, bold in ((cells[0], logo, True), (cells[1], right, False)):
        for number, line in enumerate(lines):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            write(paragraph, line, bold=bold or line == source.symbol)
    if source.header != "adopted":
        document.add_paragraph()
        for number, line in enumerate(words.meeting):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            write(paragraph, line.format(agenda=source.agenda), bold=number == 0)


def _title(document: Any, source: Source) -> None:
    document.add_paragraph()
    for number, line in enumerate(source.title):
        paragraph = _centred(document, line, bold=True)
        if number == 0 and source.disclaimer:
            _footnote(document, paragraph, source)
    for line in filter(None, (source.submitted, source.adopted)):
        _centred(document, line, italic=bool(source.adopted))


def _centred(document: Any, text: str, **look: Any) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, text, **look)
    return paragraph


def _footnote(document: Any, paragraph: Any, source: Source) -> None:
    """The disclaimer, with an asterisk as its mark, which LibreOffice sets by itself."""
    mark = "" if source.file.endswith(".pdf") else "*"
    text = mark + WORDINGS[source.language].disclaimer
    xml = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
        '</w:r></w:p></w:footnote><w:footnote w:id="1"><w:p><w:r><w:rPr><w:sz w:val="16"/></w:rPr>'
        f"<w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    uri = PackURI("/word/footnotes.xml")
    part = Part(uri, CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    reference = f'<w:r {nsdecls("w")}><w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    paragraph._p.append(parse_xml(f"{reference}<w:t>*</w:t></w:r>"))


def _box(document: Any, source: Source) -> None:
    """The Summary box of the cover page; adopted actions have a paragraph of history instead."""
    document.add_paragraph()
    if source.history:
        write(document.add_paragraph(), source.history)
        return
    cell = document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0]
    write(cell.paragraphs[0], WORDINGS[source.language].summary, bold=True)
    for line in source.summary:
        is_point = line.startswith("- ")
        style = "List Bullet" if is_point else None
        write(cell.add_paragraph(style=style), line.removeprefix("- "))
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _two_columns(document: Any, body: Iterator[Line]) -> None:
    """The form as a table: the heading of each section in the left cell, its text in the right."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    cell: Any = None
    for line in body:
        if line.kind == "outside":
            break
        if line.kind == "heading":
            left, cell = table.add_row().cells
            write(left.paragraphs[0], line.text, bold=True)
        else:
            empty = not cell.paragraphs[0].text
            write(cell.paragraphs[0] if empty else cell.add_paragraph(), line.text)
    table.autofit = False
    for column, width in zip(table.columns, (Cm(4.2), Cm(11.8)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    document.add_paragraph()


def _running_text(document: Any, body: Iterator[Line], headings: str) -> None:
    number = 0
    run_in: Any = None  # the heading whose line the next text continues
    for line in body:
        if line.kind == "heading":
            number += 1
            run_in = _heading(document, line.text, headings, number)
        elif line.kind == "title":
            _centred(document, line.text, bold=True)
        elif line.kind == "table":
            _table(document, line.rows)
        else:
            _text(run_in or document.add_paragraph(style=_style(line)), line)
            run_in = None


def _style(line: Line) -> str | None:
    return "List Bullet" if line.kind == "point" else None


def _text(paragraph: Any, line: Line) -> None:
    look = {"color": BLUE} if line.kind == "guidance" else {}
    write(paragraph, line.text, **look)


def _heading(document: Any, text: str, headings: str, number: int) -> Any:
    """Write one heading; gives its paragraph back where the text runs on the same line."""
    if headings == "styles":
        document.add_heading(text, level=1)
        return None
    paragraph = document.add_paragraph(style="List Number" if headings == "auto" else None)
    paragraph.paragraph_format.keep_with_next = True
    marks = {"roman": f"({ROMAN[number - 1]}). ", "arabic": f"{number}. "}
    mark = marks.get(headings.replace("capitals-", "").replace("-spaced", ""), "")
    colon = ":" if headings in {"roman", "plain-colon"} else ""
    write(paragraph, f"{mark}{text}{colon}{' ' if headings == 'roman' else ''}", bold=True)
    return paragraph if headings == "roman" else None


def _table(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            write(cell.paragraphs[0], text, bold=number == 0, size=9)
    document.add_paragraph()
