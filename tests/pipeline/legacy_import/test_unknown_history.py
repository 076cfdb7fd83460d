"""The real table of old actions: nothing is said of them that it does not say."""

from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]

SHARED_TABLE = SHARED / "data" / "concerted_actions.csv"
SAID = {"missing", "overdue", "considered_closed_proposed"}  # of none does the table say so
COPS = ("COP12", "COP13", "COP14", "COP15")


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


@pytest.fixture
def migrated(concerted: Concerted) -> Concerted:
    if not SHARED_TABLE.is_file():
        pytest.skip("shared/data/concerted_actions.csv is not beside the checkout")
    concerted.run("migrate", str(SHARED_TABLE), code=1)
    return concerted


def test_no_action_is_told_missing_or_to_be_considered_closed(migrated: Concerted) -> None:
    lines = migrated.json("register", "list")
    assert len(lines) == 22
    assert not [line["number"] for line in lines if line["due"] and line["due"]["state"] in SAID]
    unknown = [line for line in lines if line["due"] and line["due"]["state"] == "not_on_record"]
    assert {line["covered_until"] for line in unknown} == {"COP12", "COP13"}
    for meeting in COPS:
        words = ("compliance", "--meeting", meeting, "--today", "2026-11-28", "--json")
        report = migrated.run(*words, code=1 if meeting != "COP12" else 0).stdout
        assert '"missing"' not in report
        assert '"considered_closed"' not in report


def test_nobody_is_reminded_of_what_nobody_knows(migrated: Concerted, tmp_path: Path) -> None:
    words = ("--meeting", "COP15", "--today", "2026-01-10", "--out", str(tmp_path / "letters"))
    output = migrated.run("letters", *words, code=1).stdout
    assert "is known up to COP13 only" in output
    assert not [*(tmp_path / "letters").glob("reminder*")]


def test_a_day_that_was_assumed_is_shown_so(migrated: Concerted) -> None:
    output = migrated.run("register", "list").stdout
    assert "ongoing since COP13, day not known" in output
    assert "2020-02-22" not in output
    history = migrated.run("register", "history", "13.2").stdout
    assert "accepted, for COP13, day not known" in history
    assert migrated.json("register", "history", "13.2")[0]["day_assumed"] is True


def test_a_colleague_says_how_far_the_history_is_known(migrated: Concerted) -> None:
    migrated.run("record", "13.2", "history_confirmed", "--meeting", "COP15", code=2)
    options = ("COP15", "2026-04-10", "--note", "the reports of COP14 and COP15")
    migrated.record("13.2", "history_confirmed", *options)
    (line,) = [
        line_shown
        for line_shown in migrated.json("register", "list")
        if line_shown["number"] == "13.2"
    ]
    assert (line["covered_until"], line["due"]["state"]) == (None, "considered_closed_proposed")
    assert line["status"] == "ongoing"
