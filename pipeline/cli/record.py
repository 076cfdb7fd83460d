"""`concerted record`: what happened to an action, and who says so."""

from dataclasses import asdict, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.fields.symbols import parse_symbols
from pipeline.answers import state_words
from pipeline.cli.console import AsJson, print_json, refuse, say, tell
from pipeline.cli.opened import me, the_register
from pipeline.home import editions_folder
from pipeline.lifecycle import DECISIONS, Event, RecordedEvent, words
from pipeline.meetings import Meeting, find_meeting
from pipeline.recording import AMENDABLE, Said, Unsaid, check_said, particulars_of

if TYPE_CHECKING:
    from pipeline.register import Register, Submission
    from pipeline.register.held import Recorded

EVENTS = [event.value for event in Event]
SAID_OF = {  # what people say -> the event they mean; it is asked, not taken
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

Number = Annotated[str, typer.Argument(help="12.8; D4.1 for one designated at COP4.")]
EventName = Annotated[str, typer.Argument(metavar="EVENT", help=f"One of {', '.join(EVENTS)}.")]
MeetingId = Annotated[str, typer.Option(help="At or for which it happened.")]
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="When it happened.")]
Document = Annotated[
    str | None, typer.Option(help="A file, the SHA-256 or name of a submission, or a symbol.")
]
By = Annotated[str | None, typer.Option(help="Who says so; you if not given.")]
Note = Annotated[str, typer.Option(help="Reason, conditions, anything to be known.")]
Title = Annotated[str, typer.Option(help="Of an action that begins with this event.")]
Corrects = Annotated[
    int | None, typer.Option(help="Number of the mistaken event that this one stands in for.")
]
Lead = Annotated[str, typer.Option(help="Who leads from now on.")]
Names = Annotated[list[str] | None, typer.Option(help="May be given several times.")]
Amends = Annotated[
    list[str] | None, typer.Option(help=f"What was amended: {', '.join(AMENDABLE)}.")
]
Until = Annotated[str, typer.Option(help="End of the period, as decided.")]
Into = Annotated[str, typer.Option(help="Instrument or action it goes on in.")]
Lessons = Annotated[
    bool | None, typer.Option(help="Whether lessons learned are reported (Step 6(5)).")
]


def record(
    number: Number,
    event: EventName,
    meeting: MeetingId,
    day: Day,
    document: Document = None,
    by: By = None,
    note: Note = "",
    title: Title = "",
    corrects: Corrects = None,
    lead: Lead = "",
    proponent: Names = None,
    taxon: Names = None,
    range_state: Names = None,
    activity: Names = None,
    amends: Amends = None,
    until: Until = "",
    into: Into = "",
    lessons: Lessons = None,
    as_json: AsJson = False,
) -> None:
    """Record an event in the life of an action. Nothing is ever deleted."""
    kind = _kind(event)
    said = Said(
        lead=lead,
        proponents=tuple(proponent or ()),
        taxa=tuple(taxon or ()),
        range_states=tuple(range_state or ()),
        activities=tuple(activity or ()),
        amends=tuple(one.replace("-", "_").replace(" ", "_") for one in amends or ()),
        until=until,
        into=into,
        lessons=lessons,
    )
    new = RecordedEvent(number, 0, kind, meeting, day.date(), None, by or me(), note, corrects)
    _record(new, said, document, title, as_json)


def _record(
    new: RecordedEvent, said: Said, document: str | None, title: str, as_json: bool
) -> None:
    if new.day > _today():
        refuse(
            f"{new.day} is still to come, and the register says what has happened: the action "
            "would have its new status from today on. Check the day, or record it then."
        )
    try:
        check_said(new.kind, said, new.note)
    except Unsaid as error:
        refuse(str(error))
    with the_register(write=True) as register:
        meeting = find_meeting(new.meeting, register.meetings())
        key, held = _document(register, document, meeting)
        read = held.corrected if held else None
        particulars = particulars_of(new.kind, said, new.day, read, editions_folder())
        new = replace(new, meeting=meeting.id, document=key, particulars=particulars)
        came = register.record(new, title or (read.title if read else "") or "")
        _warn_of_day(new, meeting)
        _tell(register, came, new, as_json)


def _kind(written: str) -> Event:
    plain = "_".join(written.replace("-", " ").replace("_", " ").casefold().split())
    if plain not in EVENTS:
        near = SAID_OF.get(plain) or next(iter(get_close_matches(plain, EVENTS, 1)), None)
        hint = f" Is “{near}” meant?" if near else ""
        refuse(f"There is no event “{written}”.{hint} Give one of {', '.join(EVENTS)}.")
    return Event(plain)


def _document(
    register: "Register", named: str | None, meeting: Meeting
) -> tuple[str | None, "Submission | None"]:
    """What to write down for the document, and the submission where it is held."""
    from pipeline.register import UnknownSubmission

    if named is None:
        return None, None
    path = Path(named)
    if path.is_file():
        digest = _take_in(register, path, meeting)
        return digest, register.submission(digest)
    try:
        held = register.find_document(named)
    except UnknownSubmission as error:
        if symbols := parse_symbols(named):
            return symbols[0], None  # known by its symbol; no file is held
        refuse(f"{error} A file that is not held yet can be given by its path.")
    return held.sha256, held


def _take_in(register: "Register", path: Path, meeting: Meeting) -> str:
    from hashlib import sha256

    digest = sha256(path.read_bytes()).hexdigest()
    if not register.holds(digest):
        from pipeline.intake import examine  # the readers take a second to import

        say(f"{path.name} is not in the register yet: reading it.")
        register.load(examine(path, meeting, None), path, None, meeting.id)
    return digest


def _warn_of_day(new: RecordedEvent, meeting: Meeting) -> None:
    if new.kind in DECISIONS and not meeting.opens <= new.day <= meeting.closes:
        say(
            f"Note: {meeting.id} met from {meeting.opens} to {meeting.closes}; "
            f"the event is recorded for {new.day}."
        )


def _today() -> date:
    return datetime.now().astimezone().date()


def _tell(register: "Register", came: "Recorded", new: RecordedEvent, as_json: bool) -> None:
    due = register.action(came.number).due(register.meetings(), _today())
    if as_json:
        from pipeline.answers import answer_record

        print_json(asdict(answer_record(came, due)))
        return
    if not came.added:
        tell(f"{came.number}: this event was recorded before; nothing changed.")
        return
    tell(f"{came.number} is {words(came.after)} ({words(new.kind)}, {new.meeting}, {new.day}).")
    if due:
        last_day = f" by {due[0].day} ({due[0].basis})" if due[0].day else ""
        tell(f"Next: {due[0].what}{last_day}: {state_words(due[0].state)}.")
