"""Events in the register: what is recorded, refused, corrected, and what follows from it."""

from datetime import date
from typing import Any

import pytest

from pipeline.actions.due import DueState
from pipeline.actions.lifecycle import (
    Event,
    EventDetail,
    ImpossibleEvent,
    RecordedEvent,
    Status,
    status_on,
)
from pipeline.convention.meetings import UnknownMeeting
from pipeline.register import RefusedEvent, Register, UnknownAction
from tests.pipeline.outcomes import outcome

E = Event


def event(kind: Event, meeting: str, day: str, **more: Any) -> RecordedEvent:
    """An event of 12.8, recorded by Ana."""
    given: dict[str, Any] = {"action": "12.8", "ordinal": 0, "document": None, "by": "Ana"}
    return RecordedEvent(**(given | more), kind=kind, meeting=meeting, day=date.fromisoformat(day))


def begin(register: Register) -> None:
    register.record(event(E.PROPOSED, "COP12", "2017-05-25"), "Great Bustard")
    register.record(event(E.ACCEPTED, "COP12", "2017-10-28"))


def test_a_life_is_recorded_and_told(register: Register) -> None:
    begin(register)
    action = register.action("Concerted Action 12.8 (Rev.COP13)")
    assert action.title == "Great Bustard"
    assert [event.kind for event in action.events] == [E.PROPOSED, E.ACCEPTED]
    assert action.status(date(2017, 10, 27)) is Status.PROPOSED
    assert action.status() is Status.ONGOING


def test_the_same_event_twice_changes_nothing(register: Register) -> None:
    begin(register)
    again = register.record(event(E.ACCEPTED, "cop 12", "2017-10-28"))
    assert not again.added
    assert len(register.history("12.8")) == 2


REFUSED = [
    (event(E.ACCEPTED, "COP12", "2017-10-28", action="99.1"), UnknownAction, "no action “99.1”"),
    (event(E.PROPOSED, "COP12", "2017-10-28", action="x"), RefusedEvent, "neither the number"),
    (event(E.PROPOSED, "COP99", "2017-10-28"), UnknownMeeting, "no meeting “COP99”"),
    (
        event(E.NOT_ACCEPTED, "COP12", "2017-10-28"),
        ImpossibleEvent,
        "2017-10-28 the action is ongoing",
    ),
    (event(E.REPORTED, "COP12", "2017-05-01"), RefusedEvent, "began on 2017-05-25"),
    (event(E.REPORTED, "COP12", "2017-06-01"), ImpossibleEvent, "on 2017-06-01 the action is prop"),
    (
        event(E.NOT_ACCEPTED, "COP12", "2017-10-20"),
        ImpossibleEvent,
        "event 2, accepted on 2017-10-28 stands in the register",
    ),
    (event(E.RETRACTED, "COP12", "2017-10-28"), RefusedEvent, "which event is taken back"),
    (event(E.REPORTED, "COP13", "2019-09-20", corrects=7), RefusedEvent, "has no event 7"),
]


@pytest.mark.parametrize(("wrong", "error", "words"), REFUSED)
def test_a_refused_event_leaves_no_trace(
    register: Register, wrong: RecordedEvent, error: type[Exception], words: str
) -> None:
    begin(register)
    before = register.actions()
    with pytest.raises(error, match=words):
        register.record(wrong)
    assert register.actions() == before


def test_a_mistake_is_corrected_and_stays_on_record(register: Register) -> None:
    begin(register)
    register.record(event(E.CLOSED, "COP13", "2020-02-22", note="misread"))
    register.record(event(E.EXTENDED, "COP13", "2020-02-22", corrects=3))
    assert register.action("12.8").status() is Status.ONGOING
    assert [recorded.kind for recorded in register.history("12.8")][-2:] == [E.CLOSED, E.EXTENDED]


def test_what_changes_is_kept_by_period(register: Register) -> None:
    begin(register)
    mongolia, iran = (EventDetail("lead", f"Government of {name}") for name in ("Mongolia", "Iran"))
    taxon = EventDetail("taxa", "Otis tarda", {"edition": "COP12"})
    accepted = event(E.ACCEPTED, "COP12", "2017-10-28", corrects=2, particulars=(mongolia, taxon))
    register.record(accepted)
    register.record(event(E.EXTENDED, "COP14", "2024-02-17", particulars=(iran,)))
    action = register.action("12.8")
    first, second = action.periods()
    assert (first.first, first.last, first.particulars["lead"]) == (
        date(2017, 10, 28),
        date(2024, 2, 17),
        (mongolia,),
    )
    assert (second.last, second.particulars["lead"]) == (None, (iran,))
    assert second.particulars["taxa"] == (taxon,)
    assert action.particulars(date(2020, 1, 1))["lead"] == (mongolia,)


def test_a_report_is_linked_whether_it_came_before_the_action_or_after(register: Register) -> None:
    early = outcome(b"early", kinds=("progress_report",), concerted_action="12.8", symbol=None)
    late = outcome(b"late", kinds=("progress_report",), concerted_action="12.8", symbol=None)
    register.load(early, b"early", None, "COP13")
    begin(register)
    register.load(late, b"late", None, "COP14")
    documents = register.action("12.8").documents
    assert sorted(document.meetings for document in documents) == [("COP13",), ("COP14",)]
    assert {document.role for document in documents} == {"report"}
    assert {document.reason for document in documents} == {"it names Concerted Action 12.8"}


def test_a_report_that_lies_unread_is_never_called_missing(register: Register) -> None:
    begin(register)
    sent = outcome(b"late", kinds=("progress_report",), concerted_action="12.8")
    day = date(2020, 6, 1)
    assert register.action_lines(day)[0].due.state is DueState.CONSIDERED_CLOSED_PROPOSED  # type: ignore[union-attr]  # there is one
    register.load(sent, b"late", None, "COP13")
    assert register.action_lines(day)[0].due.state is DueState.TO_BE_RECORDED  # type: ignore[union-attr]  # there is one


def test_lines_say_what_the_whole_actions_say(register: Register) -> None:
    begin(register)
    register.record(event(E.EXTENDED, "COP13", "2020-02-22"))
    register.record(event(E.RETRACTED, "COP13", "2020-02-22", corrects=3))
    register.record(event(E.PROPOSED, "COP13", "2019-09-20", action="13.10"), "Bustard")
    register.record(event(E.PROPOSED, "COP13", "2019-09-20", action="13.9"), "Guitarfish")
    evidence = register.report_evidence()
    for day in (date(2017, 6, 1), date(2019, 12, 1), date(2021, 1, 1)):
        lines = {line.number: line for line in register.action_lines(day, day)}
        for action in register.actions():
            status = status_on(action.life, day)
            assert (status is None) == (action.number not in lines)
            if status:
                line = lines[action.number]
                assert line.status is status
                assert line.due == next(iter(action.due(evidence, day)), None)
    assert [line.number for line in register.action_lines(day)] == ["12.8", "13.9", "13.10"]


def test_every_change_is_noted_with_before_and_after(register: Register) -> None:
    begin(register)
    changes = register.changes("action 12.8")
    assert [(change.before, change.after, change.by) for change in changes] == [
        (None, "proposed", "Ana"),
        ("proposed", "ongoing", "Ana"),
    ]
