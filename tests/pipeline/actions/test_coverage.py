"""How far a history is known, and what may be said of the meetings beyond."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.actions.action import Action
from pipeline.actions.coverage import coverage_of, is_day_assumed
from pipeline.actions.due import DueState
from pipeline.actions.lifecycle import Event, RecordedEvent
from pipeline.actions.report_status import ReportState, Why, report_status
from pipeline.convention.meetings import load_meetings
from tests.pipeline.evidence import evidence_of

MEETINGS = load_meetings()
E = Event
TABLE, ANA = "old actions.xlsx", "Ana"
AFTER_COP15 = date(2026, 5, 1)


def recorded_event(
    kind: Event, meeting: str, by: str = TABLE, entered: str | None = None, day: str = ""
) -> RecordedEvent:
    """An event on the last day of its meeting, unless another is given."""
    when = date.fromisoformat(day) if day else MEETINGS[meeting].closes
    moment = f"{entered}T09:00:00+00:00" if entered else ""
    return RecordedEvent("12.8", 0, kind, meeting, when, None, by, "looked up", recorded=moment)


def life(*events: RecordedEvent) -> Action:
    numbered = tuple(replace(event, ordinal=n) for n, event in enumerate(events, 1))
    return Action("12.8", "Crane", "", numbered, ())


ACCEPTED = recorded_event(E.ACCEPTED, "COP12")
EXTENDED = recorded_event(E.EXTENDED, "COP13")
CASES = [  # life; up to which meeting it is known; COPs that a report can be missing for
    (
        "a person keeps the register",
        [recorded_event(E.ACCEPTED, "COP12", ANA)],
        None,
        "COP13 COP14 COP15",
    ),
    (
        "a table, entered long after",
        [recorded_event(E.ACCEPTED, "COP12", TABLE, "2026-05-01")],
        "COP12",
        "",
    ),
    ("a table that nobody dated", [ACCEPTED], "COP12", ""),
    ("a table of two decisions", [ACCEPTED, EXTENDED], "COP13", ""),
    (
        "a table, entered before the next COP",
        [recorded_event(E.ACCEPTED, "COP14", TABLE, "2025-06-01")],
        None,
        "COP15",
    ),
    (
        "a colleague looked up what followed",
        [ACCEPTED, recorded_event(E.HISTORY_CONFIRMED, "COP14", ANA, day="2025-01-10")],
        None,
        "COP13 COP14 COP15",
    ),
    (
        "a colleague looked up a part",
        [ACCEPTED, recorded_event(E.HISTORY_CONFIRMED, "COP13", ANA, day="2026-04-10")],
        "COP13",
        "COP13",
    ),
    (
        "a colleague says that it reaches no further",
        [
            recorded_event(E.ACCEPTED, "COP12", ANA),
            recorded_event(E.HISTORY_CONFIRMED, "COP13", ANA, day="2026-04-10"),
        ],
        "COP13",
        "COP13",
    ),
    (
        "a person goes on where a table ended",
        [ACCEPTED, recorded_event(E.EXTENDED, "COP14", ANA)],
        None,
        "COP15",
    ),
]


@pytest.mark.parametrize(
    ("events", "until", "known"),
    [meeting[1:] for meeting in CASES],
    ids=[meeting[0] for meeting in CASES],
)
def test_nothing_is_missing_beyond_what_is_known(
    events: list[RecordedEvent], until: str | None, known: str
) -> None:
    action = life(*events)
    assert coverage_of(action.events, MEETINGS).until == until
    evidence = evidence_of([action], (), {}, MEETINGS)
    first = MEETINGS[events[0].meeting]
    cops = [
        meeting for meeting in MEETINGS.values() if meeting.is_cop and meeting.opens > first.opens
    ]
    states = {
        meeting.id: report_status(action, meeting, evidence, AFTER_COP15).state for meeting in cops
    }
    missing = [id_ for id_, state in states.items() if state is ReportState.MISSING]
    assert missing == known.split()
    assert {*states.values()} <= {ReportState.MISSING, ReportState.NOT_ON_RECORD}


def test_what_a_table_says_was_closed_for_want_of_a_report_had_none() -> None:
    action = life(ACCEPTED, recorded_event(E.CONSIDERED_CLOSED, "COP13"))
    evidence = evidence_of([action], (), {}, MEETINGS)
    found = report_status(action, MEETINGS["COP13"], evidence, AFTER_COP15)
    assert (found.state, found.why) == (ReportState.MISSING, Why.TOLD)


def test_what_is_due_says_how_far_the_history_is_known() -> None:
    action = life(ACCEPTED)
    (due,) = action.due(evidence_of([action], (), {}, MEETINGS), AFTER_COP15)
    assert (due.state, due.meeting, due.covered_until) == (
        DueState.NOT_ON_RECORD,
        "COP13",
        "COP12",
    )
    assert "COP12 only" in due.why


def test_only_the_last_meeting_of_the_council_before_a_cop_asks_for_a_report() -> None:
    action = life(recorded_event(E.ACCEPTED, "COP13", ANA))
    evidence = evidence_of([action], (), {}, MEETINGS)
    asked = {
        id_: report_status(action, MEETINGS[id_], evidence, AFTER_COP15)
        for id_ in ("ScC-SC5", "ScC-SC6")
    }
    assert (asked["ScC-SC5"].state, asked["ScC-SC5"].why) == (ReportState.NOT_DUE, Why.NOT_LAST)
    assert asked["ScC-SC6"].state is ReportState.MISSING


@pytest.mark.parametrize(
    ("by", "day", "assumed"),
    [
        (TABLE, "2017-10-28", True),  # COP12 closes
        (TABLE, "2017-10-23", True),  # and opens
        (TABLE, "2017-10-26", False),
        (ANA, "2017-10-28", False),
    ],
)
def test_a_day_of_a_table_that_is_one_of_its_meeting_is_not_known(
    by: str, day: str, *, assumed: bool
) -> None:
    assert is_day_assumed(recorded_event(E.ACCEPTED, "COP12", by, day=day), MEETINGS) is assumed
