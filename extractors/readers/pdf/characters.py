"""Single letters of a PDF page with their places, and the text that each object holds."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from ctypes import addressof, c_double, c_ushort
from functools import cached_property
from itertools import accumulate, chain, compress, count, islice, pairwise, repeat
from operator import ne
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import BBox
from extractors.readers.pdf.lines import RIGHT_TO_LEFT
from extractors.readers.pdf.page import CLEAN, Matrix
from extractors.readers.pdf.pdfium import Number, is_guessed, letter_at, owner_of_letter

SAMPLE = 25  # letters looked at on a page
HYPHEN = "\x02"  # pdfium's mark for one before a line break; \ufffe in the text of a whole page
HALVES = re.compile("[\0\ud800-\udfff]")  # and what stands for letters nothing is known of
SHORT = 5  # letters; objects as short as that are many
SHORTEST_WORD = 3  # letters of an object that is looked at as words
VOWELS = frozenset("aeiouyàâäáéèêëíîïóôöúùûü")
FEWEST_VOWELS = 0.2  # of the letters of words; 0.38 in our languages
CONTROL = re.compile(r"[\x01\x03-\x08\x0b\x0c\x0e-\x1f]")
LINE_END = "\r\n"  # as pdfium writes it

Stretch = tuple[Number, int, int]  # from where up to where


class PageCharacters:
    """The letters of one page, as pdfium orders them; an object is looked up by `key_of` it."""

    def __init__(self, textpage: Any, shown: Matrix) -> None:
        self.textpage = textpage
        self.shown = shown

    def __iter__(self) -> Iterator[tuple[str, BBox | None]]:
        return self._letters(range(self.number))

    def of(self, thing: Any) -> Iterator[tuple[str, BBox | None]]:
        """The letters of one text object; None for what takes up no room."""
        return chain.from_iterable(map(self._letters, self._places[key_of(thing)]))

    def boxes(self, places: Iterable[int]) -> list[BBox]:
        """Where single letters stand, each given by its place; those without room are left out."""
        found = chain.from_iterable(self._letters(range(at, at + 1)) for at in sorted({*places}))
        return [box for _, box in found if box]

    @cached_property
    def spelled(self) -> dict[Number, str]:
        """The text of each object that has one, with the space pdfium sees behind it."""
        whole = self.text
        odd = HALVES.search(whole)
        spelled: dict[Number, str] = {}
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
        count: int = pdfium.FPDFText_CountChars(self.textpage)
        return max(count, 0)

    @cached_property
    def text(self) -> str:
        """All letters of the page, one for each place: halves of the rare ones count as two."""
        room = bytearray(2 * self.number + 2)  # an array of ctypes is a new type for each length
        first = c_ushort.from_buffer(room)
        size = pdfium.FPDFText_GetText(self.textpage, 0, self.number, first)  # closing zero, too
        text = room[: 2 * max(size - 1, 0)].decode("utf-16-le", "replace").replace("\ufffe", HYPHEN)
        if len(text) == self.number:
            return text
        return "".join(map(chr, map(letter_at, repeat(self.textpage), range(self.number))))

    def guessed(self) -> int:
        """How many letters pdfium only guesses at, from a sample of the page."""
        places = range(0, self.number, max(self.number // SAMPLE, 1))
        guessed = list(map(is_guessed, repeat(self.textpage), places)).count(1)
        return self.number * guessed // max(len(places), 1)

    def unreadable(self) -> int:
        """How many letters stand in words of which pdfium knows no letter, and that are none.

        Where a font does not say what it prints, what comes out are numbers of shapes: signs that
        nobody writes, and hardly a vowel. Where pdfium guesses right, they read as words.
        """
        text = self.text
        guessed = [
            text[start:end]
            for owner, start, end in self._stretches
            if owner
            and end - start >= SHORTEST_WORD
            and is_guessed(self.textpage, (start + end) // 2) == 1
        ]
        return sum(len(words) for words in guessed if is_nonsense(words))

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
            owner = owner_of_letter(self.textpage, start)
            stop = start + 1
            if owner:
                stop = bisect_left(range(end), True, stop, key=self._is_not(owner))
            yield owner, start, stop
            if owner and stop - start < SHORT:
                yield from self._each_within(stop, end)
                return
            start = stop

    def _is_not(self, owner: int) -> Callable[[int], bool]:
        textpage = self.textpage
        return lambda place: owner_of_letter(textpage, place) != owner

    def _each_within(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches of a line, each of its letters asked for."""
        owners = self._owners(range(start, end))
        changes = compress(count(start + 1), map(ne, owners, islice(owners, 1, None)))
        for begin, stop in pairwise([start, *changes, end] if owners else []):
            yield owners[begin - start], begin, stop

    def _owners(self, places: Iterable[int]) -> list[Number]:
        """The object of each letter; None for what pdfium has added."""
        return list(map(owner_of_letter, repeat(self.textpage), places))

    @cached_property
    def _places(self) -> dict[Number, list[range]]:
        """Of each object, where its letters stand among those of the page."""
        places: dict[Number, list[range]] = defaultdict(list)
        for owner, start, end in self._stretches:
            places[owner].append(range(start, end))
        return places

    def _letters(self, places: range) -> Iterator[tuple[str, BBox | None]]:
        left, right, bottom, top = edges = [c_double() for _ in range(4)]
        for place in places:
            letter, box = self.text[place], None
            if pdfium.FPDFText_GetCharBox(self.textpage, place, *edges):
                box = self.shown.box(left.value, bottom.value, right.value, top.value)
            yield letter if " " <= letter <= "~" else letter.translate(CLEAN), box


def key_of(thing: Any) -> int:
    """What tells an object of a page from the others, as long as the page is open."""
    return addressof(thing.contents)


def is_nonsense(words: str) -> bool:
    """Whether letters that pdfium guesses at are numbers of shapes and no words.

    >>> is_nonsense("*RYHUQPHQW\x03RI\x036SDLQ"), is_nonsense("Government of Spain")
    (True, False)
    """
    letters = [letter for letter in words.lower() if letter.isalpha()]
    vowels = sum(letter in VOWELS for letter in letters)
    return bool(CONTROL.search(words)) or vowels < FEWEST_VOWELS * len(letters)


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
