"""Single letters of a PDF page with their places: for what whole runs are too coarse."""

import ctypes
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import BBox
from extractors.pdf_page import CLEAN, Matrix

# The same function with the address as a plain number: there is one call for every letter.
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


class Letters:
    """The letters of one page, as pdfium orders them; an object is looked up when asked for."""

    def __init__(self, textpage: Any, shown: Matrix) -> None:
        self.textpage = textpage
        self.shown = shown
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.owned: dict[int, list[int]] | None = None

    def __iter__(self) -> Iterator[tuple[str, BBox | None]]:
        return map(self._letter, range(pdfium.FPDFText_CountChars(self.textpage)))

    def of(self, thing: Any) -> Iterator[tuple[str, BBox | None]]:
        """The letters of one text object; None for what takes up no room."""
        if self.owned is None:
            self.owned = {}
            for index in range(pdfium.FPDFText_CountChars(self.textpage)):
                owner = _text_object(self.textpage, index) or 0
                self.owned.setdefault(owner, []).append(index)
        here = int.from_bytes(address(thing), sys.byteorder)
        return map(self._letter, self.owned.get(here, []))

    def _letter(self, index: int) -> tuple[str, BBox | None]:
        letter = chr(pdfium.FPDFText_GetUnicode(self.textpage, index)).translate(CLEAN)
        left, right, bottom, top = self.edges
        if not pdfium.FPDFText_GetCharBox(self.textpage, index, left, right, bottom, top):
            return letter, None
        return letter, self.shown.box(left.value, bottom.value, right.value, top.value)


def address(pointer: Any) -> bytes:
    """What tells one pdfium object from another; three times faster than casting the pointer."""
    return bytes(pointer)


def display(page: Any) -> tuple[Matrix, float, float]:
    """From the page's own space to the page as shown, and its width and height there."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, rect)
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    wide, high = right - left, top - bottom
    match pdfium.FPDFPage_GetRotation(page):
        case 1:
            return Matrix(0, 1, 1, 0, -bottom, -left), high, wide
        case 2:
            return Matrix(-1, 0, 0, 1, right, -bottom), wide, high
        case 3:
            return Matrix(0, -1, -1, 0, top, right), high, wide
        case _:
            return Matrix(1, 0, 0, -1, -left, top), wide, high
