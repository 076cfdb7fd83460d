"""Record what happened to an action: one event, with the document it rests on."""

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from extractors.fields.document_symbols import parse_symbols
from pipeline.actions.action import Recorded
from pipeline.actions.due import Due
from pipeline.actions.event_details import EventInput, check_said, particulars_of
from pipeline.actions.lifecycle import DECISIONS, Event, RecordedEvent
from pipeline.actions.names import NameKind, looked_for
from pipeline.actions.unresolved import UNRESOLVED
from pipeline.config import editions_folder
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.intake.incoming import IncomingFile
from pipeline.register import Register, UnknownSubmission
from pipeline.services.meanwhile import refuse_changed
from pipeline.services.session import Refused, opened_register, this_day, transaction
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import Reading

EVENTS = [event.value for event in Event]
MEANT_BY = {  # what people say -> the event they mean; it is asked, not taken
    "adopted": Event.ACCEPTED,
    "approved": Event.ACCEPTED,
    "rejected": Event.NOT_ACCEPTED,
    "submitted": Event.PROPOSED,
    "renewed": Event.EXTENDED,
    "extension": Event.EXTENSION_PROPOSED,
    "closed_no_report": Event.CONSIDERED_CLOSED,
    "finished": Event.COMPLETED,
    "deleted": Event.RETRACTED,
}
NO_DETAILS = EventInput()


@dataclass(frozen=True, slots=True)
class EventOutcome:
    """What came of recording an event."""

    recorded: Recorded
    event: RecordedEvent  # as recorded: meeting by its id, document by its SHA-256
    meeting: Meeting
    due: tuple[Due, ...]  # what is due next on the action, the most pressing first
    document_read: str | None = None  # name of a file that was taken in with the event
    renamed: str | None = None  # the title that the action had before; None: it keeps its own

    @property
    def outside_meeting(self) -> bool:
        """Whether a decision is recorded for a day on which its meeting did not sit."""
        sat = self.meeting.opens <= self.event.day <= self.meeting.closes
        return self.event.kind in DECISIONS and not sat


@dataclass(frozen=True, slots=True)
class _Cited:
    """The document an event rests on."""

    key: str  # SHA-256 of a kept file, else a symbol
    reading: Reading | None  # as people corrected it; None where no file is held
    to_keep: tuple[tuple[ExaminationResult, bytes], ...] = ()  # files that are not held yet


def event_kind(written: str) -> Event:
    """The kind of event that a person names: "not accepted". Raises Refused, with what is near."""
    plain = "_".join(written.replace("-", " ").replace("_", " ").casefold().split())
    if plain in EVENTS:
        return Event(plain)
    near = MEANT_BY.get(plain) or next(iter(get_close_matches(plain, EVENTS, 1)), None)
    hint = f" Is “{near}” meant?" if near else ""
    raise Refused(f"There is no event “{written}”.{hint} Give one of {', '.join(EVENTS)}.", "kind")


def record_event(
    number: str,
    kind: Event,
    *,
    meeting: str,
    day: date,
    by: str,
    document: Path | str | None = None,
    note: str = "",
    title: str = "",
    corrects: int | None = None,
    details: EventInput = NO_DETAILS,
    today: date | None = None,
    seen: int | None = None,
) -> EventOutcome:
    """Record an event in the life of an action; the same event a second time changes nothing.

    `number` is any name of it; one that nothing bears yet names a proposal that begins.

    `document` is a file to be read and kept, by its path, or one that is known, by the SHA-256,
    file name or symbol. `title` names the action, a known one anew; without it, the document
    names one that begins with the event. `corrects` is the number of the event that this one
    stands in for. `seen` is how many events of a known action the page knew of, None for no page.
    Nothing is recorded, and no file kept, where it is refused. Raises Refused, ChangedMeanwhile,
    MissingEventDetail, UnknownMeeting, ImpossibleEvent and RegisterError.
    """
    now = today or this_day()
    refuse_future_event(day, now)
    check_said(kind, details, note)
    with opened_register() as register:
        known = register.meetings()
        cited = cited_document(register, document, find_meeting(meeting, known))
    at = find_meeting(meeting, known)
    read = cited.reading if cited else None
    event = RecordedEvent(
        number, 0, kind, at.id, day, cited.key if cited else None, by, note, corrects
    )
    found = particulars_of(kind, details, day, read, editions_folder())
    event = replace(event, particulars=found)
    with transaction() as register:
        if seen is not None:
            refuse_changed(register.action(number), event, seen)
        event = with_what_was_said(register, event)
        recorded = register.record(event, title or _title(number, read), symbol=_symbol(read))
        for result, content in cited.to_keep if cited else ():
            register.load(result, content, None, at.id)
        renamed = _rename(register, recorded, title, by, day)
        due = register.action(recorded.number).due(register.report_evidence(), now)
    read_now = cited.to_keep[0][0].summary.file if cited and cited.to_keep else None
    return EventOutcome(recorded, event, at, due, read_now, renamed)


def _title(number: str, read: Reading | None) -> str:
    """The title of an action that begins, as its document has it; "" where its name says it."""
    return (read.title if read and looked_for(number)[0] is NameKind.NUMBER else "") or ""


def _symbol(read: Reading | None) -> str:
    return (read.symbol if read else "") or ""


def with_what_was_said(register: Register, event: RecordedEvent) -> RecordedEvent:
    """A correction with what the corrected event says and it does not, where both are of a kind."""
    if event.corrects is None:
        return event
    past = {known.ordinal: known for known in register.history(event.action)}
    before = past.get(event.corrects)
    if before is None or before.kind is not event.kind:
        return event
    anew = {detail.field for detail in event.particulars} | {UNRESOLVED}
    kept = tuple(detail for detail in before.particulars if detail.field not in anew)
    return replace(event, particulars=(*event.particulars, *kept))


def _rename(register: Register, recorded: Recorded, title: str, by: str, day: date) -> str | None:
    """Give a known action the title a person gives; the one it had, None where nothing changed.

    It is borne from the day of the event on, and never before the title that it follows.
    """
    if not title or recorded.made:
        return None
    action = register.action(recorded.number)
    days = [name.since for name in action.names if name.kind is NameKind.TITLE and name.since]
    since = max([day, *days])
    return (
        action.title if register.describe(recorded.number, by, title=title, since=since) else None
    )


def refuse_future_event(day: date, today: date) -> None:
    if day > today:
        raise Refused(
            f"{day} is still to come, and the register says what has happened: the action "
            "would have its new status from today on. Check the day, or record it then.",
            "day",
        )


def cited_document(register: Register, given: Path | str | None, meeting: Meeting) -> _Cited | None:
    """The document a person names: read if it is a file that is not held. Raises Refused."""
    if given is None:
        return None
    if isinstance(given, Path):
        return _file(register, given, meeting)
    try:
        submission = register.find_document(given)
    except UnknownSubmission as error:
        if symbols := parse_symbols(given):
            return _Cited(symbols[0], None)  # known by its symbol; no file is held
        raise Refused(
            f"{error} A file that is not held yet can be given by its path.", "document"
        ) from error
    return _Cited(submission.sha256, submission.corrected)


def _file(register: Register, path: Path, meeting: Meeting) -> _Cited:
    digest = sha256(path.read_bytes()).hexdigest()
    if register.holds(digest):
        return _Cited(digest, register.submission(digest).corrected)
    from pipeline.intake.examine_all import examine_here  # the readers take a second to import

    file = IncomingFile(path, meeting.id)
    examined = examine_here([file], {meeting.id: meeting})
    to_keep = tuple((result, incoming.place.read_bytes()) for incoming, result in examined)
    return _Cited(digest, to_keep[0][0].summary, to_keep)
