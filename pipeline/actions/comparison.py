"""Two days beside each other: which actions stand otherwise, and what happened between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.actions.action import Action
from pipeline.actions.coverage import coverage_of, is_day_assumed
from pipeline.actions.lifecycle import IN_FORCE, RecordedEvent, Status, effective_events
from pipeline.convention.meetings import Meeting


class Change(StrEnum):
    """What became of an action between two days."""

    BEGUN = "begun"  # a COP accepted or designated it
    ENDED = "ended"
    GONE_ON = "gone_on"  # reported on, extended or the like
    PROPOSED = "proposed"  # no COP had accepted it by the later day


@dataclass(frozen=True, slots=True)
class ChangedAction:
    """An action of which something happened between the two days."""

    action: Action  # as it is called on the later day
    change: Change
    before: Status | None  # at the end of the earlier day; None: it had not begun
    after: Status  # at the end of the later day
    events: tuple[RecordedEvent, ...]  # after the one day, up to the other; oldest first
    undated: frozenset[int] = frozenset()  # ordinals of events whose day is not known
    leads: tuple[str, str] = ("", "")  # on the one day and on the other; "" where none is known


@dataclass(frozen=True, slots=True)
class Comparison:
    """What happened after the end of one day, up to the end of another."""

    first: date
    last: date
    changed: tuple[ChangedAction, ...]  # in the order of the actions given
    unchanged: tuple[Action, ...]  # nothing happened, and that can be said
    undetermined: tuple[Action, ...]  # nothing is on record, and the history reaches less far

    def of(self, change: Change) -> tuple[ChangedAction, ...]:
        """Those of one kind."""
        return tuple(each for each in self.changed if each.change is change)


Compared = ChangedAction | bool | None
"""What became of one action. True: nothing, and that can be said; False: nothing is on record, and
the history reaches less far; None: it had not begun by the later day."""


def compare(
    actions: Iterable[Action], meetings: Mapping[str, Meeting], first: date, last: date
) -> Comparison:
    """What happened after `first`, up to the end of `last`, whichever is given first.

    An event that was taken back did not happen. One whose day is not known counts on the day of
    its meeting, and is said to.
    """
    first, last = sorted((first, last))
    known = [*actions]
    found = [compared(action, meetings, first, last) for action in known]
    return comparison_of(known, found, first, last)


def comparison_of(
    actions: Sequence[Action], found: Sequence[Compared], first: date, last: date
) -> Comparison:
    """What became of all of them, as found of each; `first` is the earlier day."""
    each = [*zip(actions, found, strict=True)]
    return Comparison(
        first,
        last,
        tuple(what for what in found if isinstance(what, ChangedAction)),
        tuple(action for action, what in each if what is True),
        tuple(action for action, what in each if what is False),
    )


def compared(action: Action, meetings: Mapping[str, Meeting], first: date, last: date) -> Compared:
    """What became of one action after `first`, up to the end of `last`."""
    if action.status(last) is None:
        return None
    changed = _changed(action, meetings, first, last)
    return _reaches(action, meetings, last) if changed is None else changed


def _changed(
    action: Action, meetings: Mapping[str, Meeting], first: date, last: date
) -> ChangedAction | None:
    events = effective_events(action.events)
    between = tuple(event for event in events if first < event.day <= last)
    before, after = action.status(first), action.status(last)
    if not between or after is None:
        return None
    undated = frozenset(event.ordinal for event in between if is_day_assumed(event, meetings))
    leads = (_lead(action, first) if before else "", _lead(action, last))
    change = _kind(action, first, last)
    return ChangedAction(action.called_on(last), change, before, after, between, undated, leads)


def _lead(action: Action, on: date) -> str:
    """Who leads it on a day; "" where nobody is on record."""
    return ", ".join(detail.text for detail in action.particulars(on).get("lead", ()))


def _kind(action: Action, first: date, last: date) -> Change:
    """How it stands on the later day, beside the earlier one."""
    if action.is_proposal(last):
        return Change.PROPOSED
    if action.is_proposal(first):
        return Change.BEGUN
    runs = [action.status(day) in IN_FORCE for day in (first, last)]
    return Change.ENDED if runs == [True, False] else Change.GONE_ON


def _reaches(action: Action, meetings: Mapping[str, Meeting], last: date) -> bool:
    """Whether its history is known for every COP that was over by that day."""
    over = [each for each in meetings.values() if each.is_cop and each.closes <= last]
    coverage = coverage_of(action.events, meetings)
    return not over or coverage.reaches(max(over, key=lambda meeting: meeting.closes))


def in_order(changed: Sequence[ChangedAction]) -> list[ChangedAction]:
    """What began, ended, went on, was proposed: in this order, the order of actions within."""
    order = [*Change]
    return sorted(changed, key=lambda each: order.index(each.change))
