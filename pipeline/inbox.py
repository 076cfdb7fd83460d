"""The folder that colleagues put what comes for a meeting into, and what in it is new.

The register says what has been taken in: whatever is done to the folder, a file is taken in once.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.arrivals import Arrival, find_arrivals
from pipeline.errands import Errand, Work
from pipeline.home import home, register_url
from pipeline.intake import file_hash
from pipeline.meetings import Meeting
from pipeline.papers import Papers, intake_papers
from pipeline.register import Line, Receipt, Register, open_register
from pipeline.reports.intake import FileState, IntakeReport

MANIFEST = "received.csv"  # in the folder: the days of receipt


class NotKept(Exception):
    """Files that could not be kept; they stay in the folder, and are taken in by the next look."""


def inbox(meeting: str) -> Path:
    """The folder of a meeting; it need not be there."""
    return home() / "inbox" / meeting


def manifest_of(meeting: str) -> Path | None:
    """The table of the days of receipt in the folder; None where there is none."""
    path = inbox(meeting) / MANIFEST
    return path if path.exists() else None


def paths_to_take_in(errand: Errand) -> list[Path]:
    """The whole folder once the deadline has passed, on other days what is new in it.

    Raises ManifestError, UnknownMeeting and RegisterError.
    """
    if errand.work is Work.INTAKE:
        folder = inbox(errand.meeting)
        return [folder] if folder.is_dir() else []
    with open_register(home(), register_url()) as register:
        new = new_arrivals(register, errand.meeting, register.meetings())
    return [one.path for one in new]


def nothing_came(errand: Errand) -> Papers | None:
    """What is told where there is nothing to take in: once, when the deadline has passed."""
    if errand.work is not Work.INTAKE:
        return None
    folder = inbox(errand.meeting)
    return Papers(f"nothing to take in: there is no folder {folder}", (("File",),), ())


def came_in(errand: Errand, report: IntakeReport, today: date) -> Papers:
    """The papers of what was taken in. Raises NotKept where some of it was not, and OSError."""
    manifest = manifest_of(errand.meeting)
    passed_over = tuple(one for one in report.passed_over if one != manifest)
    report = replace(report, passed_over=passed_over)
    if errand.work is not Work.INTAKE:  # the manifest names all that is expected, not what is new
        report = replace(report, not_come=())
    papers = intake_papers(report, today)
    lost = [row for row in report.rows if row.state is FileState.NOT_KEPT]
    if lost:
        why = "; ".join(f"{row.file}: {row.note}" for row in lost)
        raise NotKept(f"{len(lost)} of {len(report.rows)} files could not be kept ({why})")
    return papers


def new_arrivals(
    register: Register, meeting: str, meetings: Mapping[str, Meeting]
) -> tuple[Arrival, ...]:
    """The files in the folder that the register does not hold, or does not hold all of.

    A day of receipt written into the manifest later makes a file new once more. Raises
    ManifestError and UnknownMeeting.
    """
    folder = inbox(meeting)
    if not folder.is_dir():
        return ()
    found = find_arrivals([folder], meeting, None, manifest_of(meeting), meetings)
    held = {line.sha256: line for line in register.submissions()}
    return tuple(one for one in found.files if not _is_held(register, held, one))


def _is_held(register: Register, held: Mapping[str, Line], arrival: Arrival) -> bool:
    line = held.get(file_hash(arrival.path) or "")
    if line is None:
        return False
    first = Receipt(line.meeting, line.received)
    return _tells(first, arrival) or any(
        _tells(one, arrival) for one in register.submission(line.sha256).receipts
    )


def _tells(receipt: Receipt, arrival: Arrival) -> bool:
    """Whether a receipt says as much as is known of the arrival."""
    day_known = receipt.received is not None or arrival.received is None
    return receipt.meeting == arrival.meeting and day_known
