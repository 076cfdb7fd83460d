"""What the register answers about actions and meetings: the stable JSON of its commands.

As in the summary of a submission, the field names are a promise: add, never rename or remove.
Days are ISO text.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from extractors.fields.money import read_funding
from pipeline.actions.action import GONE_ON, Action, Recorded
from pipeline.actions.coverage import coverage_of, is_day_assumed
from pipeline.actions.documents import documents_on
from pipeline.actions.due import Due
from pipeline.actions.lifecycle import (
    EventDetail,
    RecordedEvent,
    effective_events,
    rests_on,
)
from pipeline.actions.names import ActionName
from pipeline.actions.periods import Particulars, Period
from pipeline.actions.report_status import ReportEvidence
from pipeline.convention.calendar import in_bonn
from pipeline.convention.meetings import Deadline, DeadlineKind, Meeting


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
    day_assumed: bool = False  # true: only a day of the meeting, as its own is not known
    entered: str | None = None  # when it was recorded, in Bonn: "2025-10-20 23:12"


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
    first_assumed: bool = False  # true: only a day of the meeting, as its own is not known


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    document: str
    file: str | None
    symbol: str | None
    role: str
    reason: str
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameAnswer:
    kind: str  # number, title or symbol
    text: str
    since: str | None
    until: str | None  # null: it is borne now
    by: str


@dataclass(frozen=True, slots=True)
class CameIn:
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class ActionAnswer:
    number: str
    title: str
    status: str
    because: EventAnswer  # the event that led to the status
    as_of: str | None
    due: tuple[Due, ...]
    now: PeriodAnswer | None  # null before the first decision
    periods: tuple[PeriodAnswer, ...]
    documents: tuple[DocumentAnswer, ...]
    events: int
    note: str = ""
    unresolved: tuple[str, ...] = ()  # an end the imported table speaks of, without its meeting
    covered_until: str | None = None  # the meeting its history is known to reach; null: to this day
    covered_by: str | None = None  # who says so: a person, or the table of a migration
    proposal: bool = False  # no COP has accepted it
    label: str = ""  # its number; while it has none, its working name and symbol
    names: tuple[NameAnswer, ...] = ()  # all that lead to it, in the order they were given
    into: str | None = None  # the number now of the action it went on in, or what it went on in
    came_in: tuple[CameIn, ...] = ()  # the actions that were merged into it or went on in it


@dataclass(frozen=True, slots=True)
class DeadlineVersion(Deadline):
    """A deadline, and whether it is the one that counts."""

    in_force: bool = True  # false: an earlier version


@dataclass(frozen=True, slots=True)
class MeetingAnswer:
    id: str
    opens: str
    closes: str
    place: str
    source: str
    verified: bool
    note: str
    deadlines: tuple[DeadlineVersion, ...]


def answer_action(
    action: Action,
    evidence: ReportEvidence,
    today: date,
    as_of: date | None = None,
    came_in: Sequence[Action] = (),
) -> ActionAnswer | None:
    """Everything asked of an action on a day; None before its first event.

    `came_in` are the actions that went on in it.
    """
    action = action.called_on(as_of)
    status = action.status(as_of)
    counting = [
        event for event in effective_events(action.events) if as_of is None or event.day <= as_of
    ]
    if status is None:
        return None
    assumed = {event.day for event in counting if is_day_assumed(event, evidence.meetings)}
    periods = tuple(_period(past, assumed) for past in action.periods(as_of))
    coverage = coverage_of(action.events, evidence.meetings)
    return ActionAnswer(
        number=action.number,
        title=action.title,
        status=status.value,
        because=_event(action, rests_on(counting), evidence.meetings),
        as_of=as_of.isoformat() if as_of else None,
        due=action.due(evidence, as_of or today),
        now=periods[-1] if periods else _asked_for(action, counting[0], as_of),
        periods=periods,
        documents=tuple(
            DocumentAnswer(d.document, d.file, d.symbol, d.role_now, d.reason, d.meetings)
            for d in documents_on(action, evidence, as_of)
        ),
        events=len(counting),
        note=action.note,
        unresolved=action.unresolved,
        covered_until=coverage.until,
        covered_by=coverage.source or None,
        proposal=action.is_proposal(as_of),
        label=action.label_on(as_of),
        names=tuple(map(_name, action.names)),
        into=action.into if status in GONE_ON else None,
        came_in=tuple(
            CameIn(other.number, other.title) for other in came_in if other.status(as_of) in GONE_ON
        ),
    )


def _name(name: ActionName) -> NameAnswer:
    since, until = (day.isoformat() if day else None for day in (name.since, name.until))
    return NameAnswer(name.kind.value, name.text, since, until, name.by)


def answer_events(
    action: Action, meetings: Mapping[str, Meeting], as_of: date | None = None
) -> tuple[EventAnswer, ...]:
    """The history, by day; events that no longer count keep their place."""
    events = [event for event in action.events if as_of is None or event.day <= as_of]
    return tuple(
        _event(action, event, meetings) for event in sorted(events, key=lambda event: event.day)
    )


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """What came of `concerted record`."""

    number: str
    added: bool  # false: it was there already
    before: str | None  # status; null before the first event
    after: str
    made: bool  # a new action began
    due: tuple[Due, ...]


def answer_record(done: Recorded, due: Iterable[Due]) -> RecordAnswer:
    before = done.before.value if done.before else None
    return RecordAnswer(done.number, done.added, before, done.after.value, done.made, tuple(due))


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
            _deadline(deadline, in_force=newest[deadline.kind] is deadline)
            for deadline in meeting.deadlines
        ),
    )


def _event(action: Action, event: RecordedEvent, meetings: Mapping[str, Meeting]) -> EventAnswer:
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
        counts=event in effective_events(action.events),
        particulars=tuple(
            _particular(detail) | {"field": detail.field} for detail in event.particulars
        ),
        day_assumed=is_day_assumed(event, meetings),
        entered=in_bonn(event.recorded) or None,
    )


def _asked_for(action: Action, first: RecordedEvent, as_of: date | None) -> PeriodAnswer:
    """What a proposal asks for, while nothing is decided."""
    day = first.day.isoformat()
    return _said(first.kind.value, first.meeting, day, None, "", action.particulars(as_of))


def _period(period: Period, assumed: Collection[date]) -> PeriodAnswer:
    last = period.last.isoformat() if period.last else None
    first = period.first.isoformat()
    particulars = period.particulars
    answer = _said(period.opened.value, period.meeting, first, last, period.until, particulars)
    return replace(answer, first_assumed=period.first in assumed)


def _said(
    opened: str, meeting: str, first: str, last: str | None, until: str, particulars: Particulars
) -> PeriodAnswer:
    def of(name: str) -> tuple[dict[str, Any], ...]:
        return tuple(map(_particular, particulars.get(name, ())))

    lead = particulars.get("lead", ())
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


def _particular(detail: EventDetail) -> dict[str, Any]:
    funding = detail.more.get("funding")
    amounts = {"funding_amounts": read_funding(str(funding))._asdict()} if funding else {}
    return {"name": detail.text, **detail.more, **amounts}


def _deadline(deadline: Deadline, *, in_force: bool) -> DeadlineVersion:
    return DeadlineVersion(
        deadline.kind, deadline.day, deadline.basis, deadline.source, deadline.published, in_force
    )
