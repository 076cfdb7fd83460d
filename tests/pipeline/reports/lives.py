"""Actions, files and meetings for tests of papers, all invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.lifecycle import Event, Particular, RecordedEvent
from pipeline.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.register import Action, Line, LinkedDocument, Register

LAST_DAY = date(2033, 1, 31)
MEETINGS: Mapping[str, Meeting] = {
    one.id: one
    for one in (
        Meeting("COP97", date(2026, 7, 1), date(2026, 7, 6), "Streslau", "invented", ()),
        Meeting("COP98", date(2030, 7, 1), date(2030, 7, 6), "Streslau", "invented", ()),
        Meeting("ScC-SC98", date(2032, 11, 1), date(2032, 11, 4), "Streslau", "invented", ()),
        Meeting(
            "COP99",
            date(2033, 7, 1),
            date(2033, 7, 6),
            "Streslau",
            "invented",
            (Deadline(DeadlineKind.COP_REPORT, LAST_DAY, Basis.PUBLISHED, "invented"),),
        ),
    )
}


def event(kind: Event, meeting: str, day: str, **more: Any) -> RecordedEvent:
    """An event said by Ana; its ordinal is set by `action`."""
    return RecordedEvent(
        "", 0, kind, meeting, date.fromisoformat(day), None, more.pop("by", "Ana"), **more
    )


def action(number: str, title: str, *events: RecordedEvent, **more: Any) -> Action:
    """An action with these events in this order."""
    own = tuple(
        RecordedEvent(
            number,
            ordinal,
            one.kind,
            one.meeting,
            one.day,
            one.document,
            one.by,
            one.note,
            one.corrects,
            one.particulars,
        )
        for ordinal, one in enumerate(events, 1)
    )
    return Action(number, title, "", own, more.pop("documents", ()))


ACCEPTED = event(
    Event.ACCEPTED,
    "COP98",
    "2030-07-06",
    particulars=(Particular("lead", "Government of Ruritania"),),
)


def reported(*meetings: str, sha256: str = "r" * 64) -> LinkedDocument:
    """A report that is held."""
    return LinkedDocument(sha256, "report", "", "report.docx", None, ("progress_report",), meetings)


def line(file: str, **changes: Any) -> Line:
    """A submission to COP99, received in time and read as a report, unless told otherwise."""
    values: dict[str, Any] = {
        "sha256": file.ljust(64, "0"),
        "file": file,
        "meeting": "COP99",
        "received": date(2033, 1, 10),
        "kind": "progress_report",
        "language": "en",
        "symbol": None,
        "concerted_action": None,
        "title": None,
        "problem": None,
        "problem_state": None,
        "findings": 0,
        "waived": 0,
        "program": "1.0",
        "edition": None,
    }
    return Line(**(values | changes))


def begin(register: Register) -> None:
    """Every meeting with its deadlines, and an action that COP98 accepted."""
    for one in MEETINGS.values():
        register.add_meeting(one, "Ana")
        for deadline in one.deadlines:
            register.set_deadline(one.id, deadline, "Ana")
    accepted = event(Event.ACCEPTED, "COP98", "2030-07-06")
    register.record(replace(accepted, action="98.1"), "Ruritanian Crane", opens=True)
