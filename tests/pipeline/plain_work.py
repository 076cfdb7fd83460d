"""The daily run done by plain calls, without the workflow engine."""

from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from pipeline.convention.meetings import Meeting
from pipeline.intake.examine_all import Wait
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.result import IntakeReport
from pipeline.intake.unpack import unpack
from pipeline.reports.run_result import Papers
from pipeline.schedule.daily import TaskResult, do_day
from pipeline.schedule.tasks_due import TAKING_IN, ScheduledTask, TaskKind
from pipeline.services.inbox import came_in, manifest_of, nothing_came, paths_to_take_in
from pipeline.services.papers import compliance_papers, council_papers, letter_papers
from pipeline.services.take_in import take_in
from pipeline.submissions.examine import examine


def plain_day(today: date) -> tuple[TaskResult, ...]:
    """One run through the calendar on `today`."""
    return do_day(today, do_plainly)


def do_plainly(task: ScheduledTask, today: date) -> Papers | None:
    """One task, in this process."""
    if task.work in TAKING_IN:
        paths = paths_to_take_in(task)
        if not paths:
            return nothing_came(task)
        return came_in(task, take_in_plainly(paths, task.meeting, today), today)
    papers = {
        TaskKind.LETTERS: letter_papers,
        TaskKind.COMPLIANCE: compliance_papers,
        TaskKind.COUNCIL: council_papers,
    }
    return papers[task.work](task.meeting, today)


class HereReaders:
    """Reads in this process, on a day of the test."""

    def __init__(self, today: date) -> None:
        self._today = today

    def unpack(self, file: IncomingFile, folder: Path) -> IncomingFiles:
        return unpack(file, folder)

    def begin(self, file: IncomingFile, meeting: Meeting) -> Wait:
        options = {"today": self._today, "taught": file.taught}
        return partial(examine, file.place, meeting, file.received, **options)  # type: ignore[arg-type]


def take_in_plainly(paths: list[Path], meeting: str, today: date) -> IntakeReport:
    """Read every file here and load it, one after the other; the run began at noon."""
    noon = datetime.combine(today, time(12), UTC)
    return take_in(
        paths, meeting, None, manifest_of(meeting), readers=HereReaders(today), began=noon
    )
