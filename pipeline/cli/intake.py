"""`concerted intake`: files or folders into the register, with a report of the run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from pipeline.arrivals import ManifestError, find_arrivals
from pipeline.cli.console import (
    FINDINGS,
    NOTHING_TO_LOOK_AT,
    UNREADABLE,
    Language,
    parse_day,
    refuse,
    say,
)
from pipeline.cli.opened import the_register
from pipeline.findings import Severity
from pipeline.home import home
from pipeline.meetings import UnknownMeeting, find_meeting
from pipeline.outcome import ReadersDoNotStart
from pipeline.register import RegisterError
from pipeline.reports import intake_text
from pipeline.reports.intake import FileState, IntakeReport
from pipeline.reports.intake_file import UnknownReportType, write_page, writer_for
from pipeline.reports.wording import wording

ASK_FOR_DAY = "To confirm a day, give it with --received or in a manifest."


def intake(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders.", exists=True)],
    meeting: Annotated[str, typer.Option(help="The meeting they are meant for, e.g. COP15.")],
    received: Annotated[
        date | None,
        typer.Option(
            help="Day on which all of them were received, e.g. 2025-10-20.",
            parser=parse_day,
            metavar="DAY",
        ),
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option(help="CSV with the columns file,received[,meeting].", exists=True),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Also write the report here: .html, .docx or .xlsx.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the report.")] = Language.ENGLISH,
) -> None:
    """Read files or folders into the register. The same file twice changes nothing."""
    if received and manifest:
        refuse("Give either --received or --manifest: the day of receipt comes from one of them.")
    try:
        write = writer_for(report, language.value) if report else None
        came = _run(paths, meeting, received, manifest)
        page = _page_path(came)
        write_page(came, page, language.value)
        if write and report:
            write(came, report)
    except (ManifestError, RegisterError, UnknownMeeting, UnknownReportType, OSError) as error:
        refuse(str(error))
    _show(came, [page, *([report] if report else [])])
    raise typer.Exit(_exit_code(came))


def _run(
    paths: list[Path], meeting: str, received: date | None, manifest: Path | None
) -> IntakeReport:
    """Look whether there is anything to do and nothing in the way; only then start the engine."""
    with the_register() as register:
        known = register.meetings()
    there = find_arrivals(paths, meeting, received, manifest, known, but_not=home())
    if not there.files:
        named = find_meeting(meeting, known).id
        return IntakeReport(datetime.now(UTC), named, (), there.passed_over, there.not_come)
    from flows.engine import EngineFailed, running_engine
    from flows.intake import intake as flow  # Prefect costs seconds
    from flows.intake import telling

    done: IntakeReport | None = None
    try:
        with running_engine(say), _bar(len(there.files)) as progress, telling(progress) as watch:
            try:
                return flow(paths, meeting, received, manifest)
            finally:
                done = watch.report
    except (EngineFailed, ReadersDoNotStart) as error:
        if done is None:
            refuse(str(error), UNREADABLE)
    say("The workflow engine went away at the end. Every file was taken in all the same.")
    return done


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error where that is a terminal; what is given back moves it."""
    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    shown = console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("", total=total)
        yield lambda done, of, name: bar.update(task, completed=done, total=of, description=name)


def _page_path(report: IntakeReport) -> Path:
    """A name of its own for the page of every run."""
    name = f"intake-{report.meeting}-{report.run:%Y%m%d-%H%M%S}"
    path = home() / "reports" / f"{name}.html"
    number = 2
    while path.exists():
        path = path.with_name(f"{name}-{number}.html")
        number += 1
    return path


def _show(report: IntakeReport, written: list[Path]) -> None:
    console = Console()
    if report.rows:
        console.print(_table(report))
    for row in report.rows:
        if row.summary.problem or row.state is FileState.NOT_KEPT:
            console.print(Text(row.summary.problem or f"{row.file}: {row.note}"))
    for row in report.days_to_confirm:
        console.print(Text(f"{row.file}: received on {row.suggested}? {ASK_FOR_DAY}"))
    for name in report.not_come:
        console.print(Text(f"Did not come: {name}"))
    console.print(Text(f"{intake_text.line(report, wording('en', 'intake'))}."))
    for path in written:
        console.print(Text(f"Report: {path}"), soft_wrap=True)


def _table(report: IntakeReport) -> Table:
    own = wording("en", "intake")
    table = Table(box=None, pad_edge=False)
    table.add_column("File", overflow="fold")
    table.add_column("State", no_wrap=True)
    table.add_column("Kind", max_width=15)
    for heading in ("Fix", "Check", "Note"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in report.rows:
        counts = (str(row.count(severity) or "") for severity in Severity)
        table.add_row(Text(row.file), row.state.value, intake_text.kind(row, own), *counts)
    return table


def _exit_code(report: IntakeReport) -> int:
    if report.unread or any(row.state is FileState.NOT_KEPT for row in report.rows):
        return UNREADABLE
    return FINDINGS if report.findings else NOTHING_TO_LOOK_AT
