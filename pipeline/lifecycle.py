"""The life of a Concerted Action as one table (Resolution 12.28 (Rev.COP14), Annex 1).

Nothing here closes an action: an event is what somebody decided, and the status follows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as defaults
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    DESIGNATED = "designated"  # before COP12: by a resolution, without a proposal
    PROPOSED = "proposed"
    RECOMMENDED = "recommended"  # by the Scientific Council, to the COP
    RECOMMENDED_ON_CONDITIONS = "recommended_on_conditions"
    NOT_RECOMMENDED = "not_recommended"
    WITHDRAWN = "withdrawn"
    NOT_ACCEPTED = "not_accepted"
    ONGOING = "ongoing"
    EXTENSION_PROPOSED = "extension_proposed"  # ongoing, and the COP is asked to extend it
    COMPLETED = "completed"
    CLOSED = "closed"  # for a stated reason
    CONSIDERED_CLOSED = "considered_closed"  # for want of a report
    CONVERTED = "converted"  # goes on as another instrument
    SUPERSEDED = "superseded"  # goes on in another action, or merged with it


class Event(StrEnum):
    DESIGNATED = "designated"
    PROPOSED = "proposed"
    REVISED = "revised"  # a new version of the proposal, or of the adopted text
    WITHDRAWN = "withdrawn"  # the proposal, or the proposal to extend
    RECOMMENDED = "recommended"
    RECOMMENDED_ON_CONDITIONS = "recommended_on_conditions"
    NOT_RECOMMENDED = "not_recommended"
    ACCEPTED = "accepted"  # with or without amendments to species, measures or Range States
    NOT_ACCEPTED = "not_accepted"
    REPORTED = "reported"
    EVALUATED = "evaluated"  # the Scientific Council on progress
    EXTENSION_PROPOSED = "extension_proposed"
    EXTENDED = "extended"
    NOT_EXTENDED = "not_extended"
    COMPLETED = "completed"
    CLOSED = "closed"
    CONSIDERED_CLOSED = "considered_closed"
    LESSONS_REPORTED = "lessons_reported"
    CONVERTED = "converted"
    SUPERSEDED = "superseded"
    MERGED = "merged"
    RETRACTED = "retracted"  # nothing happened: takes back a mistaken event, and is none itself


class Line(NamedTuple):
    """From any of `before`, on `event`, to `after`; None in `before`: not in the register yet."""

    before: tuple[Status | None, ...]
    event: Event
    after: Status | None  # None: the status stays what it was
    step: str  # of Annex 1, or what else allows it


NEW = (None,)
PENDING = (
    Status.PROPOSED,
    Status.RECOMMENDED,
    Status.RECOMMENDED_ON_CONDITIONS,
    Status.NOT_RECOMMENDED,
)
IN_FORCE = (Status.DESIGNATED, Status.ONGOING, Status.EXTENSION_PROPOSED)
ENDED = (Status.COMPLETED, Status.CLOSED, Status.CONSIDERED_CLOSED, Status.CONVERTED)
ASKED = (Status.EXTENSION_PROPOSED,)
RUNNING = (Status.ONGOING, Status.EXTENSION_PROPOSED)  # under Resolution 12.28
OLD = (Status.DESIGNATED,)

LINES: tuple[Line, ...] = (
    Line((*NEW, *OLD), Event.DESIGNATED, Status.DESIGNATED, "Resolution 3.2 and its successors"),
    Line((*NEW, *OLD), Event.PROPOSED, Status.PROPOSED, "Step 1(1)"),
    Line((*NEW, *OLD), Event.ACCEPTED, Status.ONGOING, "Step 4(1), its proposal not on record"),
    Line(PENDING, Event.REVISED, None, "Step 2(3)"),
    Line(PENDING, Event.WITHDRAWN, Status.WITHDRAWN, "Step 3(2)"),
    Line(PENDING, Event.RECOMMENDED, Status.RECOMMENDED, "Step 3(1)"),
    Line(PENDING, Event.RECOMMENDED_ON_CONDITIONS, Status.RECOMMENDED_ON_CONDITIONS, "Step 3(2)"),
    Line(PENDING, Event.NOT_RECOMMENDED, Status.NOT_RECOMMENDED, "Step 3(1)"),
    Line(PENDING, Event.ACCEPTED, Status.ONGOING, "Step 4(1)"),
    Line(PENDING, Event.NOT_ACCEPTED, Status.NOT_ACCEPTED, "Step 4(1)"),
    Line(IN_FORCE, Event.REPORTED, None, "Step 5(1), 5(3), 6(1)"),
    Line(IN_FORCE, Event.EVALUATED, None, "Step 5(4)"),
    Line(RUNNING, Event.REVISED, None, "Step 6(2), 6(6)"),
    Line(RUNNING, Event.EXTENSION_PROPOSED, Status.EXTENSION_PROPOSED, "Step 6(2)"),
    Line(ASKED, Event.WITHDRAWN, Status.ONGOING, "Step 6(2)"),
    Line(ASKED, Event.RECOMMENDED, None, "Step 6(3)"),
    Line(ASKED, Event.RECOMMENDED_ON_CONDITIONS, None, "Step 6(3)"),
    Line(ASKED, Event.NOT_RECOMMENDED, None, "Step 6(3)"),
    Line(RUNNING, Event.EXTENDED, Status.ONGOING, "Step 6(6)"),
    Line(RUNNING, Event.NOT_EXTENDED, Status.CLOSED, "Step 6(6)"),
    Line(IN_FORCE, Event.COMPLETED, Status.COMPLETED, "Step 6(1)"),
    Line(IN_FORCE, Event.CLOSED, Status.CLOSED, "Step 6(1), 6(3)"),
    Line((Status.ONGOING,), Event.CONSIDERED_CLOSED, Status.CONSIDERED_CLOSED, "Step 6(4)"),
    Line(ENDED, Event.LESSONS_REPORTED, None, "Step 6(5)"),
    Line(IN_FORCE, Event.LESSONS_REPORTED, None, "Step 6(5)"),
    Line(IN_FORCE, Event.CONVERTED, Status.CONVERTED, "paragraph 1(b)"),
    Line((*PENDING, *IN_FORCE), Event.SUPERSEDED, Status.SUPERSEDED, "Step 2(3), 6(6)"),
    Line((*PENDING, *IN_FORCE), Event.MERGED, Status.SUPERSEDED, "Step 2(3), 6(6)"),
)


class Transition(NamedTuple):
    """Where an event leads, and the Step that says so."""

    status: Status
    step: str


def _transitions() -> dict[tuple[Status | None, Event], Transition]:
    table: dict[tuple[Status | None, Event], Transition] = {}
    for line in LINES:
        for before in line.before:
            after = line.after or before
            assert after is not None, line
            assert (before, line.event) not in table, line
            table[before, line.event] = Transition(after, line.step)
    return table


TRANSITIONS = _transitions()
"""Every (status, event) that the Guidelines allow; what is not here is refused."""

OPENING = frozenset({Event.DESIGNATED, Event.PROPOSED})
"""The events that begin a life; others need an action that is in the register."""

DECISIONS = frozenset({Event.ACCEPTED, Event.EXTENDED, Event.DESIGNATED})
"""The events by which a COP opens a period of an action."""


class ImpossibleEvent(Exception):
    """An event that the Guidelines do not allow at this point of an action's life."""

    def __init__(
        self, status: Status | None, event: Event, day: date | None = None, known: int | None = None
    ) -> None:
        """`day` it is said to have happened; `known` is its number where it is an earlier one."""
        super().__init__(status, event, day, known)
        self.status = status
        self.event = event
        self.day = day
        self.known = known

    def __str__(self) -> str:
        where = f"is {words(self.status)}" if self.status else "is not in the register yet"
        on = f"on {self.day} " if self.day else ""
        if self.known:
            return (
                f"This cannot be recorded here: event {self.known}, {words(self.event)} {on}"
                f"stands in the register, and with this the action {where} by then, where the "
                f"Guidelines do not allow it. Check the event and its day; if event {self.known} "
                f"is the mistaken one, correct that first, with --corrects {self.known}."
            )
        allowed = ", ".join(f"{next_} ({step})" for next_, step in possible(self.status))
        return (
            f"“{words(self.event)}” cannot be recorded here: {on}the action {where}, and the "
            f"Guidelines then allow {allowed or 'nothing more'}. Check the event and its day; "
            "a mistaken earlier event is corrected with --corrects."
        )


@dataclass(frozen=True, slots=True)
class Particular:
    """One thing an event says of the period it opens or changes."""

    field: str  # lead, proponents, taxa, range_states, activities, until, amendments, into, …
    text: str  # "Government of Mongolia"; a taxon as matched; the English name of a State
    more: Mapping[str, object] = defaults(default_factory=dict)  # iso, edition, outcome, …


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event in the register, with who said so."""

    action: str  # its number, "12.8"
    ordinal: int  # 1-based, in the order of recording
    kind: Event
    meeting: str  # for or at which it happened: "COP14", "ScC-SC6"
    day: date
    document: str | None  # SHA-256 of a kept file, else a symbol; None: none named
    by: str  # a person, or the file of a migration
    note: str = ""
    corrects: int | None = None  # the ordinal of the event it stands in for
    particulars: tuple[Particular, ...] = ()

    def says(self, name: str) -> tuple[Particular, ...]:
        """The particulars of one field."""
        return tuple(one for one in self.particulars if one.field == name)


def status_after(events: Iterable[Event]) -> Status | None:
    """The status once all `events`, oldest first, have happened; None before the first.

    Raises ImpossibleEvent.

    >>> status_after([Event.PROPOSED, Event.ACCEPTED])
    <Status.ONGOING: 'ongoing'>
    """
    status: Status | None = None
    for event in events:
        try:
            status = TRANSITIONS[status, event].status
        except KeyError:
            raise ImpossibleEvent(status, event) from None
    return status


def status_with(past: Sequence[RecordedEvent], new: RecordedEvent) -> Status | None:
    """The status with `new`, whose ordinal is the last, in its place among `past`.

    Raises ImpossibleEvent, which names the day, and the event that `new` stands in the way of.
    """
    status: Status | None = None
    for event in standing([*past, new]):
        try:
            status = TRANSITIONS[status, event.kind].status
        except KeyError:
            known = None if event.ordinal == new.ordinal else event.ordinal
            raise ImpossibleEvent(status, event.kind, event.day, known) from None
    return status


def standing(events: Sequence[RecordedEvent]) -> list[RecordedEvent]:
    """The events that count, by day: without those corrected or taken back.

    On one day the order of recording holds; a correction keeps the place of what it corrects.
    """
    corrects = {event.ordinal: event.corrects for event in events}
    corrected = {event.corrects for event in events}
    counting = [
        event
        for event in events
        if event.ordinal not in corrected and event.kind is not Event.RETRACTED
    ]
    return sorted(counting, key=lambda event: (event.day, _root(event.ordinal, corrects)))


def status_on(events: Sequence[RecordedEvent], day: date | None = None) -> Status | None:
    """The status at the end of `day` (after everything when None); None before the first event."""
    return status_after(event.kind for event in standing(events) if day is None or event.day <= day)


def possible(status: Status | None) -> list[tuple[Event, str]]:
    """The events that may follow, each with its Step."""
    return [(event, line.step) for (before, event), line in TRANSITIONS.items() if before is status]


def words(name: Status | Event) -> str:
    """A status or an event as people write it.

    >>> words(Event.NOT_ACCEPTED)
    'not accepted'
    """
    return name.value.replace("_", " ")


def _root(ordinal: int, corrects: dict[int, int | None]) -> int:
    earlier = corrects.get(ordinal)
    return ordinal if earlier is None else _root(earlier, corrects)
