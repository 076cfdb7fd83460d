"""`concerted meetings`: which meetings there are, and which deadlines bind what is sent to them."""

from datetime import datetime
from typing import Annotated

import typer

from pipeline.cli.console import (
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    parse_moment,
    print_json,
    say,
    tell,
    write_table,
)
from pipeline.cli.judged import tell_judged
from pipeline.cli.session import day_of, me, refusing
from pipeline.convention.meetings import Basis, DeadlineKind
from pipeline.services import meetings
from pipeline.views.actions import MeetingAnswer, answer_meeting

app = typer.Typer(no_args_is_help=True, add_completion=False)

Id = Annotated[str, typer.Argument(metavar="ID", help="COP15, ScC-SC6, …")]
Day = Annotated[datetime, typer.Argument(parser=parse_moment, help="As 2025-10-20.")]
By = Annotated[str | None, typer.Option(help="Who says so; the user at the keyboard if not given.")]
Source = Annotated[str, typer.Option(help="Where it is published.")]


@app.command("list")
def list_(
    as_json: AsJson = False,
    table: AsTable = None,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Every meeting, with the deadline for proposals."""
    with refusing():
        answers = [answer_meeting(meeting) for meeting in meetings.list_meetings().values()]
    if table:
        write_table(table, "Meetings", answers, language)
        return
    if as_json:
        print_json([*answers])
        return
    for answer in answers:
        last_day = _newest(answer, "proposal")
        tell(f"{answer.id:8} {answer.opens} to {answer.closes}  {answer.place:24} {last_day}", 9)


@app.command()
def show(id_: Id, as_json: AsJson = False) -> None:
    """One meeting with every version of its deadlines."""
    with refusing():
        answer = answer_meeting(meetings.show_meeting(id_))
    if as_json:
        print_json(answer)
        return
    unchecked = "" if answer.verified else " (days not checked)"
    typer.echo(f"{answer.id}: {answer.opens} to {answer.closes}, {answer.place}{unchecked}")
    typer.echo(f"Source: {answer.source}")
    if answer.note:
        typer.echo(answer.note)
    for deadline in answer.deadlines:
        earlier = "" if deadline.in_force else "; no longer in force"
        known = f", published {deadline.published}" if deadline.published else ""
        tell(
            f"  {deadline.kind:20} {deadline.day}  {deadline.basis}{known}: "
            f"{deadline.source}{earlier}",
            21,
        )
    if not answer.deadlines:
        typer.echo("  No deadline is known; set one with `concerted meetings set-deadline`.")


@app.command("set-deadline")
def set_deadline(
    id_: Id,
    kind: Annotated[str, typer.Argument(help=f"One of {', '.join(DeadlineKind)}.")],
    day: Day,
    source: Source,
    published: Annotated[
        datetime | None,
        typer.Option(
            parser=parse_moment,
            metavar="DAY",
            help="Day on which it was published. A submission is judged by the deadline in force "
            "when it was received. Not given: a first published day counts from the beginning, "
            "a later one from today.",
        ),
    ] = None,
    by: By = None,
) -> None:
    """Add a version of a deadline; the earlier ones are kept."""
    with refusing(write=True):
        outcome = meetings.set_deadline(
            id_,
            meetings.deadline_kind(kind),
            day.date(),
            source=source,
            by=by or me(),
            published=day_of(published),
        )
    meeting, new, old = outcome.meeting, outcome.deadline, outcome.before
    if not outcome.added:
        typer.echo(f"{meeting.id}: this deadline is already in force; nothing changed.")
        return
    if outcome.after_opening:
        say(f"Note: {meeting.id} opens on {meeting.opens}, before this day. Is the year right?")
    before = f"; before: {old.day} ({old.basis})" if old else ""
    since = f", for what is received from {new.published} on" if new.published else ""
    name = new.kind.replace("_", " ")
    typer.echo(f"{meeting.id}, {name}: {new.day} (published){since}{before}.")
    tell_judged(outcome.judged)


@app.command()
def add(
    id_: Annotated[str, typer.Argument(metavar="ID", help="COP16, ScC-SC8, …")],
    opens: Day,
    closes: Day,
    place: Annotated[str, typer.Option(help="Town and country.")],
    source: Source,
    by: By = None,
) -> None:
    """Add a meeting that the program does not know yet."""
    first, last = opens.date(), closes.date()
    with refusing(write=True):
        added, known = meetings.add_meeting(
            id_, first, last, place=place, source=source, by=by or me()
        )
    if added:
        typer.echo(f"{id_} is added.")
        return
    tell(f"{known.id} is known already; nothing changed.")
    if (known.opens, known.closes) != (first, last):
        tell(f"It is from {known.opens} to {known.closes}. Was it moved? `concerted meetings move`")


@app.command()
def move(
    id_: Id,
    opens: Day,
    closes: Day,
    source: Source,
    place: Annotated[
        str | None, typer.Option(help="Town and country, if these changed too.")
    ] = None,
    by: By = None,
) -> None:
    """Say that a meeting was moved. Published deadlines stand; computed ones move along."""
    with refusing(write=True):
        outcome = meetings.move_meeting(
            id_, opens.date(), closes.date(), source=source, by=by or me(), place=place
        )
    new, old = outcome.meeting, outcome.before
    if not outcome.changed:
        tell(f"{new.id} is on these days already; nothing changed.")
        return
    tell(f"{new.id}: {new.opens} to {new.closes}, {new.place}; before: {old.opens}.")
    for kind in dict.fromkeys(deadline.kind for deadline in new.deadlines):
        if deadline := new.deadline(kind):
            tell(f"  {kind.replace('_', ' ')}: {deadline.day} ({deadline.basis})")
    if any(deadline.basis is Basis.PUBLISHED for deadline in new.deadlines):
        tell("A published day that moves too is set with `concerted meetings set-deadline`.")
    tell_judged(outcome.judged)


def _newest(answer: MeetingAnswer, kind: str) -> str:
    for deadline in answer.deadlines:
        if deadline.kind == kind and deadline.in_force:
            return f"proposals by {deadline.day} ({deadline.basis})"
    return ""
