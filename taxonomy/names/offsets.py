"""A text made plain for searching, with the way back to the text as given."""

import re
import unicodedata
from dataclasses import dataclass

from taxonomy.names.other_scripts import with_latin_letters
from taxonomy.names.scientific_names import mend_digits

PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "−": "-",
         "_": " "}  # fmt: skip
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
SPECIAL = re.compile(r"[^\x20-\x7e]|-(?=\s)| (?=\s)|(?<=\s) |^ |[`_]")
HYPHENS = frozenset("-\u2010\u2011")


@dataclass(frozen=True, slots=True)
class PlainText:
    """`plain[i]` comes from `given[origin[i]]`; `origin` has one more place, for the end."""

    plain: str
    origin: tuple[int, ...]

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `plain[start:end]` stand in the text as given."""
        return self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[start]


def plain_text(text: str) -> PlainText:
    """`text` with ligatures opened, odd spaces and quotes made plain, line-end hyphens mended.

    Every run of white space becomes one space.

    >>> found = plain_text("Balaeno-\\nptera  musculus")
    >>> found.plain, found.given(0, 13)
    ('Balaenoptera musculus', (0, 15))
    """
    letters: list[str] = []
    origin: list[int] = []
    text = with_latin_letters(text)
    place, end = 0, len(text)
    while special := SPECIAL.search(text, place):
        letters.extend(text[place : special.start()])
        origin.extend(range(place, special.start()))
        place = _special(text, special.start(), letters, origin)
    letters.extend(text[place:])
    origin.extend(range(place, end))
    return PlainText(mend_digits("".join(letters)), (*origin, end))


def _special(text: str, place: int, letters: list[str], origin: list[int]) -> int:
    """Take one character that is not plain; the place of the next."""
    letter = text[place]
    if letter in HYPHENS and (after := _line_end(text, place)):
        return after
    if letters and unicodedata.combining(letter):
        whole = unicodedata.normalize("NFC", letters[-1] + letter)
        if len(whole) == 1:  # an accent written behind its letter
            letters[-1] = whole
            return place + 1
    if letter not in INVISIBLE:
        for opened in _open(letter):
            if opened != " " or (letters and letters[-1] != " "):
                letters.append(opened)
                origin.append(place)
    return place + 1


def _line_end(text: str, place: int) -> int:
    """Where the word goes on after a hyphen at the end of a line; 0 where it is no such hyphen."""
    after = place + 1
    while after < len(text) and text[after].isspace():
        after += 1
    broken = "\n" in text[place:after] and text[place - 1 : place].islower()
    return after if broken and text[after : after + 1].islower() else 0


def _open(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in PLAIN or letter.isascii():
        return PLAIN.get(letter, letter)
    return unicodedata.normalize("NFKC", letter)
