"""Each row: a text, its language, and the names in it as (written, scientific name, method)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.matching.index import name_index
from taxonomy.matching.match import Method
from taxonomy.mentions import MentionFinder
from taxonomy.mentions.abbreviations import Context

FINDERS = {language: MentionFinder(name_index(), language) for language in ("en", "fr", "es")}
CASES = [
    ("en", "The Green Turtle (Chelonia mydas) nests.",
     [("Green Turtle", "Chelonia mydas", "common_name"),
      ("Chelonia mydas", "Chelonia mydas", "exact")]),
    ("en", "Green and Hawksbill Turtles",
     [("Green", "Chelonia mydas", "common_name"),
      ("Hawksbill Turtles", "Eretmochelys imbricata", "common_name")]),
    ("en", "Atlantic Humpback Dolphin", [("Atlantic Humpback Dolphin", "Sousa teuszii",
                                          "common_name")]),
    ("en", "THE GIRAFFE (Giraffa Camelopardalis) ALREADY LISTED",
     [("GIRAFFE", "Giraffa camelopardalis", "common_name"),
      ("Giraffa Camelopardalis", "Giraffa camelopardalis", "exact")]),
    ("en", "FOR (ELEPHAS MAXIMUS INDICUS)",
     [("ELEPHAS MAXIMUS INDICUS", "Elephas maximus indicus", "exact")]),
    ("en", "Balaeno-\nptera\u00a0 musculus was seen.",
     [("Balaeno-\nptera\u00a0 musculus", "Balaenoptera musculus", "exact")]),
    ("en", "the Puﬃnus mauretanicus of", [("Puﬃnus mauretanicus", "Puffinus mauretanicus",
                                           "exact")]),
    ("en", "Carcharias taurus. Of C. taurus we know.",
     [("Carcharias taurus", "Carcharias taurus", "exact"),
      ("C. taurus", "Carcharias taurus", "abbreviation")]),
    ("en", "C. taurus alone has no genus.", [("C. taurus", "C. taurus", "none")]),
    ("en", "Puma concolor and P. concolor",
     [("Puma concolor", "Puma concolor", "none"), ("P. concolor", "Puma concolor", "none")]),
    ("en", "Tursiops truncatus; T. t. ponticus",
     [("Tursiops truncatus", "Tursiops truncatus", "exact"),
      ("T. t. ponticus", "Tursiops truncatus ponticus", "abbreviation")]),
    ("en", "Ruritaniops montensis is new.", [("Ruritaniops montensis", "Ruritaniops montensis",
                                              "none")]),
    ("en", "Turdus philomelos versus Sylvia atricapilla",
     [("Turdus philomelos", "Turdus philomelos", "higher_taxon"),
      ("Sylvia atricapilla", "Sylvia atricapilla", "higher_taxon")]),
    ("en", "Manta cf. birostris, Mobula spp.",
     [("Manta cf. birostris", "Manta birostris", "exact"), ("Mobula spp.", "Mobula", "none")]),
    ("en", "the family Rhinobatidae", [("Rhinobatidae", "Rhinobatidae", "none")]),
    ("en", "Members from Sierra Leone and Panama thanked John Smith of the Manus region.", []),
    ("en", "This paper and These data were proposed. Once more.", []),
    ("fr", "Protection de l’antilope saïga", [("antilope saïga", "Saiga tatarica",
                                               "common_name")]),
    ("fr", "les tortues vertes et imbriquées",
     [("tortues vertes", "Chelonia mydas", "common_name"),
      ("imbriquées", "Eretmochelys imbricata", "common_name")]),
    ("es", "los Tiburones ballena (Rhincodon typus) y once barcos",
     [("Tiburones ballena", "Rhincodon typus", "common_name"),
      ("Rhincodon typus", "Rhincodon typus", "exact")]),
    ("en", "Merops apiastr and Tringa guttier, not Falco trees",
     [("Merops apiastr", "Merops apiaster", "spelling"),
      ("Tringa guttier", "Tringa guttifer", "spelling")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), CASES, ids=[case[1][:40] for case in CASES])
def test_names_are_found(language: str, text: str, names: list[tuple[str, str, str]]) -> None:
    found = FINDERS[language].find(text)
    assert [
        (m.match.written, m.match.scientific_name, m.match.method.value) for m in found
    ] == names
    assert all(text[mention.start : mention.end] == mention.match.written for mention in found)


def test_an_abbreviation_of_two_genera_stays_open() -> None:
    text = "Carcharias taurus and Carcharhinus limbatus. And C. ruritanicus."
    last = FINDERS["en"].find(text)[-1].match
    assert (last.method, last.listings) == (Method.ABBREVIATION, ())
    assert {candidate.taxon for candidate in last.candidates} == {
        "Carcharias ruritanicus",
        "Carcharhinus ruritanicus",
    }


def test_a_genus_explains_abbreviations_in_later_paragraphs() -> None:
    context, finder = Context(), FINDERS["en"]
    assert finder.find("Sphyrna lewini is listed.", context)
    assert [m.match.scientific_name for m in finder.find("So is S. mokarran.", context)] == [
        "Sphyrna mokarran"
    ]


@given(
    st.lists(st.sampled_from(["Sousa teuszii", "whale shark", "la", " \n", "C. ", "-\n", "ﬁ", "("]))
)
def test_places_are_counted_in_the_text_as_given(pieces: list[str]) -> None:
    text = " ".join(["Sousa teuszii .", *pieces])
    found = FINDERS["en"].find(text)
    assert found
    assert all(text[mention.start : mention.end] == mention.match.written for mention in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_every_listed_name_is_found_in_a_sentence_of_each_language() -> None:
    listed = {line.taxon for line in name_index().appendices.listings}
    for name in listed:
        for finder in FINDERS.values():
            found = finder.find(f"({name})")
            assert name in {mention.match.scientific_name for mention in found}, name
