"""The whole grid of status and event: allowed or refused, none undecided."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actions.lifecycle import (
    ENDED,
    LINES,
    PENDING,
    TRANSITIONS,
    Event,
    ImpossibleEvent,
    RecordedEvent,
    Status,
    effective_events,
    status_after,
    status_on,
)

E = Event
ROUTES: dict[Status | None, list[Event]] = {
    None: [],
    Status.DESIGNATED: [E.DESIGNATED],
    Status.PROPOSED: [E.PROPOSED],
    Status.RECOMMENDED: [E.PROPOSED, E.RECOMMENDED],
    Status.RECOMMENDED_ON_CONDITIONS: [E.PROPOSED, E.RECOMMENDED_ON_CONDITIONS],
    Status.NOT_RECOMMENDED: [E.PROPOSED, E.NOT_RECOMMENDED],
    Status.WITHDRAWN: [E.PROPOSED, E.WITHDRAWN],
    Status.NOT_ACCEPTED: [E.PROPOSED, E.NOT_ACCEPTED],
    Status.ONGOING: [E.PROPOSED, E.ACCEPTED],
    Status.EXTENSION_PROPOSED: [E.PROPOSED, E.ACCEPTED, E.EXTENSION_PROPOSED],
    Status.COMPLETED: [E.PROPOSED, E.ACCEPTED, E.COMPLETED],
    Status.CLOSED: [E.PROPOSED, E.ACCEPTED, E.CLOSED],
    Status.CONSIDERED_CLOSED: [E.PROPOSED, E.ACCEPTED, E.CONSIDERED_CLOSED],
    Status.CONVERTED: [E.PROPOSED, E.ACCEPTED, E.CONVERTED],
    Status.SUPERSEDED: [E.PROPOSED, E.ACCEPTED, E.SUPERSEDED],
}

ALLOWED: dict[Status | None, str] = {  # written down a second time, by status, to be held against
    None: "designated proposed accepted",
    Status.DESIGNATED: "designated proposed accepted reported evaluated completed closed "
    "lessons_reported converted superseded merged",
    **dict.fromkeys(
        PENDING,
        "revised withdrawn recommended recommended_on_conditions not_recommended accepted "
        "not_accepted superseded merged",
    ),
    Status.WITHDRAWN: "",
    Status.NOT_ACCEPTED: "",
    Status.ONGOING: "reported evaluated revised extension_proposed extended not_extended "
    "completed closed considered_closed lessons_reported converted superseded merged",
    Status.EXTENSION_PROPOSED: "reported evaluated revised extension_proposed withdrawn "
    "recommended recommended_on_conditions not_recommended extended not_extended completed closed "
    "lessons_reported converted superseded merged",
    **dict.fromkeys(ENDED, "lessons_reported"),
    Status.SUPERSEDED: "",
}


def test_every_status_can_be_reached() -> None:
    assert set(ROUTES) == {None, *Status} == set(ALLOWED)
    for status, route in ROUTES.items():
        assert status_after(route) is status


@pytest.mark.parametrize(("status", "event"), [*product(ROUTES, Event)])
def test_every_status_meets_every_event(status: Status | None, event: Event) -> None:
    route = [*ROUTES[status], event]
    allowed = ALLOWED[status].split()
    if event.value in allowed or (event is E.HISTORY_CONFIRMED and status):  # of any life
        assert status_after(route) is TRANSITIONS[status, event].status
    else:
        with pytest.raises(ImpossibleEvent, match="cannot be recorded here"):
            status_after(route)


def test_every_line_names_its_step() -> None:
    assert all(line.step for line in LINES)


def test_nothing_changes_the_status_of_an_ended_action() -> None:
    final = {*ENDED, Status.WITHDRAWN, Status.NOT_ACCEPTED, Status.SUPERSEDED}
    assert [
        (before, event)
        for (before, event), transition in TRANSITIONS.items()
        if before in final and transition.status is not before
    ] == []


def test_want_of_a_report_closes_only_what_runs() -> None:
    assert [before for before, event in TRANSITIONS if event is E.CONSIDERED_CLOSED] == [
        Status.ONGOING
    ]


def recorded(*kinds: Event, corrects: dict[int, int] | None = None) -> list[RecordedEvent]:
    """One event a year from 2031 on, recorded in this order."""
    return [
        RecordedEvent(
            "99.1", n, kind, "COP99", date(2030 + n, 1, 1), None, "Ana", "", (corrects or {}).get(n)
        )
        for n, kind in enumerate(kinds, 1)
    ]


def test_the_status_is_that_at_the_end_of_the_day() -> None:
    events = recorded(E.PROPOSED, E.ACCEPTED)
    assert status_on(effective_events(events), date(2030, 12, 31)) is None
    assert status_on(effective_events(events), date(2031, 12, 31)) is Status.PROPOSED
    assert status_on(effective_events(events), date(2032, 1, 1)) is Status.ONGOING
    assert status_on(effective_events(events)) is Status.ONGOING


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    events = recorded(E.PROPOSED, E.NOT_ACCEPTED, E.ACCEPTED, corrects={3: 2})
    assert [event.ordinal for event in effective_events(events)] == [1, 3]
    assert status_on(effective_events(events)) is Status.ONGOING


def test_an_event_taken_back_leaves_nothing() -> None:
    events = recorded(E.PROPOSED, E.WITHDRAWN, E.RETRACTED, corrects={3: 2})
    assert status_on(effective_events(events)) is Status.PROPOSED


@given(st.lists(st.sampled_from(Event), max_size=8))
def test_a_life_is_legal_exactly_when_each_of_its_beginnings_is(kinds: list[Event]) -> None:
    def legal(events: list[Event]) -> bool:
        try:
            status_after(events)
        except ImpossibleEvent:
            return False
        return True

    if legal(kinds):
        assert all(legal(kinds[:n]) for n in range(len(kinds)))
