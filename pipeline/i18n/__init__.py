"""Our words in English, French and Spanish; those of the forms are in `extractors/forms/templates`.

English stands where it is used, beside each rule; a file of this folder holds one other language.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.i18n.hours import with_hour
from pipeline.i18n.typography import typeset

Fact = str | int | date | Mapping[str, str]  # a mapping holds one wording per language code

LANGUAGES = ("en", "fr", "es")
FOLDER = Path(__file__).parent
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Translations:
    """One language; in English the mappings are empty, because its words stand in the code."""

    language: str
    months: tuple[str, ...]  # January first
    messages: Mapping[str, str] = field(default_factory=dict)  # by code of the rule
    advice: Mapping[str, str] = field(default_factory=dict)  # by code of the rule
    basis: Mapping[str, str] = field(default_factory=dict)  # by code of the rule
    problems: Mapping[str, str] = field(default_factory=dict)  # by state of the error
    remedies: Mapping[str, str] = field(default_factory=dict)  # by state of the error
    labels: Mapping[str, str] = field(default_factory=dict)  # English label -> ours
    sentences: Mapping[str, str] = field(default_factory=dict)  # English, with {facts} -> ours


@cache
def words(language: str) -> Translations:
    """The words of one of `LANGUAGES`. Raises KeyError for any other language."""
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == "en":
        return Translations("en", ENGLISH_MONTHS)
    raw = typeset(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")), language)
    return Translations(
        language,
        tuple(raw["months"]),
        messages=raw["messages"],
        advice=raw["advice"],
        basis=raw["basis"],
        problems=raw["problems"],
        remedies=raw["remedies"],
        labels=raw["labels"],
        sentences=raw["sentences"],
    )


def label(english: str, language: str = "en") -> str:
    """A heading of our tables, in English where there is no translation."""
    return words(language).labels.get(english, english)


def sentence(english: str, language: str = "en") -> str:
    """A sentence of ours that is kept in English with its facts filled in; as it is where unknown.

    >>> sentence("The same text as crane.pdf; linked.", "es")
    'El mismo texto que crane.pdf; los dos documentos quedan vinculados.'
    """
    for pattern, ours in words(language).sentences.items():
        if found := re.fullmatch(_with_facts(pattern), english):
            return ours.format_map(found.groupdict())
    return english


@cache
def _with_facts(pattern: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(pattern))


def say(fact: Fact, table: Translations) -> str:
    """A fact in words; a day with its hour where that is known.

    Never `strftime`: its month names depend on the machine's locale.
    """
    match fact:
        case date():
            return with_hour(fact, say_day(fact, table), table.language)
        case str() | int():
            return str(fact)
        case _:
            name: str = typeset(fact.get(table.language, fact["en"]), table.language)
            return name


def say_day(day: date, table: Translations) -> str:
    """A day in words, without an hour."""
    month = table.months[day.month - 1]
    if table.language == "es":
        return f"{day.day} de {month} de {day.year}"
    first = "1er" if table.language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month} {day.year}"
