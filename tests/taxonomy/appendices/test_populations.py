"""Each row: a population note, which way it narrows the listing, and the places it names."""

import pytest

from taxonomy.appendices.editions import load_appendix_list
from taxonomy.appendices.populations import Scope, parse_population, restrictions
from taxonomy.matching.families import family_listed, membership
from taxonomy.matching.index import name_index

CASES = [
    ("except the populations of Botswana, Namibia and Zimbabwe", Scope.EXCEPT,
     ("Botswana", "Namibia", "Zimbabwe")),
    ("à l’exception des populations du Botswana et de Namibie", Scope.EXCEPT,
     ("Botswana", "Namibie")),
    ("salvo las poblaciones de Botswana y Namibia", Scope.EXCEPT, ("Botswana", "Namibia")),
    ("excluding the Malagasy population", Scope.EXCEPT, ("Malagasy",)),
    ("Baltic Proper population", Scope.INCLUDE, ("Baltic Proper",)),
    ("only North and Baltic Sea populations", Scope.INCLUDE, ("North Sea", "Baltic Sea")),
    ("populations of Mongolia and China", Scope.INCLUDE, ("Mongolia", "China")),
    ("(populations between Honduras and Panama)", Scope.INCLUDE, ("Honduras", "Panama")),
    ("populations of Africa south of the Sahara and of Southwest Asia (Iran/Iraq)", Scope.INCLUDE,
     ("Africa south of the Sahara", "Southwest Asia", "Iran", "Iraq")),
]  # fmt: skip


@pytest.mark.parametrize(("note", "scope", "places"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_population_note_is_read(note: str, scope: Scope, places: tuple[str, ...]) -> None:
    population = parse_population(note)
    assert population
    assert (population.scope, population.places) == (scope, places)


def test_no_note_is_no_restriction() -> None:
    assert parse_population("") is None


def test_breeding_and_ranges_between_places_are_kept_apart() -> None:
    breeding = parse_population("populations breeding in the Western Palearctic")
    between = parse_population("populations between Honduras and Panama")
    assert breeding
    assert between
    assert (breeding.breeding, between.breeding) == (True, False)
    assert (breeding.between, between.between) == (False, True)


def test_every_note_of_the_shipped_list_names_a_place_or_says_it_is_unclear() -> None:
    restricted = list(restrictions(load_appendix_list().listings))
    assert restricted
    for line, population in restricted:
        assert population.places or population.scope is Scope.UNCLEAR, line


FAMILIES = [
    ("Cheloniidae", True),
    ("Accipitridae spp.", True),
    ("Rhinobatidae", False),
    ("Mobulidae", False),
    ("Ruritaniidae", False),
]


@pytest.mark.parametrize(("family", "listed"), FAMILIES)
def test_a_family_is_said_to_be_listed_or_not(family: str, listed: bool) -> None:
    assert family_listed(family) is listed


MEMBERS = [
    ("Gyps fulvus", "Accipitridae", True),
    ("Myotis daubentonii", "Vespertilionidae", True),
    ("Anas platyrhynchos", "Anatidae", True),
    ("Rhinobatos rhinobatos", "Rhinobatidae", False),
    ("Puma concolor", "Felidae", False),
    ("Ruritania montana", "", False),
]


@pytest.mark.parametrize(("name", "family", "listed"), MEMBERS)
def test_a_species_is_placed_in_its_family(name: str, family: str, listed: bool) -> None:
    found = membership(name, name_index())
    assert (found.family, found.listed) == (family, listed)
    assert bool(found.source) == bool(family)


def test_every_listed_family_has_members_to_ask_about() -> None:
    index = name_index()
    for family in {line.taxon for line in index.appendices.listings if line.rank.value == "family"}:
        assert family_listed(family, index), family
