"""Take files in: find them, unpack them, read them, keep them, in the order found.

The order makes the register the same however the reading interleaves, and whoever reads: the
older of two versions is always the one that came first.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.readers.containers import safe_name
from pipeline.config import home, register_url
from pipeline.convention.calendar import BONN
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.convention.receipt_day import refuse_future
from pipeline.intake.examine_all import Readers, examine_all
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.known import cached_result
from pipeline.intake.manifest import find_incoming
from pipeline.intake.result import IntakeReport
from pipeline.intake.unpack import unpack_all
from pipeline.register import ErasedBefore, Register, RegisterError, open_register
from pipeline.services.arrivals import with_arrivals
from pipeline.services.session import opened_register, this_day
from pipeline.submissions.erasure import ErasureStep
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.kept import FileState, IntakeResult
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.result import ReadersStopped as RunCutOff
from pipeline.submissions.summary import Reading

__all__ = [
    "IntakeListener",
    "IntakeReport",
    "RunCutOff",
    "engine_is_wanted",
    "files_to_take_in",
    "keep",
    "safe_name",
    "stop_taking_in",
    "take_in",
]


class IntakeListener:
    """Is told how an intake goes on; this one keeps silent.

    It stays in its process: sent elsewhere with the work of a run, it arrives silent.
    """

    def found(self, meeting: str, files: int) -> None:
        """Before the first file is read: for which meeting, and how many there are."""

    def taken_in(self, done: int, of: int, name: str) -> None:
        """After each file: how many are done, of how many, and the name of this one."""

    def ended(self, report: IntakeReport) -> None:
        """Whatever becomes of the run: what came of every file, or `unfinished` says of which not.

        Before an interrupt, or an error that ends the run, is passed on.
        """

    def __reduce__(self) -> tuple[type["IntakeListener"], tuple[()]]:
        return IntakeListener, ()


SILENT = IntakeListener()


ENGINE = ("PREFECT_API_URL", "CONCERTED_DASK")  # whose pages show runs, and who reads for us


def engine_is_wanted() -> bool:
    """Whether the user has named a Prefect server or a Dask cluster.

    Without either nobody would see the run, and its server would cost more than the reading.
    """
    return any(map(os.environ.get, ENGINE))


def files_to_take_in(
    paths: Sequence[Path], meeting: str, received: date | None = None, manifest: Path | None = None
) -> IncomingFiles:
    """What `take_in` would take in. Raises as it does."""
    with opened_register() as register:
        known = register.meetings()
    refuse_future(received, this_day())
    return find_incoming(
        paths, meeting, received, manifest, known, but_not=home(), today=this_day()
    )


def take_in(
    paths: Sequence[Path],
    meeting: str,
    received: date | None = None,
    manifest: Path | None = None,
    *,
    readers: Readers | None = None,
    scratch: Path | None = None,
    listener: IntakeListener = SILENT,
    began: datetime | None = None,
) -> IntakeReport:
    """Read files and folders, several files at once, and load them into the register.

    `received` is the day the Secretariat received the first version of each, `manifest` a table
    of these days; None: not known. `readers` read, processes of this machine where None;
    `scratch` is a folder that all of them see, for what is unpacked. Each file is kept in a
    transaction of its own: the same file a second time changes nothing, and a run that was
    stopped is made good by the next; `listener` is told how far it came. `began` is when the
    run did, now where None. Raises FutureReceipt,
    ManifestError, UnknownMeeting, RegisterError and ReadersDoNotStart.
    """
    began = began or datetime.now(UTC)
    today = began.astimezone(BONN).date()
    refuse_future(received, today)
    with (
        open_register(home(), register_url()) as register,
        TemporaryDirectory(prefix="concerted-", dir=scratch) as folder,
    ):
        known = register.meetings()
        named = find_meeting(meeting, known).id
        incoming = find_incoming(
            paths, meeting, received, manifest, known, but_not=home(), today=today
        )
        incoming = replace(incoming, files=with_arrivals(register, incoming.files))
        rows: list[IntakeResult] = []
        files, passed_over = incoming.files, incoming.passed_over
        try:
            with _readers_for(incoming, readers) as reading:
                unpacked = unpack_all(incoming.files, reading.unpack, Path(folder))
                files, passed_over = unpacked.files, passed_over + unpacked.passed_over
                listener.found(named, len(files))
                _load_all(register, unpacked, reading, known, listener, rows)
        finally:  # also after an interrupt, a database that went away, a full disk
            left = tuple(file.path for file in files[len(rows) :])
            report = IntakeReport(began, named, (*rows,), passed_over, incoming.not_come, left)
            listener.ended(report)
    return report


def stop_taking_in() -> None:
    """For a program that ends: every intake of its threads raises RunCutOff soon."""
    from pipeline.intake.workers import stop_all_readers  # imports the readers

    stop_all_readers()


@contextmanager
def _readers_for(incoming: IncomingFiles, given: Readers | None) -> Iterator[Readers]:
    """Those given, else processes of this machine; none are started where nothing came."""
    if given is not None:
        yield given
        return
    from pipeline.intake.workers import ReaderPool  # imports the readers

    with ReaderPool(min(len(incoming.files), os.cpu_count() or 1)) as pool:
        yield pool


def _load_all(
    register: Register,
    incoming: IncomingFiles,
    readers: Readers,
    meetings: Mapping[str, Meeting],
    listener: IntakeListener,
    rows: list[IntakeResult],
) -> None:
    """Add a row to `rows` for each file as soon as it is in the register."""
    taught = register.taught_headings()
    known = [_with_known_result(register, file, meetings) for file in incoming.files]
    files = [replace(file, taught=taught) for file in known]
    for file, result in examine_all(files, readers, meetings):
        rows.append(keep(register, file, result))
        listener.taken_in(len(rows), len(files), file.place.name)


def keep(register: Register, file: IncomingFile, result: ExaminationResult) -> IntakeResult:
    """Load one file that was read; one that cannot be kept stops no other."""
    if result.summary.sha256 is None:
        return _not_kept(file, result, "There was nothing to keep.")
    try:
        loaded = register.load(result, file.place, file.received, file.meeting)
    except ErasedBefore as error:
        return replace(_not_kept(file, result, str(error)), state=FileState.ERASED)
    except (RegisterError, OSError) as error:
        return _not_kept(file, result, str(error))
    return replace(loaded, path=file.path)


def _with_known_result(
    register: Register, file: IncomingFile, meetings: Mapping[str, Meeting]
) -> IncomingFile:
    if file.result:
        return file
    digest = file_hash(file.place)
    if digest and (known := register.erasures.of(digest)) and known.step is ErasureStep.ERASED:
        return replace(file, result=_not_read(file, digest))
    return replace(file, result=cached_result(register, file, meetings[file.meeting]))


def _not_read(file: IncomingFile, digest: str) -> ExaminationResult:
    """What is said of a file that was erased: its name, and nothing that stands in it."""
    return ExaminationResult(Reading(file=file.path.name, sha256=digest, problem=None))


def _not_kept(file: IncomingFile, result: ExaminationResult, why: str) -> IntakeResult:
    return IntakeResult(file.path, file.meeting, file.received, result, FileState.NOT_KEPT, why)
