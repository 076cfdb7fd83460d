"""A guard around reading: each file is read in a process of its own kind, within limits.

A crash, a hang or a memory bomb becomes the outcome of that one file. The processes are kept
between files, so that their start is paid once; they are forked from one server that has loaded
the word lists already. The only module that knows pebble.
"""

import re
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from traceback import format_exc
from types import FrameType, TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.errors import ExtractionError, ReaderCrashed, ReadingTooLarge, ReadingTooLong
from pipeline.bundles import Unpacked, holds_documents, tied, unpack
from pipeline.home import editions_folder
from pipeline.intake import examine, file_hash
from pipeline.meetings import Meeting
from pipeline.outcome import Outcome, ReadersDoNotStart
from pipeline.summarise import quarantined, unread

T = TypeVar("T")
Work = Callable[..., Outcome]  # called as `examine` is
MEMORY_LIMIT = 900_000_000  # bytes of data of one reading process; real files take under 300 MB
SHORTEST_LIMIT = 90  # seconds for any file; real ones without scans stay under 30
PER_MEGABYTE = 30  # seconds more
PER_PICTURE = 45  # seconds more for each in a PDF: OCR takes 3 s a page, on a loaded machine 30
LONGEST_LIMIT = 1800  # seconds for any file
PICTURE = re.compile(rb"/Subtype\s*/Image\b")  # pictures are streams, whose heads stand open
START_LIMIT = 180  # seconds until the first process runs; 3 s on a machine that does nothing else


class ReadingRoom:
    """Processes that read files; leave the block and they are gone.

    `examine` may be called from several threads at once.
    """

    def __init__(self, workers: int = 1, memory: int = MEMORY_LIMIT, work: Work = examine) -> None:
        """`memory` in bytes, of each process; `work` is what is done with a file.

        Raises ReadersDoNotStart: pebble would start dying processes again and again.
        """
        _try_start(memory)
        self._work = work
        self._workers, self._memory = max(workers, 1), memory
        self._lock = Lock()
        self._pool = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        error: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]  # whatever still runs is not wanted
        self._pool.join()

    def examine(
        self, path: Path, meeting: Meeting, received: date | None, limit: float | None = None
    ) -> Outcome:
        """`pipeline.intake.examine` in one of the processes, within `limit` seconds."""
        return outcome_of(path, self.send(path, meeting, received, limit))

    def send(
        self, path: Path, meeting: Meeting, received: date | None, limit: float | None = None
    ) -> "Future[Outcome]":
        """Have a file read as soon as a process is free; `outcome_of` waits for it."""
        seconds = time_limit(path) if limit is None else limit
        options = {"imported": editions_folder()}
        return self._schedule(self._work, (path, meeting, received), seconds, options)

    def unpack(self, path: Path, folder: Path) -> tuple[Unpacked, ...]:
        """`pipeline.bundles.unpack` in one of the processes.

        Raises its errors, and those of a process that stopped or took too long.
        """
        return _result(path, self._schedule(unpack, (path, folder), time_limit(path), {}))

    def _schedule(
        self, work: Callable[..., T], given: tuple[Any, ...], limit: float, options: dict[str, Any]
    ) -> "Future[T]":
        with self._lock:
            try:
                sent: Future[T] = self._pool.schedule(work, given, options, limit)
            except RuntimeError:  # every process died with nothing to do: begin anew
                self._pool = self._open()
                sent = self._pool.schedule(work, given, options, limit)
        return sent

    def _open(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            initializer=_settle,
            initargs=(self._memory,),
            context=_context(),
        )


def examine_safely(
    paths: Iterable[Path],
    meeting: Meeting,
    received: Mapping[Path, date] | None = None,
    workers: int = 1,
) -> Iterator[Outcome]:
    """The outcomes of every file, in the order given; `received` where the day is known.

    A message or zip file gives one outcome for each document in it.
    """
    days = received or {}
    with ReadingRoom(workers) as room, TemporaryDirectory(prefix="concerted-") as scratch:
        waiting: list[Callable[[], Iterator[Outcome]]] = []
        for number, path in enumerate(paths):
            day = days.get(path)
            if holds_documents(path):
                folder = Path(scratch) / str(number)
                waiting.append(partial(_of_bundle, room, path, folder, meeting, day))
            else:
                waiting.append(partial(_of_file, path, room.send(path, meeting, day)))
        for outcomes in waiting:
            yield from outcomes()


def _of_file(path: Path, sent: "Future[Outcome]") -> Iterator[Outcome]:
    yield outcome_of(path, sent)


def _of_bundle(
    room: ReadingRoom, path: Path, folder: Path, meeting: Meeting, received: date | None
) -> Iterator[Outcome]:
    try:
        parts = room.unpack(path, folder)
    except ExtractionError as error:
        yield unread(error, path, file_hash(path))
        return
    except OSError:  # no room to unpack into: no fault of the file
        raise
    except Exception:  # our own bug: kept with its traceback, the batch goes on
        yield quarantined(path, file_hash(path), format_exc())
        return
    sent = [(part, room.send(part.path, meeting, received)) for part in parts]
    for part, future in sent:
        yield tied(outcome_of(part.path, future), part)


def outcome_of(path: Path, sent: "Future[Outcome]") -> Outcome:
    """Wait for the outcome; what became of the process is said as a state of the file."""
    try:
        return _result(path, sent)
    except ExtractionError as error:
        return unread(error, path, file_hash(path))


def _result(path: Path, sent: "Future[T]") -> T:
    """Raises ReadingTooLong and ReaderCrashed for what became of the process."""
    try:
        return sent.result()
    except TimeoutError as error:
        raise ReadingTooLong(path, f"more than {time_limit(path):.0f} s") from error
    except ProcessExpired as died:
        raise ReaderCrashed(path, f"exit code {died.exitcode}") from died
    except BrokenProcessPool as broken:
        raise ReaderCrashed(path, str(broken)) from broken
    except MemoryError as error:
        raise ReadingTooLarge(path, "out of memory") from error


def time_limit(path: Path) -> float:
    """Seconds that a file may take, by its size and, for a PDF, the pictures in it.

    They are seconds of the clock, as OCR is done by another program: generous enough for a
    scan on a loaded machine, and still an end for a hang.
    """
    try:
        limit = SHORTEST_LIMIT + PER_MEGABYTE * path.stat().st_size / 1_000_000
        if limit < LONGEST_LIMIT:
            limit += PER_PICTURE * _pictures(path.read_bytes())
    except OSError:
        return SHORTEST_LIMIT
    return min(limit, LONGEST_LIMIT)


def _pictures(content: bytes) -> int:
    return len(PICTURE.findall(content)) if b"%PDF-" in content[:1024] else 0


def _try_start(memory: int) -> None:
    """Start one process as those of the pool are started, and see it end well."""
    first = _context().Process(target=_settle, args=(memory,))
    first.start()
    first.join(START_LIMIT)
    code = first.exitcode
    if code is None:
        first.kill()
        first.join()
    first.close()
    if code != 0:
        raise ReadersDoNotStart("they hang" if code is None else f"exit code {code}")


def _context() -> ForkServerContext:
    context = get_context("forkserver")  # forking a program with threads may hang it
    context.set_forkserver_preload(["pipeline.preload"])
    return context


def _settle(memory: int) -> None:
    """Set a new process up: its limit, and a way to leave that lets it clean up behind itself."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    if sys.platform == "linux":  # elsewhere the limit on data does not hold
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _leave(signum: int, frame: FrameType | None) -> None:
    """Programs that the reader started are stopped in its `finally` blocks."""
    sys.exit(128 + signum)
