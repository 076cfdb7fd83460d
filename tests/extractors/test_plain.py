"""Laws of comparing texts letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.plain import apart, letter_bag, within

LETTERS = st.text("aabcdeo0159éñß", max_size=14)


@given(LETTERS, LETTERS)
def test_bags_never_hold_texts_further_apart_than_they_are(left: str, right: str) -> None:
    far = apart(letter_bag(left), letter_bag(right))
    assert far == 0 or not within(left, right, far - 1)


def test_bags_tell_most_texts_apart_without_counting_changes() -> None:
    assert apart(letter_bag("geographicalrange"), letter_bag("conservationpriority")) > 6
