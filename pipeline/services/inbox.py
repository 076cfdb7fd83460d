"""The folder that colleagues put what comes for a meeting into, and what in it is new.

The register says what has been taken in: whatever is done to the folder, a file is taken in once.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import time

from pipeline.config import home, register_url
from pipeline.convention.meetings import Meeting
from pipeline.intake.incoming import IncomingFile
from pipeline.intake.known import receipt_says
from pipeline.intake.manifest import find_incoming, settled
from pipeline.intake.result import IntakeReport
from pipeline.register import Receipt, Register, SubmissionListEntry, open_register
from pipeline.reports.run_result import Papers
from pipeline.schedule.lock import AlreadyRunning, exclusive_run
from pipeline.schedule.tasks_due import ScheduledTask, TaskKind, tasks_on
from pipeline.services.intake_papers import intake_papers
from pipeline.services.session import Refused
from pipeline.submissions.erasure import ErasureStep
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.kept import FileState
from pipeline.workbooks.days import DayUnclear, ask_which
from pipeline.workbooks.hours import typed_receipt

HEAD = ("Meeting", "Result")
MANIFEST = "received.csv"  # in the folder: the days of receipt


class NotKept(Exception):
    """Files that could not be kept; they stay in the folder, and are taken in by the next run."""


def inbox(meeting: str) -> Path:
    """The folder of a meeting; it need not be there."""
    return home() / "inbox" / meeting


def manifest_of(meeting: str) -> Path | None:
    """The table of the days of receipt in the folder; None where there is none."""
    path = inbox(meeting) / MANIFEST
    return path if path.exists() else None


def folder_intake(
    meeting: str, folder: str | None, received: str | None, manifest: str | None
) -> tuple[Path, date | None, Path | None]:
    """What somebody asks for in words: the inbox of the meeting and its manifest, if not given.

    Gives the folder, the day of receipt and the manifest. `received` like 2025-10-20, or
    2025-10-20 22:30. Raises Refused.
    """
    place = Path(folder) if folder else inbox(meeting)
    if not place.exists():
        raise Refused(
            f"There is no {place} on this machine. Make it, or give another folder.", "folder"
        )
    try:
        day = typed_receipt(received or "")
    except DayUnclear as error:
        raise Refused(ask_which(error), "received") from error
    table = Path(manifest) if manifest else None
    if not (folder or day or table):
        table = manifest_of(meeting)
    return place, day, table


def poll_inboxes(
    today: date, take_in: Callable[[ScheduledTask, date], Papers | None]
) -> tuple[Papers, str]:
    """Take in what is new in the inbox of each meeting that is not over, by `take_in`.

    Gives a row for each inbox with something new, and what could not be taken in; "" where nothing
    failed. Where another run of this home is in progress everything is left for the next poll.
    Raises RegisterError.
    """
    try:
        with exclusive_run(wait=False):
            return _poll(today, take_in)
    except AlreadyRunning as error:
        return Papers(str(error), (HEAD,), ()), ""


def _poll(
    today: date, take_in: Callable[[ScheduledTask, date], Papers | None]
) -> tuple[Papers, str]:
    rows, files, failed = [], list[Path](), []
    for task in _inbox_tasks(today):
        try:
            papers = take_in(task, today)
        except Exception as error:  # whatever it is, the other inboxes are looked into
            failed.append(f"{task.meeting}: {error}")
            continue
        if papers:
            rows.append((task.meeting, papers.line))
            files += papers.files
    line = f"{len(rows)} inboxes with something new"
    failures = f"{'; '.join(failed)}. It is tried again by the next run." if failed else ""
    return Papers(line, (HEAD, *rows), tuple(files)), failures


def _inbox_tasks(today: date) -> tuple[ScheduledTask, ...]:
    with open_register(home(), register_url()) as register:
        meetings = register.meetings()
    due = tasks_on(meetings, today, ())
    return tuple(task for task in due if task.work is TaskKind.ARRIVALS)


def paths_to_take_in(task: ScheduledTask) -> list[Path]:
    """The whole folder once the deadline has passed, on other days what is new in it.

    Raises ManifestError, UnknownMeeting and RegisterError.
    """
    if task.work is TaskKind.INTAKE:
        folder = inbox(task.meeting)
        return [folder] if folder.is_dir() else []
    with open_register(home(), register_url()) as register:
        new = new_arrivals(register, task.meeting, register.meetings(), task.day)
    return [file.path for file in new]


def whole_paths(task: ScheduledTask) -> list[Path]:
    """`paths_to_take_in`, without files that somebody is still writing."""
    return settled(paths_to_take_in(task), time())


def nothing_came(task: ScheduledTask) -> Papers | None:
    """What is told where there is nothing to take in: once, when the deadline has passed."""
    if task.work is not TaskKind.INTAKE:
        return None
    folder = inbox(task.meeting)
    return Papers(f"nothing to take in: there is no folder {folder}", (("File",),), ())


def came_in(task: ScheduledTask, report: IntakeReport, today: date) -> Papers:
    """The papers of what was taken in. Raises NotKept where some of it was not, and OSError."""
    manifest = manifest_of(task.meeting)
    passed_over = tuple(path for path in report.passed_over if path != manifest)
    report = replace(report, passed_over=passed_over)
    if task.work is not TaskKind.INTAKE:  # the manifest names all that is expected, not what is new
        report = replace(report, not_come=())
    papers = intake_papers(report, today)
    lost = [row for row in report.rows if row.state is FileState.NOT_KEPT]
    if lost:
        why = "; ".join(f"{row.file}: {row.note}" for row in lost)
        raise NotKept(f"{len(lost)} of {len(report.rows)} files could not be kept ({why})")
    return papers


def new_arrivals(
    register: Register, meeting: str, meetings: Mapping[str, Meeting], today: date
) -> tuple[IncomingFile, ...]:
    """The files in the folder that the register does not hold, or does not hold all of, `today`.

    A day of receipt written into the manifest later makes a file new once more. Raises
    ManifestError and UnknownMeeting.
    """
    folder = inbox(meeting)
    if not folder.is_dir():
        return ()
    manifest = manifest_of(meeting)
    found = find_incoming([folder], meeting, None, manifest, meetings, today=today)
    entries = {line.sha256: line for line in register.submissions()}
    erased = {e.sha256 for e in register.erasures.all() if e.step is ErasureStep.ERASED}
    return tuple(
        file
        for file in found.files
        if not (_is_held(register, entries, file) or file_hash(file.path) in erased)
    )


def _is_held(
    register: Register, entries: Mapping[str, SubmissionListEntry], file: IncomingFile
) -> bool:
    line = entries.get(file_hash(file.path) or "")
    if line is None:
        return False
    first = Receipt(line.meeting, line.received)
    return receipt_says(first, file) or any(
        receipt_says(receipt, file) for receipt in register.submission(line.sha256).receipts
    )
