"""`concerted record`: what happened to an action, and who says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.actions.event_details import AMENDABLE, EventInput, MissingEventDetail
from pipeline.actions.lifecycle import words
from pipeline.actions.names import is_handle
from pipeline.cli.console import AsJson, parse_moment, print_json, refuse, say, tell
from pipeline.cli.session import me, refusing
from pipeline.services.record_event import EVENTS, EventOutcome, event_kind, record_event
from pipeline.views.action_words import due_words
from pipeline.views.actions import answer_record

OPTIONS = {"note": "--note", "into": "--into"}  # what a person left out -> where to say it

Number = Annotated[str, typer.Argument(help="12.8, or a name of it; a new name begins a proposal.")]
EventName = Annotated[str, typer.Argument(metavar="EVENT", help=f"One of {', '.join(EVENTS)}.")]
MeetingId = Annotated[str, typer.Option(help="At or for which it happened.")]
Day = Annotated[
    datetime, typer.Option(parser=parse_moment, metavar="DAY", help="When it happened.")
]
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
    details = EventInput(
        lead=lead,
        proponents=tuple(proponent or ()),
        taxa=tuple(taxon or ()),
        range_states=tuple(range_state or ()),
        activities=tuple(activity or ()),
        amends=tuple(name.replace("-", "_").replace(" ", "_") for name in amends or ()),
        until=until,
        into=into,
        lessons=lessons,
    )
    with refusing(write=True), _naming_options():
        outcome = record_event(
            number,
            event_kind(event),
            meeting=meeting,
            day=day.date(),
            by=by or me(),
            document=_document(document),
            note=note,
            title=title,
            corrects=corrects,
            details=details,
        )
    _tell(outcome, as_json)


@contextmanager
def _naming_options() -> Iterator[None]:
    """Say with which option a person gives what an event lacks."""
    try:
        yield
    except MissingEventDetail as error:
        option = OPTIONS.get(error.field)
        refuse(f"{error} Give {option}." if option else str(error))


def _document(given: str | None) -> Path | str | None:
    """A file of this machine, else a name the register may know."""
    return Path(given) if given and Path(given).is_file() else given


def _tell(outcome: EventOutcome, as_json: bool) -> None:
    if outcome.document_read:
        say(f"{outcome.document_read} was not in the register yet: it was read and is kept now.")
    meeting, event, recorded = outcome.meeting, outcome.event, outcome.recorded
    if outcome.outside_meeting:
        say(
            f"Note: {meeting.id} met from {meeting.opens} to {meeting.closes}; "
            f"the event is recorded for {event.day}."
        )
    if as_json:
        print_json(answer_record(recorded, outcome.due))
        return
    if outcome.renamed:
        tell(f"{recorded.number} had the title “{outcome.renamed}”; it has the new one now.")
    if not recorded.added:
        tell(f"{recorded.number}: this event was recorded before; nothing changed.")
        return
    if recorded.made and is_handle(recorded.number):
        tell(f"A proposal begins: {recorded.number}, until the COP has given it a number.")
    what = f"{words(event.kind)}, {event.meeting}, {event.day}"
    tell(f"{recorded.number} is {words(recorded.after)} ({what}).")
    if outcome.due:
        tell(f"Next: {due_words(outcome.due[0])}.")
