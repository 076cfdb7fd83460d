"""How long a command waits for the engine alone: a server may ask for an hour, and ask again.

Prefect has no limit of its own for that, and no way to be told: it is interrupted, as by Ctrl+C,
and again every second until it lets go.
"""

import atexit
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

BEGINNING = 120  # seconds until the run of a flow has begun: the server may be busy
END = 20  # seconds to write down that it has ended
AGAIN = 1


class Impatience(Exception):
    """The engine was waited for long enough."""


class Patience:
    """This one waits for ever."""

    def wait(self, seconds: float) -> None:
        """From now on this long, and no longer."""

    def rest(self) -> None:
        """Now we work, for as long as that takes."""


class LimitedPatience(Patience):
    """In the main thread of a program: raises Impatience there."""

    def wait(self, seconds: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)

    def rest(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


ENDLESS = Patience()


@contextmanager
def limited_patience() -> Iterator[Patience]:
    """For the run of one flow; afterwards nothing is interrupted any more."""
    with no_longer_than(BEGINNING):
        yield LimitedPatience()


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Raises Impatience inside, in the main thread; elsewhere there is no limit."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    outer = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *outer)
        signal.signal(signal.SIGALRM, before)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise Impatience


def end_soon(code: int) -> None:
    """From here on the program only ends: with this code, however long Prefect would take to.

    It waits at the end until its server was told of everything, and without a limit.
    """

    def leave(_number: int, _frame: FrameType | None) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()  # what was to be done at the end, temporary folders among it
        os._exit(code)

    signal.signal(signal.SIGALRM, leave)
    signal.setitimer(signal.ITIMER_REAL, END)
