"""`concerted meetings`: which meetings there are, and which deadlines bind what is sent to them."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated

import typer

from pipeline.answers import MeetingAnswer, answer_meeting
from pipeline.cli.console import AsJson, print_json, refuse, say, tell
from pipeline.cli.opened import me, the_register
from pipeline.meetings import (
    Basis,
    Deadline,
    DeadlineKind,
    Meeting,
    computed_deadlines,
    find_meeting,
)

app = typer.Typer(no_args_is_help=True, add_completion=False)

Day = Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="YYYY-MM-DD")]
By = Annotated[str | None, typer.Option(help="Who says so; the user at the keyboard if not given.")]
Source = Annotated[str, typer.Option(help="Where it is published.")]


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """Every meeting, with the deadline for proposals."""
    with the_register() as register:
        answers = [answer_meeting(one) for one in register.meetings().values()]
    if as_json:
        print_json([asdict(answer) for answer in answers])
        return
    for answer in answers:
        last_day = _newest(answer, "proposal")
        typer.echo(f"{answer.id:8} {answer.opens} to {answer.closes}  {answer.place:24} {last_day}")


@app.command()
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="COP15, ScC-SC6, …")],
    as_json: AsJson = False,
) -> None:
    """One meeting with every version of its deadlines."""
    with the_register() as register:
        answer = answer_meeting(find_meeting(id_, register.meetings()))
    if as_json:
        print_json(asdict(answer))
        return
    unchecked = "" if answer.verified else " (days not checked)"
    typer.echo(f"{answer.id}: {answer.opens} to {answer.closes}, {answer.place}{unchecked}")
    typer.echo(f"Source: {answer.source}")
    if answer.note:
        typer.echo(answer.note)
    for one in answer.deadlines:
        earlier = "" if one.in_force else "; no longer in force"
        known = f", published {one.published}" if one.published else ""
        typer.echo(f"  {one.kind:20} {one.day}  {one.basis}{known}: {one.source}{earlier}")
    if not answer.deadlines:
        typer.echo("  No deadline is known; set one with `concerted meetings set-deadline`.")


@app.command("set-deadline")
def set_deadline(
    id_: Annotated[str, typer.Argument(metavar="ID", help="COP15, ScC-SC6, …")],
    kind: Annotated[str, typer.Argument(help=f"One of {', '.join(DeadlineKind)}.")],
    day: Day,
    source: Source,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="Day on which it was published. A submission is judged by the deadline in force "
            "when it was received. Not given: a first published day counts from the beginning, "
            "a later one from today.",
        ),
    ] = None,
    by: By = None,
) -> None:
    """Add a version of a deadline; the earlier ones are kept."""
    wanted = _kind(kind)
    with the_register(write=True) as register:
        meeting = find_meeting(id_, register.meetings())
        old = meeting.deadline(wanted)
        known = published.date() if published else None
        if known is None and old is not None and old.basis is Basis.PUBLISHED:
            known = datetime.now().astimezone().date()
        new = Deadline(wanted, day.date(), Basis.PUBLISHED, source, known)
        added = register.set_deadline(meeting.id, new, by or me())
    if not added:
        typer.echo(f"{meeting.id}: this deadline is already in force; nothing changed.")
        return
    if new.day > meeting.opens:
        say(f"Note: {meeting.id} opens on {meeting.opens}, before this day. Is the year right?")
    before = f"; before: {old.day} ({old.basis})" if old else ""
    since = f", for what is received from {known} on" if known else ""
    typer.echo(f"{meeting.id}, {wanted.replace('_', ' ')}: {new.day} (published){since}{before}.")


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
    first, last = _in_order(id_, opens, closes)
    new = Meeting(id_, first, last, place, source, computed_deadlines(id_, first))
    with the_register(write=True) as register:
        added = register.add_meeting(new, by or me())
        known = find_meeting(id_, register.meetings())
    if added:
        typer.echo(f"{id_} is added.")
        return
    tell(f"{known.id} is known already; nothing changed.")
    if (known.opens, known.closes) != (first, last):
        tell(f"It is from {known.opens} to {known.closes}. Was it moved? `concerted meetings move`")


@app.command()
def move(
    id_: Annotated[str, typer.Argument(metavar="ID", help="COP15, ScC-SC6, …")],
    opens: Day,
    closes: Day,
    source: Source,
    place: Annotated[
        str | None, typer.Option(help="Town and country, if these changed too.")
    ] = None,
    by: By = None,
) -> None:
    """Say that a meeting was moved. Published deadlines stand; computed ones move along."""
    days = _in_order(id_, opens, closes)
    with the_register(write=True) as register:
        old = find_meeting(id_, register.meetings())
        changed = register.move_meeting(old.id, days, place, source, by or me())
        new = find_meeting(id_, register.meetings())
    if not changed:
        tell(f"{old.id} is on these days already; nothing changed.")
        return
    tell(f"{new.id}: {new.opens} to {new.closes}, {new.place}; before: {old.opens}.")
    for kind in dict.fromkeys(one.kind for one in new.deadlines):
        deadline = new.deadline(kind)
        assert deadline  # its kind is that of one of them
        tell(f"  {kind.replace('_', ' ')}: {deadline.day} ({deadline.basis})")
    if any(one.basis is Basis.PUBLISHED for one in new.deadlines):
        tell("A published day that moves too is set with `concerted meetings set-deadline`.")


def _in_order(id_: str, opens: datetime, closes: datetime) -> tuple[date, date]:
    first, last = opens.date(), closes.date()
    if last < first:
        refuse(f"{id_} cannot close on {last}, before it opens on {first}. Give the days in order.")
    return first, last


def _kind(written: str) -> DeadlineKind:
    plain = written.replace("-", "_").casefold()
    if plain not in {*DeadlineKind}:
        refuse(f"There is no deadline for “{written}”. Give one of {', '.join(DeadlineKind)}.")
    return DeadlineKind(plain)


def _newest(answer: MeetingAnswer, kind: str) -> str:
    for one in answer.deadlines:
        if one.kind == kind and one.in_force:
            return f"proposals by {one.day} ({one.basis})"
    return ""
