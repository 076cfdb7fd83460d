"""The daily run: do what the calendar in the register asks for, each thing once.

Orchestration only: what is due is worked out in `pipeline.schedule.tasks_due`.
"""

from datetime import date

from flows.artifacts import name_run, publish_artifact
from flows.compliance import compliance, day_of_run, draft_letters
from flows.council import council
from flows.decorators import run
from flows.inbox import take_in_for, take_in_new
from flows.publish import publish_anew
from pipeline.reports.run_result import Papers
from pipeline.schedule.tasks_due import ScheduledTask, TaskKind
from pipeline.services.daily import run_day
from pipeline.services.inbox import nothing_came, paths_to_take_in


class TasksFailed(Exception):
    """Some of the day's work did not succeed; it is tried again by the next run."""


@run("daily run", "daily run")
def daily(today: date | None = None) -> Papers:
    """Do what is due. What fails is tried again by the next run.

    Raises TasksFailed after everything was tried, and RegisterError.
    """
    day = day_of_run(today)
    name_run(f"daily run of {day}")
    papers, failures = run_day(day, _do)
    publish_anew()
    publish_artifact("daily run", papers)
    if failures:
        raise TasksFailed(failures)
    return papers


def _do(task: ScheduledTask, today: date) -> Papers | None:
    match task.work:
        case TaskKind.INTAKE:
            return _take_in(task, today)
        case TaskKind.ARRIVALS:
            return take_in_new(task, today)
        case TaskKind.LETTERS:
            return draft_letters(task.meeting, today)
        case TaskKind.COMPLIANCE:
            return compliance(task.meeting, today)
        case TaskKind.COUNCIL:
            return council(task.meeting, today)


def _take_in(task: ScheduledTask, today: date) -> Papers | None:
    """Raises NotKept after everything was tried, ManifestError and RegisterError."""
    paths = paths_to_take_in(task)
    if not paths:
        return nothing_came(task)
    return take_in_for(task, paths, today)
