"""A guard around reading: each file is read in a process of its own kind, within limits.

A crash, a hang or a memory bomb becomes the outcome of that one file. The processes are kept
between files, so that their start is paid once; they are forked from one server that has loaded
the word lists already. The only module that knows pebble.
"""

import os
import re
import resource
import signal
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from threading import Event, Lock
from types import FrameType, TracebackType
from typing import Any, Self, TypeVar
from weakref import WeakSet

from pebble import ProcessExpired, ProcessPool

from extractors.errors import ExtractionError, ReaderCrashed, ReadingTooLarge, ReadingTooLong
from pipeline.config import editions_folder
from pipeline.convention.meetings import Meeting
from pipeline.intake.fork_server import fork_server
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.unpack import holds_documents, unpack
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.result import ExaminationResult, ReadersDoNotStart, ReadersStopped
from pipeline.submissions.unread import unread

T = TypeVar("T")
Work = Callable[..., ExaminationResult]  # called as `examine` is
MEMORY_LIMIT = 900_000_000  # bytes of data of one reading process; real files take under 300 MB
SHORTEST_LIMIT = 90  # seconds for any file; real ones without scans stay under 30
PER_MEGABYTE = 30  # seconds more
PER_PICTURE = 45  # seconds more for each in a PDF: OCR takes 3 s a page, on a loaded machine 30
SMALLEST_SCAN = 10_000  # bytes of a page in black and white, packed as tightly as can be
LONGEST_LIMIT = 1800  # seconds for any file
PICTURE = re.compile(rb"/Subtype\s*/Image\b")  # pictures are streams, whose heads stand open
SECRETS = ("CONCERTED_REGISTER_URL", "PREFECT_API_AUTH_STRING", "PREFECT_SERVER_API_AUTH_STRING")
START_LIMIT = 180  # seconds until the first process runs; 3 s on a machine that does nothing else


class ReaderPool:
    """Processes that read files; leave the block and they are gone.

    `begin` and `examine` may be called from several threads at once. Whoever still waits for a
    file when the block is left gets ReadersStopped, and so does who comes afterwards.
    """

    def __init__(
        self, workers: int = 1, memory: int = MEMORY_LIMIT, work: Work | None = None
    ) -> None:
        """`memory` in bytes, of each process; `work` is done with a file, None for `examine`.

        Raises ReadersStopped where the program ends, and ReadersDoNotStart: pebble would start
        dying processes again and again.
        """
        if ENDING.is_set():
            raise ReadersStopped
        _try_start(memory)
        self._work = work or _examine
        self._workers, self._memory = max(workers, 1), memory
        self._lock = Lock()
        self._waiting: set[Future[Any]] = set()  # sent, and not read yet
        self._closed = False
        self._pool = self._open()
        OPEN.add(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        error: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the processes; whoever waits gets ReadersStopped."""
        with self._lock:
            self._closed = True
        for sent in tuple(self._waiting):  # pebble itself leaves some waiting, others “crashed”
            sent.cancel()
        self._pool.stop()  # type: ignore[no-untyped-call]  # whatever still runs is not wanted
        self._pool.join()

    def examine(
        self, file: IncomingFile, meeting: Meeting, limit: float | None = None
    ) -> ExaminationResult:
        """`examine` in one of the processes, within `limit` seconds."""
        return self.begin(file, meeting, limit)()

    def begin(
        self, file: IncomingFile, meeting: Meeting, limit: float | None = None
    ) -> Callable[[], ExaminationResult]:
        """Have a file read as soon as a process is free; what is given back waits for it."""
        seconds = time_limit(file.place) if limit is None else limit
        options = {"imported": editions_folder(), "taught": file.taught}
        sent = self._schedule(self._work, (file.place, meeting, file.received), seconds, options)
        return partial(_outcome_of, file.place, sent)

    def unpack(self, file: IncomingFile, folder: Path) -> IncomingFiles:
        """`pipeline.intake.unpack.unpack` in one of the processes. Raises as `look` does."""
        return self.look(file.place, unpack, file, folder)

    def holds_documents(self, path: Path) -> bool:
        """`pipeline.intake.unpack.holds_documents` in one of the processes."""
        try:
            return self.look(path, holds_documents, path)
        except ExtractionError:  # so many that the process gave up; it is read, and says so
            return False

    def look(self, path: Path, work: Callable[..., T], *given: Any, **options: Any) -> T:
        """What `work` makes of the file at `path`, in one of the processes.

        Raises its errors, those of a process that stopped or took too long, and ReadersStopped.
        """
        return _result(path, self._schedule(work, given, time_limit(path), options))

    def _schedule(
        self, work: Callable[..., T], given: tuple[Any, ...], limit: float, options: dict[str, Any]
    ) -> "Future[T]":
        with self._lock:
            if self._closed:
                raise ReadersStopped
            try:
                sent: Future[T] = self._pool.schedule(work, given, options, limit)
            except RuntimeError:  # every process died with nothing to do: begin anew
                self._pool = self._open()
                sent = self._pool.schedule(work, given, options, limit)
            self._waiting.add(sent)
        sent.add_done_callback(self._waiting.discard)
        return sent

    def _open(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            initializer=_settle,
            initargs=(self._memory,),
            context=fork_server(),
        )


def _examine(*given: Any, **options: Any) -> ExaminationResult:
    """`examine`, imported where it is called: whoever starts the processes needs no readers."""
    from pipeline.submissions.examine import examine

    return examine(*given, **options)


OPEN: WeakSet[ReaderPool] = WeakSet()
ENDING = Event()


def look_apart(path: Path, work: Callable[..., T], *given: Any, **options: Any) -> T:
    """One look at a file by a process of its own, as `ReaderPool.look`.

    Nothing that comes from outside is opened, drawn or taken apart anywhere else.
    """
    with ReaderPool(1) as pool:
        return pool.look(path, work, *given, **options)


def stop_all_readers() -> None:
    """For a program that ends while threads of it have files read."""
    ENDING.set()
    for pool in tuple(OPEN):
        pool.stop()


def _outcome_of(path: Path, sent: "Future[ExaminationResult]") -> ExaminationResult:
    """Wait for the outcome; what became of the process is said as a state of the file."""
    try:
        return _result(path, sent)
    except ExtractionError as error:
        return unread(error, path, file_hash(path))


def _result(path: Path, sent: "Future[T]") -> T:
    """Raises ReadingTooLong and ReaderCrashed for what became of the process, ReadersStopped."""
    try:
        return sent.result()
    except CancelledError as error:
        raise ReadersStopped from error
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
        if not path.is_file():  # a pipe would wait for ever
            return SHORTEST_LIMIT
        limit = SHORTEST_LIMIT + PER_MEGABYTE * path.stat().st_size / 1_000_000
        if limit < LONGEST_LIMIT:
            limit += PER_PICTURE * min(_pictures(path), path.stat().st_size // SMALLEST_SCAN)
    except OSError:
        return SHORTEST_LIMIT
    return min(limit, LONGEST_LIMIT)


def _pictures(path: Path) -> int:
    """How many a PDF says it has; it may say anything."""
    content = path.read_bytes()
    return len(PICTURE.findall(content)) if b"%PDF-" in content[:1024] else 0


def _try_start(memory: int) -> None:
    """Start one process as those of the pool are started, and see it end well."""
    first = fork_server().Process(target=_settle, args=(memory,))
    first.start()
    first.join(START_LIMIT)
    code = first.exitcode
    if code is None:
        first.kill()
        first.join()
    first.close()
    if code != 0:
        raise ReadersDoNotStart("they hang" if code is None else f"exit code {code}")


def _settle(memory: int) -> None:
    """Set a new process up: its limit, and a way to leave that lets it clean up behind itself."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    for name in SECRETS:  # who reads files of strangers needs none
        os.environ.pop(name, None)
    if sys.platform == "linux":  # elsewhere the limit on data does not hold
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _leave(signum: int, frame: FrameType | None) -> None:
    """Programs that the reader started are stopped in its `finally` blocks."""
    sys.exit(128 + signum)
