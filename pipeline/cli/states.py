"""`concerted states`: everything on one State, or the States that actions concern."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import AsJson, AsTable, Language, print_json, refuse, tell, write_table
from pipeline.cli.session import refusing
from pipeline.services import states as service
from pipeline.views.json_values import as_json as to_json

File = Annotated[Path | None, typer.Option(help="A file to write, in the language asked for.")]


def states(
    name: Annotated[
        str | None, typer.Argument(help="A State, by name in any language or code; all without.")
    ] = None,
    excel: File = None,
    calendar: File = None,
    language: Annotated[
        Language, typer.Option(help="Of what is told and of the files.")
    ] = Language.ENGLISH,
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
    for line in service.count_lines(counts, language.value):
        tell(line, 4)


def _show(report: service.StateReport, language: str) -> None:
    tell(f"{report.iso} {report.names[language]}")
    for line in service.state_lines(report, language):
        tell(line)


def _write(path: Path | None, content: Callable[[], bytes]) -> None:
    if path is None:
        return
    try:
        path.write_bytes(content())
    except OSError as error:
        refuse(f"{path} could not be written ({error.strerror}). Give another place.")
    tell(f"Wrote {path}.")
