"""`concerted states`: a State of which nothing is on record is told so."""

import pytest

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


STATES = [("Fiji", True), ("Tchad", False), ("USA", False), ("Kenya", False)]


@pytest.mark.parametrize(("name", "nothing"), STATES)
def test_a_state_of_which_nothing_is_on_record_is_told_so(
    concerted: Concerted, name: str, nothing: bool
) -> None:
    states = ("--range-state", "Tchad", "--proponent", "USA", "--lead", "Government of Kenya")
    concerted.record("14.1", "proposed", "COP14", "2023-05-01", "--title", "Bustards", *states)
    shown = concerted.run("states", name).stdout
    assert ("Nothing is on record" in shown) == nothing
    assert ("Bustards" in shown) != nothing
