"""`concerted workbook`: tables of the register to Excel, and back with a preview."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import FINDINGS, NOTHING_TO_LOOK_AT, Language, tell
from pipeline.cli.judged import tell_judged
from pipeline.cli.session import me, refusing
from pipeline.i18n.refusals import preview_words
from pipeline.services.workbooks import (
    WorkbookOutcome,
    apply_workbook,
    preview_in,
    write_workbook,
)
from pipeline.workbooks.preview import Preview, RowChange
from pipeline.workbooks.round_trips import TABLES

app = typer.Typer(no_args_is_help=True, add_completion=False)

MeetingId = Annotated[str | None, typer.Option(help="COP15, …; decisions and activities need it.")]


@app.command()
def make(
    table: Annotated[str, typer.Argument(help=f"One of {', '.join(TABLES)}.")],
    out: Annotated[Path, typer.Option(help="The workbook to write, .xlsx.")],
    meeting: MeetingId = None,
    language: Annotated[Language, typer.Option(help="Of the headings.")] = Language.ENGLISH,
) -> None:
    """Write a table as a workbook to be filled in: lists to choose from, keys locked."""
    with refusing():
        count = write_workbook(table, out, meeting=meeting, language=language.value)
    tell(f"Wrote {out} with {count} rows. Bring it back with `concerted workbook apply {out}`.")


@app.command()
def apply(
    file: Annotated[Path, typer.Argument(help="What came back: .xlsx or CSV.", exists=True)],
    table: Annotated[str, typer.Option(help="What it is a table of, where it does not say.")] = "",
    meeting: MeetingId = None,
    what_fits: Annotated[
        bool, typer.Option("--what-fits", help="Record the rest where something does not fit.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    by: Annotated[str | None, typer.Option(help="Who says so; you if not given.")] = None,
    language: Annotated[
        Language | None, typer.Option(help="Of what is told; that of the workbook if not given.")
    ] = None,
) -> None:
    """Show what a workbook changes, then record it. Exit code 1: something does not fit."""
    with refusing(write=True):
        outcome = apply_workbook(
            file,
            by=by or me(),
            table=table,
            meeting=meeting,
            what_fits=what_fits,
            dry_run=dry_run,
        )
    _show(outcome, f"{language or outcome.preview.language}", dry_run=dry_run)
    raise typer.Exit(FINDINGS if outcome.preview.problems else NOTHING_TO_LOOK_AT)


def _show(outcome: WorkbookOutcome, language: str, *, dry_run: bool) -> None:
    found, words = preview_in(language, outcome.preview), preview_words(language)
    for change in found.changes:
        _show_change(found, change)
    for problem in found.problems:
        tell(words["does_not_fit"].format(text=problem))
    for remark in found.remarks:
        tell(words["note"].format(text=remark))
    count = len(found.changes)
    if not found.changes:
        tell(words["no_change"])
    elif outcome.applied:
        tell(words["recorded"].format(count=count))
        tell_judged(outcome.judged)
    elif dry_run:
        tell(words["would_be"].format(count=count))
    else:
        tell(words["not_recorded"])


def _show_change(found: Preview, change: RowChange) -> None:
    words = preview_words(found.language)
    name = ", ".join(change.after[column.id] for column in found.trip.keys)[:100]
    tell(f"{name} ({change.place}){words['new'] if change.is_new else ''}")
    for column, before, after in change.changed(found.trip):
        facts = {"before": before or words["empty"], "after": after or words["empty"]}
        heading = column.names[found.language]
        tell(f"  {words['change'].format(column=heading, **facts)}")
