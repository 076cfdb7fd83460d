"""The words of our papers in English, French and Spanish; texts of documents are no part.

Every language has a file of its own, English too: a word that is missing in one is an error, so
that nothing falls back to English unnoticed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.languages import LANGUAGES, say
from pipeline.languages import words as our_words
from pipeline.languages.typography import typeset

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Wording:
    """The words of one language for one kind of paper."""

    language: str
    words: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        """A word or a table of words. Raises KeyError."""
        return self.words[name]

    def text(self, name: str, /, **facts: object) -> str:
        """A sentence with its facts filled in; days are written out."""
        said = {key: self.fact(value) for key, value in facts.items()}
        wording: str = self.words[name]
        return wording.format_map(said)

    def fact(self, value: object) -> str:
        return self.day(value) if isinstance(value, date) else str(value)

    def day(self, day: date) -> str:
        """A day in words.

        >>> wording("fr", "compliance").day(date(2030, 2, 1))
        '1er février 2030'
        """
        return say(day, our_words(self.language))

    def several(self, name: str, number: int) -> str:
        """A number with what is counted: "1 action", "2 actions"."""
        one, many = self.words["several"][name]
        single = number == 1 or (number == 0 and self.language == "fr")
        return f"{number} {one if single else many}"


@cache
def wording(language: str, paper: str) -> Wording:
    """The words of one of the three languages for a paper. Raises KeyError for another."""
    if language not in LANGUAGES:
        raise KeyError(language)
    text = (FOLDER / f"{paper}.{language}.toml").read_text("utf-8")
    return Wording(language, typeset(tomllib.loads(text), language))
