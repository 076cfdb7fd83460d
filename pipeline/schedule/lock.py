"""One run at a time in one home, on whatever machine it runs.

The operating system keeps the lock, and takes it back from a process that ends, however it ends.
A workflow engine's own limit does not: it counts a run that was killed as running for ever.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from pipeline.config import home

FILE = "look.lock"  # in the home; empty, and may be deleted when nothing runs


class AlreadyRunning(Exception):
    """Another process is at work in this home."""

    def __str__(self) -> str:
        return "Another run is in progress; remaining work is done by the next run."


@contextmanager
def exclusive_run(*, wait: bool) -> Iterator[None]:
    """Hold the lock of the home while inside; never inside another one of the same process.

    Where another process holds it, `wait` until that is done, else raise AlreadyRunning.
    """
    path = home() / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=-1 if wait else 0)
    except Timeout:
        raise AlreadyRunning from None
    try:
        yield
    finally:
        lock.release()


def is_taken() -> bool:
    """Whether another process holds the lock now."""
    try:
        with exclusive_run(wait=False):
            return False
    except AlreadyRunning:
        return True
