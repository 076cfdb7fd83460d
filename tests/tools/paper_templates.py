"""`python -m tests.tools.paper_templates`: the Word templates of papers, made anew from the texts.

What stands in the templates folder is what is shipped; run this after a change of the texts.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from pipeline.i18n import LANGUAGES
from pipeline.reports import paper_template as looks
from pipeline.reports.texts import wording
from tests.tools.letter_templates import settle

FONT = "Arial"
LOCALE = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
STYLES = (  # name, points, bold, before, after (points), indent, hanging (centimetres)
    ("Title", 12, True, 12, 8, 0, 0),
    (looks.HEADING, 10.5, True, 12, 6, 0, 0),
    ("Masthead", 9.5, False, 0, 0, 0, 0),
    ("Masthead Bold", 9.5, True, 0, 0, 0, 0),
    ("Masthead Name", 12, True, 0, 0, 0, 0),
    ("Prepared By", 10, False, 0, 12, 0, 0),
    ("Summary", 10, False, 4, 4, 0, 0),
    (looks.NUMBERED, 10, False, 0, 6, 1, 1),
    (looks.LETTERED, 10, False, 0, 4, 2, 1),
    (looks.BULLET, 10, False, 0, 3, 2, 0.6),
    (looks.ANNEX, 11, True, 0, 10, 0, 0),
    (looks.SHEET, 10.5, True, 0, 6, 0, 0),
    (looks.CELL, 8.5, False, 1, 1, 0, 0),
    (looks.CELL_HEAD, 8.5, True, 2, 2, 0, 0),
    (looks.NOTE, 8, False, 0, 0, 0, 0),
)
NUMBERINGS = (  # style, form of the number, text around it, place among the numberings
    (looks.NUMBERED, "decimal", "%1.", 91),
    (looks.LETTERED, "lowerLetter", "%1)", 92),
    (looks.BULLET, "bullet", "–", 93),
)
CENTRED = ("Title", "Prepared By", looks.ANNEX)
FOOTNOTES = (
    '<w:footnotes {ns}><w:footnote w:type="separator" w:id="-1"><w:p><w:r>'
    "<w:separator/></w:r></w:p>"
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    '<w:footnote w:id="1"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    '<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:t>*</w:t></w:r>'
    '<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def paper_template(language: str) -> Any:
    """The template of the papers in one language."""
    words = wording(language, "masthead")["paper"]
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    section.different_first_page_header_footer = True
    _styles(word, language)
    _numberings(word)
    _table_style(word.styles)
    _running_lines(section)
    _masthead(word, words)
    _title(word, words)
    _summary(word, words)
    word.add_paragraph("{body}", style="Normal")
    word.core_properties.author = word.core_properties.comments = ""
    return word


def make_paper_templates(folder: Path = looks.SHIPPED) -> None:
    """Write the template of every language into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        path = folder / f"{language}.docx"
        paper_template(language).save(str(path))
        settle(path)


def _masthead(word: Any, words: Any) -> None:
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _lines(left, [(line.upper(), "Masthead Name") for line in words["convention"]])
    lines = [("{symbol}", "Masthead Bold"), ("{date}", "Masthead")]
    _lines(right, [*lines, *((line, "Masthead") for line in words["original"])])
    for cell, width in ((left, 9.5), (right, 7.5)):
        cell.width = Cm(width)
    table._tbl.tblPr.append(_borders("bottom"))
    first = word.add_paragraph("{meeting}", style="Masthead Bold")
    first.paragraph_format.space_before = Pt(8)
    word.add_paragraph("{place}", style="Masthead")
    word.add_paragraph(words["agenda"], style="Masthead")


def _title(word: Any, words: Any) -> None:
    title = word.add_paragraph("{title}", style="Title")
    _footnotes_part(word, words["disclaimer"])
    mark = '<w:footnoteReference {} w:customMarkFollows="1" w:id="1"/>'.format(nsdecls("w"))
    run = title.add_run()
    run.style = word.styles[looks.NOTE_MARK]
    run._r.append(parse_xml(mark))
    run._r.append(parse_xml(f"<w:t {nsdecls('w')}>*</w:t>"))
    word.add_paragraph(words["prepared"], style="Prepared By")


def _summary(word: Any, words: Any) -> None:
    table = word.add_table(rows=1, cols=1)
    table._tbl.tblPr.append(_borders("top", "left", "bottom", "right"))
    (cell,) = table.rows[0].cells
    cell.paragraphs[0].style = "Summary"
    cell.paragraphs[0].add_run(words["summary"]).bold = True
    cell.add_paragraph("{summary}", style="Summary")
    word.add_paragraph(style="Masthead")


def _lines(cell: Any, lines: list[tuple[str, str]]) -> None:
    for number, (text, style) in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(text)


def _running_lines(section: Any) -> None:
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style = "Masthead"
    head.add_run("{symbol}")
    foot.style, foot.alignment = "Masthead", WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        )
    )


def _styles(word: Any, language: str) -> None:
    styles = word.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    tongue = parse_xml(f'<w:lang {nsdecls("w")} w:val="{LOCALE[language]}"/>')
    normal.element.get_or_add_rPr().append(tongue)
    for name, *shape in STYLES:
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _shape(style, *shape)
        if name in CENTRED:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.keep_with_next = name in (looks.HEADING, looks.ANNEX, looks.SHEET)
    styles[looks.NUMBERED].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    styles["Title"].font.all_caps = True
    mark = styles.add_style(looks.NOTE_MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True


def _shape(
    style: Any, points: float, bold: bool, before: float, after: float, indent: float, hang: float
) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
    properties = style.element.get_or_add_rPr()
    for name in ("w:color", "w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        properties.get_or_add_rFonts().attrib.pop(qn(f"w:{which}"), None)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.left_indent, shape.first_line_indent = Cm(indent), Cm(-hang)
    edges = style.element.pPr.find(qn("w:pBdr"))
    if edges is not None:
        style.element.pPr.remove(edges)


def _numberings(word: Any) -> None:
    """Each numbered style with a numbering of its own, so that Word counts."""
    numbering = word.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for name, form, text, id_ in NUMBERINGS:
        style = word.styles[name]
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id_}">'
                f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{form}"/><w:pStyle w:val="{style.style_id}"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            )
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>'
            )
        )
        properties = style.element.get_or_add_pPr()
        properties._insert_numPr(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{id_}"/></w:numPr>')
        )


def _table_style(styles: Any) -> None:
    style = styles.add_style(looks.TABLE, WD_STYLE_TYPE.TABLE)
    lines = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>"
            '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
            "</w:tblPr>"
        )
    )
    style.element.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="E7EBEE"/></w:tcPr></w:tblStylePr>'
        )
    )


def _borders(*edges: str) -> Any:
    lines = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="000000"/>' for edge in edges
    )
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")


def _footnotes_part(word: Any, disclaimer: str) -> None:
    style, mark = (word.styles[name].style_id for name in (looks.NOTE, looks.NOTE_MARK))
    content = FOOTNOTES.format(ns=nsdecls("w"), style=style, mark=mark, text=disclaimer)
    blob = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content.encode()
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, blob, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


if __name__ == "__main__":
    make_paper_templates()
