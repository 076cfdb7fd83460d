"""Names and words that people read have the apostrophe of print: no typewriter's among them."""

import csv
import re
from pathlib import Path

import pycountry
import pytest

from extractors.fields.states.countries import find_states, state_name
from extractors.forms.template import load_templates
from pipeline.convention.parties import PARTIES
from pipeline.i18n import LANGUAGES
from taxonomy.names.synonyms import load_common_names

TYPED = "'"
WORDS = Path(__file__).parents[3] / "pipeline" / "i18n"
WITHIN_A_WORD = re.compile(r"\w'\w")
ADJECTIVE = re.compile(r"^(?:\w|-)+ [A-ZÁÉÍÓÚÑ]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_states(language: str) -> None:
    codes = [country.alpha_2 for country in pycountry.countries]
    assert not [name for code in codes if TYPED in (name := state_name(code, language))]


@pytest.mark.parametrize("written", ["Côte d'Ivoire", "Côte d’Ivoire", "CÔTE D'IVOIRE"])
def test_a_state_is_known_by_either_apostrophe(written: str) -> None:
    assert [state.iso for state in find_states(f"Kenya, {written}")] == ["KE", "CI"]


def test_names_of_parties() -> None:
    rows = csv.DictReader(PARTIES.read_text("utf-8").splitlines())
    names = [row[f"name_{language}"] for row in rows for language in LANGUAGES]
    assert len(names) > 300
    assert not [name for name in names if TYPED in name]


def test_common_names() -> None:
    names = [*load_common_names()]
    assert not [name.name for name in names if TYPED in name.name]
    spanish = [name.name for name in names if name.language == "es"]
    assert not [name for name in spanish if ADJECTIVE.match(name)]


def test_headings_of_the_forms() -> None:
    templates = load_templates().values()
    sections = [part for form in templates for part in (*form.sections, *form.merged)]
    assert not [title for part in sections for title in part.titles.values() if TYPED in title]


@pytest.mark.parametrize("path", sorted(WORDS.rglob("*.toml")), ids=lambda path: path.name)
def test_words_of_our_own(path: Path) -> None:
    text = "\n".join(re.findall(r'"((?:[^"\\]|\\.)*)"', path.read_text("utf-8")))
    assert not WITHIN_A_WORD.findall(text)
