"""Each row: what is written, what it means, how that was found, and the Appendices it stands on."""

from datetime import date

import pytest

from taxonomy.appendices.editions import load_appendix_list
from taxonomy.listing import Appendix, AppendixList, Listing, Rank
from taxonomy.matching.index import NameIndex, match_name, name_index, name_key
from taxonomy.matching.match import Method, NameMatch
from taxonomy.names.synonyms import load_common_names, load_synonyms

I, II = Appendix.I, Appendix.II  # noqa: E741 - the Convention's own names
EXACT, SYNONYM, COMMON = Method.EXACT, Method.SYNONYM, Method.COMMON_NAME
SPELLING, HIGHER, NONE = Method.SPELLING, Method.HIGHER_TAXON, Method.NONE

CASES = [
    ("Otis tarda", "Otis tarda", EXACT, (I, II)),
    ("Chelonia mydas", "Chelonia mydas", EXACT, (I, II)),  # II by its family
    ("Giraffa Camelopardalis", "Giraffa camelopardalis", EXACT, (II,)),
    ("ELEPHAS MAXIMUS INDICUS", "Elephas maximus indicus", EXACT, (I,)),
    ("uncia uncia", "Uncia uncia", EXACT, (I,)),
    ("Lynx lynx balcanicus", "Lynx lynx balcanicus", EXACT, (I, II)),  # II by its species
    ("Cheloniidae", "Cheloniidae spp.", EXACT, (II,)),
    ("Grus spp.", "Grus spp.", EXACT, (II,)),
    ("Panthera uncia", "Uncia uncia", SYNONYM, (I,)),
    ("Nyctea scandiaca", "Nyctea scandiaca", NONE, ()),  # its synonym is not listed either
    ("Platanista gangetica", "Platanista gangetica gangetica", SYNONYM, (I, II)),
    ("green turtle", "Chelonia mydas", COMMON, (I, II)),
    ("Hawksbill Turtles", "Eretmochelys imbricata", COMMON, (I, II)),
    ("l’éléphant d’Asie", "Elephas maximus indicus", COMMON, (I,)),
    ("los Tiburones ballena", "Rhincodon typus", COMMON, (I, II)),
    ("Leone", "Leone", NONE, ()),  # of Sierra Leone; the Spanish lion loses no letter
    ("Chelonia mydsa", "Chelonia mydas", SPELLING, (I, II)),
    ("Vanellus gregaria", "Vanellus gregarius", SPELLING, (I, II)),
    ("Diomeda exulans", "Diomedea exulans", SPELLING, (II,)),
    ("Acipenser fu1vescens", "Acipenser fulvescens", SPELLING, (II,)),
    ("Chelonidae", "Cheloniidae spp.", SPELLING, (II,)),
    ("Grus grus", "Grus grus", HIGHER, (II,)),
    ("Lasionycteris noctivagans", "Lasionycteris noctivagans", NONE, ()),  # of the Americas
    ("Myotis myotis", "Myotis myotis", HIGHER, (II,)),  # its family in Europe
    ("Houbaropsis bengalensiss", "Houbaropsis bengalensiss", NONE, ()),  # a subspecies is listed
    ("Equus fetus", "Equus fetus", NONE, ()),  # there too
    ("Calidris canutuss", "Calidris canutuss", HIGHER, (II,)),  # not its one listed subspecies
    ("Gyps fulvus", "Gyps fulvus", HIGHER, (II,)),
    ("Panthera onca palustris", "Panthera onca palustris", HIGHER, (I, II)),
    ("Gazella arabica", "Gazella arabica", NONE, ()),  # exists, looks like listed gazelles
    ("Lama nasus", "Lama nasus", NONE, ()),  # another genus that exists: never unnoticed
    ("Puma concolor", "Puma concolor", NONE, ()),
    ("Elephas maximus", "Elephas maximus", NONE, ()),  # only a subspecies is listed
    ("Rhinobatidae", "Rhinobatidae", NONE, ()),
    ("Gazella aff. gazella", "Gazella gazella", NONE, ()),
    ("Committee on Trade", "Committee on Trade", NONE, ()),
    ("Panama", "Panama", NONE, ()),
    ("the whale", "the whale", NONE, ()),
    ("", "", NONE, ()),
]


@pytest.mark.parametrize(("written", "name", "method", "listed"), CASES, ids=[c[0] for c in CASES])
def test_a_name_leads_to_its_listing(
    written: str, name: str, method: Method, listed: tuple[Appendix, ...]
) -> None:
    match = match_name(written)
    assert (match.scientific_name, match.method, match.appendices) == (name, method, listed)
    assert match.written == written
    assert match.edition == load_appendix_list().edition


@pytest.mark.parametrize(
    ("written", "meanings"),
    [
        ("Balaena glacialis glacialis", {"Eubalaena glacialis", "Eubalaena japonica"}),
    ],
)
def test_a_tie_is_left_open(written: str, meanings: set[str]) -> None:
    match = match_name(written)
    assert not match.listings
    assert {candidate.taxon for candidate in match.candidates} == meanings


def test_the_other_parts_of_a_divided_species_are_said() -> None:
    match = match_name("Diomedea cauta")
    assert match.scientific_name == "Thalassarche cauta"
    assert "Thalassarche steadi" in {candidate.taxon for candidate in match.candidates}


def test_two_names_equally_near_stay_open() -> None:
    lines = tuple(
        Listing(II, name, Rank.SPECIES) for name in ("Ruritania montica", "Ruritania montida")
    )
    index = NameIndex(AppendixList("COP99", date(2099, 1, 1), "invented", lines), (), ())
    match = index.match("Ruritania montiba")
    assert (match.method, match.listings) == (NONE, ())
    assert {candidate.taxon for candidate in match.candidates} == {line.taxon for line in lines}


def leads_to(match: NameMatch, taxon: str) -> bool:
    """To the taxon itself, or to a tie or a note that names it."""
    if name_key(match.scientific_name) == name_key(taxon):
        return True
    return name_key(taxon) in {name_key(candidate.taxon) for candidate in match.candidates}


@pytest.mark.parametrize("edition", ["COP12", "COP13", "COP14", "COP15-partial"])
def test_every_line_is_found_under_its_own_name_whatever_its_capitals(edition: str) -> None:
    index = name_index(edition)
    for listing in index.appendices.listings:
        for written in (listing.taxon, listing.taxon.upper(), listing.taxon.lower()):
            match = index.match(written)
            assert match.scientific_name == listing.taxon, written
            assert match.method is EXACT, written
            assert listing in match.listings, written


def test_every_synonym_leads_to_its_taxon_or_is_a_listed_name_itself() -> None:
    index = name_index()
    for synonym in load_synonyms():
        if name_key(synonym.listed) in index.lines:
            match = index.match(synonym.name)
            itself = match.method is EXACT and name_key(match.scientific_name) in index.lines
            assert itself or leads_to(match, synonym.listed), synonym


def test_every_common_name_leads_to_its_taxon_or_to_a_tie_that_names_it() -> None:
    index = name_index()
    for common in load_common_names():
        match = index.match(common.name)
        assert leads_to(match, common.listed) or name_key(common.listed) not in index.lines, common
