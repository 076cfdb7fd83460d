"""Nouns inside a title: with their article, after "of", and with what is said of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.i18n.articles import VOWELS, gender_of, with_article

FORMS = {"m": 0, "f": 1}  # of an adjective in the singular; the plurals follow in the same order
LES = {"fr": {"m": "les", "f": "les"}, "es": {"m": "los", "f": "las"}}
OF = {
    "fr": (("le ", "du "), ("les ", "des ")),
    "es": (("el ", "del "),),
}


@dataclass(frozen=True, slots=True)
class Noun:
    """What a title names, as it stands within a sentence of one language."""

    text: str  # "outarde barbue"
    gender: str = ""  # "m" or "f"; "" where it is not known
    plural: bool = False
    is_name: bool = False  # a scientific name, which has no article

    def the(self, language: str) -> str | None:
        """With its article; None where its gender is not known."""
        if self.is_name:
            return self.text
        if not self.gender:
            return None
        if self.plural:
            return f"{LES[language][self.gender]} {self.text}"
        return with_article(self.text, language, self.gender)

    def of(self, language: str) -> str | None:
        """After "of"; None where its gender is not known."""
        named = self.the(language)
        if named is None:
            return None
        for article, contracted in OF[language]:
            if named.startswith(article):
                return contracted + named.removeprefix(article)
        elided = language == "fr" and self.is_name and named[0].lower() in VOWELS
        return f"d’{named}" if elided else f"de {named}"

    def with_adjective(self, forms: list[str]) -> "Noun | None":
        """With an adjective behind it; None where its gender is not known."""
        if not self.gender:
            return None
        form = forms[FORMS[self.gender] + 2 * self.plural]
        return Noun(f"{self.text} {form}", self.gender, self.plural)


@cache
def title_words() -> Mapping[str, Any]:
    """The table of the parts of titles."""
    return tomllib.loads(Path(__file__).with_name("parts.toml").read_text("utf-8"))


def group(english: str, language: str) -> Noun | None:
    """Animals named as a group; None where the table lacks them."""
    found = title_words()["groups"].get(english.casefold())
    if found is None:
        return None
    text, gender, *number = found[language]
    return Noun(text, gender, plural=not number)


def animal(common: str, language: str) -> Noun:
    """A species by its common name in that language."""
    written = common[:1].lower() + common[1:]
    return Noun(written, gender_of(written, language))
