"""Laws of comparing texts letter by letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import char_multiset, edit_distance_at_most, multiset_distance, normalise

LETTERS = st.text("aabcdeo0159éñß", max_size=14)


@given(LETTERS, LETTERS)
def test_bags_never_hold_texts_further_apart_than_they_are(left: str, right: str) -> None:
    far = multiset_distance(char_multiset(left), char_multiset(right))
    assert far == 0 or not edit_distance_at_most(left, right, far - 1)


def test_bags_tell_most_texts_apart_without_counting_changes() -> None:
    assert (
        multiset_distance(char_multiset("geographicalrange"), char_multiset("conservationpriority"))
        > 6
    )


@given(st.text("aé\u0301\u034f\u0483\u05b0\u0e38\u20d0’“ßœИй漢"))
def test_no_mark_of_any_script_is_left(text: str) -> None:
    assert not any(map(unicodedata.combining, normalise(text)))


@pytest.mark.parametrize(
    ("written", "folded"),
    [("ÉTAT D’ŒUVRE", "etat d'oeuvre"), ("И\u0306стина", "истина"), ("ở\u034f", "o\u034f")],
)
def test_accents_are_taken_off(written: str, folded: str) -> None:
    assert normalise(written) == folded
