"""Titles in French and Spanish: put together of what is known, English where a part is not."""

import csv
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.titles import title_in, title_language
from pipeline.titles.nouns import title_words
from tests.conftest import SHARED

REAL = SHARED / "data/concerted_actions.csv"

BY_PARTS = [
    ("Humpback Whales of the Arabian Sea", "Baleine à bosse de la mer d’Arabie"),
    ("Andean flamingos", "Flamants des Andes"),
    ("Andean Flamingo", "Flamant des Andes"),
    ("Mobulid Rays", "Raies de la famille Mobulidae"),
    ("Largetooth and Smalltooth Sawfish", "Poisson-scie commun et poisson-scie tident"),
    ("Asian Population of the Great Bustard", "Population asiatique de l’outarde barbue"),
    ("Asian Populations of the Great Bustard", "Populations asiatiques de l’outarde barbue"),
    ("Sahelo-Saharan Megafauna", "Mégafaune sahélo-saharienne"),
    ("Migratory Birds of Central Asia", "Oiseaux migrateurs d’Asie centrale"),
    ("Lion, Leopard and Cheetah", "Lion, léopard et guépard"),
    (
        "Concerted Action for the conservation of the Great Apes",
        "Action concertée pour la conservation des grands singes",
    ),
    ("Concerted Action for Otis tarda", "Action concertée pour Otis tarda"),
    (
        "Harbour Porpoise (Baltic Sea and Iberian Peninsula)",
        "Marsouin commun (mer Baltique et péninsule Ibérique)",
    ),
]
UNKNOWN = [
    "Manta Rays of the East",
    "Concerted Action on Flying Carpets",
    "Great Bustard and Lesser Carpet",
    "Striped Sharks",
    "Great Bustard (Ruritania)",
]


@pytest.mark.parametrize(("english", "french"), BY_PARTS)
def test_a_title_is_put_together_of_known_parts(english: str, french: str) -> None:
    assert title_in("fr", english) == french
    assert title_in("en", english) == english
    assert title_language(english, "fr") == ""


@pytest.mark.parametrize("english", UNKNOWN)
@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_title_with_an_unknown_part_stays_english_and_says_so(
    english: str, language: str
) -> None:
    assert title_in(language, english) == english
    assert title_language(english, language) == "en"
    assert title_language(english, "en") == ""


def test_a_title_in_another_language_stays_as_it_is() -> None:
    assert title_in("es", "Action concertée pour la girafe") == "Action concertée pour la girafe"


def test_what_a_document_calls_it_has_its_source() -> None:
    assert all(row["source"].startswith("UNEP/CMS/") for row in title_words()["official"])
    title = "Common Guitarfish and Bottlenose Wedgefish"
    assert title_in("es", title) == "Pez guitarra común y Rhynchobatus australiae"


def forms() -> Iterator[tuple[str, str]]:
    for table in ("groups", "qualities", "places"):
        for english, words in title_words()[table].items():
            yield from ((english, code) for code in ("fr", "es") if not words.get(code))


def test_every_part_is_known_in_both_languages() -> None:
    assert list(forms()) == []


@pytest.mark.skipif(not REAL.exists(), reason="the table of real actions is not here")
@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_real_title_is_told_in_each_language(language: str) -> None:
    with REAL.open(encoding="utf-8", newline="") as lines:
        titles = [row["title"] for row in csv.DictReader(lines)]
    english = re.compile(r"\b(?:of|the|and|with|rays|sawfish|bustard)\b", re.IGNORECASE)
    assert [t for t in titles if english.search(title_in(language, t))] == []


def test_a_title_has_a_language_of_its_own() -> None:
    assert title_language("Sharks and Rays", "") == "en"
    assert title_language("Jaguar", "") == ""


WORDS = st.sampled_from(
    ["Concerted Action for", "the", "of", "and", "/", ",", "(", ")", "Populations of", "in", "with",
     "families", "Mobulid Rays", "Great Bustard", "Asian", "Otis tarda", "West Africa", "Carpet"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=9), st.sampled_from(["en", "fr", "es", ""]))
def test_any_title_is_told_or_stays_whole(words: list[str], language: str) -> None:
    title = " ".join(words)
    assert title_in(language, title) or not title.strip()
    assert title_language(title, language) in ("", "en", "fr", "es")
