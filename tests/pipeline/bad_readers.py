"""What a bad file does to the process that reads it; called as `examine` is."""

import os
import signal
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from extractors.errors import BrokenFile
from pipeline.convention.meetings import Meeting
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review.taught_headings import TaughtHeading
from pipeline.submissions.summary import Reading

HOLD = 60  # seconds that a hanging reader would take


def read_badly(
    path: Path,
    meeting: Meeting,
    received: date | None,
    imported: Path,
    taught: Sequence[TaughtHeading],
) -> ExaminationResult:
    """Do what the name of the file says."""
    DEEDS[path.stem]()
    return ExaminationResult(Reading(path.name, None, None, kind=f"read in {os.getpid()}"))


def die_at_start(memory: int) -> None:
    """In place of setting a process up."""
    os._exit(7)


def nothing() -> None:
    """A well-behaved file."""


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def hang() -> None:
    time.sleep(HOLD)


def bomb() -> None:
    blocks = [bytearray(50_000_000) for _ in range(200)]
    raise AssertionError(f"{len(blocks)} blocks were given")


def fail() -> None:
    raise BrokenFile(Path("fail"), "as a reader would")


DEEDS = {
    "good": nothing,
    "crash": crash,
    "hang": hang,
    "bomb": bomb,
    "fail": fail,
}
