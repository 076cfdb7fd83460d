"""pdfium's functions for what is asked of every object and letter, addresses as plain numbers.

pypdfium2's prototypes make a Python object of each pointer that goes in or comes out. Where every
letter of a page is an object of its own, that costs more than all the rest of the reading.
"""

import ctypes
import struct
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def address(pointer: Any) -> int:
    """The address of what pypdfium2 holds: a page, an object; 0 for nothing."""
    return ctypes.cast(pointer, _POINTER).value or 0


def _plain(name: str, answer: Any, *given: Any) -> Callable[..., Any]:
    """The function of that name; too short to let other threads run meanwhile."""
    return ctypes.PYFUNCTYPE(answer, *given)(address(getattr(pdfium, name)))


def start_of(room: bytearray) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(room)) if room else 0


def addresses(room: bytearray, record: struct.Struct, number: str = "f") -> list[range]:
    """Where pdfium puts its answers: each field of all the records in `room`, one by one.

    Where the records have parts of more than one kind, all are taken to be as long as `number`.
    """
    start = start_of(room)
    fields = range(0, record.size, struct.calcsize(number))
    return [range(start + field, start + field + len(room), record.size) for field in fields]


def as_pointer(pointer: int) -> ctypes.c_void_p:
    """An address for `owner_of_letter` and `letter_at`."""
    return _POINTER(pointer)


load_textpage = _plain("FPDFText_LoadPage", _POINTER, _POINTER)
close_textpage = _plain("FPDFText_ClosePage", None, _POINTER)
count_letters = _plain("FPDFText_CountChars", _INT, _POINTER)
all_letters = _plain("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
is_guessed = _plain("FPDFText_HasUnicodeMapError", _INT, _POINTER, _INT)
letter_box = _plain("FPDFText_GetCharBox", _INT, _POINTER, _INT, *[_POINTER] * 4)

count_on_page = _plain("FPDFPage_CountObjects", _INT, _POINTER)
on_page = _plain("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
count_in_form = _plain("FPDFFormObj_CountObjects", _INT, _POINTER)
in_form = _plain("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
kind_of = _plain("FPDFPageObj_GetType", _INT, _POINTER)
bounds_of = _plain("FPDFPageObj_GetBounds", _INT, _POINTER, *[_POINTER] * 4)
matrix_of = _plain("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
fill_of = _plain("FPDFPageObj_GetFillColor", _INT, _POINTER, *[_POINTER] * 4)

size_of = _plain("FPDFTextObj_GetFontSize", _INT, _POINTER, _POINTER)
mode_of = _plain("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
font_of = _plain("FPDFTextObj_GetFont", _POINTER, _POINTER)
font_name = _plain("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_flags = _plain("FPDFFont_GetFlags", _INT, _POINTER)

count_segments = _plain("FPDFPath_CountSegments", _INT, _POINTER)
draw_mode_of = _plain("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
segment_at = _plain("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_point = _plain("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_kind = _plain("FPDFPathSegment_GetType", _INT, _POINTER)
segment_closes = _plain("FPDFPathSegment_GetClose", _INT, _POINTER)

# Asked of nearly every letter; half as dear where the arguments are not looked at on the way. So
# the page is given as `as_pointer` gives it: of a plain number half would be lost.
_of_letter = ctypes.PYFUNCTYPE(_POINTER), ctypes.PYFUNCTYPE(ctypes.c_uint)
owner_of_letter: Callable[[ctypes.c_void_p, int], int | None] = _of_letter[0](
    address(pdfium.FPDFText_GetTextObject)
)
letter_at: Callable[[ctypes.c_void_p, int], int] = _of_letter[1](
    address(pdfium.FPDFText_GetUnicode)
)
