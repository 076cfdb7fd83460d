"""What is passed over at once, so that texts are read quickly, is never a name."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.matching.index import name_index
from taxonomy.matching.spelling import FURTHEST, Neighbourhood, allowed, edits, reach
from taxonomy.mentions import uninomials
from taxonomy.mentions.uninomials import find_single

GENERA = sorted({name.split()[0] for name in name_index().lines})
WORDS = st.sampled_from(
    [
        *("Gazella", "GAZELLA", "Panthera", "Lion", "Mus", "Parties", "Kenya", "Secretariat"),
        *("Accipitridae", "Otididae", "Carnivora", "Ruritania", "Xyzzus", "Bubalornis", "The"),
        *("genus", "family", "species of", "and", ",", ";", "(Linnaeus, 1758)", "Lake", "et al."),
    ]
)
SLIPS = st.tuples(st.sampled_from(GENERA), st.text("aeiorstkcphy", max_size=2), st.integers(0, 12))


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_a_word_that_nothing_makes_a_name_is_none(text: str) -> None:
    quick = list(find_single(text, {"Bubalornis"}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uninomials, "_can_be", lambda word: True)
        assert list(find_single(text, {"Bubalornis"})) == quick


@given(SLIPS)
def test_every_word_within_reach_is_a_neighbour(slip: tuple[str, str, int]) -> None:
    word, letters, at = slip
    written = word[:at] + letters + word[at + 1 :]
    near = Neighbourhood(GENERA).of(written)
    assert _within(written, near) == _within(written, GENERA)


def test_no_word_may_be_further_away_than_neighbours_are_looked_for() -> None:
    lengths = ["a" * length for length in range(30)]
    assert max(map(reach, lengths)) == max(map(allowed, lengths)) == FURTHEST


def _within(written: str, words: Sequence[str]) -> list[str]:
    return [word for word in words if edits(written, word) <= reach(word)]
