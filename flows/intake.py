"""Take in submissions. Orchestration only: every decision is in `pipeline`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.publish import publish_anew
from flows.reading import Reading, reading_room, scratch, send, task_runner
from flows.showing import call_run, show
from flows.steps import run
from pipeline.arrivals import find_arrivals
from pipeline.deliveries import Deliveries, Delivery, held_outcome, open_deliveries
from pipeline.home import home, register_url
from pipeline.intake import file_hash
from pipeline.meetings import Meeting, find_meeting
from pipeline.outcome import Outcome
from pipeline.reading import ReadingRoom
from pipeline.register import Register, RegisterError, open_register
from pipeline.reports.intake import IntakeReport, IntakeRow, not_kept, taken_in
from pipeline.reports.intake_table import files_of, papers_of
from pipeline.spreading import Job

Progress = Callable[[int, int, str], None]  # files done, files in all, name of the last one


@dataclass(slots=True)
class Watch:
    """Who is told while files are taken in, and what came of it once all are."""

    progress: Progress
    report: IntakeReport | None = None


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@run("intake", "intake {meeting}", task_runner=task_runner())
def intake(
    paths: Sequence[Path],
    meeting: str,
    received: date | None = None,
    manifest: Path | None = None,
) -> IntakeReport:
    """Read every file, several at once, and load them into the register in the order found.

    The order makes the register the same however the reading interleaves, and whoever reads: the
    older of two versions is always the one that came first. Raises ManifestError, UnknownMeeting
    and RegisterError.
    """
    began = datetime.now(UTC)
    with (
        open_register(home(), register_url()) as register,
        reading_room() as room,
        TemporaryDirectory(prefix="concerted-", dir=scratch()) as folder,
    ):
        known = register.meetings()
        named = find_meeting(meeting, known).id
        arrivals = find_arrivals(paths, meeting, received, manifest, known, but_not=home())
        came = open_deliveries(arrivals.files, room.unpack, Path(folder))
        call_run(f"intake {named}, {files_of(len(came.files))}")
        waiting = zip(came.files, _readings(register, room, came, known, Path(folder)), strict=True)
        rows = tuple(
            _load(register, delivery, reading, (number, len(came.files)))
            for number, (delivery, reading) in enumerate(waiting, 1)
        )
    passed_over = arrivals.passed_over + came.passed_over
    report = IntakeReport(began, named, rows, passed_over, arrivals.not_come)
    _tell_end(report)
    show(f"intake {named}", papers_of(report))
    publish_anew()
    return report


@contextmanager
def telling(progress: Progress) -> Iterator[Watch]:
    """Have `progress` told of every file while inside; it is no parameter of the run.

    What is given back holds the report as soon as every file is loaded, whatever becomes of the
    run afterwards.
    """
    watch = Watch(progress)
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def _tell_end(report: IntakeReport) -> None:
    """Apart from the run, which Dask sends to its workers with all that it names itself."""
    if watch := _watch.get():
        watch.report = report


def _readings(
    register: Register,
    room: ReadingRoom,
    came: Deliveries,
    meetings: Mapping[str, Meeting],
    folder: Path,
) -> list[Reading]:
    """What waits for each file to be read; a file is sent unless it is known what it says."""
    known = [_known(register, one, meetings) for one in came.files]
    unread = [one for one, outcome in zip(came.files, known, strict=True) if outcome is None]
    sent = iter(send([_job(one, meetings) for one in unread], room, folder))
    return [
        partial(_read, one, next(sent)) if outcome is None else partial(_as_known, outcome)
        for one, outcome in zip(came.files, known, strict=True)
    ]


def _known(
    register: Register, delivery: Delivery, meetings: Mapping[str, Meeting]
) -> Outcome | None:
    meeting = meetings[delivery.arrival.meeting]
    return delivery.outcome or held_outcome(register, delivery, meeting)


def _job(delivery: Delivery, meetings: Mapping[str, Meeting]) -> Job:
    arrival, place = delivery.arrival, delivery.place.absolute()
    return Job(place, meetings[arrival.meeting], arrival.received, file_hash(place))


def _read(delivery: Delivery, reading: Reading) -> Outcome:
    return delivery.with_bundle(reading())


def _as_known(outcome: Outcome) -> Outcome:
    return outcome


def _load(
    register: Register, delivery: Delivery, reading: Reading, place: tuple[int, int]
) -> IntakeRow:
    """Wait for one file to be read, keep it, and say so; `place` is its number, and of how many."""
    row = _kept(register, delivery, reading())
    if watch := _watch.get():
        watch.progress(*place, delivery.place.name)
    return row


def _kept(register: Register, delivery: Delivery, outcome: Outcome) -> IntakeRow:
    arrival = delivery.arrival
    if outcome.summary.sha256 is None:
        return not_kept(arrival, outcome, "There was nothing to keep.")
    try:
        loaded = register.load(outcome, delivery.place, arrival.received, arrival.meeting)
    except (RegisterError, OSError) as error:
        return not_kept(arrival, outcome, str(error))
    return taken_in(arrival, outcome, loaded)
