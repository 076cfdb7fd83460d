"""Which words belong to one of the three languages alone: by all that we say in them, the names of
States and the common names of species."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pycountry

from extractors.fields.states.countries import state_name
from pipeline.i18n import LANGUAGES
from pipeline.submissions.checks import rules
from taxonomy.names.synonyms import load_common_names

TABLES = Path(__file__).parents[3] / "pipeline" / "i18n"
WORD = re.compile(r"[^\W\d_]{4,}")
FIELD = re.compile(r"\{[^}]*\}")
ALIKE = frozenset(  # that a text in another language may hold: names of languages, formats, States
    {"english", "français", "español", "excel", "word", "json", "atom", "package", "data"}
    | {"concerted", "action", "species", "natural", "earth", "equal", "kenya", "china"}
    | {"convention", "initiative"}  # in the name of a file; of what an action goes on as
)


@cache
def own_words(language: str) -> frozenset[str]:
    """The words that we use in this language and in neither of the others."""
    ours = {word for other in LANGUAGES if other != language for word in _words(other)}
    names = {word for other in LANGUAGES if other != language for word in _name_words(other)}
    return (_words(language) | _name_words(language)) - ours - names - ALIKE


def foreign(text: str, language: str) -> set[str]:
    """The words of a text that belong to another of the languages alone."""
    known = {word for other in LANGUAGES if other != language for word in own_words(other)}
    return {word for word in _split(text) if word in known}


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(word for text in _texts(language) for word in _split(text))


@cache
def _name_words(language: str) -> frozenset[str]:
    """The words that stand in names of States and in common names of species."""
    names = [state_name(country.alpha_2, language) for country in pycountry.countries]
    names += [name.name for name in load_common_names() if name.language == language]
    return frozenset(word for name in names for word in _split(name))


def _sentences(table: Any) -> Iterator[str]:
    if isinstance(table, Mapping):
        for key, value in table.items():
            yield from [key] if " " in key else []
            yield from _sentences(value)


def _split(text: str) -> Iterator[str]:
    return (word.casefold() for word in WORD.findall(FIELD.sub(" ", text)))


def _texts(language: str) -> Iterator[str]:
    for path in sorted(TABLES.rglob("*.toml")):
        if path.stem == language or path.stem.endswith(f".{language}"):
            yield from _leaves(tomllib.loads(path.read_text("utf-8")))
    if language == "en":
        for path in sorted(TABLES.rglob("*.toml")):  # a sentence of the code is a key of its own
            yield from _sentences(tomllib.loads(path.read_text("utf-8")))
        for rule in rules().values():
            yield from (rule.message, rule.advice, rule.basis)


def _leaves(table: Any) -> Iterator[str]:
    match table:
        case str():
            yield table
        case Mapping():
            for value in table.values():
                yield from _leaves(value)
        case list():
            for value in table:
                yield from _leaves(value)
