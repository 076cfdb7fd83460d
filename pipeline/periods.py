"""What is true of an action for a time: who leads, which taxa, which Range States, what is done.

A period begins when the COP accepts or extends, or a resolution designates. What a proposal says
counts from then on, as the decision amended it; what no one changed is carried over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.lifecycle import (
    DECISIONS,
    IN_FORCE,
    TRANSITIONS,
    Event,
    Particular,
    RecordedEvent,
    Status,
    standing,
)

Particulars = Mapping[str, tuple[Particular, ...]]  # by field

ASKING = frozenset({Event.PROPOSED, Event.EXTENSION_PROPOSED})
DROPPED = frozenset({Event.WITHDRAWN, Event.NOT_EXTENDED})
LASTING = frozenset({"lead", "proponents", "taxa", "range_states", "activities"})
"""The fields that are carried over; the others belong to the event that says them."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one decision to the next."""

    opened: Event  # ACCEPTED, EXTENDED or DESIGNATED
    meeting: str
    first: date
    last: date | None  # the day of the next decision, or of the end; None: still running
    particulars: Particulars = field(default_factory=dict)
    until: str = ""  # as the decision words it: "COP14", "2017"; "" where it does not say


def periods(events: Sequence[RecordedEvent], on: date | None = None) -> tuple[Period, ...]:
    """The periods of a life, oldest first, as at the end of day `on`."""
    found: list[Period] = []
    asked: dict[str, tuple[Particular, ...]] = {}
    status: Status | None = None
    for event in (one for one in standing(events) if on is None or one.day <= on):
        status = TRANSITIONS[status, event.kind].status
        own = _lasting(event)
        if event.kind in DECISIONS:
            before = found[-1].particulars if found else {}
            if found:
                found[-1] = replace(found[-1], last=event.day)
            said = {**before, **asked, **own}
            found.append(Period(event.kind, event.meeting, event.day, None, said, _until(event)))
            asked = {}
        elif event.kind in ASKING or status not in IN_FORCE:
            asked |= own
        elif event.kind in DROPPED:
            asked = {}
        elif found and own:
            found[-1] = replace(found[-1], particulars={**found[-1].particulars, **own})
        if found and status not in IN_FORCE and found[-1].last is None:
            found[-1] = replace(found[-1], last=event.day)
    return tuple(found)


def particulars_on(events: Sequence[RecordedEvent], on: date | None = None) -> Particulars:
    """What counts at the end of day `on`; what is proposed, before the first decision."""
    if past := periods(events, on):
        return past[-1].particulars
    said: dict[str, tuple[Particular, ...]] = {}
    for event in standing(events):
        if on is None or event.day <= on:
            said |= _lasting(event)
    return said


def _lasting(event: RecordedEvent) -> dict[str, tuple[Particular, ...]]:
    names = dict.fromkeys(one.field for one in event.particulars if one.field in LASTING)
    return {name: event.says(name) for name in names}


def _until(event: RecordedEvent) -> str:
    said = event.says("until")
    return said[0].text if said else ""
