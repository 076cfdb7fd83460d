"""One run of `concerted intake`: by whom it is done, how far it is, and what came of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from pipeline.cli.console import (
    FINDINGS,
    NOTHING_TO_LOOK_AT,
    UNREADABLE,
    Language,
    refuse,
    say,
)
from pipeline.cli.failure import FAILED
from pipeline.cli.file_names import column_width, folded
from pipeline.cli.harmless_console import HarmlessConsole
from pipeline.cli.session import publish_anew, refusing
from pipeline.intake.result import IntakeReport
from pipeline.refusal import Refusal
from pipeline.reports.intake import text
from pipeline.reports.texts import wording
from pipeline.services.intake_papers import intake_page, report_writer
from pipeline.services.take_in import (
    IntakeListener,
    engine_is_wanted,
    files_to_take_in,
    take_in,
)
from pipeline.submissions.findings import Severity
from pipeline.submissions.kept import UNCHANGED, FileState
from pipeline.submissions.result import ReadersDoNotStart

CUT_OFF = "The intake was stopped before its end. Repeat the command: it goes on where it stopped."
TOLD = (FileState.ALREADY_HELD, FileState.NEW_VERSION)  # what is added, carried over, not taken
FIRST = 3  # files that were left out, named on the screen
BESIDE = 43  # characters: state, kind and counts, beside the names of files
ASK_FOR_DAY = "To confirm a day, give it with --received or in a manifest."


def run_intake(
    paths: list[Path],
    meeting: str,
    received: date | None,
    manifest: Path | None,
    report: Path | None,
    language: Language,
) -> int:
    """Take files in, show what came of it, and give the exit code."""
    bar = Bar()
    with refusing():
        write = report_writer(report, language.value)

        def show(taken: IntakeReport) -> None:
            _show(taken)  # before the pages: a full disk may have no room for them
            for path in (intake_page(taken, language.value), *write(taken)):
                HarmlessConsole().print(Text(f"Report: {path}"), soft_wrap=True)

        with _said_how_far(bar, show):
            taken = _run(paths, meeting, received, manifest, bar)
        show(taken)
    code = _exit_code(taken)
    if engine_is_wanted():
        from flows.server.patience import end_soon

        end_soon(code)
    return code


def _run(
    paths: list[Path], meeting: str, received: date | None, manifest: Path | None, listener: "Bar"
) -> IntakeReport:
    """By a flow where somebody can see its runs or other machines read; else without an engine."""
    found = files_to_take_in(paths, meeting, received, manifest)
    if found.files and engine_is_wanted():
        return _by_flow(paths, meeting, received, manifest, listener)
    taken = _here(paths, meeting, received, manifest, listener)
    if found.files:
        publish_anew()
    return taken


def _here(
    paths: list[Path], meeting: str, received: date | None, manifest: Path | None, listener: "Bar"
) -> IntakeReport:
    try:
        with listener:
            return take_in(paths, meeting, received, manifest, listener=listener)
    except ReadersDoNotStart as error:
        refuse(str(error), UNREADABLE)


def _by_flow(
    paths: list[Path], meeting: str, received: date | None, manifest: Path | None, listener: "Bar"
) -> IntakeReport:
    from flows.intake import intake_told_to  # Prefect costs seconds
    from flows.server import EngineFailed, EngineGone, running_engine
    from flows.server.patience import limited_patience

    try:
        with running_engine(say), listener, limited_patience() as patience:
            return intake_told_to(listener, patience)(paths, meeting, received, manifest)
    except EngineGone:
        if listener.report and listener.is_whole:
            say("The workflow engine went away at the end. Every file was taken in all the same.")
            taken = listener.report
        else:
            say("The workflow engine went away meanwhile. The intake goes on without it.")
            taken = _here(paths, meeting, received, manifest, listener)
        publish_anew()
        return taken
    except EngineFailed as error:
        refuse(str(error), FAILED)
    except ReadersDoNotStart as error:
        refuse(str(error), UNREADABLE)


@contextmanager
def _said_how_far(bar: "Bar", show: Callable[[IntakeReport], None]) -> Iterator[None]:
    """What an intake that is cut off has done, before what ended it is passed on."""
    try:
        yield
    except BaseException:
        if bar.report and bar.report.unfinished:
            try:
                show(bar.report)
            except Refusal as error:  # the same full disk, perhaps
                say(str(error))
            say(CUT_OFF)
        raise


class Bar(IntakeListener):
    """A bar on standard error where that is a terminal, and the report when there is one."""

    def __init__(self) -> None:
        console = HarmlessConsole(stderr=True)
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
        shown = console.is_terminal
        self.report: IntakeReport | None = None  # once there is one
        self._bar = Progress(*columns, console=console, transient=True, disable=not shown)
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def taken_in(self, done: int, of: int, name: str) -> None:
        self._bar.update(self._task, completed=done, total=of, description=name)

    def ended(self, report: IntakeReport) -> None:
        self.report = report

    @property
    def is_whole(self) -> bool:
        """Whether every file is in the register."""
        return self.report is not None and not self.report.unfinished


def _show(report: IntakeReport) -> None:
    console = HarmlessConsole()
    if report.rows:
        console.print(_table(report, column_width(console.width, BESIDE)))
    for row in report.rows:
        if row.summary.problem or row.state in (FileState.NOT_KEPT, FileState.ERASED):
            console.print(Text(row.summary.problem or f"{row.file}: {row.note}"))
        elif row.state in TOLD and row.note != UNCHANGED:
            console.print(Text(f"{row.file}: {row.note}"))
    for row in report.days_to_confirm:
        console.print(Text(f"{row.file}: received on {row.suggested_in_figures}? {ASK_FOR_DAY}"))
    for name in report.not_come:
        console.print(Text(f"In the manifest but not found: {name}"))
    if report.passed_over:
        console.print(Text(_passed_over([path.name for path in report.passed_over])))
    console.print(Text(f"{text.line(report, wording('en', 'intake'))}."))


def _passed_over(names: list[str]) -> str:
    """Which files of the folders were left alone, the first by name."""
    more = f" and {len(names) - FIRST} more, which the report names" if len(names) > FIRST else ""
    return f"Left out, not submissions: {', '.join(names[:FIRST])}{more}."


def _table(report: IntakeReport, width: int) -> Table:
    words = wording("en", "intake")
    table = Table(box=None, pad_edge=False)
    table.add_column("File", no_wrap=True)
    table.add_column("State", no_wrap=True)
    table.add_column("Kind", max_width=15)
    for heading in ("Fix", "Check", "Note"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in report.rows:
        counts = (str(row.count(severity) or "") for severity in Severity)
        table.add_row(
            Text(folded(row.file, width)), row.state.value, text.kind(row, words), *counts
        )
    return table


def _exit_code(report: IntakeReport) -> int:
    if report.unread or any(row.state is FileState.NOT_KEPT for row in report.rows):
        return UNREADABLE
    erased = any(row.state is FileState.ERASED for row in report.rows)
    return FINDINGS if report.findings or erased else NOTHING_TO_LOOK_AT
