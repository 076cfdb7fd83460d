"""`concerted migrate`: past actions from a table, with a folder of their documents."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import (
    FINDINGS,
    UNREADABLE,
    WRONG_USAGE,
    AsJson,
    print_json,
    refuse,
    say,
    tell,
)
from pipeline.cli.opened import the_register
from pipeline.home import editions_folder

if TYPE_CHECKING:
    from pipeline.history.migrate import MigratedRow, Migration
    from pipeline.history.plan import Planned
    from pipeline.meetings import Meeting
    from pipeline.outcome import Outcome
    from pipeline.register import Register

EVERY = 50  # documents between two lines of progress


def migrate(
    file: Annotated[Path, typer.Argument(help="CSV or Excel (.xlsx).")],
    documents: Annotated[
        Path | None, typer.Option(help="Folder of old documents, matched to their actions.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(help="TOML: under [columns], ours = “their heading”.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say row by row what would be made; change nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Load past actions from a table. Started again after a stop, it ends the same."""
    from pipeline.history.columns import MissingColumns
    from pipeline.history.table import BadTable

    if documents is not None and not documents.is_dir():
        refuse(f"{documents} is not a folder. Give the folder that holds the old documents.")
    try:
        with the_register(write=not dry_run) as register:
            planned = _plan(register, file, mapping)
            came = (_try if dry_run else _load)(register, planned, documents)
    except (BadTable, MissingColumns) as error:
        refuse(str(error))
    _print(came, as_json)
    if came.refused:
        raise typer.Exit(WRONG_USAGE)
    if any(one.unread for one in came.documents):
        raise typer.Exit(UNREADABLE)
    if came.doubtful:
        raise typer.Exit(FINDINGS)


def _plan(register: "Register", file: Path, mapping: Path | None) -> "list[Planned]":
    from pipeline.history.columns import read_mapping
    from pipeline.history.migrate import plan_table

    columns = read_mapping(mapping) if mapping else None
    return plan_table(register, file, columns, editions_folder())


def _try(register: "Register", planned: "list[Planned]", folder: Path | None) -> "Migration":
    from pipeline.history.documents import find_documents
    from pipeline.history.migrate import last_meeting, trial

    files = find_documents(folder) if folder else []
    if any(one.refused for one in planned) or not files:
        return trial(planned)
    say(f"Reading {len(files)} documents.")
    read = _examine(files, last_meeting(planned, register.meetings()))
    return trial(planned, (outcome for _, outcome in read))


def _load(register: "Register", planned: "list[Planned]", folder: Path | None) -> "Migration":
    from pipeline.history.documents import find_documents
    from pipeline.history.migrate import Migration, load_documents, load_rows

    rows = load_rows(register, planned)
    if folder is None or any(row.state == "refused" for row in rows):
        return Migration(rows)
    files = find_documents(folder)
    say(f"Loaded {len(rows)} rows; taking in {len(files)} documents.")
    return Migration(rows, tuple(load_documents(register, planned, files, _examine, _tell)))


def _examine(files: Sequence[Path], meeting: "Meeting") -> "Iterator[tuple[Path, Outcome]]":
    from pipeline.history.reading import read_documents  # the readers take a second to import

    return read_documents(files, meeting, os.cpu_count() or 1)


def _tell(done: int, total: int) -> None:
    if done % EVERY == 0 or done == total:
        say(f"{done} of {total} documents.")


def _print(came: "Migration", as_json: bool) -> None:
    if as_json:
        from pipeline.history.answers import answer_migration

        print_json(asdict(answer_migration(came)))
        return
    for row in came.rows:
        _print_row(row)
    for one in came.documents:
        where = one.number or "no action"
        tell(f"{one.file}: {where} ({one.reason})")
    doubts = sum(len(row.planned.doubts) for row in came.rows)
    unmatched = sum(one.number is None for one in came.documents)
    tell(
        f"Rows: {len(came.rows)}, refused {len(came.refused)}, doubts {doubts}. "
        f"Documents: {len(came.documents)}, without an action {unmatched}."
    )


def _print_row(row: "MigratedRow") -> None:
    one = row.planned
    if row.note:
        tell(row.note)
        return
    tell(f"Row {one.row}: {one.number} {one.title}: {row.state}")
    for event in one.events:
        what = event.kind.replace("_", " ")
        document = f", {event.document}" if event.document else ""
        tell(f"    {event.day} {what}, {event.meeting}{document}")
    for doubt in one.doubts:
        tell(f"    ? {doubt}")
    if one.not_applicable:
        tell(f"    not applicable before COP12: {', '.join(one.not_applicable)}")
