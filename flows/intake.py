"""Take in submissions. Orchestration only: every decision is in `pipeline`."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.publish import publish_anew
from pipeline.arrivals import find_arrivals
from pipeline.deliveries import Delivery, held_outcome, open_deliveries
from pipeline.home import home, register_url
from pipeline.meetings import Meeting, find_meeting
from pipeline.outcome import Outcome
from pipeline.reading import ReadingRoom
from pipeline.register import Register, RegisterError, open_register
from pipeline.reports.intake import IntakeReport, IntakeRow, not_kept, taken_in

AT_ONCE = os.cpu_count() or 1  # reading processes, each with a thread that waits for it

THREADS: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=AT_ONCE)

Progress = Callable[[int, int, str], None]  # files done, files in all, name of the last one
Reading = Outcome | PrefectFuture[Outcome]  # known already, or on its way
_progress: ContextVar[Progress | None] = ContextVar("progress", default=None)


@task(name="read", task_run_name="read {delivery.place.name}", cache_policy=NO_CACHE)
def read(room: ReadingRoom, delivery: Delivery, meeting: Meeting) -> Outcome:
    """Read and check one file in a process of the room; never raises for a bad file."""
    outcome = room.examine(delivery.place, meeting, delivery.arrival.received)
    return delivery.with_bundle(outcome)


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
    with (
        open_register(home(), register_url()) as register,
        ReadingRoom(AT_ONCE) as room,
        TemporaryDirectory(prefix="concerted-") as folder,
    ):
        known = register.meetings()
        arrivals = find_arrivals(paths, meeting, received, manifest, known, but_not=home())
        came = open_deliveries(arrivals.files, room.unpack, Path(folder))
        waiting = [(one, _reading(register, room, one, known)) for one in came.files]
        rows = tuple(
            _load(register, delivery, reading, (number, len(waiting)))
            for number, (delivery, reading) in enumerate(waiting, 1)
        )
    publish_anew()
    passed_over = arrivals.passed_over + came.passed_over
    return IntakeReport(
        began, find_meeting(meeting, known).id, rows, passed_over, arrivals.not_come
    )


@contextmanager
def telling(progress: Progress) -> Iterator[None]:
    """Have `progress` told of every file while inside; it is no parameter of the run."""
    token = _progress.set(progress)
    try:
        yield
    finally:
        _progress.reset(token)


def _reading(
    register: Register, room: ReadingRoom, delivery: Delivery, meetings: Mapping[str, Meeting]
) -> Reading:
    """Send a file to be read, unless it is known what reading it would say."""
    meeting = meetings[delivery.arrival.meeting]
    known = delivery.outcome or held_outcome(register, delivery, meeting)
    return known or read.submit(room, delivery, meeting)


def _load(
    register: Register, delivery: Delivery, reading: Reading, place: tuple[int, int]
) -> IntakeRow:
    """Wait for one file to be read, keep it, and say so; `place` is its number, and of how many."""
    outcome = reading if isinstance(reading, Outcome) else reading.result()
    row = _kept(register, delivery, outcome)
    progress = _progress.get()
    if progress:
        progress(*place, delivery.place.name)
    return row


def _kept(register: Register, delivery: Delivery, outcome: Outcome) -> IntakeRow:
    arrival = delivery.arrival
    if outcome.summary.sha256 is None:
        return not_kept(arrival, outcome, "There was nothing to keep.")
    try:
        loaded = register.load(outcome, delivery.place, arrival.received, arrival.meeting)
    except (RegisterError, OSError) as error:
        return not_kept(arrival, outcome, str(error))
    return taken_in(arrival, outcome, loaded)
