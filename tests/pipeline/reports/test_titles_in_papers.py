"""What a paper calls actions, leads and species: in its language, scientific names in italics."""

from pathlib import Path

import pytest
from docx import Document

from pipeline.reports.italics import parts
from pipeline.reports.names import action_in, parted, parties_in
from pipeline.reports.paper_parts import add_bullet
from pipeline.reports.paper_template import BULLET

ACTIONS = [
    ("fr", "Giraffe", ["Giraffa camelopardalis"], "Girafe (Giraffa camelopardalis)"),
    ("es", "Mobulid Rays", ["Mobulidae"], "Rayas de la familia Mobulidae"),
    ("fr", "Sahelo-Saharan Megafauna", ["A a", "B b", "C c"], "Mégafaune sahélo-saharienne"),
    ("fr", "Bustards of Ruritania", ["Otis tarda"], "Outarde barbue (Otis tarda)"),
    ("en", "Bustards of Ruritania", ["Otis tarda"], "Bustards of Ruritania (Otis tarda)"),
    ("es", "", ["Otis tarda"], "Avutarda común (Otis tarda)"),
]


@pytest.mark.parametrize(("language", "title", "taxa", "expected"), ACTIONS)
def test_an_action_is_called_by_its_title_else_by_its_species(
    language: str, title: str, taxa: list[str], expected: str
) -> None:
    assert action_in(language, title, taxa) == expected


def test_a_semicolon_in_brackets_parts_no_names() -> None:
    lead = "Government of Mongolia; Eurasian Alliance (sic; 'Trust' elsewhere) and Centre"
    assert parted(lead)[1] == "Eurasian Alliance (sic; 'Trust' elsewhere) and Centre"
    assert parties_in("fr", lead)[0] == "Mongolie"


NAMES = [
    ("Girafe (Giraffa camelopardalis), Niger", ["Giraffa camelopardalis"]),
    ("12.8 : même taxon : Otis tarda / Otis tarda tarda", ["Otis tarda", "Otis tarda tarda"]),
    ("Mongolia reported that Otis tarda declines", ["Otis tarda"]),
    ("United Kingdom and Great Bustard", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_scientific_names_are_told_from_other_words(text: str, names: list[str]) -> None:
    found = [*parts(text)]
    assert [part for part, is_name in found if is_name] == names
    assert "".join(part for part, _ in found) == text


def test_a_scientific_name_is_a_run_in_italics(tmp_path: Path) -> None:
    word = Document()
    word.styles.add_style(BULLET, 1)
    runs = add_bullet(word, "12.8 Outarde barbue (Otis tarda)").runs
    assert [run.text for run in runs if run.italic] == ["Otis tarda"]
