"""A year in fast motion: which day asks for what, days nobody looked, deadlines that move."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline.errands import Errand, Work, add_done, errands_on, read_done
from pipeline.meetings import Basis, Deadline, DeadlineKind, Meeting, with_deadline
from tests.pipeline.reports.lives import LAST_DAY, MEETINGS

PROPOSALS = Deadline(DeadlineKind.PROPOSAL, LAST_DAY, Basis.PUBLISHED, "invented")
COP = with_deadline(MEETINGS["COP99"], PROPOSALS)
ONE: Mapping[str, Meeting] = {"COP99": COP}


def year(
    meetings: Mapping[str, Meeting], days: range, first: date = date(2032, 10, 1)
) -> list[tuple[str, date]]:
    """Everything done when somebody looks on these days, each with the day of doing."""
    done: set[str] = set()
    story = []
    for number in days:
        today = first + timedelta(days=number)
        for one in errands_on(meetings, today, done):
            done.add(one.key)
            story.append((f"{one.work.value} {one.why}", today))
    return story


def test_a_year_looked_at_every_day() -> None:
    assert year(ONE, range(400)) == [
        ("letters 90", date(2032, 11, 2)),
        ("letters 60", date(2032, 12, 2)),
        ("letters 30", date(2033, 1, 1)),
        ("letters 7", date(2033, 1, 24)),
        ("intake deadline", date(2033, 2, 1)),
        ("compliance deadline", date(2033, 2, 1)),
        ("letters -7", date(2033, 2, 7)),
        ("letters -30", date(2033, 3, 2)),
        ("letters -60", date(2033, 4, 1)),
        ("letters -90", date(2033, 5, 1)),
        ("compliance closed", date(2033, 7, 7)),
    ]


def test_days_that_nobody_looked_are_caught_up_once() -> None:
    days = range(0, 400, 100)  # 1 October, 9 January, 19 April, 28 July
    assert [what for what, _ in year(ONE, days)] == [
        "letters 30",
        "intake deadline",
        "compliance deadline",
        "letters -60",
        "compliance closed",
    ]


def test_the_council_has_its_papers_before_it_opens() -> None:
    council = {"ScC-SC98": MEETINGS["ScC-SC98"]}
    told = dict(year(council, range(100), date(2032, 9, 1)))
    assert told["council opening"] == date(2032, 10, 2)
    assert "compliance closed" not in told


def test_a_revised_deadline_moves_what_hangs_on_it() -> None:
    later = Deadline(
        DeadlineKind.COP_REPORT, date(2033, 3, 31), Basis.PUBLISHED, "x", date(2033, 1, 20)
    )
    moved = {"COP99": with_deadline(COP, later)}
    letters = [(w, day) for w, day in year(moved, range(400)) if w.startswith("letters")]
    assert letters[:5] == [
        ("letters 90", date(2032, 11, 2)),
        ("letters 60", date(2032, 12, 2)),
        ("letters 30", date(2033, 1, 1)),
        ("letters 90", date(2033, 1, 20)),  # for the new day
        ("letters 60", date(2033, 1, 30)),
    ]


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2040, 1, 1)])
def test_nothing_long_before_and_long_after(today: date) -> None:
    assert errands_on(ONE, today, ()) == ()


def test_what_is_done_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "errands.json"
    assert read_done(path) == frozenset()
    one = Errand(Work.LETTERS, "COP99", date(2033, 1, 1), "30")
    add_done(path, one)
    add_done(path, replace(one, why="7"))
    add_done(path, one)
    assert read_done(path) == {one.key, replace(one, why="7").key}
    assert [other.name for other in tmp_path.iterdir()] == ["errands.json"]
