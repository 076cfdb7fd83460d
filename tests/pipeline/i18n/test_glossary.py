"""One term for one thing: what docs/glossary.md says is what every table of words uses."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from docx import Document

from extractors.errors import ExtractionError
from pipeline.i18n import FOLDER, LANGUAGES
from pipeline.letters.templates import SHIPPED
from pipeline.submissions.checks import rules
from tests.conftest import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)  # a name in each language, then words to avoid
PARTED = re.compile(rf";\s*(?=(?:{'|'.join(LANGUAGES)}):)")
IN_MANY = ("appendices.toml",)  # a table that holds all languages


@dataclass(frozen=True)
class Term:
    names: dict[str, str]  # by language
    never: dict[str, tuple[str, ...]]  # by language, as the glossary writes them


def terms() -> list[Term]:
    rows = ROW.findall(GLOSSARY.read_text("utf-8"))[2:]  # without the head
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return [Term(dict(zip(LANGUAGES, names, strict=True)), _never(last)) for *names, last in cells]


def _never(cell: str) -> dict[str, tuple[str, ...]]:
    parts = (part.split(": ", 1) for part in PARTED.split(cell) if part)
    return {language: tuple(words.split(", ")) for language, words in parts}


@cache
def sentences(language: str) -> tuple[str, ...]:
    """Every sentence of ours in a language, with its place in front."""
    return tuple(dict.fromkeys(text.replace("\u00a0", " ") for text in _sentences(language)))


def _sentences(language: str) -> Iterator[str]:
    for path in sorted(FOLDER.rglob("*.toml")):
        if language in path.name.split(".") and path.name not in IN_MANY:
            yield from _leaves(tomllib.loads(path.read_text("utf-8")))
    for path in sorted((SHIPPED / language).glob("*.docx")):
        yield from (paragraph.text for paragraph in Document(str(path)).paragraphs)
    if language == "en":
        for rule in rules().values():
            yield from (rule.message, rule.advice, rule.basis)
        yield from _errors(ExtractionError)


def _leaves(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for member in value.values():
                yield from _leaves(member)
        case list():
            for member in value:
                yield from _leaves(member)


def _errors(error: type[ExtractionError]) -> Iterator[str]:
    yield f"{error.problem}. {error.advice}"
    for subclass in error.__subclasses__():
        yield from _errors(subclass)


def _pattern(word: str) -> re.Pattern[str]:
    """The word wherever it stands by itself; with a capital too, unless it is meant exactly."""
    exact = word.startswith("=")
    word = word.removeprefix("=")
    first = re.escape(word[0]) if exact else f"[{word[0].lower()}{word[0].upper()}]"
    return re.compile(rf"(?<!\w){first}{re.escape(word[1:])}(?:s|es)?(?!\w)")


def test_the_glossary_is_read() -> None:
    assert len(terms()) > 30
    assert Term({"en": "table", "fr": "tableau", "es": "cuadro"}, {"es": ("tabla",)}) in terms()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_in_use(language: str) -> None:
    text = "\n".join(sentences(language)).casefold()
    names = [term.names[language] for term in terms()]
    assert [name for name in names if name.casefold() not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_table_of_words_has_another_term(language: str) -> None:
    never = [_pattern(word) for term in terms() for word in term.never.get(language, ())]
    found = [
        (pattern.pattern, text)
        for text in sentences(language)
        for pattern in never
        if pattern.search(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("word", "text", "is_found"),
    [
        ("tabla", "Las tablas", True),
        ("tabla", "Tabla 1", True),
        ("tabla", "establa", False),
        ("=estado", "Estados del área", False),
        ("=estado", "por estado: x", True),
    ],
)
def test_a_word_is_found_by_itself(word: str, text: str, is_found: bool) -> None:
    assert bool(_pattern(word).search(text)) is is_found
