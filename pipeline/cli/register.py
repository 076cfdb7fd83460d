"""`concerted register`: every action, its status on any day, why, and what is due next."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.answers import (
    ActionAnswer,
    DueAnswer,
    EventAnswer,
    LineAnswer,
    PeriodAnswer,
    answer_action,
    answer_events,
    answer_line,
    matches_state,
    matches_taxon,
    state_words,
)
from pipeline.cli.console import AsJson, print_json, refuse, tell
from pipeline.cli.opened import day_of, the_register
from pipeline.due import PRESSING
from pipeline.lifecycle import IN_FORCE, Status, standing

if TYPE_CHECKING:
    from pipeline.register import Register
    from pipeline.register.held import Action

app = typer.Typer(no_args_is_help=True, add_completion=False)

AsOf = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Answer as on this day.")]
Number = Annotated[str, typer.Argument(help="12.8, however written.")]
RUNNING = "in_force"


@app.command("list")
def list_(
    status: Annotated[
        str | None, typer.Option(help=f"One of {', '.join(Status)}; {RUNNING} for all that run.")
    ] = None,
    taxon: Annotated[str | None, typer.Option(help="A name, or letters of one.")] = None,
    range_state: Annotated[str | None, typer.Option(help="ISO code or name.")] = None,
    due: Annotated[bool, typer.Option("--due", help="Only where something is pressing.")] = False,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Every action by number, with its status and what is due next."""
    wanted = _statuses(status)
    day = day_of(as_of)
    with the_register() as register:
        lines = [*register.action_lines(_today(), day)]
        chosen = _chosen(register, taxon, range_state, day)
    shown = [
        answer_line(line)
        for line in lines
        if line.status in wanted
        and (chosen is None or line.number in chosen)
        and (not due or (line.due is not None and line.due.state in PRESSING))
    ]
    if as_json:
        print_json([asdict(line) for line in shown])
        return
    _print_lines(shown)


@app.command()
def show(number: Number, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """One action: its status, why, what is due next, who is in it, its documents."""
    day = day_of(as_of)
    with the_register() as register:
        action = register.action(number)
        answer = answer_action(action, register.meetings(), _today(), day)
    if answer is None:
        _refuse_before(action, day)
    elif as_json:
        print_json(asdict(answer))
    else:
        _print_action(answer)


@app.command()
def history(number: Number, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """What happened to an action, by day, with who said so; corrected events included."""
    day = day_of(as_of)
    with the_register() as register:
        action = register.action(number)
    events = answer_events(action, day)
    if not events:
        _refuse_before(action, day)
    if as_json:
        print_json([asdict(event) for event in events])
        return
    tell(f"{action.number} {action.title}")
    for event in events:
        tell(_event_line(event))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A folder; made when it is not there.")],
) -> None:
    """Write the whole register as CSV and JSON with a descriptor (Frictionless Data Package)."""
    if folder.exists() and not folder.is_dir():
        refuse(f"{folder} is a file. Give a folder, or a name that is not taken yet.")
    with the_register() as register:
        written = register.export(folder)
    tell(f"Wrote {len(written)} files to {folder}.")


def _today() -> date:
    return datetime.now().astimezone().date()


def _statuses(written: str | None) -> frozenset[Status]:
    if written is None:
        return frozenset(Status)
    plain = "_".join(written.replace("-", " ").casefold().split())
    if plain == RUNNING:
        return frozenset(IN_FORCE)
    if plain not in {*Status}:
        refuse(f"There is no status “{written}”. Give one of {', '.join(Status)}, or {RUNNING}.")
    return frozenset({Status(plain)})


def _chosen(
    register: "Register", taxon: str | None, state: str | None, day: date | None
) -> set[str] | None:
    """The numbers of the actions with this taxon and Range State; None for no wish."""
    if taxon is None and state is None:
        return None
    actions = [*register.actions()]
    if taxon is not None:
        actions = matches_taxon(actions, taxon, day)
    if state is not None:
        actions = matches_state(actions, state, day)
    return {action.number for action in actions}


def _refuse_before(action: "Action", day: date | None) -> None:
    first = standing(action.events)[0]
    refuse(
        f"{action.number} begins on {first.day} ({first.kind}, {first.meeting}); on {day} there "
        "is nothing to tell. Give that day or a later one."
    )


def _print_lines(lines: list[LineAnswer]) -> None:
    if not lines:
        tell("No action.")
        return
    for line in lines:
        tell(f"{line.number:>6}  {line.title}", 8)
        due = f"; {_due_words(line.due)}" if line.due else ""
        tell(f"        {line.status.replace('_', ' ')} since {line.since}{due}", 0)


def _due_words(due: DueAnswer) -> str:
    meeting = f" ({due.meeting})" if due.meeting and due.meeting not in due.what else ""
    day = f" by {due.day}" if due.day else ""
    return f"{due.what}{meeting}{day}: {state_words(due.state)}"


def _print_action(answer: ActionAnswer) -> None:
    because = answer.because
    on = f" on {answer.as_of}" if answer.as_of else ""
    tell(f"{answer.number} {answer.title}")
    tell(f"Status{on}: {answer.status.replace('_', ' ')}")
    tell(f"Because: {_event_line(because).strip()}")
    for due in answer.due:
        tell(f"Due: {_due_words(due)}. {due.why}")
    if answer.now:
        _print_period(answer.now)
    for document in answer.documents:
        name = " ".join(filter(None, [document.symbol, document.file]))
        tell(f"Document: {name} ({document.role}; {document.reason})")


def _print_period(period: PeriodAnswer) -> None:
    until = f" until {period.until}" if period.until else ""
    last = f" to {period.last}" if period.last else ""
    tell(f"Period: {period.opened}, {period.meeting}, from {period.first}{last}{until}")
    if period.lead:
        tell(f"  Lead: {period.lead}")
    named = {
        "Proponents": period.proponents,
        "Taxa": period.taxa,
        "Range States": period.range_states,
        "Activities": period.activities,
    }
    for label, found in named.items():
        if found:
            tell(f"  {label}: {'; '.join(_names(found))}")


def _names(found: Iterable[dict[str, Any]]) -> list[str]:
    return [
        f"{one['name']} ({one['edition']})" if one.get("edition") else str(one["name"])
        for one in found
    ]


def _event_line(event: EventAnswer) -> str:
    document = f", {event.file or event.document}" if event.document else ""
    note = f": {event.note}" if event.note else ""
    corrects = f" [corrects {event.corrects}]" if event.corrects else ""
    counts = "" if event.counts else " [no longer counts]"
    what = event.event.replace("_", " ")
    return (
        f"  {event.number:>2} {event.day} {what}, {event.meeting}{document}, "
        f"said by {event.by}{note}{corrects}{counts}"
    )
