"""Which day asks for what, days that nobody looked, deadlines that move, daily work."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import pytest

from pipeline.convention.meetings import (
    Basis,
    Deadline,
    DeadlineKind,
    Meeting,
    load_meetings,
    with_deadline,
)
from pipeline.schedule.tasks_due import RECURRING, ScheduledTask, TaskKind, tasks_on, waits_for
from tests.pipeline.reports.lives import LAST_DAY, MEETINGS

PROPOSALS = Deadline(DeadlineKind.PROPOSAL, LAST_DAY, Basis.PUBLISHED, "invented")
COP = with_deadline(MEETINGS["COP99"], PROPOSALS)
ONE: Mapping[str, Meeting] = {"COP99": COP}
COUNCIL: Mapping[str, Meeting] = {"ScC-SC98": MEETINGS["ScC-SC98"]}


def year(
    meetings: Mapping[str, Meeting], days: range, first: date = date(2032, 10, 1)
) -> list[tuple[str, date]]:
    """Everything done once when somebody looks on these days, each with the day of doing."""
    done: set[str] = set()
    story = []
    for number in days:
        today = first + timedelta(days=number)
        for task in tasks_on(meetings, today, done):
            if task.work not in RECURRING:
                done.add(task.key)
                story.append((f"{task.work.value} {task.why}", today))
    return story


def test_a_year_looked_at_every_day() -> None:
    assert year(ONE, range(400)) == [
        ("intake deadline", date(2033, 2, 1)),
        ("compliance deadline", date(2033, 2, 1)),
        ("compliance closed", date(2033, 7, 7)),
    ]


def test_the_real_year_of_cop14() -> None:
    """The published deadline stands, though the opening was moved; the Council met between."""
    known = load_meetings()
    assert year(known, range(460), date(2023, 2, 1)) == [
        ("intake deadline", date(2023, 5, 27)),
        ("compliance deadline", date(2023, 5, 27)),
        ("council opening", date(2023, 6, 18)),
        ("council eve", date(2023, 7, 11)),
        ("compliance deadline", date(2023, 7, 19)),  # for the Council
        ("compliance closed", date(2024, 2, 18)),
    ]


def test_days_that_nobody_looked_are_caught_up_once() -> None:
    days = range(0, 400, 100)  # 1 October, 9 January, 19 April, 28 July
    assert year(ONE, days) == [
        ("intake deadline", date(2033, 4, 19)),
        ("compliance deadline", date(2033, 4, 19)),
        ("compliance closed", date(2033, 7, 28)),
    ]


def test_the_council_has_its_papers_before_it_opens() -> None:
    days = dict(year(COUNCIL, range(100), date(2032, 9, 1)))
    assert days["council opening"] == date(2032, 10, 2)
    assert days["council eve"] == date(2032, 10, 25)  # once more, with what came since
    late = year(COUNCIL, range(1), date(2032, 10, 28))
    assert [what for what, _ in late if "council" in what] == ["council eve"]
    assert "compliance closed" not in days


def test_a_revised_deadline_moves_what_hangs_on_it() -> None:
    later = Deadline(
        DeadlineKind.COP_REPORT, date(2033, 3, 31), Basis.PUBLISHED, "x", date(2033, 1, 20)
    )
    moved = {"COP99": with_deadline(COP, later)}
    assert dict(year(moved, range(250)))["compliance deadline"] == date(2033, 4, 1)


def test_the_inbox_and_letters_are_looked_at_until_the_meeting_is_over() -> None:
    def standing(today: date) -> list[TaskKind]:
        return [task.work for task in tasks_on(ONE, today, ()) if task.work in RECURRING]

    assert standing(date(2026, 1, 1)) == [TaskKind.ARRIVALS, TaskKind.LETTERS]
    assert standing(COP.closes) == [TaskKind.ARRIVALS, TaskKind.LETTERS]
    assert standing(COP.closes + timedelta(days=1)) == []


def test_what_came_is_taken_in_before_anybody_is_called_silent() -> None:
    works = [task.work for task in tasks_on({**ONE, **COUNCIL}, date(2032, 11, 2), ())]
    assert works == sorted(works, key=[*TaskKind].index)
    works = [task.work for task in tasks_on(ONE, date(2033, 2, 1), ())]
    assert works == [TaskKind.INTAKE, TaskKind.ARRIVALS, TaskKind.COMPLIANCE, TaskKind.LETTERS]


@pytest.mark.parametrize(
    ("work", "meeting", "failed", "waits"),
    [
        (TaskKind.LETTERS, "COP99", {"COP99"}, True),
        (TaskKind.COUNCIL, "ScC-SC98", {"COP99"}, True),
        (TaskKind.COMPLIANCE, "COP98", {"COP99"}, False),
        (TaskKind.LETTERS, "COP99", {"ScC-SC98"}, False),
        (TaskKind.ARRIVALS, "COP99", {"COP99"}, False),
    ],
)
def test_what_rests_on_what_came_waits_for_it(
    work: TaskKind, meeting: str, failed: Collection[str], *, waits: bool
) -> None:
    task = ScheduledTask(work, meeting, date(2033, 2, 1), "day")
    assert waits_for(task, failed, MEETINGS) is waits


def test_nothing_long_after() -> None:
    assert tasks_on(ONE, date(2040, 1, 1), ()) == ()
