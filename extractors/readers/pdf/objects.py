"""What stands on a PDF page, read through pdfium.

pdfium gives one object for each text operator, already with the spaces it sees between them;
what belongs together is decided behind this module.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.document import RGB, BBox, Style
from extractors.readers.pdf import pdfium as calls
from extractors.readers.pdf.characters import PageCharacters, display
from extractors.readers.pdf.page import (
    CLEAN,
    Matrix,
    PageObjects,
    TextRun,
    new_box,
    new_run,
    union,
)
from extractors.readers.pdf.pdfium_batch import INVISIBLE, LOOKS, answers, bounded, matrix_of
from extractors.readers.pdf.ruling_lines import rules_of
from extractors.text import GLYPH_NUMBER, UNREADABLE

TEXT, PATH, IMAGE, FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_FORM,
)
MOST_PATHS = 4000  # a page with more is a drawing, not a table
DEEPEST_FORM = 30  # forms may hold forms, even themselves; each stamp put on adds one
FAKE_BOLD = 2  # filled and stroked
FORCE_BOLD = 1 << 18  # font descriptor flags (ISO 32000-1, table 123)
ITALIC = 1 << 6
BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
LONGEST_NAME = 256  # bytes looked at of the name of a font
SMALLEST = 0.01  # points; a matrix that flattens its letters leaves them no size at all
LETTER = 0.65  # em; the usual width of letters and figures lies below, of capitals just above
JUMP = 1.0  # em; a wider gap inside a run leads to another column
# Control characters, the replacement character and the private use areas, but for the part
# where Symbol and Wingdings keep the bullets of lists.
UNMAPPED = re.compile(
    r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]"
    r"|[\U000f0000-\U0010ffff]"
)
ODD = re.compile(f"[{re.escape(''.join(map(chr, CLEAN)))}]|{UNMAPPED.pattern}")


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
    looks: dict[tuple[bytes, int, int | None], _Looks] = field(default_factory=dict)


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
        self.letters = PageCharacters(textpage, shown)
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def read_page(self) -> None:
        places = range(calls.count_on_page(self.page))
        self._read(list(map(calls.on_page, repeat(self.page), places)), self.frame)
        self.found.unmapped = max(self.found.unmapped, self.letters.guessed())

    def _read(self, things: list[int], frame: _Frame) -> None:
        """The objects of a page or a form: the text before a form inside, its own, the rest."""
        kinds = list(map(calls.kind_of, things))
        start = 0
        for end in [*_all(FORM, kinds), len(things)]:
            self._read_plain(things[start:end], kinds[start:end], frame)
            if end < len(things) and frame.depth < DEEPEST_FORM:
                self._read_form(things[end], frame)
            start = end + 1

    def _read_form(self, form: int, frame: _Frame) -> None:
        inside = _Frame(frame.shown.after(matrix_of(form)), frame.depth + 1)
        places = range(calls.count_in_form(form))
        self._read(list(map(calls.in_form, repeat(form), places)), inside)

    def _read_plain(self, things: list[int], kinds: list[int], frame: _Frame) -> None:
        by_kind = {kind: [things[n] for n in _all(kind, kinds)] for kind in set(kinds)}
        if texts := by_kind.get(TEXT):
            self._read_texts(texts, frame)
        if paths := by_kind.get(PATH):
            if not self.found.runs:  # with words on the page they may be anything
                self.found.segments += sum(map(calls.count_segments, paths[:MOST_PATHS]))
            some = paths[: max(MOST_PATHS - self.found.paths, 0)]
            self.found.rules.extend(rules_of(some, frame.shown))
            self.found.paths += len(paths)
        if pictures := by_kind.get(IMAGE):
            self.found.pictures.extend(frame.shown.box(*edges) for _, edges in bounded(pictures))

    def _read_texts(self, things: list[int], frame: _Frame) -> None:
        runs, known, shown = self.found.runs, frame.looks, frame.shown
        a, b, c, d, e, f = shown
        upright = not b and not c and a > 0 > d  # as nearly all pages are
        written = map(self.letters.spelled.get, things, repeat(""))
        for thing, raw, answer in zip(things, written, answers(things), strict=True):
            (x0, y0, x1, y1, packed, x, y), mode, font, has_bounds = answer
            is_clean = raw.isascii() and raw.isprintable() and "(cid:" not in raw
            text = raw if is_clean else self._cleaned(raw)
            if not text or text.isspace() or not has_bounds:
                self.found.silent += not text
                continue
            key = packed, mode, font
            looks = known.get(key)
            if looks is None:
                looks = known[key] = self._looks_of(*key, shown)
            size, style, turn = looks
            left, baseline = a * x + c * y + e, b * x + d * y + f
            if upright:
                box = new_box((a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f))
            else:
                box = shown.box(x0, y0, x1, y1)
            run = new_run((text, box, left, baseline, size, style, len(runs), turn))
            wide = box.x1 - box.x0 > LETTER * len(text) * size and UNREADABLE not in text
            if wide and _is_stretched(run):
                runs.extend(self._cut(run, thing))
            else:
                runs.append(run)

    def _looks_of(self, packed: bytes, mode: int, font: int | None, shown: Matrix) -> _Looks:
        bold, italic = self._font(font or 0)
        return _looks(packed, mode, bold, italic, shown)

    def _cut(self, run: TextRun, thing: int) -> list[TextRun]:
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

    def _cleaned(self, text: str) -> str:
        """A text without control characters; letters nobody can tell are counted."""
        if "(cid:" in text:
            text = GLYPH_NUMBER.sub(UNREADABLE, text)
        elif not ODD.search(text):
            return text
        self.found.unmapped += len(UNMAPPED.findall(text))
        return text.translate(CLEAN)

    def _font(self, font: int) -> tuple[bool, bool]:
        """Whether the font is bold, and whether it is italic."""
        if font not in self.fonts:
            self.fonts[font] = self._font_looks(font) if font else (False, False)
        return self.fonts[font]

    def _font_looks(self, font: int) -> tuple[bool, bool]:
        room = bytearray(LONGEST_NAME)
        size = calls.font_name(font, calls.start_of(room), len(room))
        return _looks_of_font(bytes(room[: max(size - 1, 0)]), max(calls.font_flags(font), 0))


def _all(kind: int, kinds: list[int]) -> Iterator[int]:
    """Where in `kinds` that kind stands."""
    return compress(count(), map(kind.__eq__, kinds))


@lru_cache(1000)  # the few of one document, on one page after another
def _looks(packed: bytes, mode: int, bold: bool, italic: bool, shown: Matrix) -> _Looks:
    points, red, green, blue, _, a, b, c, d = LOOKS.unpack(packed)
    place = shown.after(Matrix(a, b, c, d, 0, 0))
    turn = _turn(place)
    size = max(abs(points) * math.hypot(place.c, place.d), SMALLEST)
    slanted = turn == 0 and abs(place.c) > 0.05 * abs(place.d)
    color = None if mode == INVISIBLE else RGB(red, green, blue)
    style = _style(bold or mode == FAKE_BOLD, italic or slanted, round(size, 1), color)
    return _Looks(size, style, turn)


@lru_cache(1000)  # likewise; what is one object is soon found to be the same style
def _style(bold: bool, italic: bool, size: float, color: RGB | None) -> Style:
    return Style(bold, italic, size, color)


def _is_stretched(run: TextRun) -> bool:
    """Whether a run is much wider than its letters; then it jumps somewhere."""
    width, letters = run.box.x1 - run.box.x0, len(run.text)
    if run.turn:
        return False
    spaces = run.text.count(" ")
    return width / run.size > LETTER * (letters - spaces) + JUMP * (1 + spaces)


def _turn(place: Matrix) -> int:
    """Quarter turns clockwise of text written along (a, b), y downwards."""
    return round(math.atan2(place.b, place.a) / (math.pi / 2)) % 4


@lru_cache(1000)
def _looks_of_font(name: bytes, flags: int) -> tuple[bool, bool]:
    text = name.decode("utf-8", "replace")
    bold = bool(BOLD_NAME.search(text) or flags & FORCE_BOLD)
    return bold, bool(ITALIC_NAME.search(text) or flags & ITALIC)
