"""A State or taxon that is known but named by nothing is told so."""

import pytest

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


SEARCHED = [
    (("--state", "Kenia"), "Kenya is a State known here (KE), but nothing in the register"),
    (("--taxon", "sharks"), "“sharks” is a name known here, but nothing in the register"),
    (("steppe", "--state", "Kenia"), "Kenya is a State known here (KE)"),
    (("bycatch", "--state", "Tchad"), "Nothing was found."),  # it is named: the word is not
    (("bycatch",), "Nothing was found."),
]


@pytest.mark.parametrize(("words", "sentence"), SEARCHED)
def test_a_search_says_what_is_known_but_named_by_nothing(
    concerted: Concerted, words: tuple[str, ...], sentence: str
) -> None:
    states = ("--range-state", "Tchad")
    concerted.record("14.1", "proposed", "COP14", "2023-05-01", "--title", "Bustards", *states)
    assert sentence in concerted.run("search", *words).stdout
