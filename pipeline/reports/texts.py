"""The words of our papers in English, French and Spanish; texts of documents are no part.

Every language has a file of its own, English too: a word that is missing in one is an error, so
that nothing falls back to English unnoticed.
"""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.i18n import LANGUAGES, say
from pipeline.i18n import words as our_words
from pipeline.i18n.texts import LanguageTexts
from pipeline.i18n.typography import list_separator, typeset

FOLDER = Path(__file__).parent.parent / "i18n" / "reports"


class Texts(LanguageTexts):
    """The words of one language for one kind of paper."""

    def __getitem__(self, name: str) -> Any:
        """A word or a table of words. Raises KeyError."""
        return self.words[name]

    def text(self, name: str, /, **facts: object) -> str:
        """A sentence with its facts filled in; days are written out."""
        written = {key: self.fact(value) for key, value in facts.items()}
        wording: str = self.words[name]
        return wording.format_map(written)

    def fact(self, value: object) -> str:
        return self.day(value) if isinstance(value, date) else str(value)

    def day(self, day: date) -> str:
        """A day in words.

        >>> wording("fr", "compliance").day(date(2030, 2, 1))
        '1er février 2030'
        """
        return say(day, our_words(self.language))

    def listed(self, parts: Iterable[str]) -> str:
        """Parts of a list, set apart as the language does it."""
        return list_separator(self.language).join(parts)


@cache
def wording(language: str, paper: str) -> Texts:
    """The words of one of the three languages for a paper. Raises KeyError for another."""
    if language not in LANGUAGES:
        raise KeyError(language)
    text = (FOLDER / f"{paper}.{language}.toml").read_text("utf-8")
    return Texts(language, typeset(tomllib.loads(text), language))
