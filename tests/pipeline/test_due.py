"""What is due next, seen from different days of one life."""

from datetime import date

import pytest

from pipeline.due import DueState, due_next
from pipeline.lifecycle import Status
from pipeline.meetings import load_meetings

S, D = Status, DueState
RECORD = D.TO_BE_RECORDED
ONGOING = S.ONGOING
CASES = [  # status, meeting, asked, reported, today -> what, day, state
    (S.PROPOSED, "COP12", "", "", "2017-06-01", "decision of COP12", "2017-10-23", D.NOT_YET),
    (S.RECOMMENDED, "COP12", "", "", "2017-08-01", "decision of COP12", "2017-10-23", D.DUE_SOON),
    (S.PROPOSED, "COP12", "", "", "2017-11-01", "decision of COP12", "2017-10-28", RECORD),
    (ONGOING, "COP12", "", "", "2018-01-01", "report to the COP", "2019-09-20", D.NOT_YET),
    (ONGOING, "COP12", "", "", "2019-07-01", "report to the COP", "2019-09-20", D.DUE_SOON),
    (ONGOING, "COP12", "", "", "2019-08-21", "report to the COP", "2019-09-20", D.DUE),
    (ONGOING, "COP12", "", "", "2019-09-20", "report to the COP", "2019-09-20", D.DUE),
    (ONGOING, "COP12", "", "", "2019-09-21", "report to the COP", "2019-09-20", D.OVERDUE),
    (
        ONGOING, "COP12", "", "", "2020-02-23",
        "report to the COP", "2019-09-20", D.CONSIDERED_CLOSED_PROPOSED,
    ),
    (ONGOING, "COP12", "", "COP13", "2020-03-01", "decision of COP13", "2020-02-22", RECORD),
    (ONGOING, "COP12", "", "ScC-SC4", "2020-03-01", "decision of COP13", "2020-02-22", RECORD),
    (ONGOING, "COP13", "", "", "2023-05-26", "report to the COP", "2023-05-26", D.DUE),
    (ONGOING, "COP13", "", "", "2023-09-15", "report to the COP", "2023-05-26", D.OVERDUE),
    (
        S.EXTENSION_PROPOSED, "COP13", "COP15", "COP15", "2026-01-10",
        "decision of COP15", "2026-03-23", D.DUE_SOON,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "meeting", "asked", "reported", "today", "what", "day", "state"), CASES
)
def test_the_most_pressing_thing(
    status: Status,
    meeting: str,
    asked: str,
    reported: str,
    today: str,
    what: str,
    day: str,
    state: DueState,
) -> None:
    heard = frozenset(filter(None, [reported]))
    due = due_next(status, meeting, asked, heard, load_meetings(), date.fromisoformat(today))[0]
    assert (due.what, due.day, due.state) == (what, date.fromisoformat(day), state)


RUNNING = {
    S.PROPOSED,
    S.RECOMMENDED,
    S.RECOMMENDED_ON_CONDITIONS,
    S.NOT_RECOMMENDED,
    S.ONGOING,
    S.EXTENSION_PROPOSED,
}
QUIET = [None, *(status for status in S if status not in RUNNING)]  # in one order, for xdist


@pytest.mark.parametrize("status", QUIET, ids=str)
def test_nothing_is_due_from_what_has_ended_or_was_only_designated(status: Status | None) -> None:
    assert due_next(status, "COP12", "", frozenset(), load_meetings(), date(2020, 1, 1)) == ()


def test_both_deadlines_of_the_steps_are_shown_and_the_council_has_its_own() -> None:
    due = due_next(ONGOING, "COP12", "", frozenset(), load_meetings(), date(2019, 9, 1))
    assert [(one.step, one.meeting, one.basis) for one in due] == [
        ("Step 5(3)", "COP13", "computed"),
        ("Step 6(1)", "COP13", "computed"),
        ("Step 5(1)", "ScC-SC4", "opening"),
    ]


def test_what_was_received_is_no_longer_pressing() -> None:
    heard = frozenset({"COP13"})
    due = due_next(ONGOING, "COP12", "", heard, load_meetings(), date(2019, 9, 30))
    assert [(one.step, one.state) for one in due] == [
        ("Step 5(3)", D.RECEIVED),
        ("Step 6(1)", D.RECEIVED),
        ("Step 5(1)", D.RECEIVED),  # the Council has before it what the COP is sent
    ]


def test_a_meeting_that_is_not_in_the_list_is_asked_for() -> None:
    due = due_next(ONGOING, "COP15", "", frozenset(), load_meetings(), date(2027, 1, 1))
    assert [(one.meeting, one.day) for one in due] == [(None, None)]
    assert "concerted meetings add" in due[0].why
