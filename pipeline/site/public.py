"""What of the life of an action is public, by its status alone.

Public is what a COP decided and what was reported on it. A proposal, an extension asked for and
the advice on them become public with the decision they led to, and never when withdrawn or
refused. Notes, names of those who recorded, links and findings are not looked at here at all.
"""

from collections.abc import Iterable, Sequence

from pipeline.lifecycle import (
    TRANSITIONS,
    Event,
    RecordedEvent,
    Status,
    standing,
    status_after,
)
from pipeline.site.rows import Standing

STANDINGS = {
    Status.DESIGNATED: Standing.DESIGNATED,
    Status.ONGOING: Standing.ONGOING,
    Status.EXTENSION_PROPOSED: Standing.ONGOING,
    Status.COMPLETED: Standing.COMPLETED,
    Status.CLOSED: Standing.CLOSED,
    Status.CONSIDERED_CLOSED: Standing.CONSIDERED_CLOSED,
    Status.CONVERTED: Standing.CONVERTED,
    Status.SUPERSEDED: Standing.SUPERSEDED,
}
ADOPTING = frozenset({Event.DESIGNATED, Event.ACCEPTED})
DECIDING = ADOPTING | {
    Event.EXTENDED,
    Event.NOT_EXTENDED,
    Event.COMPLETED,
    Event.CLOSED,
    Event.CONSIDERED_CLOSED,
    Event.CONVERTED,
    Event.SUPERSEDED,
    Event.MERGED,
}
REPORTING = frozenset({Event.REPORTED, Event.LESSONS_REPORTED})
DROPPING = frozenset({Event.WITHDRAWN, Event.NOT_ACCEPTED})


def public_events(events: Sequence[RecordedEvent]) -> tuple[RecordedEvent, ...]:
    """The public part of a life, oldest first; empty while no COP has decided on it.

    What remains is itself a life that the Guidelines allow.
    """
    life = standing(events)
    kept: list[RecordedEvent] = []
    waiting: list[RecordedEvent] = []  # for a decision
    status: Status | None = None
    for event in life:
        before, status = status, TRANSITIONS[status, event.kind].status
        if event.kind in DROPPING:
            waiting = []
        elif event.kind in DECIDING:
            kept, waiting = [*kept, *waiting, event], []
        elif event.kind in REPORTING or _revises_adopted(event, before):
            kept.append(event)
        else:
            waiting.append(event)
    if not any(event.kind in ADOPTING for event in kept):
        return ()
    ordinals = {event.ordinal for event in kept}
    return tuple(event for event in life if event.ordinal in ordinals)


def public_status(events: Iterable[RecordedEvent]) -> Standing:
    """The status after public events."""
    status = status_after(event.kind for event in events)
    assert status is not None
    return STANDINGS[status]


def _revises_adopted(event: RecordedEvent, before: Status | None) -> bool:
    return event.kind is Event.REVISED and before is Status.ONGOING
