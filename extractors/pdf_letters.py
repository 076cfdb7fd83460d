"""Single letters of a PDF page with their places, and the text that each object holds."""

import ctypes
import struct
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, compress, count, islice, pairwise, repeat
from operator import ne
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import BBox
from extractors.pdf_calls import (
    all_letters,
    count_letters,
    is_guessed,
    letter_at,
    letter_box,
    owner_of_letter,
    text_of,
)
from extractors.pdf_lines import RIGHT_TO_LEFT
from extractors.pdf_page import CLEAN, Matrix

ROOM = 1000  # letters; more in one object need a buffer of their own
ONE_BY_ONE = 50  # objects; for each pdfium goes through the whole page; for more, we do it once
SAMPLE = 25  # letters looked at on a page
HYPHEN = "\x02"  # pdfium's mark for one before a line break; \ufffe in the text of a whole page
STRIDE = 8  # letters
EDGES = struct.Struct("4d")


class Letters:
    """The letters of one page, as pdfium orders them; an object is looked up by its address."""

    def __init__(self, textpage: int, shown: Matrix) -> None:
        self.textpage = textpage
        self.shown = shown
        self.objects = 0  # on the page and its forms, as far as they are known
        self.buffer = ctypes.create_string_buffer(2 * ROOM)
        self.edges = ctypes.create_string_buffer(EDGES.size)
        self.to_edges = [ctypes.addressof(self.edges) + n for n in range(0, EDGES.size, 8)]

    def __iter__(self) -> Iterator[tuple[str, BBox | None]]:
        return map(self._letter, range(self.number))

    def of(self, thing: int) -> Iterator[tuple[str, BBox | None]]:
        """The letters of one text object; None for what takes up no room."""
        return map(self._letter, chain.from_iterable(self._owned.get(thing, [])))

    def text_of(self, thing: int) -> str:
        """The text of one object as the file has it, with the space pdfium sees behind it."""
        if self.objects <= ONE_BY_ONE:
            return self._asked_for(thing)
        own = self._owned.get(thing, ())
        text = self._with_space(own[0]) if len(own) == 1 else "".join(map(self._with_space, own))
        if text.isascii() and text.isprintable():
            return text
        return _paired(text.replace("\0", ""))  # zeros stand for what no letter is known of

    def _with_space(self, own: range) -> str:
        """A stretch of letters, with the space pdfium sees behind it."""
        text = self.text
        return text[own.start : own.stop + (text[own.stop : own.stop + 1] == " ")]

    @cached_property
    def number(self) -> int:
        return max(int(count_letters(self.textpage)), 0)

    @cached_property
    def text(self) -> str:
        """All letters of the page, one for each place: halves of the rare ones count as two."""
        buffer = ctypes.create_string_buffer(2 * self.number + 2)
        size = all_letters(self.textpage, 0, self.number, buffer)
        text = _decoded(buffer, 2 * size).replace("\ufffe", HYPHEN)
        if len(text) == self.number:
            return text
        return "".join(map(chr, map(letter_at, repeat(self.textpage), range(self.number))))

    def guessed(self) -> int:
        """How many letters pdfium only guesses at, from a sample of the page."""
        places = range(0, self.number, max(self.number // SAMPLE, 1))
        guessed = sum(bool(is_guessed(self.textpage, place) == 1) for place in places)
        return self.number * guessed // max(len(places), 1)

    @cached_property
    def _owned(self) -> dict[int | None, list[range]]:
        """By the address of an object, where its letters stand among those of the page."""
        owners = self._owners()
        changes = compress(count(1), map(ne, owners, islice(owners, 1, None)))
        owned: dict[int | None, list[range]] = {}
        for start, end in pairwise([0, *changes, self.number] if owners else []):
            owned.setdefault(owners[start], []).append(range(start, end))
        return owned

    def _owners(self) -> list[int | None]:
        """The address of the object of each letter; None for what pdfium has added.

        An object holds its letters in a row, other than where lines run from right to left:
        what stands between two letters of one object, a few places apart, is its own, too.
        """
        known = list(map(owner_of_letter, repeat(self.textpage), range(0, self.number, STRIDE)))
        mixed = RIGHT_TO_LEFT.search(self.text)
        owners: list[int | None] = []
        for owner, after in pairwise([*known, None]):
            if owner == after and owner and not mixed:
                owners += [owner] * STRIDE
            else:
                here = range(len(owners), min(len(owners) + STRIDE, self.number))
                owners += map(owner_of_letter, repeat(self.textpage), here)
        return owners

    def _asked_for(self, thing: int) -> str:
        buffer, room = self.buffer, 2 * ROOM
        size = text_of(thing, self.textpage, buffer, room)
        if size > room:
            buffer = ctypes.create_string_buffer(size)
            size = text_of(thing, self.textpage, buffer, size)
        return _decoded(buffer, size)

    def _letter(self, index: int) -> tuple[str, BBox | None]:
        letter = self.text[index]
        if not " " <= letter <= "~":
            letter = letter.translate(CLEAN)
        if not letter_box(self.textpage, index, *self.to_edges):
            return letter, None
        left, right, bottom, top = EDGES.unpack(self.edges)
        return letter, self.shown.box(left, bottom, right, top)


def _decoded(buffer: Any, size: int) -> str:
    """`size` bytes, the closing zero among them."""
    return ctypes.string_at(buffer, max(size - 2, 0)).decode("utf-16-le", "replace")


def _paired(text: str) -> str:
    """The halves of letters beyond the first 65 536 made whole."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


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
