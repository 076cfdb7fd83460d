"""What the register answers about actions and meetings: the stable JSON of its commands.

As in pipeline/summary.py, the field names are a promise: add, never rename or remove. Days are
ISO text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pipeline.documents import documents_on
from pipeline.due import Due, DueState
from pipeline.lifecycle import (
    DECISIONS,
    TRANSITIONS,
    Particular,
    RecordedEvent,
    Status,
    standing,
)
from pipeline.meetings import Deadline, DeadlineKind, Meeting
from pipeline.periods import Particulars, Period
from pipeline.register.held import Action, ActionLine, Recorded


@dataclass(frozen=True, slots=True)
class DueAnswer:
    what: str
    meeting: str | None  # null: not in the list of meetings yet
    day: str | None  # the last day, included, in Bonn
    basis: str  # published, computed, opening, meeting or unknown
    state: str  # not_yet, due_soon, due, overdue, received, considered_closed_proposed, …
    step: str
    why: str


@dataclass(frozen=True, slots=True)
class EventAnswer:
    number: int  # within the action, in the order of recording
    event: str
    meeting: str
    day: str
    document: str | None  # SHA-256 of a kept file, else a symbol
    file: str | None  # the name of the kept file
    by: str
    note: str
    corrects: int | None
    counts: bool  # false: corrected or taken back since
    particulars: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodAnswer:
    opened: str  # accepted, extended or designated
    meeting: str
    first: str
    last: str | None  # null: still running
    until: str
    lead: str | None
    proponents: tuple[dict[str, Any], ...]
    taxa: tuple[dict[str, Any], ...]
    range_states: tuple[dict[str, Any], ...]
    activities: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    document: str
    file: str | None
    symbol: str | None
    role: str
    reason: str
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionAnswer:
    number: str
    title: str
    status: str
    because: EventAnswer  # the event that led to the status
    as_of: str | None
    due: tuple[DueAnswer, ...]
    now: PeriodAnswer | None  # null before the first decision
    periods: tuple[PeriodAnswer, ...]
    documents: tuple[DocumentAnswer, ...]
    events: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineAnswer:
    number: str
    title: str
    status: str
    since: str
    meeting: str
    due: DueAnswer | None


@dataclass(frozen=True, slots=True)
class DeadlineAnswer:
    kind: str
    day: str
    basis: str  # published or computed
    source: str
    published: str | None
    in_force: bool  # false: an earlier version


@dataclass(frozen=True, slots=True)
class MeetingAnswer:
    id: str
    opens: str
    closes: str
    place: str
    source: str
    verified: bool
    note: str
    deadlines: tuple[DeadlineAnswer, ...]


def state_words(state: str) -> str:
    """The state of what is due, as people write it."""
    if state == DueState.CONSIDERED_CLOSED_PROPOSED:
        return "not received; to be considered closed (Step 6(4))"
    return state.replace("_", " ")


def answer_action(
    action: Action, meetings: Mapping[str, Meeting], today: date, as_of: date | None = None
) -> ActionAnswer | None:
    """Everything asked of an action on a day; None before its first event."""
    status = action.status(as_of)
    counting = [one for one in standing(action.events) if as_of is None or one.day <= as_of]
    if status is None:
        return None
    periods = tuple(map(_period, action.periods(as_of)))
    return ActionAnswer(
        number=action.number,
        title=action.title,
        status=status.value,
        because=_event(action, _led_to(action, counting)),
        as_of=as_of.isoformat() if as_of else None,
        due=tuple(map(answer_due, action.due(meetings, as_of or today))),
        now=periods[-1] if periods else _asked_for(action, counting[0], as_of),
        periods=periods,
        documents=tuple(
            DocumentAnswer(d.document, d.file, d.symbol, d.role, d.reason, d.meetings)
            for d in documents_on(action, meetings, as_of)
        ),
        events=len(counting),
        note=action.note,
    )


def answer_events(action: Action, as_of: date | None = None) -> tuple[EventAnswer, ...]:
    """The history, by day; events that no longer count keep their place."""
    told = [one for one in action.events if as_of is None or one.day <= as_of]
    return tuple(_event(action, one) for one in sorted(told, key=lambda one: one.day))


def answer_line(line: ActionLine) -> LineAnswer:
    due = answer_due(line.due) if line.due else None
    since = line.since.isoformat()
    return LineAnswer(line.number, line.title, line.status.value, since, line.meeting, due)


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """What came of `concerted record`."""

    number: str
    added: bool  # false: it was there already
    before: str | None  # status; null before the first event
    after: str
    made: bool  # a new action began
    due: tuple[DueAnswer, ...]


def answer_record(came: Recorded, due: Iterable[Due]) -> RecordAnswer:
    before = came.before.value if came.before else None
    next_ = tuple(map(answer_due, due))
    return RecordAnswer(came.number, came.added, before, came.after.value, came.made, next_)


@lru_cache(maxsize=512)  # a list of ten thousand says the same few things
def answer_due(due: Due) -> DueAnswer:
    day = due.day.isoformat() if due.day else None
    return DueAnswer(due.what, due.meeting, day, due.basis, due.state.value, due.step, due.why)


def answer_meeting(meeting: Meeting) -> MeetingAnswer:
    newest = {kind: meeting.deadline(kind) for kind in DeadlineKind}
    return MeetingAnswer(
        id=meeting.id,
        opens=meeting.opens.isoformat(),
        closes=meeting.closes.isoformat(),
        place=meeting.place,
        source=meeting.source,
        verified=meeting.verified,
        note=meeting.note,
        deadlines=tuple(
            _deadline(one, in_force=newest[one.kind] is one) for one in meeting.deadlines
        ),
    )


def _led_to(action: Action, counting: list[RecordedEvent]) -> RecordedEvent:
    """The event that the present status rests on: what led to it, or confirmed it as a decision."""
    status: Status | None = None
    led = counting[0]
    for event in counting:
        after = TRANSITIONS[status, event.kind].status
        if after is not status or event.kind in DECISIONS:
            led = event
        status = after
    return led


def _event(action: Action, event: RecordedEvent) -> EventAnswer:
    files = {document.document: document.file for document in action.documents}
    return EventAnswer(
        number=event.ordinal,
        event=event.kind.value,
        meeting=event.meeting,
        day=event.day.isoformat(),
        document=event.document,
        file=files.get(event.document or ""),
        by=event.by,
        note=event.note,
        corrects=event.corrects,
        counts=event in standing(action.events),
        particulars=tuple(_particular(one) | {"field": one.field} for one in event.particulars),
    )


def _asked_for(action: Action, first: RecordedEvent, as_of: date | None) -> PeriodAnswer:
    """What a proposal asks for, while nothing is decided."""
    day = first.day.isoformat()
    return _said(first.kind.value, first.meeting, day, None, "", action.particulars(as_of))


def _period(period: Period) -> PeriodAnswer:
    last = period.last.isoformat() if period.last else None
    first = period.first.isoformat()
    said = period.particulars
    return _said(period.opened.value, period.meeting, first, last, period.until, said)


def _said(
    opened: str, meeting: str, first: str, last: str | None, until: str, said: Particulars
) -> PeriodAnswer:
    def of(name: str) -> tuple[dict[str, Any], ...]:
        return tuple(map(_particular, said.get(name, ())))

    lead = said.get("lead", ())
    return PeriodAnswer(
        opened=opened,
        meeting=meeting,
        first=first,
        last=last,
        until=until,
        lead=lead[0].text if lead else None,
        proponents=of("proponents"),
        taxa=of("taxa"),
        range_states=of("range_states"),
        activities=of("activities"),
    )


def _particular(one: Particular) -> dict[str, Any]:
    return {"name": one.text, **one.more}


def _deadline(one: Deadline, *, in_force: bool) -> DeadlineAnswer:
    published = one.published.isoformat() if one.published else None
    day, basis = one.day.isoformat(), one.basis.value
    return DeadlineAnswer(one.kind.value, day, basis, one.source, published, in_force)


def matches_taxon(actions: Iterable[Action], name: str, on: date | None) -> list[Action]:
    """The actions that are about a taxon with this name, or these letters in it."""
    return [one for one in actions if _has(one, "taxa", name, on)]


def matches_state(actions: Iterable[Action], state: str, on: date | None) -> list[Action]:
    """The actions with this Range State, by ISO code or name."""
    return [one for one in actions if _has(one, "range_states", state, on)]


def _has(action: Action, field: str, wanted: str, on: date | None) -> bool:
    plain = wanted.casefold().strip()
    for one in action.particulars(on).get(field, ()):
        codes = str(one.more.get("iso", "")).casefold()
        if plain == codes or (len(plain) > 2 and plain in one.text.casefold()):
            return True
    return False
