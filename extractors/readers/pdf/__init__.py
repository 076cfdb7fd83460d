"""Read a PDF: text, looks and places through pdfium, joined by geometry; scans through OCR."""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2.raw import FORMTYPE_XFA_FULL

from extractors.document import Document, PageState, UnseenReason, UnseenText
from extractors.errors import (
    BrokenFile,
    DynamicForm,
    EmptyFile,
    EncryptedFile,
    ExtractionError,
    IllegibleScan,
    NoTextLayer,
    OnlyAttachments,
)
from extractors.readers.ocr.tesseract import ocr_available
from extractors.readers.pdf.annotations import put_on, struck_places
from extractors.readers.pdf.footnotes import set_notes_apart
from extractors.readers.pdf.headers_footers import set_margins_apart
from extractors.readers.pdf.layers import has_layers
from extractors.readers.pdf.layout import PageParts, parts_of
from extractors.readers.pdf.line_numbers import LineNumbers
from extractors.readers.pdf.objects import page_objects
from extractors.readers.pdf.page import PageObjects
from extractors.readers.pdf.pdfplumber_fallback import is_doubtful, seen_by_pdfplumber
from extractors.readers.pdf.reading_order import flow_of
from extractors.readers.pdf.scanned_pages import ScanReader, state_of
from extractors.readers.pdf.to_document import Writer
from extractors.readers.pdf.unseen_text import set_unseen_apart
from extractors.text import is_garbled

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # it warns of XFA; the fields are read
PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
HEADER = b"%PDF-1.7\n"
HEADER_WITHIN = 1024  # bytes; pdfium looks no further
PLEASE_WAIT = 1000  # letters; more than stands in place of a form that is still to be drawn


def read_pdf(path: Path) -> Document:
    """The paragraphs and tables of a PDF in reading order.

    Pages that are pictures are read by OCR where it is installed, and marked.
    Raises BrokenFile, EncryptedFile (the empty password is tried), EmptyFile when no page
    holds a word, NoTextLayer when all there is are pictures and no OCR is installed,
    IllegibleScan when it reads nothing in them, DynamicForm, OnlyAttachments.
    """
    with opened(path) as pdf:
        pages = _pages(path, pdf)
        attached = tuple(_attached(pdf))
        is_dynamic = pdf.get_formtype() == FORMTYPE_XFA_FULL
    margins = set_margins_apart(pages)
    set_notes_apart(pages)
    writer = Writer(pages)
    document = Document(
        path.name,
        _sha256(path),
        tuple(writer.blocks(flow_of(pages))),
        format="pdf",
        pages=tuple(page.state for page in pages),
        notes=tuple(writer.notes()),
        margins=tuple(writer.margins(margins)),
        comments=tuple(comment for page in pages for comment in page.comments),
        attached=attached,
        unseen=tuple(words for page in pages for words in page.unseen),
    )
    if is_dynamic and len(document.text) < PLEASE_WAIT:
        raise DynamicForm(path)
    if not document.blocks:
        raise _wordless(document)(path)
    return document


def _wordless(document: Document) -> type[ExtractionError]:
    """Why there is no word on any page."""
    if PageState.IMAGE in document.pages:
        return IllegibleScan if ocr_available() else NoTextLayer
    return OnlyAttachments if document.attached else EmptyFile


def _attached(pdf: Any) -> Iterator[str]:
    """The names of the files within a PDF; all that a portfolio is made of."""
    for number in range(pdf.count_attachments()):
        try:
            yield pdf.get_attachment(number).get_name()
        except pypdfium2.PdfiumError:  # named in the list, and not there
            continue


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The PDF at `path`, closed afterwards. Raises BrokenFile, EmptyFile, EncryptedFile."""
    if not path.stat().st_size:
        raise EmptyFile(path)
    try:
        pdf = pypdfium2.PdfDocument(_with_header(path) or path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_NEEDED:
            raise EncryptedFile(path, str(error)) from error
        raise BrokenFile(path, str(error)) from error
    try:
        pdf.init_forms()  # fields are read and drawn; does nothing where there are none
        yield pdf
    finally:
        pdf.close()


@contextmanager
def opened_page(path: Path, page: int) -> Iterator[Any]:
    """Page `page` (1-based) of the PDF at `path`. Raises as `opened`; BrokenFile for none such."""
    with opened(path) as pdf:
        if not 1 <= page <= len(pdf):
            raise BrokenFile(path, f"no page {page} among {len(pdf)}")
        try:
            shown = pdf[page - 1]
        except pypdfium2.PdfiumError as error:
            raise BrokenFile(path, f"page {page}: {error}") from error
        try:
            yield shown
        finally:
            shown.close()


def _with_header(path: Path) -> bytes | None:
    """The file behind a header that pdfium accepts; None where it begins with one itself.

    Old programs wrote "%!PS-Adobe-3.0 PDF-1.4", and servers put their own lines before it.
    """
    with path.open("rb") as file:
        if b"%PDF-" in file.read(HEADER_WITHIN):
            return None
        file.seek(0)
        return HEADER + file.read()


@dataclass
class _Memory:
    """What is true of the whole document, as far as its pages have told it."""

    has_layers: bool
    all_counts: bool = False  # nothing would be left of the document without what nobody sees
    reader: ScanReader = field(default_factory=ScanReader)
    numbering: LineNumbers = field(default_factory=LineNumbers)
    wordless: dict[int, PageObjects] = field(default_factory=dict)  # whole, by number


def _pages(path: Path, pdf: Any) -> list[PageParts]:
    """Each page. Where nobody sees a word of the document, its words count all the same."""
    layered = has_layers(path.read_bytes())
    memory = _Memory(layered)
    pages = _read_pages(path, pdf, memory)
    empty = not any(page.pieces or page.tables or page.aside for page in pages)
    if empty and any(page.unseen for page in pages):
        whole = _Memory(layered, all_counts=True, wordless=memory.wordless)
        return _read_pages(path, pdf, whole)
    return pages


def _read_pages(path: Path, pdf: Any, memory: _Memory) -> list[PageParts]:
    """Those before the one that told how lines are numbered are read once more."""
    pages = [_page(path, pdf, n, memory) for n in range(1, len(pdf) + 1)]
    for page in pages[: max(memory.numbering.first_page - 1, 0)]:
        if page.state is PageState.TEXT:
            pages[page.number - 1] = _page(path, pdf, page.number, memory)
    return pages


def _page(path: Path, pdf: Any, number: int, memory: _Memory) -> PageParts:
    try:
        page = pdf[number - 1]
    except pypdfium2.PdfiumError:  # the page is damaged; the others may not be
        return PageParts(number, 0, 0, PageState.IMAGE)
    try:
        objects = memory.wordless.get(number) or _objects(path, page, number)
        unseen = [] if memory.all_counts else _set_apart(page, objects, memory)
        comments = put_on(page, objects)
        state = _state(objects, unseen)
        if state is PageState.IMAGE and (read := memory.reader.read(page, objects)):
            known = not is_garbled("".join(run.text for run in read.runs))
            state = PageState.OCR if known else PageState.IMAGE  # the page shows numbers of letters
            # a picture shows nothing unseen
            return parts_of(read, state, comments, memory.numbering)
    finally:
        page.close()
    memory.reader.knows(objects)
    parts = parts_of(objects, state, comments, memory.numbering)
    parts.unseen = unseen
    return parts


def _objects(path: Path, page: Any, number: int) -> PageObjects:
    objects = page_objects(page, number)
    return seen_by_pdfplumber(path, objects) if is_doubtful(objects) else objects


def _set_apart(page: Any, objects: PageObjects, memory: _Memory) -> list[UnseenText]:
    """What nobody sees; a page of nothing else is remembered whole."""
    whole = objects.runs
    unseen = set_unseen_apart(page, objects, struck_places(page), has_layers=memory.has_layers)
    if unseen and not objects.runs:
        memory.wordless[objects.number] = replace(objects, runs=whole)
    return unseen


def _state(objects: PageObjects, unseen: Sequence[UnseenText]) -> PageState:
    """A page of nothing but words struck out is blank: OCR would read them all the same."""
    state = state_of(objects)
    struck = any(words.reason is UnseenReason.STRUCK_OUT for words in unseen)
    if struck and state is PageState.IMAGE and not objects.runs and not objects.pictures:
        return PageState.BLANK
    return state


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
