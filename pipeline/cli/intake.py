"""`concerted intake`: files or folders into the register, with a report of the run."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from pipeline.arrivals import Arrivals, ManifestError, gather, read_manifest
from pipeline.cli.console import FINDINGS, NOTHING_TO_LOOK_AT, UNREADABLE, parse_day, refuse, say
from pipeline.cli.opened import the_register
from pipeline.findings import Severity
from pipeline.home import home
from pipeline.meetings import UnknownMeeting, find_meeting
from pipeline.register import RegisterError
from pipeline.reports.intake import FileState, IntakeReport, summary_line
from pipeline.reports.intake_file import UnknownReportType, write_page, writer_for


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
) -> None:
    """Read files or folders into the register. The same file twice changes nothing."""
    if received and manifest:
        refuse("Give either --received or --manifest: the day of receipt comes from one of them.")
    try:
        write = writer_for(report) if report else None
        arrivals, named = _arrivals(paths, meeting, received, manifest)
        came = _run(arrivals, named)
        page = _page_path(came)
        write_page(came, page)
        if write and report:
            write(came, report)
    except (ManifestError, RegisterError, UnknownMeeting, UnknownReportType, OSError) as error:
        refuse(str(error))
    _show(came, [page, *([report] if report else [])])
    raise typer.Exit(_exit_code(came))


def _arrivals(
    paths: list[Path], meeting: str, received: date | None, manifest: Path | None
) -> tuple[Arrivals, str]:
    """What there is to take in, and the id of the meeting as it is spelt."""
    with the_register() as register:  # one that cannot be used is said before any work
        meetings = register.meetings()
    named = find_meeting(meeting, meetings).id
    rows = [
        replace(row, meeting=find_meeting(row.meeting, meetings).id) if row.meeting else row
        for row in (read_manifest(manifest) if manifest else ())
    ]
    return gather(paths, named, received, rows, but_not=home()), named


def _run(arrivals: Arrivals, meeting: str) -> IntakeReport:
    """Run the flow, with a bar on standard error where that is a terminal."""
    if not arrivals.files:  # nothing to start an engine for
        return IntakeReport(datetime.now(UTC), meeting, (), arrivals.passed_over, arrivals.not_come)
    from flows.engine import EngineFailed
    from flows.intake import run_intake  # Prefect costs seconds

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    task = bar.add_task("", total=len(arrivals.files))

    def progress(done: int, total: int, name: str) -> None:
        bar.start()  # only now: until here the engine was waited for
        bar.update(task, completed=done, total=total, description=name)

    try:
        return run_intake(arrivals, meeting, say, progress)
    except EngineFailed as error:
        refuse(str(error), UNREADABLE)
    finally:
        bar.stop()


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
    for name in report.not_come:
        console.print(Text(f"Did not come: {name}"))
    console.print(Text(f"{summary_line(report)}."))
    for path in written:
        console.print(Text(f"Report: {path}"), soft_wrap=True)


def _table(report: IntakeReport) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("File", overflow="fold")
    table.add_column("State", no_wrap=True)
    table.add_column("Kind", max_width=15)
    for heading in ("Fix", "Check", "Note"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in report.rows:
        counts = (str(row.count(severity) or "") for severity in Severity)
        table.add_row(Text(row.file), row.state.value, row.kind, *counts)
    return table


def _exit_code(report: IntakeReport) -> int:
    if report.unread or any(row.state is FileState.NOT_KEPT for row in report.rows):
        return UNREADABLE
    return FINDINGS if report.findings else NOTHING_TO_LOOK_AT
