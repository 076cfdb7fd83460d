"""`python -m tests.tools.letter_templates`: the Word templates, made anew from the texts.

What stands in the templates folder is what is shipped; run this after a change of the texts.
"""

import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.i18n import LANGUAGES
from pipeline.letters.kinds import LetterKind
from pipeline.letters.templates import SHIPPED, SUBJECT
from pipeline.letters.texts import letter_words

FONT = "Arial"
GREY = RGBColor(0x55, 0x5B, 0x61)
PAGE = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
LONG_AGO = (2020, 1, 1, 0, 0, 0)  # in every file, so that the same texts give the same bytes


def template(kind: LetterKind, language: str) -> Any:
    """The template of one letter."""
    words = letter_words(language)
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.different_first_page_header_footer = True
    _style(word.styles["Normal"], 10.5, bold=False)
    _style(word.styles[SUBJECT], 11, bold=True)
    _letterhead(section, words)
    subject, to, *lines = words["letters"][kind.value].strip().split("\n")
    day = word.add_paragraph("{today}")
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.add_paragraph(to)
    reference = word.add_paragraph("{reference}")
    reference.paragraph_format.space_before, reference.paragraph_format.space_after = Pt(8), Pt(2)
    word.add_paragraph(subject, style=SUBJECT)
    for line in lines:
        word.add_paragraph(line)
    _signature(word, words)
    word.core_properties.author = word.core_properties.comments = ""
    return word


def _letterhead(section: Any, words: Any) -> None:
    """The name of the Convention and the office on the first page, a number on those after it."""
    head = section.first_page_header
    table = head.add_table(1, 2, Cm(16))
    left, right = table.rows[0].cells
    for cell, lines, width in ((left, words["convention"], 7), (right, words["address"], 9)):
        cell.width = Cm(width)
        cell.paragraphs[0].text = ""
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            if cell is right:
                _quiet(paragraph, line)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            else:
                paragraph.add_run(line.upper()).bold = True
    table._tbl.tblPr.append(_line_below())
    empty = head.paragraphs[0]
    empty._p.getparent().remove(empty._p)
    head.add_paragraph().paragraph_format.space_after = Pt(0)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(parse_xml(PAGE))


def _signature(word: Any, words: Any) -> None:
    """Room to sign, the name and the function, which colleagues write in once, and the office."""
    lines = [*words["signature"], words["office"]]
    for number, line in enumerate(lines):
        paragraph = word.add_paragraph(line)
        paragraph.paragraph_format.space_before = Pt(30 if number == 0 else 0)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = number < len(lines) - 1


def _line_below() -> Any:
    return parse_xml(
        f"<w:tblBorders {nsdecls('w')}>"
        '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tblBorders>'
    )


def make_templates(folder: Path = SHIPPED) -> None:
    """Write every template of every language into `folder`."""
    for language in LANGUAGES:
        for kind in LetterKind:
            path = folder / language / f"{kind.value}.docx"
            path.parent.mkdir(parents=True, exist_ok=True)
            template(kind, language).save(str(path))
            settle(path)


def settle(path: Path) -> None:
    """Give every part of the file the same day."""
    with zipfile.ZipFile(path) as package:
        parts = [(part.filename, package.read(part)) for part in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)


def _style(style: Any, points: float, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
    style.font.color.rgb = RGBColor(0x1F, 0x29, 0x33)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{which}"), None)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(8)


def _quiet(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), GREY


if __name__ == "__main__":
    make_templates()
