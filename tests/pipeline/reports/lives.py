"""Actions, files and meetings for tests of papers, all invented."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.actions.report_status import Received
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.register import Action, LinkedDocument, Register, SubmissionListEntry
from pipeline.reports.compliance import ComplianceReport, compliance_report
from tests.pipeline.evidence import evidence_of

LAST_DAY = date(2033, 1, 31)
MEETINGS: Mapping[str, Meeting] = {
    meeting.id: meeting
    for meeting in (
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
    numbered = tuple(
        RecordedEvent(
            number,
            ordinal,
            event.kind,
            event.meeting,
            event.day,
            event.document,
            event.by,
            event.note,
            event.corrects,
            event.particulars,
            event.recorded,
        )
        for ordinal, event in enumerate(events, 1)
    )
    return Action(number, title, "", numbered, more.pop("documents", ()))


ACCEPTED = event(
    Event.ACCEPTED,
    "COP98",
    "2030-07-06",
    particulars=(EventDetail("lead", "Government of Ruritania"),),
)


def reported(*meetings: str, sha256: str = "r" * 64) -> LinkedDocument:
    """A report that is held."""
    return LinkedDocument(sha256, "report", "", "report.docx", None, ("progress_report",), meetings)


def line(file: str, **changes: Any) -> SubmissionListEntry:
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
    return SubmissionListEntry(**(values | changes))


def report_on(
    actions: Sequence[Action],
    lines: Sequence[SubmissionListEntry],
    received: Received,
    meetings: Mapping[str, Meeting],
    meeting: str,
    today: date,
) -> ComplianceReport:
    """The compliance report from plain values."""
    evidence = evidence_of(actions, lines, received, meetings)
    return compliance_report(actions, evidence, meeting, today)


def begin(register: Register) -> None:
    """Every meeting with its deadlines, and an action that COP98 accepted."""
    for meeting in MEETINGS.values():
        register.add_meeting(meeting, "Ana")
        for deadline in meeting.deadlines:
            register.set_deadline(meeting.id, deadline, "Ana")
    accepted = event(Event.ACCEPTED, "COP98", "2030-07-06")
    register.record(replace(accepted, action="98.1"), "Ruritanian Crane", opens=True)
