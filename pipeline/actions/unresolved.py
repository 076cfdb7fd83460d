"""Ends that an imported table speaks of without a day: the action is not told as running."""

from collections.abc import Sequence

from pipeline.actions.lifecycle import IN_FORCE, TRANSITIONS, RecordedEvent

UNRESOLVED = "unresolved"  # the field of such a detail: "status: “closed”"


SETTLES = frozenset(  # the kinds of event that end a running action, or decide on it anew
    kind
    for (before, kind), transition in TRANSITIONS.items()
    if kind.traits.opens_period or (before in IN_FORCE and transition.status not in IN_FORCE)
)


def unresolved_ends(life: Sequence[RecordedEvent]) -> tuple[str, ...]:
    """What the table says of an end that nobody has looked at yet; empty once somebody has.

    `life` is as `effective_events` gives it.
    Looked at is what was corrected, or decided on by an event that was recorded later.
    """
    looked_at = max((event.ordinal for event in life if event.kind in SETTLES), default=0)
    return tuple(
        detail.text
        for event in life
        if event.ordinal >= looked_at
        for detail in event.says(UNRESOLVED)
    )
