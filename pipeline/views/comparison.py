"""The stable JSON of `concerted register changes --json`: add fields, never rename or remove."""

from dataclasses import dataclass
from datetime import date

from pipeline.actions.comparison import ChangedAction, Comparison


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """An event between the two days."""

    number: int  # of the entry in the history of the action
    event: str
    meeting: str
    day: date
    day_assumed: bool  # `day` is only a day of the meeting: its own is not known


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """An action of which something happened between the two days."""

    number: str
    title: str  # as on the later day
    change: str  # begun, ended, gone_on or proposed
    before: str | None  # null: it had not begun
    after: str
    lead_before: str  # "" where none is known
    lead_after: str
    events: tuple[ChangeEvent, ...]


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    """The two days beside each other."""

    first: date
    last: date
    changed: tuple[ChangedLine, ...]
    unchanged: tuple[str, ...]  # numbers of actions to which nothing happened
    undetermined: tuple[str, ...]  # nothing is on record, and the history is not known so far


def answer_changes(comparison: Comparison) -> ChangesAnswer:
    return ChangesAnswer(
        comparison.first,
        comparison.last,
        tuple(map(_line, comparison.changed)),
        tuple(action.number for action in comparison.unchanged),
        tuple(action.number for action in comparison.undetermined),
    )


def _line(each: ChangedAction) -> ChangedLine:
    events = tuple(
        ChangeEvent(e.ordinal, e.kind.value, e.meeting, e.day, e.ordinal in each.undated)
        for e in each.events
    )
    named = (each.action.number, each.action.title, each.change.value)
    return ChangedLine(
        *named, each.before and each.before.value, each.after.value, *each.leads, events
    )
