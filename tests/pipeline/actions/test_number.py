"""Numbers of actions: read, written and sorted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actions.number import ActionNumber, parse_number

WRITTEN = [
    ("12.8", "12.8"),
    ("12.8 (Rev.COP13)", "12.8"),
    ("Concerted Action 12.10", "12.10"),
    ("UNEP/CMS/ CONCERTED ACTION 12.6", "12.6"),
    ("UNEP/CMS/COP12/Concerted Action 12.8", "12.8"),
    ("UNEP/CMS/Concerted Action 12.7 (Rev.COP13)", "12.7"),
    ("UNEP/CMS/Acción Concertada 13.3", "13.3"),
    ("Action concertée 13.3", "13.3"),
    ("CA 13.4", "13.4"),
    ("D4.1", "D4.1"),
    ("(pre-COP12)", None),
    ("12", None),
    ("12.8.1", None),
    ("UNEP/CMS/COP13/Doc.28.2.12", None),
    ("", None),
]
NUMBERS = st.builds(ActionNumber, st.integers(1, 30), st.integers(1, 200), st.booleans())


@pytest.mark.parametrize(("text", "number"), WRITTEN)
def test_a_number_is_read_as_it_is_written(text: str, number: str | None) -> None:
    found = parse_number(text)
    assert (str(found) if found else None) == number


def test_ten_comes_after_nine() -> None:
    numbers = ["12.10", "13.1", "12.9", "D4.1", "12.1"]
    ordered = sorted(filter(None, map(parse_number, numbers)))
    assert [*map(str, ordered)] == ["D4.1", "12.1", "12.9", "12.10", "13.1"]


@given(NUMBERS)
def test_a_number_written_is_read_back(number: ActionNumber) -> None:
    assert parse_number(str(number)) == number
