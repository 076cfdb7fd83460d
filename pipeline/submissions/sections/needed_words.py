"""What a text must speak of to be a section at all: a time frame names some time."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from extractors.text import plain

TABLE = Path(__file__).parent / "data" / "needed_words.toml"
YEAR = re.compile(r"\b20(?:1[5-9]|[2-9]\d)\b")
"""One in which an action may be under way: the Convention decides of them since 2014."""
SHORT = 4  # letters: such a word is meant whole, its plural too ("an", "day")
FEWEST_WORDS = 12  # a shorter text may say it by a figure or a word that nobody foresaw


def can_be(id_: str, heading: str, body: str) -> bool:
    """Whether heading or body says anything of what the section `id_` is about.

    True of sections for which no words are needed, and of texts of a few words.
    """
    needed = _needed().get(id_)
    if needed is None or len(body.split()) < FEWEST_WORDS:
        return True
    text = f"{heading} {body}"
    return bool(YEAR.search(text) or needed.search(plain(text)))


@cache
def _needed() -> Mapping[str, re.Pattern[str]]:
    """For each section its words in all languages, each by its beginning; short ones whole."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))
    return {id_: _pattern([*chain.from_iterable(row.values())]) for id_, row in rows.items()}


def _pattern(words: list[str]) -> re.Pattern[str]:
    whole = "|".join(word for word in words if len(word) <= SHORT)
    begun = "|".join(word for word in words if len(word) > SHORT)
    return re.compile(rf"\b(?:(?:{whole})s?\b|(?:{begun}))")
