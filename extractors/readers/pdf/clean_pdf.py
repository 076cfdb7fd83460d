"""A PDF with its pages alone: no properties, comments, attachments or scripts."""

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

KEPT = raw.FPDF_ANNOT_LINK
SHOWN = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET)  # a field of a form shows what was typed in
ABOUT = re.compile(rb"<</CreationDate\([^)]*\)/Creator\(PDFium\)/Producer\(PDFium\)>>")
NAMED = re.compile(rb"/ID\[<([0-9A-F]{32})><([0-9A-F]{32})>\]")


def clean_pdf(source: Path) -> bytes:
    """The pages of a PDF as a PDF of their own: the same pages give the same bytes.

    Raises pypdfium2.PdfiumError for what is no PDF, or needs a password.
    """
    with pdfium.PdfDocument(source) as old, _pages_of(old) as bare:
        for page in bare:
            _take_off(page, SHOWN)
            raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
            page.close()
        for page in bare:
            _take_off(page, (KEPT,))
        with _pages_of(bare) as clean:  # what was taken off is in no page, and stays behind
            made = BytesIO()
            clean.save(made)
    return _without_moment(made.getvalue())


def _pages_of(document: pdfium.PdfDocument) -> pdfium.PdfDocument:
    new = pdfium.PdfDocument.new()
    new.import_pages(document)
    return new


def _take_off(page: pdfium.PdfPage, kept: tuple[int, ...]) -> None:
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        mark = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(mark)
        raw.FPDFPage_CloseAnnot(mark)
        if kind not in kept:
            raw.FPDFPage_RemoveAnnot(page, number)


def _without_moment(content: bytes) -> bytes:
    """Without the time of making, and with an identifier made of the rest; no byte moves."""
    bare = ABOUT.sub(lambda found: b"<<>>".ljust(len(found[0])), content)
    bare = NAMED.sub(lambda found: _identifier(b"0" * 32), bare)
    mark = sha256(bare).hexdigest()[:32].upper().encode()
    return NAMED.sub(lambda found: _identifier(mark), bare)


def _identifier(mark: bytes) -> bytes:
    return b"/ID[<" + mark + b"><" + mark + b">]"
