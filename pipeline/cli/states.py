"""`concerted states`: everything on one State, or the States that actions concern."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import AsJson, AsTable, Language, print_json, refuse, tell, write_table
from pipeline.cli.national_reports import ANSWERED
from pipeline.cli.session import refusing
from pipeline.services import states as service
from pipeline.views.action_words import STATE_WORDS
from pipeline.views.json_values import as_json as to_json

ROLES = {
    "range_state": "Range State",
    "proponent": "Proponent",
    "lead": "Lead",
    "responsible": "Responsible for an activity",
    "consulted": "Consulted",
}
NOTHING = (
    "Nothing is on record of {name}: no action or proposal names it, it owes no report, and no "
    "letter went to it. Files that belong to no action: concerted search --state {iso}"
)
File = Annotated[Path | None, typer.Option(help="A file to write, in the language asked for.")]


def states(
    name: Annotated[
        str | None, typer.Argument(help="A State, by name in any language or code; all without.")
    ] = None,
    excel: File = None,
    calendar: File = None,
    language: Annotated[Language, typer.Option(help="Of the files.")] = Language.ENGLISH,
    table: AsTable = None,
    as_json: AsJson = False,
) -> None:
    """What a State is to each action, what it owes, and the letters; or all States."""
    if name is None:
        _list(table, as_json, language)
        return
    if table:
        refuse("--table is for the list of all States. Give --excel FILE for one State.")
    with refusing():
        report = service.state_report(name)
    _write(excel, lambda: service.state_workbook(report, language.value))
    _write(calendar, lambda: service.state_calendar(report, language.value))
    if as_json:
        print_json(to_json(report))
        return
    _show(report, language.value)


def _list(table: Path | None, as_json: bool, language: Language) -> None:
    with refusing():
        counts = service.list_states()
    if table:
        write_table(table, "States", counts, language)
        return
    if as_json:
        print_json(to_json([*counts]))
        return
    for count in counts:
        owes = f", reports due {count.due}" if count.due else ""
        roles = f"Range State of {count.range_state}, proponent of {count.proponent}{owes}"
        tell(f"{count.iso}  {count.names['en']}: {roles}", 4)
    if not counts:
        tell("No action in the register names a State.")


def _show(report: service.StateReport, language: str) -> None:
    tell(f"{report.iso} {report.names[language]}")
    for role, lines in report.roles.items():
        for line in lines:
            words = f": {line.words}" if line.words else ""
            status = line.status.value.replace("_", " ")
            tell(f"{ROLES[role]}: {line.heading} ({status}){words}")
    for due in report.due:
        day = f" by {due.day}" if due.day else ""
        state = STATE_WORDS.get(due.state) or due.state.replace("_", " ")
        what = due.kind.replace("_", " ")
        tell(f"Owes: {what}, {due.meeting}{day}: {state} ({due.heading})")
    for row in report.national:
        answered = row.answer.answered
        tell(
            f"National Report: {ANSWERED[answered.value].format(by=row.answer.by)} ({row.heading})"
        )
    for letter in report.letters:
        tell(f"Letter: {letter.kind}, {letter.meeting}, drafted {letter.day} ({letter.heading})")
    if not (any(report.roles.values()) or report.due or report.national or report.letters):
        tell(NOTHING.format(name=report.names[language], iso=report.iso))


def _write(path: Path | None, content: Callable[[], bytes]) -> None:
    if path is None:
        return
    try:
        path.write_bytes(content())
    except OSError as error:
        refuse(f"{path} could not be written ({error.strerror}). Give another place.")
    tell(f"Wrote {path}.")
