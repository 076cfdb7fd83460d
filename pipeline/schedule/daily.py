"""One run through the calendar: what is due is done, and remembered. Who does it is a parameter.

A flow does each task as a run of its own; a test does it by plain calls.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.config import home, register_url
from pipeline.register import Done, open_register
from pipeline.reports.run_result import Papers
from pipeline.schedule.lock import exclusive_run
from pipeline.schedule.tasks_due import RECURRING, TAKING_IN, ScheduledTask, tasks_on, waits_for

Do = Callable[[ScheduledTask, date], Papers | None]  # None: there was nothing to do
LOOK = "the daily run"  # where the head of the history was left, as the doctor says it
WAITS = "waiting for the intake to succeed"


@dataclass(frozen=True, slots=True)
class TaskResult:
    """What came of one task."""

    task: ScheduledTask
    line: str  # in one sentence
    files: tuple[Path, ...] = ()
    failed: bool = False  # or waiting for what failed; tried again on the next run


def do_day(today: date, do: Do) -> tuple[TaskResult, ...]:
    """Do everything that is due, after any other run. What fails stops only what rests on it.

    Recurring work that came to nothing has no result. Raises RegisterError.
    """
    with exclusive_run(wait=True):
        return _do_all(today, do)


def _do_all(today: date, do: Do) -> tuple[TaskResult, ...]:
    with open_register(home(), register_url()) as register:
        meetings = register.meetings()
        known = register.done_log.days(Done.TASKS)
    done = list[TaskResult]()
    not_taken_in = set[str]()
    for task in tasks_on(meetings, today, known):
        if waits_for(task, not_taken_in, meetings):
            done.append(TaskResult(task, WAITS, failed=True))
            continue
        result = _try(task, today, do)
        if result is None:
            continue
        done.append(result)
        if result.failed and task.work in TAKING_IN:
            not_taken_in.add(task.meeting)
        elif not result.failed and task.work not in RECURRING:
            _mark(task, today)
    _anchor()
    return tuple(done)


def _anchor() -> None:
    """Each look writes down how far the history goes, for the doctor to hold it against."""
    with open_register(home(), register_url()) as register:
        register.anchor(LOOK)


def _mark(task: ScheduledTask, today: date) -> None:
    with open_register(home(), register_url()) as register:
        register.done_log.mark(Done.TASKS, [task.key], today)


def _try(task: ScheduledTask, today: date, do: Do) -> TaskResult | None:
    try:
        papers = do(task, today)
    except Exception as error:  # whatever it is, the other tasks are done
        return TaskResult(task, str(error) or type(error).__name__, failed=True)
    return TaskResult(task, papers.line, papers.files) if papers else None
