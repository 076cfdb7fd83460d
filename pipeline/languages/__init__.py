"""Our words in English, French and Spanish; those of the forms are in `extractors/templates`.

English stands where it is used, beside each rule; a file of this folder holds one other language.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.findings import Fact, Finding
from pipeline.languages.typography import typeset

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
class Words:
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
def words(language: str) -> Words:
    """The words of one of `LANGUAGES`. Raises KeyError for any other language."""
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == "en":
        return Words("en", ENGLISH_MONTHS)
    raw = typeset(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")), language)
    return Words(
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


def message(finding: Finding, language: str = "en") -> str:
    """The sentence of a finding."""
    own = words(language)
    wording = own.messages.get(finding.rule.code, finding.rule.message)
    return wording.format_map({name: say(fact, own) for name, fact in finding.facts.items()})


def advice(finding: Finding, language: str = "en") -> str:
    """What to do next about a finding."""
    return words(language).advice.get(finding.rule.code, finding.rule.advice)


def basis(finding: Finding, language: str = "en") -> str:
    """Where the rule of a finding comes from."""
    return words(language).basis.get(finding.rule.code, finding.rule.basis)


def label(english: str, language: str = "en") -> str:
    """A heading of our tables, in English where there is no translation."""
    return words(language).labels.get(english, english)


def sentence(english: str, language: str = "en") -> str:
    """A sentence of ours that is kept in English with its facts filled in; as it is where unknown.

    >>> sentence("The same text as crane.pdf; linked.", "fr")
    'Même texte que crane.pdf ; les deux sont liés.'
    """
    for pattern, ours in words(language).sentences.items():
        if found := re.fullmatch(_with_facts(pattern), english):
            return ours.format_map(found.groupdict())
    return english


@cache
def _with_facts(pattern: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(pattern))


def problem(file: str, state: str, english: str, language: str = "en") -> str:
    """Why a file could not be read, and what to do next.

    `state` is that of the error in `extractors.errors`, `english` its own sentence.
    """
    own = words(language)
    if state not in own.problems:
        return english
    return f"{file} {own.problems[state]}. {own.remedies[state]}"


def say(fact: Fact, own: Words) -> str:
    """A fact in words. Never `strftime`: its month names depend on the machine's locale."""
    match fact:
        case date():
            return _say_day(fact, own)
        case str() | int():
            return str(fact)
        case _:
            said: str = typeset(fact.get(own.language, fact["en"]), own.language)
            return said


def _say_day(day: date, own: Words) -> str:
    month = own.months[day.month - 1]
    if own.language == "es":
        return f"{day.day} de {month} de {day.year}"
    first = "1er" if own.language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month} {day.year}"
