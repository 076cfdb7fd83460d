"""What a column of the activities table holds, told from its header."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from extractors.text import alnum_key, key

KEPT = 8192  # lines of which the answer is kept: each is asked about from several sides
LONGEST_HEADER = 80  # characters; longer cells are text
MOST_WORDS = 4  # of a header known by one of its words
ASKED = frozenset(
    {"what", "quoi", "que", "done", "delivered", "achieved", "fait", "accompli", "hecho"}
)
"""Words that name a column by themselves only: "Ce que l'on obtient" is an outcome, and "Delivered
by" tells who."""
NOTE_SIGNS = re.compile(r"(?:[\s*†‡§¹²³⁰⁴-⁹]|\(\d\)|\[\d\]|(?<=[^\W\d_])\d)+$")
"""Marks of footnotes behind a header."""
AS_OF = re.compile(
    r"(?<=\w),?\s+\(?(?:(?:as of|as at|by|up to|to|at|on|in|since|au|en|à|fin|depuis|al?|hasta"
    r"|desde)\s+)?"
    r"(?:\w+\s+){0,3}(?:19|20)\d\d\)?$",
    re.IGNORECASE,
)
"""The day behind a header, "Progress as of 30 September 2025"."""
ANNEX = re.compile(r"\bannexe?s?\b", re.IGNORECASE)
"""In small stems it would be « année »."""
STATES = re.compile(r"\b(?:[EÉ]tats|[Ee]stados)\b")
"""In small stems they would be the state that something is in."""
SOURCE = Path(__file__).parent / "column_headers.toml"


@lru_cache(maxsize=KEPT)
def column_of(text: str) -> str | None:
    """The field that a header cell announces ("activity", ...); None for other words.

    >>> column_of("OUTPUTS / OUTCOMES:"), column_of("Kenya")
    ('outcome', None)
    """
    text = _without_others(AS_OF.sub("", NOTE_SIGNS.sub("", text)))
    if not text.strip() or len(text) > LONGEST_HEADER:
        return None
    words = key(text)
    by_words = _keys().get(words) if len(words) != 1 or words[0] not in ASKED else None
    return _names().get(alnum_key(text)) or by_words or _by_head(words)


@lru_cache(maxsize=KEPT)
def is_column_header(text: str) -> bool:
    """Whether `text` is just the name of a column, no word more."""
    if is_longer_than_headers(text):
        return False
    return alnum_key(NOTE_SIGNS.sub("", text)) in _names()


def is_longer_than_headers(text: str) -> bool:
    """Whether `text` has more letters, by two at least, than any name of a column; told at once."""
    return _too_many_letters().match(text) is not None


@cache
def _too_many_letters() -> re.Pattern[str]:
    """Unaccented letters: no folding and no mark of a footnote takes one of them away."""
    most = max(map(len, _names()))
    return re.compile(f"(?:[^A-Za-z]*[A-Za-z]){{{most + 2}}}")


def fields_told(text: str) -> set[str]:
    """The fields that words of a title name: "Results expected, by activity" names two."""
    return _told(key(_without_others(text)))


def _without_others(text: str) -> str:
    """The text without words that only look like names of columns."""
    return STATES.sub("", ANNEX.sub("", text))


def _told(words: tuple[str, ...]) -> set[str]:
    telling = [word for word in words if word not in ASKED]
    return {column for word in telling if (column := _keys().get((word,)))}


def _by_head(words: tuple[str, ...]) -> str | None:
    """The column that one word of a longer header names: "Financement prévu" is funding.

    None where two words name different ones.
    """
    named = _told(words) - {"number"}
    return named.pop() if len(named) == 1 and len(words) <= MOST_WORDS else None


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for column, languages in tomllib.loads(SOURCE.read_text("utf-8")).items():
        for wordings in languages.values():
            for wording in wordings:
                names.setdefault(alnum_key(wording), column)
    names.pop("", None)
    return names


@cache
def _keys() -> dict[tuple[str, ...], str]:
    keys: dict[tuple[str, ...], str] = {}
    for column, languages in tomllib.loads(SOURCE.read_text("utf-8")).items():
        for wordings in languages.values():
            for wording in wordings:
                keys.setdefault(key(wording), column)
    keys.pop((), None)
    return keys
