"""What is public, by the life of an action alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.actions.lifecycle import (
    TRANSITIONS,
    Event,
    RecordedEvent,
    Status,
    possible,
    status_after,
)
from pipeline.site.content.documents import kinds_are_public
from pipeline.site.content.rows import PublicStatus
from pipeline.site.content.visibility import STANDINGS, public_events, public_status

E = Event
START = date(2090, 1, 1)


def life(*kinds: Event) -> list[RecordedEvent]:
    return [
        RecordedEvent("97.1", n, kind, "COP97", START + timedelta(n // 2), None, "seed")
        for n, kind in enumerate(kinds, 1)
    ]


CASES: list[tuple[str, list[Event], list[Event]]] = [
    ("a proposal alone", [E.PROPOSED], []),
    ("recommended, not decided", [E.PROPOSED, E.RECOMMENDED], []),
    ("not accepted", [E.PROPOSED, E.NOT_ACCEPTED], []),
    ("withdrawn", [E.PROPOSED, E.WITHDRAWN], []),
    ("superseded before it was accepted", [E.PROPOSED, E.SUPERSEDED], []),
    ("accepted: its proposal too", [E.PROPOSED, E.ACCEPTED], [E.PROPOSED, E.ACCEPTED]),
    ("a report at once", [E.ACCEPTED, E.REPORTED], [E.ACCEPTED, E.REPORTED]),
    ("an evaluation waits", [E.ACCEPTED, E.REPORTED, E.EVALUATED], [E.ACCEPTED, E.REPORTED]),
    ("an adopted text revised", [E.ACCEPTED, E.REVISED], [E.ACCEPTED, E.REVISED]),
    (
        "a request, its revision and the advice on it wait",
        [E.ACCEPTED, E.EXTENSION_PROPOSED, E.REVISED, E.RECOMMENDED],
        [E.ACCEPTED],
    ),
    (
        "until the COP decides",
        [E.ACCEPTED, E.EXTENSION_PROPOSED, E.RECOMMENDED, E.EXTENDED],
        [E.ACCEPTED, E.EXTENSION_PROPOSED, E.RECOMMENDED, E.EXTENDED],
    ),
    (
        "a request that was refused is part of the decision",
        [E.ACCEPTED, E.EXTENSION_PROPOSED, E.NOT_EXTENDED],
        [E.ACCEPTED, E.EXTENSION_PROPOSED, E.NOT_EXTENDED],
    ),
    (
        "a request that was withdrawn never was",
        [E.ACCEPTED, E.EXTENSION_PROPOSED, E.WITHDRAWN, E.EXTENDED],
        [E.ACCEPTED, E.EXTENDED],
    ),
    (
        "a designation stays while a proposal waits",
        [E.DESIGNATED, E.PROPOSED],
        [E.DESIGNATED],
    ),
]


@pytest.mark.parametrize(("kinds", "kept"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_only_what_was_decided_or_reported_is_public(kinds: list[Event], kept: list[Event]) -> None:
    assert [event.kind for event in public_events(life(*kinds))] == kept


def test_a_corrected_event_is_not_public() -> None:
    accepted, mistaken = life(E.ACCEPTED, E.COMPLETED)
    corrected = replace(mistaken, ordinal=3, kind=E.CLOSED, corrects=2)
    kinds = [event.kind for event in public_events([accepted, mistaken, corrected])]
    assert kinds == [E.ACCEPTED, E.CLOSED]


@given(st.data())
def test_the_public_part_of_a_life_is_a_life(data: st.DataObject) -> None:
    kinds: list[Event] = []
    for _ in range(data.draw(st.integers(1, 12))):
        allowed = [event for event, _ in possible(status_after(kinds))]
        if not allowed:
            break
        kinds.append(data.draw(st.sampled_from(allowed)))
    public = public_events(life(*kinds))
    if public:
        assert public_status(public) in PublicStatus
        assert public[0].kind in {E.PROPOSED, E.DESIGNATED, E.ACCEPTED}
    for kind in (E.WITHDRAWN, E.NOT_ACCEPTED):
        assert kind not in [event.kind for event in public]


def test_every_status_is_decided_on() -> None:
    hidden = {
        Status.PROPOSED,
        Status.RECOMMENDED,
        Status.RECOMMENDED_ON_CONDITIONS,
        Status.NOT_RECOMMENDED,
        Status.WITHDRAWN,
        Status.NOT_ACCEPTED,
    }
    assert STANDINGS.keys() | hidden == set(Status)
    assert not STANDINGS.keys() & hidden
    assert {found.status for found in TRANSITIONS.values()} <= set(Status)


@pytest.mark.parametrize(
    ("kinds", "events", "shown"),
    [
        (("proposal",), [E.PROPOSED, E.ACCEPTED], True),
        (("extension_proposal",), [E.ACCEPTED, E.REPORTED], False),
        (("progress_report", "extension_proposal"), [E.ACCEPTED, E.REPORTED], False),
        (("progress_report",), [E.ACCEPTED, E.REPORTED], True),
        (("progress_report", "extension_proposal"), [E.ACCEPTED, E.REPORTED, E.EXTENDED], True),
        (("other",), [E.ACCEPTED], True),
        ((), [E.ACCEPTED], True),
    ],
)
def test_a_file_that_asks_for_something_waits_for_the_decision(
    kinds: tuple[str, ...], events: Sequence[Event], shown: bool
) -> None:
    assert kinds_are_public(kinds, public_events(life(*events)), "2090-01-01") is shown
