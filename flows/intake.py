"""Take in submissions. Orchestration only: every decision is in `pipeline`."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from pipeline.arrivals import Arrival, find_arrivals
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
    flow_run_name="intake {meeting}",
    task_runner=THREADS,
    validate_parameters=False,
    persist_result=False,
)
def intake(
    paths: Sequence[Path],
    meeting: str,
    received: date | None = None,
    manifest: Path | None = None,
) -> IntakeReport:
    """Read every file, several at once, and load them into the register in the order found.

    The order makes the register the same however the reading interleaves: the older of two
    versions is always the one that came first. The parameters are few and short, because the
    server keeps them. Raises ManifestError, UnknownMeeting and RegisterError.
    """
    began = datetime.now(UTC)
    with open_register(home(), register_url()) as register, ReadingRoom(AT_ONCE) as room:
        known = register.meetings()
        arrivals = find_arrivals(paths, meeting, received, manifest, known, but_not=home())
        waiting = [
            (arrival, read.submit(room, arrival, known[arrival.meeting]))
            for arrival in arrivals.files
        ]
        rows = tuple(
            _load(register, arrival, future, (number, len(waiting)))
            for number, (arrival, future) in enumerate(waiting, 1)
        )
    named = find_meeting(meeting, known).id
    return IntakeReport(began, named, rows, arrivals.passed_over, arrivals.not_come)


@contextmanager
def telling(progress: Progress) -> Iterator[None]:
    """Have `progress` told of every file while inside; it is no parameter of the run."""
    token = _progress.set(progress)
    try:
        yield
    finally:
        _progress.reset(token)


def _load(
    register: Register, arrival: Arrival, future: PrefectFuture[Outcome], place: tuple[int, int]
) -> IntakeRow:
    """Wait for one file to be read, keep it, and say so; `place` is its number, and of how many."""
    outcome = future.result()
    row = _kept(register, arrival, outcome)
    progress = _progress.get()
    if progress:
        progress(*place, arrival.path.name)
    return row


def _kept(register: Register, arrival: Arrival, outcome: Outcome) -> IntakeRow:
    if outcome.summary.sha256 is None:
        return not_kept(arrival, outcome, "There was nothing to keep.")
    try:
        loaded = register.load(outcome, arrival.path, arrival.received, arrival.meeting)
    except (RegisterError, OSError) as error:
        return not_kept(arrival, outcome, str(error))
    return taken_in(arrival, outcome, loaded)
