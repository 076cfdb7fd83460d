"""Common names of animals inside a sentence: with the article that the language asks for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

VOWELS = frozenset("aeiouâàéèêîïôœh")
ARTICLES = {
    "fr": {"masculine": "le", "feminine": "la"},
    "es": {"masculine": "el", "feminine": "la"},
}


def with_article(name: str, language: str) -> str:
    """A common name after "for", "pour" or "para"; bare where its gender is not known.

    >>> with_article("Girafe", "fr"), with_article("Outarde barbue", "fr")
    ('la girafe', 'l’outarde barbue')
    >>> with_article("Jirafa", "es"), with_article("Great Bustard", "en")
    ('la jirafa', 'the Great Bustard')
    """
    if language == "en":
        return f"the {name}"
    written = name[:1].lower() + name[1:]
    noun = written.split()[0] if written else ""
    gender = _genders(language).get(noun)
    if gender is None:
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


def _genders(language: str) -> Mapping[str, str]:
    nouns = _nouns(language)
    return {noun: gender for gender in ARTICLES[language] for noun in nouns[gender]}


@cache
def _nouns(language: str) -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language]
    return {name: frozenset(words.split()) for name, words in table.items()}
