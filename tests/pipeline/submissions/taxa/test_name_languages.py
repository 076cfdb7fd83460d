"""In which languages common names are given beside a target, and TAX004 that asks for the rest."""

from collections.abc import Mapping

import pytest

from pipeline.submissions.checks.common_names_missing import check
from pipeline.submissions.taxa.name_languages import holds_name, language_of
from tests.pipeline.dossiers import SECTIONS, dossier, submission, text

TARGETS = "Target species, lower taxon or population, or group of taxa with needs in common"

MISSING = [
    ("Otis tarda Linnaeus, 1758.", {"Otis tarda": "English, French, Spanish"}),
    ("Otis tarda: Great Bustard; Grande Outarde; Avutarda común.", {}),
    ("Otis tarda. English: Great Bustard. French: Grande Outarde.", {"Otis tarda": "Spanish"}),
    (
        "Otis tarda – Great Bustard – Outarde barbue – Avutarda\nTetrax tetrax – Little Bustard",
        {"Tetrax tetrax": "French, Spanish"},
    ),
    ("Gazella cuvieri (Ogilby, 1841) – Cuvier’s Gazelle – Gazelle de Cuvier – Gacela", {}),
    ("Gazella cuvieri – name (English), nom (Français), nombre (Español)", {}),
    ("Puffinus mauretanicus: Shearwater of Ibiza; Puffin de Mallorca; Pardela pequeña", {}),
    ("Mobulidae", {}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "missing"), MISSING, ids=[row[0][:40] for row in MISSING])
def test_a_language_is_missing_for_a_taxon(words: str, missing: dict[str, str]) -> None:
    found = check(dossier(submission(text().replace(SECTIONS[TARGETS], words))))
    languages_missing = {
        str(finding.facts["taxa"]): finding.facts["languages"] for finding in found
    }
    assert {name: in_english(languages) for name, languages in languages_missing.items()} == missing


def in_english(fact: object) -> str:
    assert isinstance(fact, Mapping)
    return str(fact["en"])


HOLDS = [
    ("Cuvier’s Gazelle", "Cuvier's Gazelle", True),
    ("Mexican (Brazilian) Free-tailed Bat", "Brazilian Free-tailed Bat", True),
    ("Dauphin à bosse de l’Atlantique", "Dauphin à bosse de l'Atlantique", True),
    ("Lesser White-fronted Goose", "White-fronted Duck", False),
]


@pytest.mark.parametrize(("words", "name", "holds"), HOLDS)
def test_a_listed_name_in_a_text(words: str, name: str, holds: bool) -> None:
    assert holds_name(words, [name]) is holds


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Blacktip Shark", "en"),
        ("requin bordé", "fr"),
        ("tiburón macuira", "es"),
        ("Moucherolle à queue large", "fr"),
        ("Yetapá de collar", "es"),
        ("Strange-tailed Tyrant", "en"),
        ("II", ""),
    ],
)
def test_the_language_of_a_name_by_its_letters(words: str, language: str) -> None:
    assert language_of(words) == language
