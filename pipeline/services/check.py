"""Say what is missing, late or doubtful in files; nothing is changed, nothing is kept."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from pipeline.convention.meetings import find_meeting
from pipeline.convention.receipt_day import refuse_future
from pipeline.intake.incoming import IncomingFile
from pipeline.services.session import opened_register, this_day
from pipeline.submissions.result import ExaminationResult


def check_files(
    files: Sequence[Path],
    meeting: str,
    *,
    received: date | None = None,
    workers: int = 1,
    passed_over: Callable[[Path], object] = lambda path: None,
) -> Iterator[ExaminationResult]:
    """What was read of each file, in the order given, with its findings.

    A message or zip file gives one result for each document in it; `passed_over` is told of each
    file in it that is no submission, as a picture in a signature. `received` is the day the
    Secretariat received the first version; None: lateness cannot be told. The meeting is looked
    up at once, the files are read as the results are asked for. Raises FutureReceipt,
    UnknownMeeting, RegisterError and ReadersDoNotStart.
    """
    refuse_future(received, this_day())
    with opened_register() as register:
        known = find_meeting(meeting, register.meetings())
        taught = register.taught_headings()
    incoming = [IncomingFile(path, known.id, received, taught=taught) for path in files]
    from pipeline.intake.examine_all import examine_here  # the readers take a second to import

    examined = examine_here(incoming, {known.id: known}, min(workers, len(incoming)), passed_over)
    return (result for file, result in examined if not file.taken_apart)
