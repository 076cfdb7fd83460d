"""Take in submissions. Orchestration only: every decision is in `pipeline`."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.engine import running_engine
from pipeline.arrivals import Arrival, Arrivals
from pipeline.home import home, register_url
from pipeline.meetings import Meeting, find_meeting
from pipeline.outcome import Outcome
from pipeline.reading import ReadingRoom
from pipeline.register import Register, RegisterError, open_register
from pipeline.reports.intake import IntakeReport, IntakeRow, not_kept, taken_in

AT_ONCE = os.cpu_count() or 1  # reading processes, each with a thread that waits for it

THREADS: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=AT_ONCE)

Progress = Callable[[int, int, str], None]  # files done, files in all, name of the last one
_progress: ContextVar[Progress | None] = ContextVar("progress", default=None)


@task(name="read", task_run_name="read {arrival.path.name}", cache_policy=NO_CACHE)
def read(room: ReadingRoom, arrival: Arrival, meeting: Meeting) -> Outcome:
    """Read and check one file in a process of the room; never raises for a bad file."""
    return room.examine(arrival.path, meeting, arrival.received)


@flow(
    name="intake",
    task_runner=THREADS,
    validate_parameters=False,
    persist_result=False,
)
def intake(arrivals: Arrivals, meeting: str) -> IntakeReport:
    """Read every file, several at once, and load them into the register in the order given.

    The order makes the register the same however the reading interleaves: the older of two
    versions is always the one that came first.
    """
    began = datetime.now(UTC)
    rows: list[IntakeRow] = []
    with open_register(home(), register_url()) as register, ReadingRoom(AT_ONCE) as room:
        meetings = register.meetings()
        waiting = [
            (arrival, read.submit(room, arrival, find_meeting(arrival.meeting, meetings)))
            for arrival in arrivals.files
        ]
        for arrival, future in waiting:
            rows.append(_load(register, arrival, future))
            _tell(len(rows), len(waiting), arrival.path.name)
    return IntakeReport(began, meeting, tuple(rows), arrivals.passed_over, arrivals.not_come)


def run_intake(
    arrivals: Arrivals, meeting: str, say: Callable[[str], None], progress: Progress
) -> IntakeReport:
    """Run the flow, with an engine of its own where none is running. Raises EngineFailed."""
    with telling(progress), running_engine(say):
        return intake(arrivals, meeting)


@contextmanager
def telling(progress: Progress) -> Iterator[None]:
    """Have `progress` told of every file while inside; it is no parameter of the run."""
    token = _progress.set(progress)
    try:
        yield
    finally:
        _progress.reset(token)


def _load(register: Register, arrival: Arrival, future: PrefectFuture[Outcome]) -> IntakeRow:
    outcome = future.result()
    if outcome.summary.sha256 is None:
        return not_kept(arrival, outcome, "There was nothing to keep.")
    try:
        loaded = register.load(outcome, arrival.path, arrival.received, arrival.meeting)
    except (RegisterError, OSError) as error:
        return not_kept(arrival, outcome, str(error))
    return taken_in(arrival, outcome, loaded)


def _tell(done: int, total: int, name: str) -> None:
    progress = _progress.get()
    if progress:
        progress(done, total, name)
