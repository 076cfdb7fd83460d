"""What is true of an action for a time: who leads, which taxa, which Range States, what is done.

A period begins when the COP accepts or extends, or a resolution designates. What a proposal says
counts from then on, as the decision amended it; what no one changed is carried over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.actions.event_kinds import Publicity
from pipeline.actions.lifecycle import (
    DECISIONS,
    IN_FORCE,
    TRANSITIONS,
    Event,
    EventDetail,
    RecordedEvent,
    Status,
    effective_events,
)

Particulars = Mapping[str, tuple[EventDetail, ...]]  # by field

LASTING = frozenset({"lead", "proponents", "taxa", "range_states", "activities"})
"""The fields that are carried over; the others belong to the event that says them."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one decision to the next."""

    opened: Event
    meeting: str
    first: date
    last: date | None  # the day of the next decision, or of the end; None: still running
    particulars: Particulars = field(default_factory=dict)
    until: str = ""  # as the decision words it: "COP14", "2017"; "" where it does not say


def periods(events: Sequence[RecordedEvent], on: date | None = None) -> tuple[Period, ...]:
    """The periods of a life, oldest first, as at the end of day `on`."""
    found: list[Period] = []
    asked: dict[str, tuple[EventDetail, ...]] = {}
    status: Status | None = None
    for event in (past for past in effective_events(events) if on is None or past.day <= on):
        status = TRANSITIONS[status, event.kind].status
        lasting = _lasting(event)
        if event.kind in DECISIONS:
            before = found[-1].particulars if found else {}
            if found:
                found[-1] = replace(found[-1], last=event.day)
            decided = {**before, **asked, **lasting}
            found.append(Period(event.kind, event.meeting, event.day, None, decided, _until(event)))
            asked = {}
        elif event.kind.traits.asks or status not in IN_FORCE or _advises(event):
            asked |= lasting
        elif event.kind.traits.public is Publicity.NEVER:
            asked = {}
        elif found and lasting:
            found[-1] = replace(found[-1], particulars={**found[-1].particulars, **lasting})
        if found and status not in IN_FORCE and found[-1].last is None:
            found[-1] = replace(found[-1], last=event.day)
    return tuple(found)


def particulars_on(events: Sequence[RecordedEvent], on: date | None = None) -> Particulars:
    """What counts at the end of day `on`; what is proposed, before the first decision."""
    if past := periods(events, on):
        return past[-1].particulars
    counting: dict[str, tuple[EventDetail, ...]] = {}
    for event in effective_events(events):
        if (on is None or event.day <= on) and not _advises(event):
            counting |= _lasting(event)
    return counting


def _advises(event: RecordedEvent) -> bool:
    """Whether the Council speaks: that changes nothing before the COP decides (Step 4(1), 6(6))."""
    traits = event.kind.traits
    return traits.public is Publicity.WITH_DECISION and not traits.asks


def _lasting(event: RecordedEvent) -> dict[str, tuple[EventDetail, ...]]:
    names = dict.fromkeys(detail.field for detail in event.particulars if detail.field in LASTING)
    return {name: event.says(name) for name in names}


def _until(event: RecordedEvent) -> str:
    stated = event.says("until")
    return stated[0].text if stated else ""
