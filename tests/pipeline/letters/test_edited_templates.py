"""What colleagues make of a template in Word is filled in wherever it stands, or refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from pipeline.letters.kinds import FIELDS, LetterKind
from pipeline.letters.templates import SHIPPED, BrokenTemplate, check_template, fill_template

KIND = LetterKind.COMPLETENESS
VALUES = dict.fromkeys(FIELDS[KIND], "x") | {"by": "1 February 2033"}
RUN = "<w:r><w:t>until {by}</w:t></w:r>"
LOST = "<w:r><w:delText>until {by}</w:delText></w:r>"
BOX = f"""<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
  <mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></w:drawing>
  </mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></w:pict>
  </mc:Fallback></mc:AlternateContent></w:r>"""
CELL = "<w:tc><w:tcPr/>{}</w:tc>"
INNER = f"<w:tbl><w:tr>{CELL.format(f'<w:p>{RUN}</w:p>')}</w:tr></w:tbl>"
PLACES = {  # where the words "until {by}" stand
    "a paragraph": f"<w:p>{RUN}</w:p>",
    "a link": f'<w:p><w:hyperlink w:anchor="x">{RUN}</w:hyperlink></w:p>',
    "an insertion that is tracked": f'<w:p><w:ins w:id="1" w:author="Ana">{RUN}</w:ins></w:p>',
    "a place it was moved to": f'<w:p><w:moveTo w:id="1" w:author="Ana">{RUN}</w:moveTo></w:p>',
    "a form field": f"<w:sdt><w:sdtContent><w:p>{RUN}</w:p></w:sdtContent></w:sdt>",
    "a form field in a line": f"<w:p><w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>",
    "a text box": f"<w:p>{BOX}</w:p>",
    "a table in a table": f"<w:tbl><w:tr>{CELL.format(f'{INNER}<w:p/>')}</w:tr></w:tbl>",
}


def element(xml: str) -> Any:
    return parse_xml(xml.replace(">", f" {nsdecls('w', 'r')}>", 1))


def edited(path: Path, *changes: Callable[[Any], object]) -> Path:
    """The template shipped, without its {by}, after some changes."""
    word = Document(str(SHIPPED / "en" / f"{KIND.value}.docx"))
    for paragraph in word.paragraphs:
        if "{by}" in paragraph.text:
            paragraph.runs[0].text = "Please send us the completed text."
    for change in changes:
        change(word)
    word.save(str(path))
    return path


def adding(xml: str) -> Callable[[Any], object]:
    return lambda word: word.paragraphs[-1]._p.addnext(element(xml))


def filled(path: Path) -> tuple[str, str]:
    """The whole text of the letter as Word keeps it, and the text of the mail."""
    check_template(path, KIND)
    word, _, mail = fill_template(path, {**VALUES, "findings": ["1. one", "2. two"]})
    return etree.tostring(word.element, encoding="unicode"), mail


@pytest.mark.parametrize("place", PLACES)
def test_a_field_is_filled_in_wherever_it_stands(place: str, tmp_path: Path) -> None:
    letter, mail = filled(edited(tmp_path / "own.docx", adding(PLACES[place])))
    assert "until {by}" not in letter
    assert "until 1 February 2033" in letter
    assert mail.split("\n\n").count("until 1 February 2033") == 1


def test_the_head_of_the_first_page_is_filled_in_too(tmp_path: Path) -> None:
    def first_page(word: Any) -> None:
        word.sections[0].different_first_page_header_footer = True
        word.sections[0].first_page_header.paragraphs[0].add_run("until {by}")

    path = edited(tmp_path / "own.docx", first_page)
    check_template(path, KIND)
    word, _, mail = fill_template(path, {**VALUES, "findings": []})
    assert word.sections[0].first_page_header.paragraphs[0].text == "until 1 February 2033"
    assert "until" not in mail


@pytest.mark.parametrize(
    "xml",
    [
        f'<w:p><w:del w:id="1" w:author="Ana">{LOST}</w:del></w:p>',
        f'<w:p><w:moveFrom w:id="1" w:author="Ana">{RUN}</w:moveFrom></w:p>',
        f'<w:tbl><w:tr><w:trPr><w:del w:id="1" w:author="Ana"/></w:trPr>'
        f"{CELL.format(f'<w:p>{RUN}</w:p>')}</w:tr></w:tbl>",
    ],
    ids=["struck out", "moved away", "a row struck out"],
)
def test_what_was_struck_out_is_not_there(xml: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenTemplate, match=r"\{by\} is missing"):
        check_template(edited(tmp_path / "own.docx", adding(xml)), KIND)


def test_no_tracked_change_and_no_comment_goes_out(tmp_path: Path) -> None:
    def remarked(word: Any) -> None:
        paragraph = word.add_paragraph("until {by}")
        word.add_comment(paragraph.runs, "Should we say {deadline}?", author="Ana")

    struck = adding(f'<w:p><w:del w:id="1" w:author="Ana">{LOST}</w:del></w:p>')
    path = edited(tmp_path / "own.docx", struck, remarked)
    letter, _ = filled(path)
    assert "Ana" not in letter
    word, *_ = fill_template(path, {**VALUES, "findings": []})
    word.save(str(tmp_path / "letter.docx"))
    assert not [*Document(str(tmp_path / "letter.docx")).comments]


def test_the_list_in_a_table_and_a_picture_beside_a_field(tmp_path: Path) -> None:
    def in_a_table(word: Any) -> None:
        old = next(paragraph for paragraph in word.paragraphs if paragraph.text == "{findings}")
        old.runs[0].text = ""
        word.add_table(1, 1).rows[0].cells[0].paragraphs[0].add_run("{findings}")
        beside = word.add_paragraph("until {by}")
        beside.runs[0]._r.append(element("<w:drawing></w:drawing>"))

    letter, mail = filled(edited(tmp_path / "own.docx", in_a_table))
    assert "w:drawing" in letter
    assert "1. one\n\n2. two" in mail


def test_a_value_of_several_lines_keeps_them(tmp_path: Path) -> None:
    path = edited(tmp_path / "own.docx", adding(PLACES["a paragraph"]))
    check_template(path, KIND)
    word, *_ = fill_template(path, {**VALUES, "by": "one\ntwo {x}", "findings": []})
    assert "until one\ntwo {x}" in [paragraph.text for paragraph in word.paragraphs]
