"""Each row: what is written, and the plain name in it; None where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.listing import Rank
from taxonomy.names.offsets import plain_text
from taxonomy.names.scientific_names import parse_name

CASES = [
    ("Chelonia mydas", "Chelonia mydas", Rank.SPECIES),
    ("Chelonia mydas (Linnaeus, 1758)", "Chelonia mydas", Rank.SPECIES),
    ("Diomedea antipodensis Robertson & Warham, 1992", "Diomedea antipodensis", Rank.SPECIES),
    ("Squalus acanthias Linnaeus", "Squalus acanthias", Rank.SPECIES),
    ("Megaptera novaeangliae*", "Megaptera novaeangliae", Rank.SPECIES),
    ("Phoenicopterus andinus¹⁾", "Phoenicopterus andinus", Rank.SPECIES),
    ("ELEPHAS MAXIMUS INDICUS", "Elephas maximus indicus", Rank.SUBSPECIES),
    ("Gazella cf. gazella", "Gazella gazella", Rank.SPECIES),
    ("Gazella aff. gazella", "Gazella gazella", Rank.SPECIES),
    ("Puma (Puma) concolor", "Puma concolor", Rank.SPECIES),
    ("Acipenser × nikoljukini", "Acipenser nikoljukini", Rank.SPECIES),
    ("Parus major subsp. ater", "Parus major ater", Rank.SUBSPECIES),
    ("Balaeno-\nptera musculus", "Balaenoptera musculus", Rank.SPECIES),
    ("Balaenoptera\u00a0 musculus", "Balaenoptera musculus", Rank.SPECIES),
    ("Puﬃnus mauretanicus", "Puffinus mauretanicus", Rank.SPECIES),
    ("Gyps rüppellii", "Gyps rueppellii", Rank.SPECIES),
    ("Grus spp.", "Grus", Rank.GENUS),
    ("Cheloniidae spp.", "Cheloniidae", Rank.FAMILY),
    ("Carcharias taurus and others", "Carcharias taurus", Rank.SPECIES),
    ("the whale", None, None),
    ("1758", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("written", "plain", "rank"), CASES, ids=[c[0] for c in CASES])
def test_the_plain_name_is_read(written: str, plain: str | None, rank: Rank | None) -> None:
    name = parse_name(written)
    assert (name and name.canonical, name and name.rank) == (plain, rank)


@given(st.text(alphabet="ab C-\n\u00ad\u00a0ﬁ’1(", max_size=60))
def test_every_plain_character_knows_where_it_came_from(text: str) -> None:
    plain = plain_text(text)
    assert len(plain.origin) == len(plain.plain) + 1
    assert list(plain.origin) == sorted(plain.origin)
    for place, letter in enumerate(plain.plain):
        start, end = plain.given(place, place + 1)
        assert 0 <= start < end <= len(text)
        if letter.isalpha():
            assert letter.casefold() in plain_text(text[start:end]).plain.casefold() or (
                text[start].isdigit()
            )
