"""Where a command puts what is needed while it runs; gone with it, also when it is killed.

The folder is locked by its process: the operating system gives the lock back however that ends,
and the next command of the same user clears away what nobody holds.
"""

import atexit
import fcntl
import os
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from shutil import rmtree
from stat import S_ISDIR
from time import time

PREFIX = "ca-run-"  # short: the names of sockets in it may have a hundred letters in all
SETTLING = 60  # seconds between the making of a folder and its lock, at the most


def begin_scratch() -> None:
    """From now on all temporary files of this process and its children are in one folder.

    It goes at the very end: multiprocessing clears its own part of it before.
    """
    sweep(Path(tempfile.gettempdir()), time())
    folder = tempfile.mkdtemp(prefix=PREFIX)
    _locked(folder)  # until the end
    atexit.register(partial(rmtree, folder, ignore_errors=True))
    tempfile.tempdir = os.environ["TMPDIR"] = folder


def sweep(place: Path, now: float) -> None:
    """Remove the folders in `place` whose processes were killed; `now` as files are dated."""
    for left in place.glob(f"{PREFIX}*"):
        with suppress(OSError):  # another command was faster, or it belongs to somebody else
            found = left.lstat()
            ours = S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
            if ours and now - found.st_mtime > SETTLING:
                lock = _locked(str(left))
                rmtree(left, ignore_errors=True)
                os.close(lock)


def _locked(folder: str) -> int:
    """A descriptor that holds the folder, also where the process becomes another program.

    Raises BlockingIOError where somebody else holds it.
    """
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    os.set_inheritable(lock, True)
    return lock
