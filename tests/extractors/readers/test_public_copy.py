"""The copy for everybody: the pages alone, as they read with every change accepted."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractors.readers.libreoffice import converter_available
from extractors.readers.pdf.clean_pdf import clean_pdf
from extractors.readers.public_copy import write_public_copy
from extractors.readers.read import read_document
from extractors.readers.word.accepted import with_changes_accepted
from tests.pipeline.site.small_pdf import small_pdf

INSERTED = '<w:ins w:id="1" w:author="Zqauthor"><w:r><w:t>taken over</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="Zqauthor"><w:r><w:delText>zqgone</w:delText></w:r></w:del>'


def test_of_a_pdf_its_pages_alone_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(small_pdf("for everybody", "zqcomment", "zqauthor"))
    copy = tmp_path / "b.pdf"
    copy.write_bytes(clean_pdf(path))
    assert not [word for word in (b"zqcomment", b"zqauthor") if word in copy.read_bytes()]
    assert read_document(copy).paragraphs[0].text == "for everybody"
    assert clean_pdf(path) == copy.read_bytes()


def test_what_is_no_document_has_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 and no more")
    assert not write_public_copy(path, tmp_path / "b.pdf")
    assert [*tmp_path.iterdir()] == [path]


def changed(path: Path) -> Path:
    """A Word file with changes tracked and a property."""
    word = Document()
    line = word.add_paragraph("Adopted: ")
    for mark in (INSERTED, DELETED):
        line._p.append(parse_xml(mark.replace(">", f" {nsdecls('w')}>", 1)))
    word.core_properties.author = word.core_properties.title = "Zqauthor"
    word.save(str(path))
    return path


def test_changes_of_a_word_file_are_accepted(tmp_path: Path) -> None:
    with_changes_accepted(changed(tmp_path / "a.docx"), tmp_path / "b.docx")
    word = Document(str(tmp_path / "b.docx"))
    assert [line.text for line in word.paragraphs] == ["Adopted: taken over"]
    assert word.core_properties.author == word.core_properties.title == ""


@pytest.mark.slow
@pytest.mark.skipif(not converter_available(), reason="needs LibreOffice")
def test_a_word_file_becomes_a_pdf_of_its_accepted_text(tmp_path: Path) -> None:
    copy = tmp_path / "b.pdf"
    assert write_public_copy(changed(tmp_path / "a.docx"), copy)
    text = " ".join(paragraph.text for paragraph in read_document(copy).paragraphs)
    assert "Adopted: taken over" in text
    assert not [word for word in ("zqgone", "Zqauthor") if word in text]
    assert b"Zqauthor" not in copy.read_bytes()
