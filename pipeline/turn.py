"""Whose turn it is: one look at a time in one home, on whatever machine it runs.

The operating system keeps the turn, and takes it back from a process that ends, however it ends.
A workflow engine's own limit does not: it counts a run that was killed as running for ever.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, lockf  # of a process, not of its children; holds over NFS

from pipeline.home import home

FILE = "look.lock"  # in the home; empty, and may be deleted when nothing runs


class NotOurTurn(Exception):
    """Another process looks already."""

    def __str__(self) -> str:
        return "Another look is at work. What it leaves is done by the next look."


@contextmanager
def our_turn(*, wait: bool) -> Iterator[None]:
    """Hold the turn while inside; never inside another one of the same process.

    Where another process holds it, `wait` until that is done, else raise NotOurTurn.
    """
    path = home() / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as door:
        try:
            lockf(door, LOCK_EX if wait else LOCK_EX | LOCK_NB)
        except (BlockingIOError, PermissionError):  # which of the two depends on the system
            raise NotOurTurn from None
        yield


def is_taken() -> bool:
    """Whether another process holds the turn now."""
    try:
        with our_turn(wait=False):
            return False
    except NotOurTurn:
        return True
