"""Findings and problems in words."""

import re
import tomllib
from datetime import date

import pytest

from pipeline.i18n import Fact, label, say, words
from pipeline.submissions.checks import rules
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.messages import basis, message, problem
from tests.conftest import ROOT

I18N = ROOT / "pipeline" / "i18n"
RULE = Rule(
    "ABC001",
    Severity.NOTE,
    "Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(1) and 5(3)",
    "Received on {day}: {count} of {what}.",
    "Look.",
)
DAYS = [
    (date(2030, 3, 1), "en", "1 March 2030"),
    (date(2030, 3, 1), "fr", "1er mars 2030"),
    (date(2030, 8, 21), "fr", "21 août 2030"),
    (date(2030, 3, 1), "es", "1 de marzo de 2030"),
]


@pytest.mark.parametrize(("day", "language", "words_expected"), DAYS)
def test_a_day_in_words(day: date, language: str, words_expected: str) -> None:
    assert say(day, words(language)) == words_expected


def test_facts_are_said_in_the_language_asked_for() -> None:
    facts: dict[str, Fact] = {
        "day": date(2030, 3, 1),
        "count": 2,
        "what": {"en": "pages", "fr": "pages lues"},
    }
    finding = Finding(RULE, facts)
    assert message(finding) == "Received on 1 March 2030: 2 of pages."
    assert message(finding, "fr") == "Received on 1er mars 2030: 2 of pages lues."
    assert message(finding, "es") == "Received on 1 de marzo de 2030: 2 of pages."


def test_braces_in_a_fact_stay_words() -> None:
    finding = Finding(RULE, {"day": "{day}", "count": 0, "what": "{__class__}"})
    assert message(finding) == "Received on {day}: 0 of {__class__}."


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_basis_keeps_its_numbers(language: str) -> None:
    for code, rule in rules().items():
        text = basis(Finding(rule), language)
        assert text != rule.basis
        assert re.findall(r"\d+", text) == re.findall(r"\d+", rule.basis), code


def test_a_problem_names_the_file() -> None:
    text = problem("a.pdf", "broken", "a.pdf is damaged.", "es")
    assert text.startswith("a.pdf está dañado")
    assert problem("a.pdf", "unheard_of", "a.pdf is odd.", "es") == "a.pdf is odd."
    assert problem("a.pdf", "broken", "a.pdf is damaged.") == "a.pdf is damaged."


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("de")


def test_labels_fall_back_to_english() -> None:
    assert (label("NOTE", "fr"), label("Ruritania", "fr")) == ("À noter", "Ruritania")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_kind_of_document_is_called_the_same_at_the_desk_and_in_reports(language: str) -> None:
    desk = tomllib.loads((I18N / "desk" / f"{language}.toml").read_text("utf-8"))
    report = tomllib.loads((I18N / "reports" / f"intake.{language}.toml").read_text("utf-8"))
    assert desk["kinds"] == report["kinds"]
