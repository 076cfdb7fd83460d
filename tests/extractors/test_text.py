"""Laws of comparing texts letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.text import char_multiset, edit_distance_at_most, multiset_distance

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
