"""`concerted migrate`: past actions from a table, with a folder of their documents."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import (
    FINDINGS,
    UNREADABLE,
    WRONG_USAGE,
    AsJson,
    print_json,
    say,
    tell,
)
from pipeline.cli.session import refusing
from pipeline.services.import_legacy import (
    ImportListener,
    MigratedRow,
    Migration,
    import_table,
    try_table,
)

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
    do = try_table if dry_run else import_table
    with refusing(write=not dry_run):
        migration = do(file, documents, mapping=mapping, listener=Told())
    _print(migration, as_json)
    if migration.refused:
        raise typer.Exit(WRONG_USAGE)
    if any(document.unread for document in migration.documents):
        raise typer.Exit(UNREADABLE)
    if migration.doubtful:
        raise typer.Exit(FINDINGS)


class Told(ImportListener):
    """A line of progress now and then."""

    def rows_loaded(self, rows: int, documents: int) -> None:
        say(f"Loaded {rows} rows; taking in {documents} documents.")

    def reading(self, documents: int) -> None:
        say(f"Reading {documents} documents.")

    def document_done(self, done: int, of: int) -> None:
        if done % EVERY == 0 or done == of:
            say(f"{done} of {of} documents.")


def _print(migration: Migration, as_json: bool) -> None:
    if as_json:
        from pipeline.views.legacy_import import answer_migration

        print_json(answer_migration(migration))
        return
    for row in migration.rows:
        _print_row(row)
    for match in migration.documents:
        where = match.number or "no action"
        tell(f"{match.file}: {where} ({match.reason})")
    for remark in migration.remarks:
        tell(remark.text)
    doubts = sum(len(row.planned.doubts) for row in migration.rows)
    unmatched = sum(match.number is None for match in migration.documents)
    tell(
        f"Rows: {len(migration.rows)}, refused {len(migration.refused)}, doubts {doubts}. "
        f"Documents: {len(migration.documents)}, without an action {unmatched}."
    )


def _print_row(row: MigratedRow) -> None:
    planned = row.planned
    if row.note:
        tell(row.note)
        return
    sheet = f" of sheet “{planned.sheet}”" if planned.sheet else ""
    tell(f"Row {planned.row}{sheet}: {planned.number} {planned.title}: {row.state}")
    for change in row.changes:
        tell(f"    * {change}")
    for event in planned.events:
        what = event.kind.replace("_", " ")
        document = f", {event.document}" if event.document else ""
        tell(f"    {event.day} {what}, {event.meeting}{document}")
    for doubt in planned.doubts:
        tell(f"    ? {doubt}")
    if planned.not_applicable:
        tell(f"    not applicable before COP12: {', '.join(planned.not_applicable)}")
