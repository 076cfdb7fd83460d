"""The number in front of a heading, however it is written."""

import re
from dataclasses import dataclass

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

MARK = re.compile(
    r"\s*(?P<open>[(\[]?)\s*"
    r"(?:(?P<levels>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?=\s)|"
    r"(?P<number>\d{1,2}|[ivxlIVXL1|]{1,6}|[A-Za-z])"
    r"\s?(?P<close>[)\]]\s?[.:]?|\.\s?[-–—)]?|:(?=\s)|\s[-–—](?=\s)))\s*"
)
"""A number wants a delimiter after it: "Civic" begins with roman numerals too."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number: "(iii). " is `shape` "(r)", `value` 3."""

    shape: str  # r or R roman, 1 arabic, 1.1 arabic on two levels, a or A letter; with ( and )
    value: int  # of the last level
    end: int  # of the number in the text, delimiter and spaces included
    letter: int = 0  # place in the alphabet where the number is one letter, as "i" may be

    def in_habit(self, shape: str) -> "Mark":
        """The same mark in a document whose headings have `shape`: "I." may be nine."""
        swapped = self.shape.replace("r", "a").replace("R", "A")
        if self.letter and shape == swapped != self.shape:
            return Mark(swapped, self.letter, self.end, self.letter)
        return self

    def follows(self, other: "Mark") -> bool:
        return self.shape == other.shape and self.value == other.value + 1


def read_mark(text: str) -> Mark | None:
    """The number `text` begins with; None where it begins with a word.

    A lone i, v, x or l counts as roman.

    >>> read_mark("(iii). Geographical range")
    Mark(shape='(r)', value=3, end=7, letter=0)
    >>> read_mark("Civic duty") is None
    True
    """
    match = MARK.match(text)
    if not match:
        return None
    if match["levels"]:
        levels = match["levels"].split(".")
        return Mark(".".join("1" * len(levels)), int(levels[-1]), match.end())
    value, kind = _number(match["number"])
    close = ")" if match["close"][0] in ")]" or ")" in match["close"] else "."
    if kind in "aA" and not match["open"] and not text[match.end() :][:1].isupper():
        return None
    shape = ("(" if match["open"] else "") + kind + close * (close == ")")
    written = match["number"]
    letter = ord(written.lower()) - ord("a") + 1 if len(written) == 1 and written.isalpha() else 0
    return Mark(shape, value, match.end(), letter)


def _number(text: str) -> tuple[int, str]:
    if text[0].isdigit() and not (text.startswith("1") and re.search("[ivx]", text)):
        return int(text), "1"
    roman = text.lower().replace("1", "i").replace("|", "i")
    if set(roman) <= set(ROMAN):
        return _roman(roman), "R" if text.isupper() else "r"
    return ord(text.lower()) - ord("a") + 1, "A" if text.isupper() else "a"


def _roman(text: str) -> int:
    """Tolerant: OCR reads a small i as l, so only a leading or lone l is fifty."""
    text = text[0] + text[1:].replace("l", "i")
    if text[0] == "l" and len(text) > 1:
        text = "i" + text[1:]
    values = [ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-here if here < after else here for here, after in pairs)
