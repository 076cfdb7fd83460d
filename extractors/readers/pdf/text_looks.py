"""What pdfium says of one text object after another: its place, and how it looks."""

import math
import re
from ctypes import byref, c_char, c_float, c_uint
from functools import lru_cache
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.document import RGB, Style
from extractors.readers.pdf.page import Matrix
from extractors.readers.pdf.pdfium import (
    Edges,
    Number,
    clip_corner,
    clip_of,
    clip_segment,
    count_clips,
    font_of,
    mode_of,
    write_bounds,
    write_fill,
    write_matrix,
    write_point,
    write_size,
)

INVISIBLE = 3  # text render mode of an OCR layer (ISO 32000-1, table 106)
FAKE_BOLD = 2  # filled and stroked
CLIPPING = 7  # letters that only cut out what is drawn after them
FAINT = 13  # 0-255 of alpha; ink as thin as that shows nothing
CORNERS = (0, 2)  # points of a rectangle that lie across
FORCE_BOLD = 1 << 18  # font descriptor flags (ISO 32000-1, table 123)
ITALIC = 1 << 6
BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
FontName = c_char * 256  # as much as is looked at; made once, as types of ctypes are dear
SMALLEST = 0.01  # points; a matrix that flattens its letters leaves them no size at all
# What pdfium writes about an object: its edges, its size, its colour in four parts, its matrix.
LOOKS = Struct("f 4I 4f")  # of these, how it looks
RECORD = Struct(f"4f {LOOKS.size}s 2f")
BLANK = Struct("4f f 4I 6f").pack(*[0] * 9, 1, 0, 0, 1, 0, 0)
# Edges: left, bottom, right, top; looks; where its writing begins, x and y.
Record = tuple[float, float, float, float, bytes, float, float]
LooksKey = tuple[bytes, int, Number]  # looks as pdfium says them, render mode, font


class Looks(NamedTuple):
    """What is the same for most text objects of a page."""

    size: float  # points, as shown
    style: Style
    turn: int


class TextObjects:
    """Asks pdfium about the text objects of one page; the room for its answers is kept."""

    def __init__(self) -> None:
        self._room = room = bytearray(BLANK)
        self._edges = [byref(c_float.from_buffer(room, 4 * place)) for place in range(4)]
        self._size = byref(c_float.from_buffer(room, 16))
        self._color = [byref(c_uint.from_buffer(room, 20 + 4 * part)) for part in range(4)]
        self._matrix = byref(pdfium.FS_MATRIX.from_buffer(room, 36))
        self._x, self._y = c_float(), c_float()
        self._point = byref(self._x), byref(self._y)
        self._clips: dict[Number, Edges | None] = {None: None}  # by the first corner of each
        self._fonts: dict[Number, tuple[bool, bool]] = {None: (False, False)}

    def ask(self, thing: Any) -> tuple[Record, int, Number] | None:
        """Its record, render mode and font; None where it has no edges."""
        if not write_bounds(thing, *self._edges):
            return None
        has_fill = write_fill(thing, *self._color)
        write_size(thing, self._size)
        write_matrix(thing, self._matrix)
        font = font_of(thing)
        if font not in self._fonts:
            self._fonts[font] = _looks_of_font(pdfium.FPDFTextObj_GetFont(thing))
        return RECORD.unpack(self._room), mode_of(thing) if has_fill else INVISIBLE, font

    def clip(self, thing: Any) -> Edges | None:
        """The innermost rectangle that it is clipped to; None where there is none."""
        path = clip_of(thing)
        last = count_clips(path) - 1
        if last < 0:
            return None
        corner = clip_corner(path, last, 0)  # the same one for all objects clipped to that path
        if corner not in self._clips:
            self._clips[corner] = self._rectangle(path, last)
        return self._clips[corner]

    def _rectangle(self, path: Any, number: int) -> Edges | None:
        corners = [clip_segment(path, number, corner) for corner in CORNERS]
        if not all(map(bool, corners)):
            return None
        (ax, ay), (bx, by) = map(self._place, corners)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def _place(self, segment: Any) -> tuple[float, float]:
        write_point(segment, *self._point)
        return self._x.value, self._y.value

    def looks(self, key: LooksKey, shown: Matrix) -> Looks:
        packed, mode, font = key
        return _looks(packed, mode, *self._fonts[font], shown)


def _looks_of_font(font: Any) -> tuple[bool, bool]:
    """Whether it is bold, and whether it is italic."""
    name = FontName()
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return _looks_of_name(name.value, max(pdfium.FPDFFont_GetFlags(font), 0))


@lru_cache(1000)  # the few of one document, on one page after another
def _looks_of_name(name: bytes, flags: int) -> tuple[bool, bool]:
    text = name.decode("utf-8", "replace")
    bold = bool(BOLD_NAME.search(text) or flags & FORCE_BOLD)
    return bold, bool(ITALIC_NAME.search(text) or flags & ITALIC)


@lru_cache(1000)  # likewise
def _looks(packed: bytes, mode: int, bold: bool, italic: bool, shown: Matrix) -> Looks:
    points, red, green, blue, alpha, a, b, c, d = LOOKS.unpack(packed)
    place = shown.after(Matrix(a, b, c, d, 0, 0))
    turn = _turn(place)
    size = max(abs(points) * math.hypot(place.c, place.d), SMALLEST)
    slanted = turn == 0 and abs(place.c) > 0.05 * abs(place.d)
    inkless = mode in (INVISIBLE, CLIPPING) or alpha < FAINT
    color = None if inkless else RGB(red, green, blue)
    style = _style(bold or mode == FAKE_BOLD, italic or slanted, round(size, 1), color)
    return Looks(size, style, turn)


@lru_cache(1000)  # likewise; what is one object is soon found to be the same style
def _style(bold: bool, italic: bool, size: float, color: RGB | None) -> Style:
    return Style(bold, italic, size, color)


def _turn(place: Matrix) -> int:
    """Quarter turns clockwise of text written along (a, b), y downwards."""
    return round(math.atan2(place.b, place.a) / (math.pi / 2)) % 4
