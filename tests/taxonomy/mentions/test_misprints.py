"""Names that are not written as they should be: slips, shared genera, letters of another script."""

import pytest

from taxonomy.matching.index import name_index
from taxonomy.matching.match import Method
from taxonomy.mentions import MentionFinder
from taxonomy.names.other_scripts import letters_of_another_script
from tests.benchmarks.slips import listed_names, outcomes, strange_names

FINDER = MentionFinder(name_index(), "en")
COUNT = 600


@pytest.mark.parametrize("words", [2, 3])
def test_slips_are_found_and_never_taken_for_another_name(words: int) -> None:
    counts = outcomes(COUNT, listed_names(words), name_index(), seed=3)
    assert counts["found"] > 0.97 * COUNT
    assert counts["wrong"] < 0.003 * COUNT


def test_slips_in_names_that_exist_are_not_taken_for_listed_ones() -> None:
    counts = outcomes(COUNT, strange_names(), name_index(), seed=3)
    assert counts["wrong"] < 0.003 * COUNT


NAMES = [
    ("Gyps africanus, rueppelli and indicus.", "Gyps africanus|Gyps rueppelli|Gyps indicus"),
    ("Chlamydotis undulata & macqueenii", "Chlamydotis undulata|Chlamydotis macqueenii"),
    ("Sphyrna lewini/mokarran/zygaena", "Sphyrna lewini|Sphyrna mokarran|Sphyrna zygaena"),
    ("Gyps africanus, many and others", "Gyps africanus"),
    ("Gyps africanus and other vultures, storks", "Gyps africanus"),
    ("Gazella dorcas as well as cuvieri", "Gazella dorcas|Gazella cuvieri"),
    ("Gyps africanus ainsi que rueppelli", "Gyps africanus|Gyps rueppelli"),
    ("Gyps africanus; rueppelli + indicus", "Gyps africanus|Gyps rueppelli|Gyps indicus"),
    ("Gyps (africanus, rueppelli)", "Gyps africanus|Gyps rueppelli"),
    ("Gyps: africanus and indicus", "Gyps africanus|Gyps indicus"),
    ("Gyps africanus Salvadori, 1865, rueppelli (Brehm, 1852)", "Gyps africanus|Gyps rueppelli"),
    ("Necro-syrtes mona-chus lives", "Necrosyrtes monachus"),
    ("Necro\u2011syrtes monachus lives", "Necrosyrtes monachus"),
    ("Gyps ru\u0308ppelli lives", "Gyps rueppelli"),
    ("_Otis tarda_ lives", "Otis tarda"),
    ("Calidris c. rufa lives here", "Calidris canutus rufa"),
    ("Polystictus p. pectoralis", "Polystictus pectoralis pectoralis"),
    ("Elephas maximus indiicus lives", "Elephas maximus indicus"),
    ("Panthera oca lives", "Panthera onca"),
    ("Panthra onca lives", "Panthera onca"),
    ("Gorila beringei lives", "Gorilla beringei"),
    ("Caretta careta lives", "Caretta caretta"),
    ("Ursns arctos isabellinus lives", "Ursus arctos isabellinus"),
    ("Manta mantas swim", ""),
    ("Gorila family", ""),
    ("\u0421iconia boyciana and Otis t\u0430rda", "Ciconia boyciana|Otis tarda"),
    ("the Requin-\nbaleine", "Rhincodon typus"),
    ("The Lion Panthera leo", "Panthera leo|Panthera leo"),
    ("Leon Smith took Lion Air", ""),
    ("la Universidad de León, Castilla y León y Nuevo León", ""),
    ("le golfe du Lion", ""),
    ("Reef Watch, Whale and Dolphin Conservation and ORCA", ""),
    ("ORCA (Orcinus orca)", "Orcinus orca|Orcinus orca"),
    ("a new Jaguar cub", "Panthera onca"),
    ("Gorilla gorilla (Savage, 1847), G. g. gorilla", "Gorilla gorilla|Gorilla gorilla gorilla"),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[row[0][:30] for row in NAMES])
def test_what_is_meant(text: str, names: str) -> None:
    found = [mention.match.scientific_name for mention in FINDER.find(text)]
    assert found == [name for name in names.split("|") if name]


def test_an_abbreviation_that_nothing_explains_is_a_name_of_its_own() -> None:
    (mention,) = FINDER.find("Surveys of D. zizanioides and of J. smithson were made.")
    assert (mention.match.written, mention.match.method) == ("D. zizanioides", Method.NONE)


def test_a_subspecies_of_a_listed_species_is_covered_by_it() -> None:
    match = name_index().match("Gorilla gorilla gorilla")
    assert match.method is Method.HIGHER_TAXON
    assert [str(appendix) for appendix in match.appendices] == ["I"]


def test_the_letters_that_are_not_latin_are_told() -> None:
    assert letters_of_another_script("\u0421iconia \u043c\u0438\u0440") == ("U+0421",)
