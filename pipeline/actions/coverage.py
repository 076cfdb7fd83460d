"""How far the history of an action is known, and from where.

An old table tells what its writer knew; a decision in it says nothing of the years after. Where
the history is not known to reach a meeting, nothing can be missing there: it is not on record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.fields.dates import parse_dates
from pipeline.actions.lifecycle import Event, RecordedEvent, effective_events
from pipeline.convention.meetings import Meeting, next_cop

TABLES = (".csv", ".xlsx")  # what an event that a migration recorded was said by


@dataclass(frozen=True, slots=True)
class KnownPoint:
    """A meeting up to which the history of an action is known."""

    meeting: Meeting
    source: str  # who says so: a person, or the table of a migration
    complete: bool  # somebody says that nothing is missing up to it
    followed_from: date | None  # since when the register is kept up to date; None: it is not


@dataclass(frozen=True, slots=True)
class Coverage:
    """The points up to which the history of one action is known, the earliest meeting first."""

    points: tuple[KnownPoint, ...]

    @property
    def until(self) -> str | None:
        """The last meeting that the history is known to reach; None: it is known to this day."""
        last = self.points[-1] if self.points else None
        return last.meeting.id if last and last.followed_from is None else None

    def until_before(self, meeting: Meeting) -> str | None:
        """The last meeting before `meeting` that the history is known to reach; None: of none."""
        before = [point for point in self.points if point.meeting.opens < meeting.opens]
        return before[-1].meeting.id if before else self.until

    @property
    def source(self) -> str:
        """Who says how far it reaches; "" where nobody had to."""
        return self.points[-1].source if self.points else ""

    def reaches(self, meeting: Meeting) -> bool:
        """Whether what is not on record for `meeting` can be said not to have happened."""
        later = [point for point in self.points if point.meeting.opens >= meeting.opens]
        if any(point.complete for point in later):
            return True
        before = [point for point in self.points if point.meeting.opens < meeting.opens]
        if not before:
            return True  # nothing was decided before it that somebody could have to report on
        followed = before[-1].followed_from
        return followed is not None and meeting.closes >= followed


def coverage_of(events: Sequence[RecordedEvent], meetings: Mapping[str, Meeting]) -> Coverage:
    """How far the history is known.

    A decision is known up to its meeting. What a person recorded is followed from then on, and
    so is what a table told before the next COP closed. A colleague may state that the history is
    complete up to a meeting (`history_confirmed`), or that it reaches no further.
    """
    points = [
        _point(event, meetings[event.meeting], meetings)
        for event in effective_events(events)
        if event.meeting in meetings and _tells_how_far(event.kind)
    ]
    return Coverage(tuple(sorted(points, key=_place)))


def from_table(event: RecordedEvent) -> bool:
    """Whether a migration recorded the event."""
    return event.by.lower().endswith(TABLES)


def is_day_assumed(event: RecordedEvent, meetings: Mapping[str, Meeting]) -> bool:
    """Whether the day of an event is only that of its meeting: its table gave none.

    Where the cell gave a day, it is kept as the note of the event.
    """
    meeting = meetings.get(event.meeting)
    if meeting is None or not from_table(event) or event.day in parse_dates(event.note):
        return False
    return event.day in (meeting.opens, meeting.closes)


def _tells_how_far(kind: Event) -> bool:
    return kind.traits.decides is not None or kind is Event.HISTORY_CONFIRMED


def _point(event: RecordedEvent, meeting: Meeting, meetings: Mapping[str, Meeting]) -> KnownPoint:
    confirmed = event.kind is Event.HISTORY_CONFIRMED
    if confirmed or from_table(event):
        entered = event.day if confirmed else event.entered
        followed = entered if _is_before_next(entered, meeting, meetings) else None
    else:
        followed = date.min
    return KnownPoint(meeting, event.by, confirmed, followed)


def _is_before_next(
    entered: date | None, meeting: Meeting, meetings: Mapping[str, Meeting]
) -> bool:
    """Whether no COP closed between `meeting` and the day its decision was entered."""
    following = next_cop(meeting, meetings)
    return entered is not None and (following is None or entered <= following.closes)


def _place(point: KnownPoint) -> tuple[date, bool, date]:
    return point.meeting.opens, point.complete, point.followed_from or date.min
