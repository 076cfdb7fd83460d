"""Questions put to pdfium about every object and letter of a page, and those of several readers.

Objects are the pointers pypdfium2 declares, never numbers. Where pdfium writes its answer is made
once for many questions: making it costs as much as asking.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ctypes import PYFUNCTYPE, byref, c_float, c_int, c_uint, c_void_p, cast
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from extractors.readers.pdf.page import Matrix


def _quick(name: str, answer: Any = c_int) -> Callable[..., Any]:
    """pdfium's function of that name, its arguments not looked at on the way.

    That makes a call half as dear, and one that answers with a number for a pointer a fifth: such
    a number tells objects apart, and is never handed back. To be called with pypdfium2's pointers,
    `byref` and whole numbers; for what is asked so often that it counts, pypdfium2's own for else.
    """
    return PYFUNCTYPE(answer)(cast(getattr(pdfium, name), c_void_p).value or 0)


Number = int | None  # of an object or a font, as long as the page is open; None for none
owner_of_letter: Callable[[Any, int], Number] = _quick("FPDFText_GetTextObject", c_void_p)
letter_at: Callable[[Any, int], int] = _quick("FPDFText_GetUnicode", c_uint)
is_guessed: Callable[[Any, int], int] = _quick("FPDFText_HasUnicodeMapError")  # 1 if so
object_at: Callable[[Any, int], Any] = _quick("FPDFPage_GetObject", pdfium.FPDF_PAGEOBJECT)
kind_of: Callable[[Any], int] = _quick("FPDFPageObj_GetType")
write_bounds = _quick("FPDFPageObj_GetBounds")
write_fill = _quick("FPDFPageObj_GetFillColor")
write_matrix = _quick("FPDFPageObj_GetMatrix")
write_size = _quick("FPDFTextObj_GetFontSize")
mode_of: Callable[[Any], int] = _quick("FPDFTextObj_GetTextRenderMode")
clip_of: Callable[[Any], Any] = _quick("FPDFPageObj_GetClipPath", pdfium.FPDF_CLIPPATH)
count_clips: Callable[[Any], int] = _quick("FPDFClipPath_CountPaths")  # -1 for none
clip_segment = _quick("FPDFClipPath_GetPathSegment", pdfium.FPDF_PATHSEGMENT)
clip_corner: Callable[[Any, int, int], Number] = _quick("FPDFClipPath_GetPathSegment", c_void_p)
write_point = _quick("FPDFPathSegment_GetPoint")
font_of: Callable[[Any], Number] = _quick("FPDFTextObj_GetFont", c_void_p)

Edges = tuple[float, float, float, float]  # left, bottom, right, top
IDENTITY = Matrix(1, 0, 0, 1, 0, 0)  # what stands where pdfium gives no matrix


@contextmanager
def letters_on(page: Any) -> Iterator[Any]:
    """pdfium's text page of a pypdfium2 page, closed afterwards."""
    textpage = pdfium.FPDFText_LoadPage(page)
    try:
        yield textpage
    finally:
        pdfium.FPDFText_ClosePage(textpage)


def objects_on(page: Any) -> list[Any]:
    """The objects of a pypdfium2 page, in the order they are drawn."""
    raw = page.raw
    return list(map(object_at, repeat(raw), range(pdfium.FPDFPage_CountObjects(raw))))


def objects_in(form: Any) -> list[Any]:
    """The objects of a form on a page."""
    count = pdfium.FPDFFormObj_CountObjects(form)
    return [pdfium.FPDFFormObj_GetObject(form, n) for n in range(count)]


def bounded(things: Iterable[Any]) -> Iterator[tuple[Any, Edges]]:
    """Objects of any kind with their edges, but for those that have none."""
    left, bottom, right, top = edges = [c_float() for _ in range(4)]
    rooms = list(map(byref, edges))
    for thing in things:
        if write_bounds(thing, *rooms):
            yield thing, (left.value, bottom.value, right.value, top.value)


def matrix_of(thing: Any) -> Matrix:
    """Where an object stands in its page or form."""
    room = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, room):
        return IDENTITY
    return Matrix(room.a, room.b, room.c, room.d, room.e, room.f)
