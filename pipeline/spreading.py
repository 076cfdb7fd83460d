"""Reading shared among several programs: a list of files in a folder that all of them see.

Whoever reads a file claims it first, by making a file beside the list, which only one can; the
outcome is put there too, whole or not at all. So nobody has to be told who reads what: a reader
that comes late takes what is left, and one that is lost costs the time limit of one file, after
which the file is read again. The register is written by the one who made the list alone.
"""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import rmtree
from time import monotonic, sleep
from typing import Any

from pipeline.intake import file_hash
from pipeline.meetings import Meeting
from pipeline.outcome import Outcome
from pipeline.reading import time_limit
from pipeline.summarise import PROGRAM
from pipeline.whole_files import replace_file

Examine = Callable[[Path, Meeting, date | None], Outcome]
LIST = "files.list"
LOOK_AGAIN = 0.2  # seconds
KEPT = 7 * 24 * 3600  # seconds; no run takes that long
GRACE = 30  # seconds over the time limit of a file until its reader is given up


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read; the same file is the one with these bytes."""

    path: Path  # absolute
    meeting: Meeting
    received: date | None
    sha256: str | None  # None: it could not be read by the one who made the list


class OtherProgram(Exception):
    """A list made by another version of the program, which might read differently."""

    def __init__(self, folder: Path, found: object) -> None:
        super().__init__(
            f"{folder} was made by version {found} of the program; this one is {PROGRAM}. It was "
            "left to the others. Install the same version on every machine that reads."
        )


class Shared:
    """A folder with a list of files; numbers are places in the list, from 0."""

    def __init__(self, folder: Path) -> None:
        """Open a list. Raises OtherProgram, and OSError where there is none (any more)."""
        self.folder = folder
        version, jobs = _load(folder / LIST)
        if version != PROGRAM:
            raise OtherProgram(folder, version)
        self.jobs: tuple[Job, ...] = jobs

    @classmethod
    def make(cls, folder: Path, jobs: Sequence[Job]) -> "Shared":
        """Write the list into `folder`, an empty one that every reader sees."""
        _dump(folder / LIST, (PROGRAM, tuple(jobs)))
        return cls(folder)

    def take(self, number: int, examine: Examine) -> bool:
        """Read a file unless another reader has it; whether it was read.

        One that this machine does not see, or sees with other bytes, is left to the others.
        """
        job = self.jobs[number]
        if job.sha256 is None or file_hash(job.path) != job.sha256 or not self._claim(number):
            return False
        try:
            outcome = examine(job.path, job.meeting, job.received)
        except BaseException:
            self._claimed(number).unlink(missing_ok=True)  # another may have it
            raise
        _dump(self._came(number), outcome)
        return True

    def wait_for(self, number: int, examine: Examine, patience: float | None = None) -> Outcome:
        """What came of a file, once it is there; read here where no reader has it or gives it.

        A file that another could not read is read here again: that machine may lack a program.
        `patience` in seconds, in place of the time limit of the file.
        """
        job = self.jobs[number]
        patience = time_limit(job.path) + GRACE if patience is None else patience
        until = monotonic() + patience
        while not self._came(number).exists():
            if not self._claimed(number).exists() or monotonic() > until:
                return examine(job.path, job.meeting, job.received)
            sleep(LOOK_AGAIN)
        outcome: Outcome = _load(self._came(number))
        return examine(job.path, job.meeting, job.received) if outcome.problem else outcome

    def _claim(self, number: int) -> bool:
        try:
            self._claimed(number).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def _claimed(self, number: int) -> Path:
        return self.folder / f"{number}.claimed"

    def _came(self, number: int) -> Path:
        return self.folder / f"{number}.outcome"


def sweep(place: Path, now: float) -> None:
    """Remove what runs that were killed have left in `place`; `now` as files are dated."""
    for left in place.iterdir():
        if now - left.stat().st_mtime > KEPT:
            rmtree(left, ignore_errors=True)


def _dump(path: Path, value: object) -> None:
    replace_file(path, lambda part: part.write_bytes(pickle.dumps(value)))


def _load(path: Path) -> Any:  # what _dump wrote
    return pickle.loads(path.read_bytes())  # noqa: S301 - our own folder, beside the register
