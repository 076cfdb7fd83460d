"""What the house promises of itself: every command is there, every word is in three languages."""

import re
from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import pytest

from extractors.errors import ExtractionError
from extractors.template import load_templates
from pipeline.checks import rules
from pipeline.cli import PLACES
from pipeline.languages import LANGUAGES, words
from pipeline.summarise import UNEXPECTED
from tests.conftest import ROOT

OTHERS = [language for language in LANGUAGES if language != "en"]


def states(error: type[ExtractionError] = ExtractionError) -> Iterator[str]:
    """The state of every error of the tree."""
    yield error.state
    for one in error.__subclasses__():
        yield from states(one)


def facts(wording: str) -> list[str]:
    """The {braces} of a message."""
    return sorted(name for _, name, _, _ in Formatter().parse(wording) if name)


@pytest.mark.parametrize("command", PLACES)
def test_every_command_is_there(command: str) -> None:
    place = PLACES[command]
    assert hasattr(import_module(f"pipeline.cli.{place.module}"), place.attribute)


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in PLACES if not re.search(rf"`(concerted )?{name}\b", readme)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_rule_falls_back_to_english(language: str) -> None:
    own = words(language)
    assert own.messages.keys() == own.advice.keys() == own.basis.keys() == rules().keys()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_says_the_same_facts(language: str) -> None:
    own = words(language).messages
    assert {code: facts(own[code]) for code in own} == {
        code: facts(rule.message) for code, rule in rules().items()
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_problem_with_a_file_is_said(language: str) -> None:
    own = words(language)
    assert own.problems.keys() == own.remedies.keys() == {*states(), UNEXPECTED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_a_form_has_a_title(language: str) -> None:
    for template in load_templates().values():
        for section in (*template.sections, *template.merged):
            title = section.titles.get(language, "")
            assert title, (template.kind, section.id)
            assert "{" not in title, (template.kind, section.id, title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_has_twelve_months(language: str) -> None:
    assert len(words(language).months) == 12
