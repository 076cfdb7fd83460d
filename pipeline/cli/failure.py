"""How a command ends that cannot end its work: never as one that found something."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from types import FrameType
from typing import Any, NoReturn

from pipeline.refusal import Refusal

WRONG_USAGE = 2
FAILED = 4  # 1 says that there are findings
FULL = {ENOSPC, EDQUOT}
SQLITE_FULL = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"}  # the second: not even to read


def end_when_asked() -> None:
    """A supervisor's SIGTERM, or a terminal that is closed, ends a command as Ctrl+C does.

    What it has open is closed on the way, and what it started is stopped.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # `nohup` ignores one
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    """128 and the number: what a shell says of a program that a signal ended."""
    sys.exit(128 + number)


@contextmanager
def said_why() -> Iterator[None]:
    """Whatever comes out of a command is told, and ends it with FAILED.

    A full disk is named; trouble with a file is a sentence; a fault of the program shows where it
    is, for whoever mends it.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        stop_writing()
    except Refusal as error:  # before a command had begun to ask
        sys.stderr.write(f"{error}\n")
        sys.exit(WRONG_USAGE)
    except OSError as error:
        sys.stderr.write(f"{_sentence(error)}\n")
        sys.exit(FAILED)
    except Exception as error:
        if _found_no_room(error):
            sys.stderr.write(f"{_full('A disk')}\n")
            sys.exit(FAILED)
        if wrong := _wrong_settings(error):
            sys.stderr.write(f"{wrong}\n")
            sys.exit(WRONG_USAGE)
        from traceback import print_exc  # only here

        print_exc()
        sys.stderr.write(
            "\nThis is a fault of the program, not of your files. What was done before it is kept. "
            "Run `concerted doctor`, and send these lines to whoever looks after the program.\n"
        )
        sys.exit(FAILED)


def stop_writing() -> NoReturn:
    """End where nobody reads on: `| head` has seen enough. 1 would say that there are findings."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(FAILED)


def _found_no_room(error: BaseException | None) -> bool:
    """Whether a full disk is at the bottom of it: libraries wrap what the system or SQLite said."""
    while error is not None:
        name = getattr(error, "sqlite_errorname", None)
        if getattr(error, "errno", None) in FULL or name in SQLITE_FULL:
            return True
        error = error.__cause__ or error.__context__
    return False


def _wrong_settings(error: Any) -> str:
    """What is wrong in the settings of Prefect, which reads them while it is imported; "": nothing.

    Their values are not shown: they may be secrets.
    """
    if type(error).__name__ != "ValidationError" or not getattr(error, "title", "").endswith(
        "Settings"
    ):
        return ""
    faults = [
        f"{'_'.join(('PREFECT', *map(str, fault['loc']))).upper()}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)
    ]
    return (
        f"A setting of the workflow engine cannot be used ({'; '.join(faults)}). Put right what "
        "begins with PREFECT_ in the environment or in the profile of Prefect, or unset it."
    )


def _full(disk: str) -> str:
    return (
        f"{disk} is full, or your share of it is. What was done before is kept. Make room and "
        f"repeat the command. Free now: {_free_room()}."
    )


def _sentence(error: OSError) -> str:
    place = error.filename or error.filename2
    if error.errno in FULL:
        return _full(f"The disk that holds {_text(place)}" if place else "A disk")
    where = f"{_text(place)}: " if place else ""
    return (
        f"{where}{error.strerror or error}. What was done before is kept. Mend that and repeat the "
        "command."
    )


def _text(path: object) -> str:
    """A path in letters, also one whose bytes are none."""
    name = path if isinstance(path, (str, bytes)) else str(path)
    return os.fsencode(name).decode("utf-8", "replace")


def _free_room() -> str:
    """On the disks that the program writes to, in megabytes."""
    from shutil import disk_usage
    from tempfile import gettempdir

    from pipeline.config import home

    rooms = []
    for place in (str(home()), gettempdir(), str(os.curdir)):
        try:
            rooms.append(f"{disk_usage(place).free // 1_000_000} MB at {place}")
        except OSError:
            continue
    return ", ".join(rooms)
