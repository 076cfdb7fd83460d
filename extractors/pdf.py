"""Read a PDF: text, looks and places through pdfium, joined by geometry."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2

from extractors.document import Document, Location, PageState, Paragraph
from extractors.errors import BrokenFile, EmptyFile, EncryptedFile, NoTextLayer
from extractors.pdf_lines import lines_of
from extractors.pdf_objects import page_objects
from extractors.pdf_page import PageObjects
from extractors.pdf_paragraphs import Block, blocks_of
from extractors.pdf_words import Vocabulary, spans_of

PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD


def read_pdf(path: Path) -> Document:
    """The paragraphs and tables of a PDF in reading order.

    Raises BrokenFile, EncryptedFile (the empty password is tried), EmptyFile when no page
    holds a word, NoTextLayer when all there is are pictures.
    """
    with opened(path) as pdf:
        pages = [_page(pdf, number) for number in range(1, len(pdf) + 1)]
    blocks = [block for page in pages for block in blocks_of(lines_of(page.runs), page.number)]
    states = tuple(_state(page) for page in pages)
    if not blocks:
        raise NoTextLayer(path) if PageState.IMAGE in states else EmptyFile(path)
    vocabulary = Vocabulary(line for block in blocks for line in block.lines)
    paragraphs = tuple(_paragraph(n, block, vocabulary) for n, block in enumerate(blocks, 1))
    return Document(path.name, _sha256(path), paragraphs, format="pdf", pages=states)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The PDF at `path`, closed afterwards."""
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_NEEDED:
            raise EncryptedFile(path, str(error)) from error
        raise BrokenFile(path, str(error)) from error
    try:
        yield pdf
    finally:
        pdf.close()


def _page(pdf: Any, number: int) -> PageObjects:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:
        return PageObjects(number, 0, 0)
    try:
        return page_objects(page, number)
    finally:
        page.close()


def _state(page: PageObjects) -> PageState:
    if page.runs:
        return PageState.TEXT
    return PageState.IMAGE if page.pictures else PageState.BLANK


def _paragraph(number: int, block: Block, vocabulary: Vocabulary) -> Paragraph:
    spans = spans_of(block.lines, vocabulary)
    text = "".join(span.text for span in spans)
    return Paragraph(text, Location(number, block.page, bbox=block.box), spans)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
