"""`concerted register changes`: two days beside each other."""

import json

import pytest

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


HEADINGS = [
    ("en", "Begun: 1"),
    ("fr", "Actions commencées\u00a0: 1"),
    ("es", "Acciones iniciadas: 1"),
]


@pytest.mark.parametrize(("language", "heading"), HEADINGS)
def test_two_days_are_compared_in_each_language(
    concerted: Concerted, language: str, heading: str
) -> None:
    concerted.record("14.1", "proposed", "COP14", "2023-05-01", "--title", "Giraffe")
    concerted.record("14.1", "accepted", "COP14", "2024-02-17")
    days = ("--from", "2024-01-01", "--to", "2024-03-01")
    screen = concerted.run("register", "changes", *days, "--language", language).stdout
    assert heading in screen
    answer = json.loads(concerted.run("register", "changes", *days, "--json").stdout)
    (line,) = answer["changed"]
    assert (line["number"], line["change"], line["before"]) == ("14.1", "begun", "proposed")
    assert [event["event"] for event in line["events"]] == ["accepted"]
    before = concerted.run("register", "changes", "--from", "2020-01-01", "--to", "2021-01-01")
    assert heading not in before.stdout
