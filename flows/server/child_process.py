"""A process that ends with the one that started it, whichever way that one ends.

Its standard input is held open by the starter. Once that is closed, by will or because the program
that held it was killed, it is asked to end as Ctrl+C or a supervisor would ask it. It has a session
of its own: Ctrl+C in the terminal is for the starter, which stops it last.
"""

import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen, TimeoutExpired
from threading import Thread
from time import sleep


@contextmanager
def running(
    module: str,
    *arguments: str,
    log: Path,
    wait: float,
    settings: Mapping[str, str] | None = None,
    keep: Sequence[int] = (),
) -> Iterator["Popen[bytes]"]:
    """`python -m module arguments` while inside, with what it says added to `log`.

    `settings` are added to its environment, `keep` are file descriptors that it is given under
    the same numbers. At the end it has `wait` seconds; then it and all that it started is killed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as file:
        process = Popen(  # noqa: S603 - a module of ours
            [sys.executable, "-m", module, *arguments],
            env=os.environ | (settings or {}),
            stdin=PIPE,
            stdout=file,
            stderr=STDOUT,
            start_new_session=True,
            pass_fds=keep,
        )
    try:
        yield process
    finally:
        _stop(process, wait)


def _stop(process: "Popen[bytes]", wait: float) -> None:
    assert process.stdin
    process.stdin.close()
    with suppress(TimeoutExpired):
        process.wait(wait)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def end_with_starter(how: signal.Signals, wait: float) -> None:
    """In a process that is held: send it this signal once nobody holds it any more.

    After `wait` seconds it is killed with all that it started: its starter may be gone.
    """

    def end() -> None:
        while os.read(0, 1024):  # no lock of Python's, which could not be had back at the end
            pass
        os.kill(os.getpid(), how)
        sleep(wait)
        os.killpg(0, signal.SIGKILL)

    Thread(target=end, daemon=True).start()
