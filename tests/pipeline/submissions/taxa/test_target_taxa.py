"""Which names of the target-taxa section are targets, and which only surround them."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.document import Location
from extractors.forms.section import Section
from pipeline.submissions.taxa.name_lists import WordLists, word_lists
from pipeline.submissions.taxa.target_taxa import find_taxa
from tests.builders import paragraph, sketch

CASES = [
    ("one name", "Otis tarda", ["Otis tarda"]),
    ("written twice", "Otis tarda. The range of Otis tarda is wide.", ["Otis tarda"]),
    ("with its common names", "Otis tarda: Great Bustard; Grande Outarde", ["Otis tarda"]),
    ("a common name alone", "The Great Bustard", ["Otis tarda"]),
    ("a common name of another beside it", "Otis tarda, with the Saiga Antelope", ["Otis tarda"]),
    ("in capitals", "OTIS TARDA", ["Otis tarda"]),
    ("a letter too many in the genus's own style", "Saiga tartarica", ["Saiga tatarica"]),
    (
        "a classification",
        "Class: Aves\nOrder: Otidiformes\nFamily: Otididae\nGenus: Otis\nSpecies: Otis tarda",
        ["Otis tarda"],
    ),
    ("a classification in one line", "Family: Otididae Species: Otis tarda", ["Otis tarda"]),
    (
        "a listed family beside a species of it",
        "Familia Cathartidae (todas). Especie principal: Vultur gryphus",
        ["Cathartidae spp.", "Vultur gryphus"],
    ),
    ("several species", "Otis tarda; Saiga tatarica", ["Otis tarda", "Saiga tatarica"]),
]


@pytest.fixture(scope="module")
def lists() -> WordLists:
    return word_lists(date(2026, 3, 23))


def section(id_: str, text: str) -> Section:
    lines = (paragraph(line, Location(n)) for n, line in enumerate(text.splitlines(), 1))
    return Section(id_, None, "en", tuple(lines))


@pytest.mark.parametrize(("text", "targets"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_targets(text: str, targets: list[str], lists: WordLists) -> None:
    found = find_taxa([section("target_taxa", text)], lists, "en")
    names = [taxon.value.match.scientific_name for taxon in found if taxon.value.role == "target"]
    assert sorted(names) == targets


IN_PROSE = tomllib.loads(Path(__file__).with_name("targets_in_prose.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", IN_PROSE, ids=[case["text"][:40] for case in IN_PROSE])
def test_targets_in_prose(case: dict[str, Any], lists: WordLists) -> None:
    found = find_taxa([section("target_taxa", case["text"])], lists, case["language"])
    names = [taxon.value.match.scientific_name for taxon in found if taxon.value.role == "target"]
    assert sorted(names) == case["targets"]


OF_OTHERS = tomllib.loads(Path(__file__).with_name("of_other_animals.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", OF_OTHERS)
def test_no_saying_on_another_animal_makes_it_a_target(language: str, lists: WordLists) -> None:
    table = OF_OTHERS[language]
    taken: list[str] = []
    for saying in table["sayings"]:
        bare = f"Otis tarda (Linnaeus, 1758). {saying.format(o='Tetrax tetrax')}"
        called = f"{table['target']} {saying.format(o=table['other'])}"
        for text in (bare, called):
            found = find_taxa([section("target_taxa", text)], lists, language)
            targets = [t.value.match.scientific_name for t in found if t.value.role == "target"]
            taken += [] if targets == ["Otis tarda"] else [text]
    assert taken == []


IN_TABLES = tomllib.loads(Path(__file__).with_name("names_in_tables.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", IN_TABLES["case"])
def test_targets_in_tables_and_lists(case: dict[str, Any], lists: WordLists) -> None:
    body = sketch(case.get("rows") or case["text"]).paragraphs
    found = find_taxa([Section("target_taxa", None, case["language"], body)], lists, "en")
    names = [taxon.value.match.scientific_name for taxon in found if taxon.value.role == "target"]
    assert sorted(names) == case["targets"]


def test_a_labelled_species_counts_before_the_common_names_of_a_title(lists: WordLists) -> None:
    front = [
        [paragraph("Species: Otis tarda; Saiga tatarica", Location(2))],
        [paragraph("Concerted Action for the Puma", Location(1))],
    ]
    found = find_taxa([], lists, "en", front)
    names = [taxon.value.match.scientific_name for taxon in found if taxon.value.role == "target"]
    assert sorted(names) == ["Otis tarda", "Saiga tatarica"]


def test_names_elsewhere_are_mentioned_and_targets_are_not_repeated(lists: WordLists) -> None:
    sections = [
        section("target_taxa", "Otis tarda"),
        section("relevance", "Saiga tatarica and Otis tarda"),
    ]
    found = [
        (taxon.value.match.scientific_name, taxon.value.role)
        for taxon in find_taxa(sections, lists, "en")
    ]
    assert found == [("Otis tarda", "target"), ("Saiga tatarica", "mentioned")]


def test_a_merged_heading_counts_as_its_section(lists: WordLists) -> None:
    merged = Section("proponents", None, "en", section("", "Otis tarda").body, ("target_taxa",))
    [taxon] = find_taxa([merged], lists, "en")
    assert (taxon.value.role, taxon.value.section) == ("target", "target_taxa")


def test_the_words_it_rests_on_are_the_sentence(lists: WordLists) -> None:
    text = "The steppe is wide. It is home to Otis tarda. Winters are cold."
    [taxon] = find_taxa([section("target_taxa", text)], lists, "en")
    assert [quotation.quote for quotation in taxon.evidence] == ["It is home to Otis tarda."]


def test_a_name_that_was_broken_by_hand_in_a_cell_is_one(lists: WordLists) -> None:
    rows = [["Species", "Necrosyrtes\nmonachus\nHooded Vulture", "Gyps\nafricanus"]]
    body = sketch(rows).paragraphs
    found = find_taxa([Section("target_taxa", None, "en", body)], lists, "en")
    names = [taxon.value.match.scientific_name for taxon in found]
    assert names == ["Necrosyrtes monachus", "Gyps africanus"]


ELSEWHERE = [  # title; what the text says further on; what is shown of the target
    (
        "The Spoon-billed Sandpiper",
        "Concerted Action for the Spoon-billed Sandpiper (Eurynorhynchus pygmeus)",
        "Eurynorhynchus pygmeus",
    ),
    ("The Great Bustard", "Otis tardda lives on steppes", "Otis tardda"),
    ("The Bengal Florican", "Houbaropsis bengalensiss, App. I", "Houbaropsis bengalensiss"),
    ("The Great Bustard", "Saiga tatarica lives there, too", "Great Bustard"),
    ("Otis tarda", "Otis tardda lives on steppes", "Otis tarda"),
]


@pytest.mark.parametrize(("title", "text", "written"), ELSEWHERE)
def test_a_target_called_by_a_common_name_is_shown_as_the_text_writes_it(
    title: str, text: str, written: str, lists: WordLists
) -> None:
    front = [[paragraph(title, Location(1))]]
    found = find_taxa([section("", text)], lists, "en", front)
    targets = [taxon.value.match.written for taxon in found if taxon.value.role == "target"]
    assert targets == [written]
