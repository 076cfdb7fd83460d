"""What people have put onto the pages of a PDF: filled-in fields, typed text, remarks.

A field and a typed text are read where they stand, by their value: it is whole even where the
field shows a part, and there even where no program has drawn it. Remarks are kept apart.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import BBox, Style
from extractors.readers.pdf.characters import display
from extractors.readers.pdf.page import CLEAN, Matrix, PageObjects, TextRun

HIDDEN = 0x02 | 0x20  # annotation flags Hidden and NoView (ISO 32000-1, table 165)
PASSWORD = 1 << 13  # field flag (ISO 32000-1, table 228)
TICKED, NOT_TICKED = "☒", "☐"
TYPE_SIZE = 11.0  # points, where the field leaves it to the viewer
LEADING = 1.2  # em
LINE_WIDTH = 0.6  # of the field; room is left, so that each line of a value is a paragraph
LETTER = 0.5  # em
SAME_LINE = 0.7  # em between a field and the label beside it
FONT_SIZE = re.compile(rb"([\d.]+)\s+Tf")
TYPED = (pdfium.FPDF_ANNOT_FREETEXT,)
REMARKS = frozenset(
    (
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_CARET,
        pdfium.FPDF_ANNOT_INK,
    )
)
TEXT_FIELDS = frozenset(
    (
        pdfium.FPDF_FORMFIELD_TEXTFIELD,
        pdfium.FPDF_FORMFIELD_COMBOBOX,
        pdfium.FPDF_FORMFIELD_LISTBOX,
    )
)
TICKED_FIELDS = frozenset((pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON))


Typed = tuple[str, BBox, float]  # a text put onto the page, its frame as shown, points of type


def put_on(page: Any, found: PageObjects) -> list[str]:
    """Add fields and typed text of a pypdfium2 page to its runs; give the remarks on it."""
    remarks = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind == pdfium.FPDF_ANNOT_WIDGET or kind in TYPED:
            if typed := _typed(page, note, kind):
                found.runs.extend(_runs(typed, found))
        elif kind in REMARKS and (remark := _string(note, b"Contents").strip()):
            remarks.append(" ".join(remark.split()))
        pdfium.FPDFPage_CloseAnnot(note)
    return remarks


def struck_places(page: Any) -> list[BBox]:
    """Where remarks strike words of a pypdfium2 page out, line by line, as shown."""
    places: list[BBox] = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_STRIKEOUT:
            places.extend(_lines_of(note, display(page)[0]))
        pdfium.FPDFPage_CloseAnnot(note)
    return places


def _lines_of(note: Any, shown: Matrix) -> Iterator[BBox]:
    """The boxes of the lines that a remark is about."""
    corners = pdfium.FS_QUADPOINTSF()
    for line in range(pdfium.FPDFAnnot_CountAttachmentPoints(note)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(note, line, corners):
            yield shown.box(corners.x1, corners.y4, corners.x4, corners.y1)


def _typed(page: Any, note: Any, kind: int) -> Typed | None:
    """None for what is hidden or empty."""
    rect = pdfium.FS_RECTF()
    if pdfium.FPDFAnnot_GetFlags(note) & HIDDEN or not pdfium.FPDFAnnot_GetRect(note, rect):
        return None
    text = _string(note, b"Contents") if kind in TYPED else _value(page, note)
    if not text.strip():
        return None
    box = display(page)[0].box(rect.left, rect.bottom, rect.right, rect.top)
    appearance = FONT_SIZE.search(_string(note, b"DA").encode("ascii", "replace"))
    size = float(appearance[1]) if appearance else 0.0
    return text, box, size or min(TYPE_SIZE, max(box.bottom - box.top, 1.0))


def _value(page: Any, note: Any) -> str:
    """What was filled in, or a box, ticked or not; empty for buttons and passwords."""
    form = page.formenv
    if form is None:
        return ""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if kind in TICKED_FIELDS:
        return TICKED if pdfium.FPDFAnnot_IsChecked(form, note) else NOT_TICKED
    if kind not in TEXT_FIELDS or pdfium.FPDFAnnot_GetFormFieldFlags(form, note) & PASSWORD:
        return ""
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, note, buffer, size)
    return _decoded(buffer, size)


def _string(note: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return _decoded(buffer, size)


def _decoded(buffer: Any, size: int) -> str:
    """`size` bytes, the closing zero among them."""
    return ctypes.string_at(buffer, max(size - 2, 0)).decode("utf-16-le", "replace")


def _runs(typed: Typed, found: PageObjects) -> Iterator[TextRun]:
    """A run for each line of the value, from the top of the frame; one line in its middle."""
    text, box, size = typed
    lines = [line.translate(CLEAN).strip() for line in re.split(r"\r\n?|\n", text)]
    height = box.bottom - box.top
    single = len(lines) == 1 and height < 2 * LEADING * size
    step = min(LEADING * size, height / len(lines))
    first = (box.top + box.bottom) / 2 + 0.35 * size if single else box.top + size
    if single:
        first = _beside(box, first, size, found)
    order = len(found.runs) + 1
    for number, line in enumerate(lines):
        if line:
            baseline = first + number * step
            width = min(LETTER * size * len(line), LINE_WIDTH * (box.x1 - box.x0))
            place = BBox(box.x0, baseline - 0.8 * size, box.x0 + width, baseline + 0.2 * size)
            style = Style(size=round(size, 1))
            yield TextRun(line, place, box.x0, baseline, size, style, order + 2 * number)


def _beside(box: BBox, baseline: float, size: float, found: PageObjects) -> float:
    """The baseline of the label beside a field, or the given one where there is none."""
    near = [
        run.baseline
        for run in found.runs
        if not run.turn and box.top - 1 <= run.baseline <= box.bottom + 0.3 * size
    ]
    best = min(near, key=lambda other: abs(other - baseline), default=baseline)
    return best if abs(best - baseline) < SAME_LINE * size else baseline
