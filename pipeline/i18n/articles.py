"""Common names of animals inside a sentence: with the article that the language asks for."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

VOWELS = frozenset("aeiouâàéèêîïôœh")
ARTICLES = {
    "fr": {"m": "le", "f": "la"},
    "es": {"m": "el", "f": "la"},
}
POSSESSIVE = re.compile(r"\w+(?:’s|s’) ")
GENDERS = {"m": "masculine", "f": "feminine"}


def with_article(name: str, language: str, gender: str = "") -> str:
    """A common name after "for", "pour" or "para"; bare where its gender is not known.

    `gender` is "m" or "f" where it is known from elsewhere than our lists.

    >>> with_article("Girafe", "fr"), with_article("Outarde barbue", "fr")
    ('la girafe', 'l’outarde barbue')
    >>> with_article("Jirafa", "es"), with_article("Great Bustard", "en")
    ('la jirafa', 'the Great Bustard')
    >>> with_article("Cuvier’s Gazelle", "en")
    'Cuvier’s Gazelle'
    """
    if language == "en":
        return name if POSSESSIVE.match(name) else f"the {name}"
    written = name[:1].lower() + name[1:]
    noun = written.split()[0] if written else ""
    gender = gender or gender_of(name, language)
    if not gender:
        return name
    if language == "fr" and noun[0] in VOWELS and noun not in _nouns("fr")["aspirated"]:
        return f"l’{written}"
    return f"{ARTICLES[language][gender]} {written}"


def joined(names: list[str], language: str) -> str:
    """Names in a row with "and" before the last.

    >>> joined(["la girafe", "le lion", "l’oryx"], "fr")
    'la girafe, le lion et l’oryx'
    """
    *before, last = names or [""]
    if not before:
        return last
    word = {"en": "and", "fr": "et", "es": "y"}[language]
    if language == "es" and last.lower().startswith(("i", "hi")):
        word = "e"
    return f"{', '.join(before)} {word} {last}"


def gender_of(name: str, language: str) -> str:
    """ "m" or "f" by the noun that a common name begins with; "" where it is on neither list."""
    noun = name.lower().split()[0] if name.strip() else ""
    nouns = _nouns(language)
    return next((gender for gender, name in GENDERS.items() if noun in nouns[name]), "")


@cache
def _nouns(language: str) -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language]
    return {name: frozenset(words.split()) for name, words in table.items()}
