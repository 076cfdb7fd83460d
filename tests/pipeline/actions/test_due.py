"""What is due next, seen from different days of one life."""

from datetime import date

import pytest

from pipeline.actions.action import Action
from pipeline.actions.due import Due, DueState
from pipeline.actions.lifecycle import Event, RecordedEvent, Status
from pipeline.convention.meetings import load_meetings
from tests.pipeline.actions.test_lifecycle import ROUTES
from tests.pipeline.evidence import evidence_of

S, D = Status, DueState
RECORD = D.TO_BE_RECORDED
ONGOING = S.ONGOING


def life(status: Status | None, meeting: str, asked: str = "", reported: str = "") -> Action:
    """An action that a meeting brought to a status; then a report and a proposal to extend it."""
    known = load_meetings()
    events = []
    for kind in ROUTES[status]:
        at = asked if kind is Event.EXTENSION_PROPOSED else meeting
        decided = known[at].closes if kind.traits.decides else date(known[at].opens.year, 1, 9)
        events.append((kind, at, decided))
    if reported:
        events.append((Event.REPORTED, reported, known[reported].opens))
    recorded = (RecordedEvent("98.1", n, *event, None, "Ana") for n, event in enumerate(events, 1))
    return Action("98.1", "Crane", "", tuple(recorded), ())


def due_of(action: Action, today: date) -> tuple[Due, ...]:
    return action.due(evidence_of([action], (), {}, load_meetings()), today)


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
    due = due_of(life(status, meeting, asked, reported), date.fromisoformat(today))[0]
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
    assert due_of(life(status, "COP12"), date(2020, 1, 1)) == ()


def test_both_deadlines_of_the_steps_are_shown_and_the_council_has_its_own() -> None:
    due = due_of(life(ONGOING, "COP12"), date(2019, 9, 1))
    assert [(due_line.step, due_line.meeting, due_line.basis) for due_line in due] == [
        ("Step 5(3)", "COP13", "computed"),
        ("Step 6(1)", "COP13", "computed"),
        ("Step 5(1)", "ScC-SC4", "opening"),
    ]


def test_what_was_received_is_no_longer_pressing() -> None:
    before = life(ONGOING, "COP12")
    report = RecordedEvent("98.1", 9, Event.REPORTED, "COP13", date(2019, 9, 20), None, "Ana")
    due = due_of(Action("98.1", "Crane", "", (*before.events, report), ()), date(2019, 9, 30))
    assert {(due_line.step, due_line.state) for due_line in due} == {
        ("Step 5(3)", D.RECEIVED),
        ("Step 6(1)", D.RECEIVED),
        ("Step 5(1)", D.RECEIVED),  # the Council has before it what the COP is sent
    }


def test_what_a_cop_left_open_stands_before_what_the_next_one_asks() -> None:
    due = due_of(life(ONGOING, "COP12"), date(2023, 6, 1))
    assert [(due_line.meeting, due_line.state) for due_line in due] == [
        ("COP13", D.CONSIDERED_CLOSED_PROPOSED),
        ("COP14", D.OVERDUE),
        ("COP14", D.OVERDUE),
        ("ScC-SC6", D.DUE_SOON),
    ]


def test_a_proposal_to_extend_is_no_report() -> None:
    due = due_of(life(S.EXTENSION_PROPOSED, "COP13", "COP15"), date(2026, 1, 10))
    assert [(due_line.what, due_line.state) for due_line in due] == [
        ("decision of COP15", D.DUE_SOON),
        ("report to the COP", D.OVERDUE),
        ("report stating continuation, completion or closure", D.OVERDUE),
    ]


def test_a_meeting_that_is_not_in_the_list_is_asked_for() -> None:
    due = due_of(life(ONGOING, "COP15"), date(2027, 1, 1))
    assert [(due_line.meeting, due_line.day) for due_line in due] == [(None, None)]
    assert "concerted meetings add" in due[0].why
