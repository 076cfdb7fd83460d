"""What stands on a PDF page, read through pdfium.

pdfium gives one object for each text operator, already with the spaces it sees between them;
what belongs together is decided behind this module.
"""

import ctypes
import math
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors import pdf_calls as calls
from extractors.document import RGB, BBox, Style
from extractors.pdf_letters import Letters, display
from extractors.pdf_page import CLEAN, Matrix, PageObjects, Run, rule_of, union

MOST_PATHS = 4000  # a page with more is a drawing, not a table
MOST_SEGMENTS = 400  # of one path; a longer one is a curve, not a rule
DEEPEST_FORM = 30  # forms may hold forms, even themselves; each stamp put on adds one
RULE_WIDTH = 3.0  # points; a wider bar is a surface
INVISIBLE = 3  # text render mode of an OCR layer (ISO 32000-1, table 106)
FAKE_BOLD = 2  # filled and stroked
FORCE_BOLD = 1 << 18  # font descriptor flags (ISO 32000-1, table 123)
ITALIC = 1 << 6
BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
LETTER = 0.65  # em; the usual width of letters and figures lies below, of capitals just above
JUMP = 1.0  # em; a wider gap inside a run leads to another column
# Control characters, the replacement character and the private use areas, but for the part
# where Symbol and Wingdings keep the bullets of lists.
UNMAPPED = re.compile(
    r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]"
    r"|[\U000f0000-\U0010ffff]"
)
ODD = re.compile(f"[{re.escape(''.join(map(chr, CLEAN)))}]|{UNMAPPED.pattern}")
# What pdfium answers about an object, one after the other: its bounds (left, bottom, right, top),
# its size, its colour in four parts, its matrix from a to f.
ANSWERS = struct.Struct("4f f 4I 6f")
PLACE = struct.Struct("4f 36x 2f")  # of these, where it stands
LOOKS = slice(16, 52)  # and how it looks
IDENTITY = struct.pack("6f", 1, 0, 0, 1, 0, 0)


class _Looks(NamedTuple):
    """What is the same for most text objects of a page."""

    size: float  # points, as shown
    style: Style
    turn: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page, or a form on it: how its places are seen, and the looks met so far."""

    shown: Matrix
    depth: int = 0
    looks: dict[tuple[bytes, int, int], _Looks] = field(default_factory=dict)


def page_objects(page: Any, number: int) -> PageObjects:
    """Read every object of a pypdfium2 page; nothing of the page is kept."""
    textpage = calls.load_textpage(calls.address(page.raw))
    try:
        reader = _Reader(page, textpage, number)
        reader.read_page()
        return reader.found
    finally:
        calls.close_textpage(textpage)


class _Reader:
    """One page while it is read: buffers, fonts and styles already met."""

    def __init__(self, page: Any, textpage: int, number: int) -> None:
        self.page = calls.address(page.raw)
        shown, width, height = display(page)
        self.frame = _Frame(shown)
        self.found = PageObjects(number, width, height)
        self.letters = Letters(textpage, shown)
        self.answers = ctypes.create_string_buffer(ANSWERS.size)
        start = ctypes.addressof(self.answers)
        self.to_bounds = tuple(range(start, start + 16, 4))
        self.to_size = start + 16
        self.to_color = tuple(range(start + 20, start + 36, 4))
        self.to_matrix = start + 36
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.styles: dict[tuple[object, ...], Style] = {}

    def read_page(self) -> None:
        count = calls.count_on_page(self.page)
        self.letters.objects = count
        self._read(map(calls.on_page, repeat(self.page), range(count)), self.frame)
        self.found.unmapped = max(self.found.unmapped, self.letters.guessed())

    def _read(self, things: Iterable[int], frame: _Frame) -> None:
        for thing in things:
            kind = calls.kind_of(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._read_text(thing, frame)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(thing, frame.shown)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                if box := self._box(thing, frame.shown):
                    self.found.pictures.append(box)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and frame.depth < DEEPEST_FORM:
                inside = _Frame(frame.shown.after(self._matrix(thing)), frame.depth + 1)
                count = calls.count_in_form(thing)
                self.letters.objects += count
                self._read(map(calls.in_form, repeat(thing), range(count)), inside)

    def _read_text(self, thing: int, frame: _Frame) -> None:
        text = self._text(thing)
        if not text or text.isspace() or not calls.bounds_of(thing, *self.to_bounds):
            self.found.silent += not text
            return
        shown = frame.shown
        looks, (x0, y0, x1, y1, x, y) = self._seen(thing, frame)
        left, baseline = shown.point(x, y)
        order = len(self.found.runs)
        run = Run(text, shown.box(x0, y0, x1, y1), left, baseline, *looks[:2], order, looks.turn)
        if _is_stretched(run):
            self.found.runs.extend(self._cut(run, thing))
        else:
            self.found.runs.append(run)

    def _seen(self, thing: int, frame: _Frame) -> tuple[_Looks, tuple[float, ...]]:
        """How a text object looks; the bounds just asked for, and where its writing begins."""
        calls.size_of(thing, self.to_size)
        if not calls.matrix_of(thing, self.to_matrix):
            ctypes.memmove(self.to_matrix, IDENTITY, len(IDENTITY))
        mode = calls.mode_of(thing)
        if not calls.fill_of(thing, *self.to_color):
            mode = INVISIBLE
        answers = self.answers.raw
        key = answers[LOOKS], mode, calls.font_of(thing)
        looks = frame.looks.get(key)
        if looks is None:
            looks = frame.looks[key] = self._looks(*key, frame.shown)
        return looks, PLACE.unpack(answers)

    def _looks(self, answers: bytes, mode: int, font: int | None, shown: Matrix) -> _Looks:
        points, red, green, blue, _, a, b, c, d = struct.unpack("f 4I 4f", answers)
        place = shown.after(Matrix(a, b, c, d, 0, 0))
        turn = _turn(place)
        size = abs(points) * math.hypot(place.c, place.d)
        slanted = turn == 0 and abs(place.c) > 0.05 * abs(place.d)
        bold, italic = self._font(font or 0)
        color = None if mode == INVISIBLE else RGB(red, green, blue)
        looks = bold or mode == FAKE_BOLD, italic or slanted, round(size, 1), color
        return _Looks(size, self.styles.setdefault(looks, Style(*looks)), turn)

    def _cut(self, run: Run, thing: int) -> list[Run]:
        """The parts of a run that jumps across the page, from one column to the next."""
        parts: list[tuple[list[str], list[BBox]]] = []
        reached = 0.0
        for letter, box in self.letters.of(thing):
            if box is None or not letter.strip():
                if parts:
                    parts[-1][0].append(" ")
            elif parts and -run.size < box.x0 - reached < JUMP * run.size:
                parts[-1][0].append(letter)
                parts[-1][1].append(box)
                reached = max(reached, box.x1)
            else:
                parts.append(([letter], [box]))
                reached = box.x1
        cut = [
            run._replace(text="".join(letters), box=box, left=box.x0, order=order)
            for order, (letters, boxes) in enumerate(parts, run.order)
            for box in (union(boxes),)
        ]
        return cut or [run]

    def _text(self, thing: int) -> str:
        text = self.letters.text_of(thing)
        if (text.isascii() and text.isprintable()) or not ODD.search(text):
            return text
        self.found.unmapped += len(UNMAPPED.findall(text))
        return text.translate(CLEAN)

    def _box(self, thing: int, shown: Matrix) -> BBox | None:
        if not calls.bounds_of(thing, *self.to_bounds):
            return None
        return shown.box(*PLACE.unpack(self.answers)[:4])

    def _matrix(self, thing: int) -> Matrix:
        if not calls.matrix_of(thing, self.to_matrix):
            return Matrix(1, 0, 0, 1, 0, 0)
        return Matrix(*ANSWERS.unpack(self.answers)[-6:])

    def _font(self, font: int) -> tuple[bool, bool]:
        """Whether the font is bold, and whether it is italic."""
        if font not in self.fonts:
            self.fonts[font] = _font_looks(font) if font else (False, False)
        return self.fonts[font]

    def _read_path(self, thing: int, shown: Matrix) -> None:
        self.found.paths += 1
        if self.found.paths > MOST_PATHS:
            return
        box = self._box(thing, shown)
        if box is None:
            return
        if min(box.x1 - box.x0, box.bottom - box.top) < RULE_WIDTH:
            self.found.rules.append(rule_of(box))
        elif calls.count_segments(thing) <= MOST_SEGMENTS:
            fill, stroke = self.to_color[:2]
            calls.draw_mode_of(thing, fill, stroke)
            drawn = bool(ANSWERS.unpack(self.answers)[6])
            sides = self._sides(thing, shown.after(self._matrix(thing)))
            self.found.rules.extend(rule_of(side, drawn) for side in sides)

    def _sides(self, path: int, shown: Matrix) -> Iterator[BBox]:
        """The sides of a path that run along the page, each a narrow box."""
        here = start = (0.0, 0.0)
        for index in range(calls.count_segments(path)):
            segment = calls.segment_at(path, index)
            calls.segment_point(segment, *self.to_bounds[:2])
            there = shown.point(*PLACE.unpack(self.answers)[:2])
            kind = calls.segment_kind(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = there
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield from _straight(here, there)
            here = there
            if calls.segment_closes(segment):
                yield from _straight(there, start)


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[BBox]:
    (ax, ay), (bx, by) = one, other
    if max(abs(ax - bx), abs(ay - by)) > RULE_WIDTH > 4 * min(abs(ax - bx), abs(ay - by)):
        yield BBox(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _is_stretched(run: Run) -> bool:
    """Whether a run is much wider than its letters; then it jumps somewhere."""
    width, letters = run.box.x1 - run.box.x0, len(run.text)
    if run.turn or not run.size or width <= LETTER * letters * run.size:
        return False
    spaces = run.text.count(" ")
    return width / run.size > LETTER * (letters - spaces) + JUMP * (1 + spaces)


def _turn(place: Matrix) -> int:
    """Quarter turns clockwise of text written along (a, b), y downwards."""
    return round(math.atan2(place.b, place.a) / (math.pi / 2)) % 4


def _font_looks(font: int) -> tuple[bool, bool]:
    buffer = ctypes.create_string_buffer(256)
    size = calls.font_name(font, buffer, 256)
    name = buffer.raw[: max(min(size, 256) - 1, 0)].decode("utf-8", "replace")
    flags = max(calls.font_flags(font), 0)
    bold = bool(BOLD_NAME.search(name) or flags & FORCE_BOLD)
    return bold, bool(ITALIC_NAME.search(name) or flags & ITALIC)
