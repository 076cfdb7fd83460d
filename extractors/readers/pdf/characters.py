"""Single letters of a PDF page with their places, and the text that each object holds."""

import re
import struct
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain, compress, count, islice, pairwise, repeat
from operator import ne
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import BBox
from extractors.readers.pdf.lines import RIGHT_TO_LEFT
from extractors.readers.pdf.page import CLEAN, Matrix
from extractors.readers.pdf.pdfium import (
    addresses,
    all_letters,
    as_pointer,
    count_letters,
    is_guessed,
    letter_at,
    letter_box,
    owner_of_letter,
    start_of,
)

SAMPLE = 25  # letters looked at on a page
HYPHEN = "\x02"  # pdfium's mark for one before a line break; \ufffe in the text of a whole page
HALVES = re.compile("[\0\ud800-\udfff]")  # and what stands for letters nothing is known of
SHORT = 5  # letters; objects as short as that are many
LINE_END = "\r\n"  # as pdfium writes it
EDGES = struct.Struct("4d")
Stretch = tuple[int | None, int, int]  # an object, None for none; from where up to where


class PageCharacters:
    """The letters of one page, as pdfium orders them; an object is looked up by its address."""

    def __init__(self, textpage: int, shown: Matrix) -> None:
        self.textpage = textpage
        self.shown = shown
        self.pointer = as_pointer(textpage)

    def __iter__(self) -> Iterator[tuple[str, BBox | None]]:
        return self._letters(range(self.number))

    def of(self, thing: int) -> Iterator[tuple[str, BBox | None]]:
        """The letters of one text object; None for what takes up no room."""
        return chain.from_iterable(map(self._letters, self._places[thing]))

    @cached_property
    def spelled(self) -> dict[int | None, str]:
        """The text of each object that has one, with the space pdfium sees behind it."""
        whole = self.text
        odd = HALVES.search(whole)
        spelled: dict[int | None, str] = {}
        for owner, start, end in self._stretches:
            text = whole[start : end + whole.startswith(" ", end)]
            if odd:
                text = _paired(text.replace("\0", ""))
            if owner in spelled:
                new_line = whole.endswith(LINE_END, 0, start)
                text = spelled[owner] + " " * new_line + text
            spelled[owner] = text
        return spelled

    @cached_property
    def number(self) -> int:
        return max(int(count_letters(self.textpage)), 0)

    @cached_property
    def text(self) -> str:
        """All letters of the page, one for each place: halves of the rare ones count as two."""
        room = bytearray(2 * self.number + 2)
        size = all_letters(self.textpage, 0, self.number, start_of(room))  # its closing zero, too
        text = room[: 2 * max(size - 1, 0)].decode("utf-16-le", "replace").replace("\ufffe", HYPHEN)
        if len(text) == self.number:
            return text
        return "".join(map(chr, map(letter_at, repeat(self.pointer), range(self.number))))

    def guessed(self) -> int:
        """How many letters pdfium only guesses at, from a sample of the page."""
        places = range(0, self.number, max(self.number // SAMPLE, 1))
        guessed = sum(bool(is_guessed(self.textpage, place) == 1) for place in places)
        return self.number * guessed // max(len(places), 1)

    @cached_property
    def _stretches(self) -> list[Stretch]:
        """The letters of the page in stretches, each of one object.

        An object holds its letters in a row, other than where lines run from right to left:
        where the first and the last one of a line are its own, so are those between.
        """
        if RIGHT_TO_LEFT.search(self.text):
            return list(self._each_within(0, self.number))
        lines = self.text.split(LINE_END)
        starts = list(accumulate([len(line) + len(LINE_END) for line in lines], initial=0))
        ends = [start + len(line) for start, line in zip(starts, lines, strict=False)]
        first, last = self._owners(starts[:-1]), self._owners([end - 1 for end in ends])
        stretches: list[Stretch] = []
        for owner, other, start, end in zip(first, last, starts, ends, strict=False):
            if owner == other and owner:
                stretches.append((owner, start, end))
            else:
                stretches += self._within(start, end)
        return stretches

    def _within(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches of a line, the ends of long ones found by bisection."""
        while start < end:
            owner = owner_of_letter(self.pointer, start)
            stop = start + 1
            if owner:
                stop = bisect_left(range(end), True, stop, key=self._is_not(owner))
            yield owner, start, stop
            if owner and stop - start < SHORT:
                yield from self._each_within(stop, end)
                return
            start = stop

    def _is_not(self, owner: int) -> Callable[[int], bool]:
        page = self.pointer
        return lambda place: owner_of_letter(page, place) != owner

    def _each_within(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches of a line, each of its letters asked for."""
        owners = self._owners(range(start, end))
        changes = compress(count(start + 1), map(ne, owners, islice(owners, 1, None)))
        for begin, stop in pairwise([start, *changes, end] if owners else []):
            yield owners[begin - start], begin, stop

    def _owners(self, places: Iterable[int]) -> list[int | None]:
        """The address of the object of each letter; None for what pdfium has added."""
        return list(map(owner_of_letter, repeat(self.pointer), places))

    @cached_property
    def _places(self) -> dict[int | None, list[range]]:
        """By the address of an object, where its letters stand among those of the page."""
        places: dict[int | None, list[range]] = defaultdict(list)
        for owner, start, end in self._stretches:
            places[owner].append(range(start, end))
        return places

    def _letters(self, places: range) -> Iterator[tuple[str, BBox | None]]:
        room = bytearray(EDGES.size * len(places))
        to_edges = addresses(room, EDGES, "d")
        known = list(map(letter_box, repeat(self.textpage), places, *to_edges))
        text = self.text[places.start : places.stop]
        for letter, has_box, edges in zip(text, known, EDGES.iter_unpack(room), strict=True):
            left, right, bottom, top = edges
            box = self.shown.box(left, bottom, right, top) if has_box else None
            yield letter if " " <= letter <= "~" else letter.translate(CLEAN), box


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
