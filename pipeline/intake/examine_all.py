"""The one way files are read: containers apart, several at once, told in the order given."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from pipeline.convention.meetings import Meeting
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.unpack import unpack_all
from pipeline.intake.workers import ReaderPool
from pipeline.submissions.result import ExaminationResult

AHEAD = 8  # files sent for each process before the one waited for: what is read waits in memory

Wait = Callable[[], ExaminationResult]  # until the file is read
Examined = tuple[IncomingFile, ExaminationResult]


class Readers(Protocol):
    """Who reads: the processes of this machine, or tasks of a workflow engine that use them."""

    def unpack(self, file: IncomingFile, folder: Path) -> IncomingFiles:
        """As `pipeline.intake.unpack.unpack`."""
        ...

    def begin(self, file: IncomingFile, meeting: Meeting) -> Wait:
        """Have a file read; never raises for a bad file, nor does what is given back."""
        ...


def examine_all(
    files: Sequence[IncomingFile],
    readers: Readers,
    meetings: Mapping[str, Meeting],
    ahead: int | None = None,
) -> Iterator[Examined]:
    """Every file with what was read from it, in the order given.

    A file whose result is known is not read. `meetings` has those the files are for by id;
    `ahead` is how many files are begun before the one waited for, None for all of them.
    """
    waiting: deque[tuple[IncomingFile, Wait]] = deque()
    for file in files:
        waiting.append((file, _begin(file, readers, meetings)))
        if ahead is not None and len(waiting) > ahead:
            yield _wait(*waiting.popleft())
    while waiting:
        yield _wait(*waiting.popleft())


def examine_here(
    files: Sequence[IncomingFile],
    meetings: Mapping[str, Meeting],
    workers: int = 1,
    passed_over: Callable[[Path], object] = lambda path: None,
) -> Iterator[Examined]:
    """The same by `workers` processes of this machine; containers come before their documents.

    `passed_over` is told of each file in them that is no submission. Where the bytes of a file are
    holds while it is told of. Raises ReadersDoNotStart.
    """
    with ReaderPool(workers) as pool, TemporaryDirectory(prefix="concerted-") as folder:
        found = unpack_all(files, pool.unpack, Path(folder))
        for path in found.passed_over:
            passed_over(path)
        yield from examine_all(found.files, pool, meetings, AHEAD * workers)


def _begin(file: IncomingFile, readers: Readers, meetings: Mapping[str, Meeting]) -> Wait:
    if file.result is not None:
        return partial(_known, file.result)
    return partial(_read, file, readers.begin(file, meetings[file.meeting]))


def _known(result: ExaminationResult) -> ExaminationResult:
    return result


def _read(file: IncomingFile, wait: Wait) -> ExaminationResult:
    return file.with_container(wait())


def _wait(file: IncomingFile, wait: Wait) -> Examined:
    return file, wait()
