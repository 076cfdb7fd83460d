"""`python -m pipeline.letters.make`: the Word templates, made anew from the texts.

What stands in the templates folder is what is shipped; run this after a change of the texts.
"""

import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.languages import LANGUAGES
from pipeline.letters.kinds import LetterKind
from pipeline.letters.template_files import SHIPPED, SUBJECT
from pipeline.letters.words import letter_words

FONT = "Arial"
GREY = RGBColor(0x55, 0x5B, 0x61)
LONG_AGO = (2020, 1, 1, 0, 0, 0)  # in every file, so that the same texts give the same bytes


def template(kind: LetterKind, language: str) -> Any:
    """The template of one letter."""
    words = letter_words(language)
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    _style(word.styles["Normal"], 11, bold=False)
    _style(word.styles[SUBJECT], 12, bold=True)
    _quiet(section.header.paragraphs[0], words["office"])
    subject, *lines = words["letters"][kind.value].strip().split("\n")
    day = word.add_paragraph("{today}")
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.add_paragraph(subject, style=SUBJECT)
    for line in lines:
        word.add_paragraph(line)
    word.add_paragraph(words["office"])
    return word


def make_templates(folder: Path = SHIPPED) -> None:
    """Write every template of every language into `folder`."""
    for language in LANGUAGES:
        for kind in LetterKind:
            path = folder / language / f"{kind.value}.docx"
            path.parent.mkdir(parents=True, exist_ok=True)
            template(kind, language).save(str(path))
            _settle(path)


def _settle(path: Path) -> None:
    """Give every part of the file the same day."""
    with zipfile.ZipFile(path) as package:
        parts = [(one.filename, package.read(one)) for one in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)


def _style(style: Any, points: int, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(points), bold
    style.font.color.rgb = RGBColor(0x1F, 0x29, 0x33)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{which}"), None)
    style.paragraph_format.space_before = Pt(18 if bold else 0)
    style.paragraph_format.space_after = Pt(10)


def _quiet(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8.5), GREY


if __name__ == "__main__":
    make_templates()
