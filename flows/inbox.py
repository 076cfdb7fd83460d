"""Take in what is put into a folder: when somebody asks in Prefect's pages, or when it is new."""

from datetime import date
from pathlib import Path

from flows.artifacts import publish_artifact
from flows.compliance import day_of_run
from flows.decorators import run
from flows.intake import intake
from pipeline.reports.run_result import Papers
from pipeline.schedule.tasks_due import ScheduledTask
from pipeline.services.inbox import (
    came_in,
    folder_intake,
    manifest_of,
    poll_inboxes,
    whole_paths,
)
from pipeline.services.intake_papers import intake_papers
from pipeline.services.mailboxes import mail_failures


class NotTakenIn(Exception):
    """What came for a meeting could not be taken in; it is tried again on the next run."""


@run("intake of a folder", "intake of a folder for {meeting}")
def take_in(
    meeting: str,
    folder: str | None = None,
    received: str | None = None,
    manifest: str | None = None,
) -> Papers:
    """Take a folder of this machine in: the inbox of the meeting, and its manifest, if not given.

    `received` like 2025-10-20. Raises Refused, ManifestError, UnknownMeeting, RegisterError and
    OSError.
    """
    place, day, table = folder_intake(meeting, folder, received, manifest)
    report = intake([place], meeting, day, table)
    papers = intake_papers(report, day_of_run(None))
    publish_artifact(f"papers of the intake {meeting}", papers)
    return papers


@run("inboxes", "inbox poll")
def watch() -> Papers:
    """Take in what is new in the inbox of each meeting that is not over.

    What is new in a mailbox is copied into its inbox before. A file that somebody is still writing
    is left for the next run, and all of them where another run is at work. Raises NotTakenIn after
    every inbox was tried, and RegisterError.
    """
    mail = mail_failures()
    papers, failures = poll_inboxes(day_of_run(None), take_in_new)
    if failed := "; ".join(filter(None, (mail, failures))):
        raise NotTakenIn(failed)
    if len(papers.table) > 1:
        publish_artifact("inboxes", papers)
    return papers


def take_in_new(task: ScheduledTask, today: date) -> Papers | None:
    """What is new in an inbox and whole, None where nothing is. Raises as `take_in_for`."""
    paths = whole_paths(task)
    return take_in_for(task, paths, today) if paths else None


def take_in_for(task: ScheduledTask, paths: list[Path], today: date) -> Papers:
    """Raises NotKept after everything was tried, ManifestError and RegisterError."""
    report = intake(paths, task.meeting, None, manifest_of(task.meeting))
    return came_in(task, report, today)
