"""`register list` by a State or a taxon: any of its names, and an unknown word is asked about."""

import pytest

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]
FOUND = [
    ("--range-state", "Tchad"),
    ("--range-state", "Chad"),
    ("--range-state", "TD"),
    ("--range-state", "Etats-Unis"),
    ("--range-state", "USA"),
    ("--taxon", "Otis tarda"),
    ("--taxon", "tarda"),
    ("--taxon", "bustard"),
    ("--taxon", "birds"),
]
NOT_FOUND = [("--range-state", "Kenia"), ("--taxon", "sharks")]
UNKNOWN = [
    ("--range-state", "Atlantis", "is no State known here"),
    ("--range-state", "Mongola", "“Mongolia” meant"),
    ("--taxon", "xyzzy", "xyzzy"),
]


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


@pytest.fixture
def one_action(concerted: Concerted) -> Concerted:
    states = ("--range-state", "Tchad", "--range-state", "USA")
    named = ("--title", "Bustards", "--taxon", "Otis tarda")
    concerted.record("14.1", "proposed", "COP14", "2023-05-01", *named, *states)
    return concerted


@pytest.mark.parametrize(("option", "word"), FOUND)
def test_any_name_finds_it(one_action: Concerted, option: str, word: str) -> None:
    found = one_action.json("register", "list", option, word)
    assert [line["number"] for line in found] == ["14.1"]


@pytest.mark.parametrize(("option", "word"), NOT_FOUND)
def test_a_known_name_that_is_not_in_it_finds_nothing(
    one_action: Concerted, option: str, word: str
) -> None:
    assert one_action.json("register", "list", option, word) == []


@pytest.mark.parametrize(("option", "word", "sentence"), UNKNOWN)
def test_an_unknown_word_is_asked_about(
    one_action: Concerted, option: str, word: str, sentence: str
) -> None:
    answer = one_action.run("register", "list", option, word, code=2)
    assert sentence in " ".join(answer.stderr.split())


WENT_ON = [
    ("superseded", "14.2", "superseded by 14.2"),
    ("merged", "14.2", "superseded, merged into 14.2"),
    ("superseded", "became CA 13.4", "superseded, continued as: “became CA 13.4”"),
    ("converted", "the SSMFI", "converted, continued as: “the SSMFI”"),
]


@pytest.mark.parametrize(("event", "into", "words"), WENT_ON)
def test_where_an_action_went_on_is_a_number_or_a_quotation(
    one_action: Concerted, event: str, into: str, words: str
) -> None:
    one_action.record("14.2", "proposed", "COP14", "2023-05-01", "--title", "Cranes")
    one_action.record("14.1", "accepted", "COP14", "2024-02-17")
    one_action.record("14.1", event, "COP14", "2024-02-18", "--into", into)
    assert f"Status: {words}\n" in one_action.run("register", "show", "14.1").stdout
    assert f" {words} since" in one_action.run("register", "list").stdout
