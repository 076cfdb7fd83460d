"""The number in front of a heading, however it is written."""

import re
from dataclasses import dataclass, replace

ROMAN = {"i": 1, "l": 1, "v": 5, "x": 10}
LIKE_I = str.maketrans("1|ïîìíj¡", "i" * 8)
ONES = {1: 1, 11: 2, 111: 3}  # arabic number -> the roman one that looks like it

WORD = (
    r"(?i:section|secci[oó]n|part|partie|parte|item|point|punto|question|pregunta|criterion|crit[eè]re"
    r"|criterio|rubrique|apartado|chapter|chapitre|cap[ií]tulo|n[°º.]|nr\.?|no\.|q|§|\#)"
)
"""What may stand before the number: "Section 3: …", "Q3."."""
MARK = re.compile(
    r"\s*(?P<open>[(\[{]?)\s*"
    rf"(?:(?P<word>{WORD})\s?(?=\d|[IVXivx]+\b|[A-Z]\b))?"
    r"(?:(?P<levels>(?:[A-Z]|[IVX]{1,4}|\d{1,2})(?:\.\d{1,2}){1,3})[.)]?(?=\s)|"
    r"(?P<number>\d{1,2}|[ivxlwIVXLT1|ïîìíj¡]{1,6}|[A-Za-z])"
    r"\s?(?P<close>[)\]}]\s?[.:]?|\.(?!\d)\s?[-–—)]?|:(?=\s)|-(?=\s)|\s?[-–—](?=\s)|[°º][).]?(?=\s)|"
    r"/(?=\s)|"
    r"(?<=\d),(?=\s[A-ZÀ-Ý]))|"
    r"(?P<bare>\d{1,2}|[ivx]{1,5}|[IVX][IVXL]{0,4}|(?<=\s)[A-Z])(?=\s+[A-ZÀ-Ý]))\s*"
)
"""A number wants a delimiter after it, or a capital: "Civic" begins with roman numerals too, and
"15.000 EUR" is an amount. OCR takes a parenthesis for a brace, a full stop for a comma, "vi" for
"wi", "IV" for "TV", and a small i for "ï", "í", "j" or "¡"."""


BAR = re.compile(r"\s*[I|l!]\s+(?=[(\d])")
"""A rule beside the text, read as a letter."""
GARBLED = re.compile(
    r"\s*\((?!\d+\b)(?:[^\W_]|[!|]){1,6}(?:\)\s?[.,]?|[.,])?\s+(?=[A-ZÀ-Ý])"
    r"|\s*\([ivxlïîì1!|]{1,4}\s[ivxlïîì1!|]{1,3}\)[.,]?\s+(?=[A-ZÀ-Ý])"
)
GARBLED_ROMAN = re.compile(
    r"\s*\(?(?=[^\s)]*[ivxl])[ivxlwtynjïîìíñ¡1!|]{2,6}[).]\s?[.,]?\s+(?=[A-ZÀ-Ý])"
)
"""Nearly a roman number, in a text that a scanner has read before us."""


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """A number: "(iii). " is `shape` "(r)", `value` 3."""

    shape: str  # r or R roman, 1 arabic, 1.1 arabic on two levels, a or A letter; with ( and ),
    # § where a word like "Section" stands before it, a blank where nothing ends it
    value: int  # of the last level
    end: int  # of the number in the text, delimiter and spaces included
    letter: int = 0  # place in the alphabet where the number is one letter, as "i" may be


def read_mark(text: str) -> HeadingNumber | None:
    """The number `text` begins with; None where it begins with a word.

    A lone i, v, x or l counts as roman.

    >>> read_mark("(iii). Geographical range")
    HeadingNumber(shape='(r)', value=3, end=7, letter=0)
    >>> read_mark("Civic duty") is None
    True
    """
    match = MARK.match(text)
    if not match:
        return None
    word = "§" if match["word"] else ""
    if match["levels"]:
        levels = match["levels"].removesuffix(".0").split(".")
        first = "1" if levels[0].isdigit() else "A"
        value = int(levels[-1]) if levels[-1].isdigit() else _number(levels[-1])[0]
        return HeadingNumber(word + ".".join([first, *"1" * (len(levels) - 1)]), value, match.end())
    written = match["number"] or match["bare"]
    value, kind = _number(written)
    close = _close(match)
    if kind in "aA" and not match["open"] and not text[match.end() :][:1].isupper():
        return None
    shape = word + ("(" if match["open"] else "") + kind + close
    letter = ord(written.lower()) - ord("a") + 1 if len(written) == 1 and written.isalpha() else 0
    return HeadingNumber(shape, value, match.end(), letter)


def read_scanned(text: str) -> HeadingNumber | None:
    """The number that OCR made a bar and a number, or letters, of: "I (xiv) ", "(d ".

    The value is 0 where it cannot be told.
    """
    bar = BAR.match(text)
    start = bar.end() if bar else 0
    mark = read_mark(text[start:])
    if mark:
        return replace(mark, end=start + mark.end)
    garbled = GARBLED.match(text, start)
    return HeadingNumber("(r)", 0, garbled.end()) if garbled else None


def read_copied(text: str) -> HeadingNumber | None:
    """The number of a line that may have been copied from a scan: "(viti). "; 0 if garbled."""
    mark = read_mark(text)
    garbled = None if mark else GARBLED_ROMAN.match(text)
    return HeadingNumber("(r)", 0, garbled.end()) if garbled else mark


def _close(match: re.Match[str]) -> str:
    """What of the end of a number belongs to its shape."""
    if match["bare"]:
        return "" if match["word"] else " "
    if match["close"][0] in ")]}" or ")" in match["close"]:
        return ")"
    return "°" if match["close"][0] in "°º" else ""


def _number(text: str) -> tuple[int, str]:
    if text.isdigit() and text != "111":
        return int(text), "1"
    roman = text.lower()
    if len(roman) > 1 or not roman.isalpha():
        roman = roman.translate(LIKE_I)
    roman = roman.replace("w", "v").replace("t", "i") if len(roman) > 1 else roman
    if set(roman) <= set(ROMAN):
        return _roman(roman), "R" if text.strip("1|").isupper() else "r"
    return ord(text[0].lower()) - ord("a") + 1, "A" if text.isupper() else "a"


def _roman(text: str) -> int:
    """Tolerant: OCR reads a small i as l, and no form has fifty sections."""
    values = [ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-here if here < after else here for here, after in pairs)
