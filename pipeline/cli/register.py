"""`concerted register`: every action, its status on any day, why, and what is due next."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.actions.action import ActionLine
from pipeline.actions.due import PRESSING
from pipeline.actions.lifecycle import IN_FORCE, Status, effective_events
from pipeline.cli.changes import changes
from pipeline.cli.console import (
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    parse_day,
    parse_moment,
    print_json,
    refuse,
    tell,
    write_table,
)
from pipeline.cli.periods import print_period
from pipeline.cli.proposals import show_waiting
from pipeline.cli.session import KnownOn, day_of, me, refusing, seen_on
from pipeline.services import actions as services
from pipeline.services.proposals import find_waiting
from pipeline.services.wishes import meant_state, meant_taxa
from pipeline.views.action_filters import about_any, matches_state, matches_taxon
from pipeline.views.action_words import due_words, name_words, since_words, status_words
from pipeline.views.actions import (
    ActionAnswer,
    EventAnswer,
    NameAnswer,
    answer_action,
    answer_events,
)

if TYPE_CHECKING:
    from pipeline.actions.action import Action

app = typer.Typer(no_args_is_help=True, add_completion=False)
app.command()(changes)

AsOf = Annotated[
    datetime | None, typer.Option(parser=parse_moment, metavar="DAY", help="Answer as on this day.")
]
Number = Annotated[str, typer.Argument(help="12.8, or any name it had: its title, a symbol.")]
RUNNING = "in_force"
NO_ACTION = "No action is in the register. Load past ones from a table: `concerted migrate`."


@app.command("list")
def list_(
    status: Annotated[
        str | None, typer.Option(help=f"One of {', '.join(Status)}; {RUNNING} for all that run.")
    ] = None,
    taxon: Annotated[str | None, typer.Option(help="A name, or “sharks”.")] = None,
    range_state: Annotated[str | None, typer.Option(help="Name or code.")] = None,
    due: Annotated[bool, typer.Option("--due", help="Only where something is pressing.")] = False,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    as_json: AsJson = False,
    table: AsTable = None,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Every action by number, with its status and what is due next; proposals after them."""
    wanted = _statuses(status)
    day = day_of(as_of)
    with refusing():
        lines = services.list_actions(as_of=day, known_on=day_of(known_on))
        chosen = _chosen(taxon, range_state, day, day_of(known_on))
    shown = [
        line
        for line in lines
        if line.status in wanted
        and (chosen is None or line.number in chosen)
        and (not due or (line.due is not None and line.due.state in PRESSING))
    ]
    if table:
        write_table(table, "Concerted Actions", shown, language)
        return
    if as_json:
        print_json([*shown])
        return
    if range_state and not shown:
        tell(
            f"It is a Range State of none of these. Its other parts: concerted states {range_state}"
        )
        return
    if not shown:
        tell("No action fits." if lines else NO_ACTION)
        return
    _print_lines(shown)


@app.command()
def show(
    number: Number, as_of: AsOf = None, known_on: KnownOn = None, as_json: AsJson = False
) -> None:
    """One action: its status, why, what is due next, who is in it, its documents."""
    day = day_of(as_of)
    if known_on is None and not services.is_known(number) and (line := find_waiting(number)):
        show_waiting(line, as_json)
        return
    with refusing():
        found = services.action_file(number, day_of(known_on))
    action = found.action
    answer = answer_action(action, found.evidence, seen_on(None, known_on), day, found.came_in)
    if answer is None:
        _refuse_before(action, day)
    elif as_json:
        print_json(answer)
    else:
        _print_action(answer)


@app.command()
def rename(
    number: Number,
    title: Annotated[str, typer.Argument(help="As it is called from now on.")],
    by: Annotated[str | None, typer.Option(help="Who says so; you if not given.")] = None,
    since: Annotated[
        date | None,
        typer.Option(
            help="Day from which it was called so; today if not given.",
            parser=parse_day,
            metavar="DAY",
        ),
    ] = None,
) -> None:
    """Give an action another title; the one it had still leads to it."""
    with refusing(write=True):
        renamed = services.rename_action(number, title, by=by or me(), since=since)
    if renamed.before is None:
        tell(f"{renamed.number} has this title already; nothing changed.")
        return
    tell(f"{renamed.number} had the title “{renamed.before}”, which still leads to it.")


@app.command()
def history(
    number: Number, as_of: AsOf = None, known_on: KnownOn = None, as_json: AsJson = False
) -> None:
    """What happened to an action, by day, and who entered it when; corrected events included."""
    day = day_of(as_of)
    with refusing():
        found = services.action_file(number, day_of(known_on))
    action = found.action
    events = answer_events(action, found.meetings, day)
    if not events:
        _refuse_before(action, day)
    if as_json:
        print_json([*events])
        return
    named = name_words(action.number, action.label_on(day), action.called_on(day).title)
    tell(" ".join(named).strip())
    for event in events:
        tell(_event_line(event))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A folder; made when it is not there.")],
) -> None:
    """Write the whole register as CSV and JSON with a descriptor (Frictionless Data Package)."""
    with refusing():
        written = services.export_register(folder)
    tell(f"Wrote {len(written)} files to {folder}.")


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
    taxon: str | None, state: str | None, day: date | None, known_on: date | None
) -> set[str] | None:
    """The numbers of the actions with this taxon and Range State; None for no wish."""
    if taxon is None and state is None:
        return None
    actions = [*services.all_actions(known_on)]
    if taxon is not None:
        by_letters = matches_taxon(actions, taxon, day)
        actions = by_letters or about_any(actions, meant_taxa(taxon), day)
    if state is not None:
        actions = matches_state(actions, meant_state(state), day)
    return {action.number for action in actions}


def _refuse_before(action: "Action", day: date | None) -> None:
    first = effective_events(action.events)[0]
    refuse(
        f"{action.number} begins on {first.day} ({first.kind}, {first.meeting}); on {day} there "
        "is nothing to tell. Give that day or a later one."
    )


def _print_lines(lines: list[ActionLine]) -> None:
    """Actions first, then what no COP has accepted, each with how many they are."""
    proposals = [line for line in lines if line.proposal]
    if len(proposals) == len(lines):
        tell("No action.")
    for line in lines:
        if proposals and line is proposals[0]:
            tell(f"Actions: {len(lines) - len(proposals)}")
            tell(f"Proposals that no COP has accepted: {len(proposals)}")
        _print_line(line)


def _print_line(line: ActionLine) -> None:
    number, name = name_words(line.number, line.label, line.title)
    with_ = f" (with {', '.join(line.came_in)})" if line.came_in else ""
    tell(f"{number:>6}  {name}{with_}", 8)
    due = f"; {due_words(line.due)}" if line.due else ""
    since = since_words(f"{line.since}", line.meeting, assumed=line.day_assumed)
    unsure = f"; not sure, its table speaks of an end ({'; '.join(line.unresolved)})"
    doubt = unsure if line.unresolved else ""
    tell(f"        {status_words(line.status, line.event, line.into)} {since}{doubt}{due}", 0)


def _print_action(answer: ActionAnswer) -> None:
    because = answer.because
    on = f" on {answer.as_of}" if answer.as_of else ""
    tell(" ".join(name_words(answer.number, answer.label, answer.title)).strip())
    tell(f"Status{on}: {status_words(answer.status, because.event, answer.into)}")
    tell(f"Because: {_event_line(because).strip()}")
    for spoken_of in answer.unresolved:
        tell(
            f"Not sure: the imported table speaks of an end ({spoken_of}) and names no meeting. "
            "The action is not published and nobody is reminded until you record the end, or that "
            f"it is ongoing: concerted record {answer.number} {because.event} --meeting "
            f"{because.meeting} --day {because.day} --corrects {because.number} --by NAME"
        )
    for other in answer.came_in:
        tell(f"Came into it: {other.number} {other.title}".rstrip())
    for due in answer.due:
        tell(f"Due: {due_words(due)}. {due.why}")
    for borne in answer.names:
        if borne.text not in (answer.number, answer.title):
            tell(f"Also known as: {_name_line(borne)}")
    if answer.covered_until:
        tell(f"History known up to: {answer.covered_until} (source: {answer.covered_by})")
    if answer.now:
        print_period(answer.now)
    for document in answer.documents:
        name = " ".join(filter(None, [document.symbol, document.file]))
        tell(f"Document: {name} ({document.role}; {document.reason})")


def _name_line(name: NameAnswer) -> str:
    since = f" from {name.since}" if name.since else ""
    until = f" to {name.until}" if name.until else ""
    return f"{name.text} ({name.kind}{since}{until}, said by {name.by})"


def _event_line(event: EventAnswer) -> str:
    document = f", {event.file or event.document}" if event.document else ""
    note = f": {event.note}" if event.note else ""
    corrects = f" [corrects {event.corrects}]" if event.corrects else ""
    counts = "" if event.counts else " [no longer counts]"
    what = event.event.replace("_", " ")
    when = f"{event.day} {what}, {event.meeting}"
    if event.day_assumed:
        when = f"{what}, for {event.meeting}, day not known"
    entered = f", entered {event.entered}" if event.entered else ""
    by = f", said by {event.by}{entered}"
    return f"  {event.number:>2} {when}{document}{by}{note}{corrects}{counts}"
