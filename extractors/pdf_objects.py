"""What stands on a PDF page, read through pdfium.

pdfium gives one object for each text operator, already with the spaces it sees between them;
what belongs together is decided behind this module.
"""

import codecs
import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import RGB, BBox, Style
from extractors.pdf_letters import Letters, address, display
from extractors.pdf_page import CLEAN, Matrix, PageObjects, Run, rule_of, union

MOST_PATHS = 4000  # a page with more is a drawing, not a table
MOST_SEGMENTS = 400  # of one path; a longer one is a curve, not a rule
DEEPEST_FORM = 6  # forms may hold forms, even themselves
RULE_WIDTH = 3.0  # points; a wider bar is a surface
INVISIBLE = 3  # text render mode of an OCR layer (ISO 32000-1, table 106)
FAKE_BOLD = 2  # filled and stroked
FORCE_BOLD = 1 << 18  # font descriptor flags (ISO 32000-1, table 123)
ITALIC = 1 << 6
BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
LETTER = 0.65  # em; the usual width of letters and figures lies below, of capitals just above
JUMP = 1.0  # em; a wider gap inside a run leads to another column
SAMPLE = 25  # letters looked at on a page
# Control characters, the replacement character and the private use areas, but for the part
# where Symbol and Wingdings keep the bullets of lists.
UNMAPPED = re.compile(
    r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]"
    r"|[\U000f0000-\U0010ffff]"
)


def page_objects(page: Any, number: int) -> PageObjects:
    """Read every object of a pypdfium2 page; nothing of the page is kept."""
    textpage = pdfium.FPDFText_LoadPage(page)
    try:
        reader = _Reader(page, textpage, number)
        reader.read_page()
        return reader.found
    finally:
        pdfium.FPDFText_ClosePage(textpage)


class _Reader:
    """One page while it is read: buffers, fonts and styles already met."""

    def __init__(self, page: Any, textpage: Any, number: int) -> None:
        self.page = page
        self.textpage = textpage
        self.shown, width, height = display(page)
        self.found = PageObjects(number, width, height)
        self.buffer = (ctypes.c_ushort * 4096)()
        self.matrix = pdfium.FS_MATRIX()
        self.to_matrix = ctypes.byref(self.matrix)
        self.floats = [ctypes.c_float() for _ in range(4)]
        self.to_floats = [ctypes.byref(number) for number in self.floats]
        self.bytes = [ctypes.c_uint() for _ in range(4)]
        self.to_bytes = [ctypes.byref(number) for number in self.bytes]
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.letters = Letters(textpage, self.shown)
        self.fonts: dict[bytes, tuple[bool, bool]] = {}
        self.styles: dict[tuple[object, ...], Style] = {}

    def read_page(self) -> None:
        for index in range(pdfium.FPDFPage_CountObjects(self.page)):
            self._read(pdfium.FPDFPage_GetObject(self.page, index), self.shown, 0)
        self.found.unmapped = max(self.found.unmapped, self._unmapped())

    def _read(self, thing: Any, shown: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._read_text(thing, shown)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._read_path(thing, shown)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = self._box(thing, shown)
            if box:
                self.found.pictures.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            inside = shown.after(self._matrix(thing))
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self._read(pdfium.FPDFFormObj_GetObject(thing, index), inside, depth + 1)

    def _read_text(self, thing: Any, shown: Matrix) -> None:
        text = self._text(thing)
        box = self._box(thing, shown)
        if not text.strip() or box is None:
            self.found.silent += not text
            return
        place = shown.after(self._matrix(thing))
        turn = _turn(place)
        points = self.floats[0]
        pdfium.FPDFTextObj_GetFontSize(thing, self.to_floats[0])
        size = abs(points.value) * math.hypot(place.c, place.d)
        style = self._style(thing, round(size, 1), abs(place.c) > 0.05 * abs(place.d) and turn == 0)
        run = Run(text, box, place.e, place.f, size, style, len(self.found.runs), turn)
        if _is_stretched(run):
            self.found.runs.extend(self._cut(run, thing))
        else:
            self.found.runs.append(run)

    def _cut(self, run: Run, thing: Any) -> list[Run]:
        """The parts of a run that jumps across the page, from one column to the next."""
        parts: list[tuple[str, BBox]] = []
        for letter, box in self.letters.of(thing):
            if not letter.strip() or box is None:
                if parts:
                    parts[-1] = f"{parts[-1][0]} ", parts[-1][1]
            elif parts and -run.size < box.x0 - parts[-1][1].x1 < JUMP * run.size:
                parts[-1] = parts[-1][0] + letter, union((parts[-1][1], box))
            else:
                parts.append((letter, box))
        orders = range(run.order, run.order + len(parts))
        cut = [
            run._replace(text=text, box=box, left=box.x0, order=order)
            for order, (text, box) in zip(orders, parts, strict=True)
        ]
        return cut or [run]

    def _text(self, thing: Any) -> str:
        size = pdfium.FPDFTextObj_GetText(thing, self.textpage, self.buffer, len(self.buffer))
        if size > ctypes.sizeof(self.buffer):
            self.buffer = (ctypes.c_ushort * size)()
            size = pdfium.FPDFTextObj_GetText(thing, self.textpage, self.buffer, size)
        raw = ctypes.string_at(self.buffer, max(size - 2, 0))
        text = codecs.utf_16_le_decode(raw, "replace")[0]
        if text.isascii() and text.isprintable():
            return text
        self.found.unmapped += len(UNMAPPED.findall(text))
        return text.translate(CLEAN)

    def _unmapped(self) -> int:
        """How many letters pdfium only guesses at, from a sample of the page."""
        count: int = pdfium.FPDFText_CountChars(self.textpage)
        places = range(0, count, max(count // SAMPLE, 1))
        guessed = [n for n in places if pdfium.FPDFText_HasUnicodeMapError(self.textpage, n) == 1]
        return count * len(guessed) // max(len(places), 1)

    def _box(self, thing: Any, shown: Matrix) -> BBox | None:
        left, bottom, right, top = self.floats
        if not pdfium.FPDFPageObj_GetBounds(thing, *self.to_floats):
            return None
        return shown.box(left.value, bottom.value, right.value, top.value)

    def _matrix(self, thing: Any) -> Matrix:
        m = self.matrix
        if not pdfium.FPDFPageObj_GetMatrix(thing, self.to_matrix):
            return Matrix(1, 0, 0, 1, 0, 0)
        return Matrix(m.a, m.b, m.c, m.d, m.e, m.f)

    def _style(self, thing: Any, size: float, slanted: bool) -> Style:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        red, green, blue, _ = self.bytes
        color = None
        if mode != INVISIBLE and pdfium.FPDFPageObj_GetFillColor(thing, *self.to_bytes):
            color = RGB(red.value, green.value, blue.value)
        bold, italic = self._font(pdfium.FPDFTextObj_GetFont(thing))
        looks = (bold or mode == FAKE_BOLD, italic or slanted, size, color)
        if looks not in self.styles:
            self.styles[looks] = Style(*looks)
        return self.styles[looks]

    def _font(self, font: Any) -> tuple[bool, bool]:
        """Whether the font is bold, and whether it is italic."""
        key = address(font)
        if key not in self.fonts:
            self.fonts[key] = _font_looks(font) if font else (False, False)
        return self.fonts[key]

    def _read_path(self, thing: Any, shown: Matrix) -> None:
        self.found.paths += 1
        if self.found.paths > MOST_PATHS:
            return
        box = self._box(thing, shown)
        if box is None:
            return
        if min(box.x1 - box.x0, box.bottom - box.top) < RULE_WIDTH:
            self.found.rules.append(rule_of(box))
        elif pdfium.FPDFPath_CountSegments(thing) <= MOST_SEGMENTS:
            pdfium.FPDFPath_GetDrawMode(thing, self.fill, self.stroke)
            drawn = bool(self.stroke.value)
            sides = self._sides(thing, shown.after(self._matrix(thing)))
            self.found.rules.extend(rule_of(side, drawn) for side in sides)

    def _sides(self, path: Any, shown: Matrix) -> Iterator[BBox]:
        """The sides of a path that run along the page, each a narrow box."""
        x, y = self.floats[:2]
        here = start = (0.0, 0.0)
        for index in range(pdfium.FPDFPath_CountSegments(path)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            there = shown.point(x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = there
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield from _straight(here, there)
            here = there
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield from _straight(there, start)


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[BBox]:
    (ax, ay), (bx, by) = one, other
    if max(abs(ax - bx), abs(ay - by)) > RULE_WIDTH > 4 * min(abs(ax - bx), abs(ay - by)):
        yield BBox(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _is_stretched(run: Run) -> bool:
    """Whether a run is much wider than its letters; then it jumps somewhere."""
    if run.turn:
        return False
    width = (run.box.x1 - run.box.x0) / run.size if run.size else 0.0
    spaces = run.text.count(" ")
    return width > LETTER * (len(run.text) - spaces) + JUMP * (1 + spaces)


def _turn(place: Matrix) -> int:
    """Quarter turns clockwise of text written along (a, b), y downwards."""
    return round(math.atan2(place.b, place.a) / (math.pi / 2)) % 4


def _font_looks(font: Any) -> tuple[bool, bool]:
    buffer = ctypes.create_string_buffer(256)
    size = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.raw[: max(min(size, 256) - 1, 0)].decode("utf-8", "replace")
    flags = max(pdfium.FPDFFont_GetFlags(font), 0)
    bold = bool(BOLD_NAME.search(name) or flags & FORCE_BOLD)
    return bold, bool(ITALIC_NAME.search(name) or flags & ITALIC)
