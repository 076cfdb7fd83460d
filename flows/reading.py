"""Who reads: processes of this machine, a Dask cluster, or helpers in a work pool.

Whoever it is, the outcomes are the same and are loaded by the run alone, in the order found.
"""

import atexit
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path
from time import time
from typing import Any

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import WorkerFilter, WorkerFilterStatus
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext
from prefect.deployments import run_deployment
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.steps import run, step
from pipeline.home import home
from pipeline.meetings import Meeting
from pipeline.outcome import Outcome
from pipeline.reading import ReadingRoom
from pipeline.spreading import Job, Shared, sweep

AT_ONCE = os.cpu_count() or 1  # reading processes, each with a thread that waits for it

HELP = "help reading/help-reading"  # flow and deployment

NO_DASK = (
    "CONCERTED_DASK is set, and prefect-dask is not installed here. Install it with "
    "`pip install -e '.[dask]'`, or unset CONCERTED_DASK to read on this machine."
)

Reading = Callable[[], Outcome]  # waits until the file is read
_room: ContextVar[ReadingRoom | None] = ContextVar("room", default=None)


@step("read", "read {place.name}", minutes=None)
def read(place: Path, meeting: Meeting, received: date | None) -> Outcome:
    """Read and check one file in a process of its own, within the limits of the reading room.

    Never raises for a bad file.
    """
    return _here().examine(place, meeting, received)


@step("read", "read {name}", minutes=None)
def take(folder: Path, number: int, name: str) -> bool:
    """Read one file of a shared list unless another reader has it; whether it was read."""
    return _opened(folder).take(number, _here().examine)


@run("help reading", "help reading for {folder}")
def help_reading(folder: str) -> State[None]:
    """Read what nobody else has taken of a shared list; a list that is done is gone.

    Raises OtherProgram.
    """
    place = Path(folder)
    try:
        jobs = _opened(place).jobs
    except FileNotFoundError:
        return Completed(message="Nothing was left to read.")
    with reading_room():
        asked = [take.submit(place, n, job.path.name) for n, job in enumerate(jobs)]
        read_here = sum(one.result() for one in asked)
    return Completed(message=f"Read {read_here} of {len(jobs)} files.")


@contextmanager
def reading_room() -> Iterator[ReadingRoom]:
    """The processes in which the tasks of this run read."""
    with ReadingRoom(AT_ONCE) as room:
        token = _room.set(room)
        try:
            yield room
        finally:
            _room.reset(token)


def scratch() -> Path | None:
    """Where to put files that readers must see; None where they are all on this machine."""
    if not (_pool() or _dask()):
        return None
    place = home() / "spread"
    place.mkdir(parents=True, exist_ok=True)
    sweep(place, time())
    return place


def send(jobs: Sequence[Job], room: ReadingRoom, folder: Path) -> list[Reading]:
    """Have files read; `folder` is empty, and seen by every reader."""
    if _dask():
        return [_sent_away(job, room) for job in jobs]
    if (pool := _pool()) and len(jobs) > AT_ONCE:
        return _share(jobs, room, folder, pool)
    return [read.submit(job.path, job.meeting, job.received).result for job in jobs]


def task_runner() -> TaskRunner[Any]:
    """Threads, each waiting for a reading process; a Dask cluster where CONCERTED_DASK names one.

    It is the address of a scheduler, or “local” for a cluster on this machine.
    """
    address = _dask()
    if not address:
        return ThreadPoolTaskRunner(max_workers=AT_ONCE)
    try:
        import dask

        # its workers start processes of their own, and the screen is for what came of the run
        dask.config.set({"distributed.worker.daemon": False, "logging.distributed": "error"})
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise SystemExit(NO_DASK) from error
    if address != "local":
        return DaskTaskRunner(address=address)
    size = {"n_workers": AT_ONCE, "threads_per_worker": 1, "dashboard_address": None}
    return DaskTaskRunner(cluster_kwargs=size)


def _sent_away(job: Job, room: ReadingRoom) -> Reading:
    """A file that a machine of the cluster could not read is read here: it may lack a program."""
    sent = read.submit(job.path, job.meeting, job.received)

    def wait() -> Outcome:
        outcome = sent.result()
        return room.examine(job.path, job.meeting, job.received) if outcome.problem else outcome

    return wait


def _share(jobs: Sequence[Job], room: ReadingRoom, folder: Path, pool: str) -> list[Reading]:
    shared = Shared.make(folder, jobs)
    _ask_for_help(pool, folder)
    taken = [take.submit(folder, n, job.path.name) for n, job in enumerate(jobs)]

    def wait(number: int) -> Outcome:
        taken[number].result()
        return shared.wait_for(number, room.examine)

    return [partial(wait, number) for number in range(len(jobs))]


def _ask_for_help(pool: str, folder: Path) -> None:
    """As many helpers as other workers are there; this run reads too, and does without them."""
    with suppress(Exception):  # the pool is a help, no condition: nothing is lost without it
        for _ in range(_others(pool)):
            run_deployment(HELP, parameters={"folder": str(folder)}, timeout=0)


def _others(pool: str) -> int:
    """Workers of the pool, this run's own left out where it has one."""
    there = WorkerFilter(status=WorkerFilterStatus(any_=["ONLINE"]))
    with get_client(sync_client=True) as client:
        online = client.read_workers_for_work_pool(pool, there)
    this = FlowRunContext.get()
    ours = this is not None and this.flow_run is not None and this.flow_run.work_pool_name == pool
    return len(online) - ours


@lru_cache(maxsize=1)
def _opened(folder: Path) -> Shared:
    """A list is not read anew for each of its files. Raises OtherProgram and OSError."""
    return Shared(folder)


def _here() -> ReadingRoom:
    """The room of this run; on a worker of a Dask cluster, one kept until the worker ends."""
    return _room.get() or _own_room()


@cache
def _own_room() -> ReadingRoom:
    room = ReadingRoom(1)
    atexit.register(room.__exit__, None, None, None)
    return room


def _pool() -> str:
    return os.environ.get("CONCERTED_POOL", "")


def _dask() -> str:
    return os.environ.get("CONCERTED_DASK", "")
