"""What of the life of an action is public, by its status alone.

Public is what a COP decided and what was reported on it. A proposal, an extension asked for and
the advice on them become public with the decision they led to, and never when withdrawn or
refused. Notes, names of those who recorded, links and findings are not looked at here at all.
"""

from collections.abc import Iterable, Sequence

from pipeline.actions.event_kinds import Publicity
from pipeline.actions.lifecycle import (
    TRANSITIONS,
    RecordedEvent,
    Status,
    effective_events,
    status_after,
)
from pipeline.actions.unresolved import unresolved_ends
from pipeline.site.content.rows import PublicStatus

STANDINGS = {
    Status.DESIGNATED: PublicStatus.DESIGNATED,
    Status.ONGOING: PublicStatus.ONGOING,
    Status.EXTENSION_PROPOSED: PublicStatus.ONGOING,
    Status.COMPLETED: PublicStatus.COMPLETED,
    Status.CLOSED: PublicStatus.CLOSED,
    Status.CONSIDERED_CLOSED: PublicStatus.CONSIDERED_CLOSED,
    Status.CONVERTED: PublicStatus.CONVERTED,
    Status.SUPERSEDED: PublicStatus.SUPERSEDED,
}


def public_events(events: Sequence[RecordedEvent]) -> tuple[RecordedEvent, ...]:
    """The public part of a life, oldest first; empty while no COP has decided on it.

    Empty too while nobody knows whether it has ended: it is not said to be ongoing.
    What remains is itself a life that the Guidelines allow.
    """
    life = effective_events(events)
    if unresolved_ends(life):
        return ()
    kept: list[RecordedEvent] = []
    waiting: list[RecordedEvent] = []  # for a decision
    status: Status | None = None
    for event in life:
        before, status = status, TRANSITIONS[status, event.kind].status
        if event.kind.traits.public is Publicity.INTERNAL:
            continue
        if event.kind.traits.public is Publicity.NEVER:
            waiting = []
        elif event.kind.traits.is_public_decision:
            kept, waiting = [*kept, *waiting, event], []
        elif event.kind.traits.is_public_report or _revises_adopted(event, before):
            kept.append(event)
        else:
            waiting.append(event)
    if not any(event.kind.traits.opens_period for event in kept):
        return ()
    ordinals = {event.ordinal for event in kept}
    return tuple(event for event in life if event.ordinal in ordinals)


def public_status(events: Iterable[RecordedEvent]) -> PublicStatus:
    """The status after public events."""
    status = status_after(event.kind for event in events)
    assert status is not None
    return STANDINGS[status]


def _revises_adopted(event: RecordedEvent, before: Status | None) -> bool:
    return event.kind.traits.public is Publicity.ONCE_ADOPTED and before is Status.ONGOING
