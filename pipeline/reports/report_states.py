"""What became of the report of one action to one meeting, as seen on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pipeline.lifecycle import PENDING, RUNNING, Event, RecordedEvent, Status, standing
from pipeline.meetings import DeadlineKind, Meeting
from pipeline.register import Action
from pipeline.reports.waiting import InTheIntake, Waiting

Received = Mapping[tuple[str, str], date | None]  # by SHA-256 and meeting; None: day not known


class ReportState(StrEnum):
    """What became of the report of an action to a meeting."""

    ON_TIME = "on_time"
    LATE = "late"
    DAY_UNKNOWN = "day_unknown"  # received, and nobody knows when
    IN_INTAKE = "in_intake"  # a file that may be it is there, unreadable or not looked at
    AWAITED = "awaited"  # the last day has not passed
    MISSING = "missing"
    NOT_DUE = "not_due"  # none is asked for
    ENDED = "ended"  # the action had ended before the meeting


class Why(StrEnum):
    """What the state rests on, where more is to be said."""

    NONE = ""
    NOT_DECIDED = "not_decided"  # no COP has accepted it
    DESIGNATED = "designated"  # before COP12; the Guidelines ask for no report
    LATER = "later"  # it began at this meeting, or after it
    ANYBODY = "anybody"  # files were sent whose action is not known
    TO_COP = "to_cop"  # it was sent for the COP that follows, and lies before the Council too


RECEIVED = (ReportState.ON_TIME, ReportState.LATE, ReportState.DAY_UNKNOWN)
TABLES = (".csv", ".xlsx")  # what an event that a migration recorded was said by


@dataclass(frozen=True, slots=True)
class Cell:
    """The report of one action to one meeting."""

    meeting: str
    state: ReportState
    received: date | None = None  # of the first version; None: none came, or the day is not known
    waiting: tuple[Waiting, ...] = ()  # IN_INTAKE: the files to look at
    why: Why = Why.NONE


def report_day(meeting: Meeting, today: date) -> tuple[date, str, str]:
    """The last day for reports to a meeting as known on `today`, its basis and source.

    No number of days is given for the Scientific Council (Step 5(1)): its opening is taken.
    """
    kind = DeadlineKind.COP_REPORT if meeting.is_cop else DeadlineKind.COUNCIL_REPORT
    deadline = meeting.deadline(kind, today)
    if deadline is None:
        return meeting.opens, "opening", meeting.source
    return deadline.day, deadline.basis.value, deadline.source


def cell_of(
    action: Action, meeting: Meeting, received: Received, intake: InTheIntake, today: date
) -> Cell:
    reports = _reports(action, meeting, received, today)
    if reports is not None:
        state, day = reports
        return Cell(meeting.id, state, day)
    asked = _asked(action, meeting, today)
    if isinstance(asked, ReportState):
        return Cell(meeting.id, asked)
    if asked:
        return Cell(meeting.id, ReportState.NOT_DUE, why=asked)
    if waiting := intake.of.get(action.number):
        return Cell(meeting.id, ReportState.IN_INTAKE, waiting=waiting)
    if report_day(meeting, today)[0] >= today:
        return Cell(meeting.id, ReportState.AWAITED)
    if intake.anybody:
        return Cell(meeting.id, ReportState.IN_INTAKE, waiting=intake.anybody, why=Why.ANYBODY)
    return Cell(meeting.id, ReportState.MISSING)


def cell_for_cop(
    action: Action, council: Meeting, cop: Meeting | None, received: Received, today: date
) -> Cell | None:
    """The report sent for the COP that follows, where it came before the Council met.

    None where the Council was sent one of its own, or there is none.
    """
    if cop is None or _reports(action, council, received, today):
        return None
    state, day = _reports(action, cop, received, today) or (None, None)
    if state is None or day is None or day > report_day(council, day)[0]:
        return None
    return Cell(council.id, ReportState.ON_TIME, day, why=Why.TO_COP)


def _reports(
    action: Action, meeting: Meeting, received: Received, today: date
) -> tuple[ReportState, date | None] | None:
    """The state of the report that came, and the day of its first version; None: none came."""
    days: list[date | None] = [
        received.get((doc.document, meeting.id))
        for doc in action.documents
        if "progress_report" in doc.kinds and meeting.id in doc.meetings
    ]
    for event in standing(action.events):
        if event.kind is Event.REPORTED and event.meeting == meeting.id and event.day <= today:
            if (event.document, meeting.id) in received:
                days.append(received[event.document or "", meeting.id])
            elif not days:
                days.append(_day_said(event, meeting))
    came = [day for day in days if day is None or day <= today]
    if not came:
        return None
    known = [day for day in came if day is not None]
    first = min(known, default=None)
    if first is not None and first <= report_day(meeting, first)[0]:
        return ReportState.ON_TIME, first
    if first is None or len(known) < len(came):
        return ReportState.DAY_UNKNOWN, None
    return ReportState.LATE, first


def _day_said(event: RecordedEvent, meeting: Meeting) -> date | None:
    """The day of receipt that an event gives where no file is held; None: it tells none.

    Old tables give the day printed on a document, or that of the meeting: both say nothing of
    lateness.
    """
    from_table = event.by.lower().endswith(TABLES)
    last = report_day(meeting, event.day)[0] if from_table else meeting.opens - timedelta(days=1)
    return event.day if event.day <= last else None


def _asked(action: Action, meeting: Meeting, today: date) -> ReportState | Why:
    """Whether a report to `meeting` was asked for: NONE when it was."""
    eve = min(today, meeting.opens - timedelta(days=1))
    status = action.status(eve)
    if status is None:
        return Why.LATER
    if status in PENDING:
        return Why.NOT_DECIDED
    if status is Status.DESIGNATED:
        return Why.DESIGNATED
    return Why.NONE if status in RUNNING else ReportState.ENDED
