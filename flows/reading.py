"""Who reads: processes of this machine, or those of a Dask cluster.

Whoever it is, the results are the same and are loaded by the run alone, in the order found.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time
from typing import Any
from urllib.parse import urlsplit

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.decorators import step
from pipeline.config import home
from pipeline.convention.meetings import Meeting
from pipeline.intake.examine_all import Wait
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.unpack import sweep
from pipeline.intake.workers import ReaderPool
from pipeline.refusal import Refusal
from pipeline.submissions.result import ExaminationResult

AT_ONCE = os.cpu_count() or 1  # reading processes, each with a thread that waits for it

NO_DASK = (
    "CONCERTED_DASK is set, and prefect-dask is not installed here. Install it with "
    "`pip install -e '.[dask]'`, or unset CONCERTED_DASK to read on this machine."
)
OPEN_DASK = (
    "The Dask cluster at {address} takes programs from whoever reaches it. Give its machines "
    "certificates, and CONCERTED_DASK an address that begins with tls:// (docs/operations.md), or "
    "unset CONCERTED_DASK to read on this machine."
)


class UnusableCluster(Refusal):
    """CONCERTED_DASK names a cluster that nothing may be sent to, or that cannot be spoken to."""


LOCAL = {"127.0.0.1", "localhost", "::1"}


@step("read", "read {file.path.name}", minutes=None)
def read(file: IncomingFile, meeting: Meeting, pool: ReaderPool) -> ExaminationResult:
    """Read and check one file in a process of its own, within the limits of the pool.

    Never raises for a bad file.
    """
    return pool.examine(file, meeting)


@step("read", "read {file.path.name}", minutes=None)
def read_on_cluster(file: IncomingFile, meeting: Meeting) -> ExaminationResult:
    """The same on a worker of a Dask cluster, by the processes that belong to it."""
    from flows.dask_readers import pool_of_worker

    return pool_of_worker().examine(file, meeting)


class TaskReaders:
    """Reads each file by a task of the run, several at once."""

    def __init__(self, pool: ReaderPool) -> None:
        self._pool = pool

    def unpack(self, file: IncomingFile, folder: Path) -> IncomingFiles:
        return self._pool.unpack(file, folder)

    def begin(self, file: IncomingFile, meeting: Meeting) -> Wait:
        return read.submit(file, meeting, self._pool).result


class ClusterReaders(TaskReaders):
    """The same by the workers of a Dask cluster."""

    def begin(self, file: IncomingFile, meeting: Meeting) -> Wait:
        """What a machine of the cluster could not read is read here: it may lack a program."""
        sent = read_on_cluster.submit(file, meeting)

        def wait() -> ExaminationResult:
            result = sent.result()
            return self._pool.examine(file, meeting) if result.problem else result

        return wait


@contextmanager
def task_readers() -> Iterator[TaskReaders]:
    """The readers of this run; leave the block and their processes are gone."""
    with ReaderPool(AT_ONCE) as pool:
        if not _dask():
            yield TaskReaders(pool)
            return
        from flows.dask_readers import readers_on_workers

        with readers_on_workers():
            yield ClusterReaders(pool)


def scratch() -> Path | None:
    """Where to put files that readers must see; None where they are all on this machine."""
    if not _dask():
        return None
    place = home() / "spread"
    place.mkdir(parents=True, exist_ok=True)
    sweep(place, time())
    return place


def task_runner() -> TaskRunner[Any]:
    """Threads, each waiting for a reading process; a Dask cluster where CONCERTED_DASK names one.

    It is the address of a scheduler, or “local” for a cluster on this machine, which takes work
    from this program alone. Raises UnusableCluster.
    """
    address = _dask()
    if not address:
        return ThreadPoolTaskRunner(max_workers=AT_ONCE)
    if address != "local" and not _is_guarded(address):
        raise UnusableCluster(OPEN_DASK.format(address=address))
    try:
        import dask

        # its workers start processes of their own, and the screen is for what came of the run
        dask.config.set({"distributed.worker.daemon": False, "logging.distributed": "error"})
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise UnusableCluster(NO_DASK) from error
    if address != "local":
        return DaskTaskRunner(address=address)
    size = {"n_workers": AT_ONCE, "threads_per_worker": 1, "dashboard_address": None}
    return DaskTaskRunner(cluster_kwargs=size | {"protocol": "tls://", "security": True})


def _is_guarded(address: str) -> bool:
    """Whether its machines show certificates, or it is on this machine alone."""
    place = urlsplit(address)
    return place.scheme == "tls" or place.hostname in LOCAL


def _dask() -> str:
    return os.environ.get("CONCERTED_DASK", "")
