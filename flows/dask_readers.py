"""The reading processes of a Dask cluster: each worker has its own while a run needs them.

Imported only where CONCERTED_DASK names a cluster.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from distributed import Worker, WorkerPlugin, get_worker
from prefect.context import FlowRunContext
from prefect_dask.task_runners import DaskTaskRunner

from pipeline.intake.workers import ReaderPool

NAME = "concerted readers"


class WorkerReaders(WorkerPlugin):
    """Owned by a worker: started with it or when a run begins, gone when that ends."""

    def setup(self, worker: Worker) -> None:
        self.pool = ReaderPool(worker.state.nthreads)

    def teardown(self, worker: Worker) -> None:
        self.pool.__exit__(None, None, None)


@contextmanager
def readers_on_workers() -> Iterator[None]:
    """Have every worker of the cluster of this run ready to read while inside."""
    run = FlowRunContext.get()
    if run is None or not isinstance(run.task_runner, DaskTaskRunner):
        yield  # a run that was given other tasks reads where those are
        return
    client = run.task_runner.client
    client.register_plugin(WorkerReaders(), name=NAME)
    try:
        yield
    finally:
        client.unregister_worker_plugin(NAME)  # type: ignore[no-untyped-call]  # dask's


def pool_of_worker() -> ReaderPool:
    """The processes of the worker that asks."""
    plugin = get_worker().plugins[NAME]
    assert isinstance(plugin, WorkerReaders)
    return plugin.pool
