"""Files that are written whole or not at all.

What is being written lies beside its place, locked by its process: the operating system gives the
lock back however that ends, and who writes there next clears away what nobody holds.
"""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from secrets import randbelow
from shutil import rmtree
from typing import TypeVar

T = TypeVar("T")


def replace_file(path: Path, write: Callable[[Path], T]) -> T:
    """Write beside `path` and move it there, so that no half-written file is ever found.

    What `write` gives is given back. Whatever goes wrong, nothing is left beside `path`. Raises
    what `write` raises, and OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with part_of(path, partial(Path.touch, exist_ok=False)) as part:
        given = write(part)
        part.replace(path)
        return given


@contextmanager
def part_of(path: Path, make: Callable[[Path], object]) -> Iterator[Path]:
    """What `make` makes beside `path`, a file or a folder; gone afterwards, where it was not moved.

    Another process that writes to `path` leaves it alone meanwhile. Its name cannot be guessed: in
    a folder where others write, too, nobody can lay a link or a file of theirs there before.
    Raises what `make` raises.
    """
    _clear_parts_of(path)
    part = path.with_name(f".{path.name}.{randbelow(10**18)}.part")
    make(part)
    lock = _locked(part)
    try:
        yield part
    finally:
        _remove(part)
        if lock is not None:
            os.close(lock)


def _clear_parts_of(path: Path) -> None:
    """Remove what processes that were killed have left beside `path`, or one with another day."""
    ours = re.compile(re.sub("[0-9]+", "[0-9]+", re.escape(f".{path.name}.0.part")))
    with suppress(OSError):  # a folder that is not there, or that we may not look into
        for left in [each for each in path.parent.iterdir() if ours.fullmatch(each.name)]:
            lock = _locked(left)
            if lock is not None:
                _remove(left)
                os.close(lock)


def _locked(part: Path) -> int | None:
    """A descriptor that holds it; None where somebody else does, or locks are not to be had."""
    try:
        lock = os.open(part, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock


def _remove(part: Path) -> None:
    if part.is_dir():
        rmtree(part, ignore_errors=True)
    else:
        part.unlink(missing_ok=True)
