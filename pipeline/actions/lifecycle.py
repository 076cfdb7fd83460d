"""The life of a Concerted Action as one table (Resolution 12.28 (Rev.COP14), Annex 1).

Nothing here closes an action: an event is what somebody decided, and the status follows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as defaults
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from pipeline.actions.event_kinds import Event as Event  # lives are told in its words
from pipeline.refusal import Refusal


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


class TransitionRule(NamedTuple):
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
ANY = tuple(Status)

LINES: tuple[TransitionRule, ...] = (
    TransitionRule(
        (*NEW, *OLD), Event.DESIGNATED, Status.DESIGNATED, "Resolution 3.2 and its successors"
    ),
    TransitionRule((*NEW, *OLD), Event.PROPOSED, Status.PROPOSED, "Step 1(1)"),
    TransitionRule(
        (*NEW, *OLD), Event.ACCEPTED, Status.ONGOING, "Step 4(1), its proposal not on record"
    ),
    TransitionRule(PENDING, Event.REVISED, None, "Step 2(3)"),
    TransitionRule(PENDING, Event.WITHDRAWN, Status.WITHDRAWN, "Step 3(2)"),
    TransitionRule(PENDING, Event.RECOMMENDED, Status.RECOMMENDED, "Step 3(1)"),
    TransitionRule(
        PENDING, Event.RECOMMENDED_ON_CONDITIONS, Status.RECOMMENDED_ON_CONDITIONS, "Step 3(2)"
    ),
    TransitionRule(PENDING, Event.NOT_RECOMMENDED, Status.NOT_RECOMMENDED, "Step 3(1)"),
    TransitionRule(PENDING, Event.ACCEPTED, Status.ONGOING, "Step 4(1)"),
    TransitionRule(PENDING, Event.NOT_ACCEPTED, Status.NOT_ACCEPTED, "Step 4(1)"),
    TransitionRule(IN_FORCE, Event.REPORTED, None, "Step 5(1), 5(3), 6(1)"),
    TransitionRule(IN_FORCE, Event.EVALUATED, None, "Step 5(4)"),
    TransitionRule(RUNNING, Event.REVISED, None, "Step 6(2), 6(6)"),
    TransitionRule(RUNNING, Event.EXTENSION_PROPOSED, Status.EXTENSION_PROPOSED, "Step 6(2)"),
    TransitionRule(ASKED, Event.WITHDRAWN, Status.ONGOING, "Step 6(2)"),
    TransitionRule(ASKED, Event.RECOMMENDED, None, "Step 6(3)"),
    TransitionRule(ASKED, Event.RECOMMENDED_ON_CONDITIONS, None, "Step 6(3)"),
    TransitionRule(ASKED, Event.NOT_RECOMMENDED, None, "Step 6(3)"),
    TransitionRule(RUNNING, Event.EXTENDED, Status.ONGOING, "Step 6(6)"),
    TransitionRule(RUNNING, Event.NOT_EXTENDED, Status.CLOSED, "Step 6(6)"),
    TransitionRule(IN_FORCE, Event.COMPLETED, Status.COMPLETED, "Step 6(1)"),
    TransitionRule(IN_FORCE, Event.CLOSED, Status.CLOSED, "Step 6(1), 6(3)"),
    TransitionRule(
        (Status.ONGOING,), Event.CONSIDERED_CLOSED, Status.CONSIDERED_CLOSED, "Step 6(4)"
    ),
    TransitionRule(ENDED, Event.LESSONS_REPORTED, None, "Step 6(5)"),
    TransitionRule(IN_FORCE, Event.LESSONS_REPORTED, None, "Step 6(5)"),
    TransitionRule(IN_FORCE, Event.CONVERTED, Status.CONVERTED, "paragraph 1(b)"),
    TransitionRule((*PENDING, *IN_FORCE), Event.SUPERSEDED, Status.SUPERSEDED, "Step 2(3), 6(6)"),
    TransitionRule((*PENDING, *IN_FORCE), Event.MERGED, Status.SUPERSEDED, "Step 2(3), 6(6)"),
    TransitionRule(ANY, Event.HISTORY_CONFIRMED, None, "paragraph 7"),
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

OPENING = frozenset(event for event in Event if event.traits.begins)
"""The events that begin a life; others need an action that is in the register."""

DECISIONS = frozenset(event for event in Event if event.traits.opens_period)
"""The events by which a COP opens a period of an action."""


class ImpossibleEvent(Refusal):
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
class EventDetail:
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
    particulars: tuple[EventDetail, ...] = ()
    recorded: str = defaults(default="", compare=False)  # moment of entry, ISO, UTC; "": not yet

    @property
    def entered(self) -> date | None:
        """The day of entry, UTC; None where it is not known."""
        try:
            return date.fromisoformat(self.recorded[:10])
        except ValueError:
            return None

    def says(self, name: str) -> tuple[EventDetail, ...]:
        """The particulars of one field."""
        return tuple(detail for detail in self.particulars if detail.field == name)


def status_after(events: Iterable[Event]) -> Status | None:
    """The status once all `events`, oldest first, have happened; None before the first.

    Raises ImpossibleEvent.

    >>> status_after([Event.PROPOSED, Event.ACCEPTED])
    <Status.ONGOING: 'ongoing'>
    """
    status: Status | None = None
    for event in events:
        status = follow(status, event).status
    return status


def follow(status: Status | None, event: Event) -> Transition:
    """Where an event leads from a status. Raises ImpossibleEvent."""
    try:
        return TRANSITIONS[status, event]
    except KeyError:
        raise ImpossibleEvent(status, event) from None


def lived(life: Iterable[RecordedEvent]) -> Iterator[tuple[RecordedEvent, Transition]]:
    """Each event of a life, as `effective_events` gives it, with where it led.

    Raises ImpossibleEvent.
    """
    status: Status | None = None
    for event in life:
        transition = follow(status, event.kind)
        yield event, transition
        status = transition.status


def rests_on(life: Sequence[RecordedEvent]) -> RecordedEvent:
    """The event that the status after a life rests on: it led to it, or decided to keep it.

    Raises ImpossibleEvent, and IndexError for a life without an event.
    """
    status: Status | None = None
    deciding = life[0]
    for event, transition in lived(life):
        if transition.status is not status or event.kind.traits.opens_period:
            deciding = event
        status = transition.status
    return deciding


def status_including(past: Sequence[RecordedEvent], new: RecordedEvent) -> Status | None:
    """The status with `new`, whose ordinal is the last, in its place among `past`.

    Raises ImpossibleEvent, which names the day, and the event that `new` stands in the way of.
    """
    status: Status | None = None
    for event in effective_events([*past, new]):
        try:
            status = follow(status, event.kind).status
        except ImpossibleEvent:
            known = None if event.ordinal == new.ordinal else event.ordinal
            raise ImpossibleEvent(status, event.kind, event.day, known) from None
    return status


def effective_events(events: Sequence[RecordedEvent]) -> list[RecordedEvent]:
    """The events that count, by day: without those corrected or taken back.

    On one day the order of recording holds; a correction keeps the place of what it corrects.
    """
    if not [event for event in events if event.corrects or event.kind is Event.RETRACTED]:
        return sorted(events, key=attrgetter("day", "ordinal"))  # nearly always
    corrects = {event.ordinal: event.corrects for event in events}
    corrected = {event.corrects for event in events}
    counting = [
        event
        for event in events
        if event.ordinal not in corrected and event.kind is not Event.RETRACTED
    ]
    return sorted(counting, key=lambda event: (event.day, _root(event.ordinal, corrects)))


def status_on(life: Iterable[RecordedEvent], day: date | None = None) -> Status | None:
    """The status at the end of `day` (after everything when None); None before the first event.

    `life` is as `effective_events` gives it.
    """
    return status_after(event.kind for event in life if day is None or event.day <= day)


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
