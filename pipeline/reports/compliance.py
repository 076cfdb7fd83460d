"""Which actions have reported to a meeting, and which have not, as seen on a day.

Rows only; how they look comes after. Nothing is decided here: what would follow by Step 6(4) of
the Guidelines is a proposal, and a person records it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pipeline.lifecycle import DECISIONS, PENDING, RUNNING, Event, RecordedEvent, Status, standing
from pipeline.meetings import DeadlineKind, Meeting, find_meeting
from pipeline.register import Action, Line, Register
from pipeline.reports.waiting import InTheIntake, Waiting, in_the_intake

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
    TO_COUNCIL = "to_council"  # another report came, to the Scientific Council before


class Follows(StrEnum):
    """What Step 6(4) leads to. A proposal: only a person records that an action is closed."""

    NOTHING = ""
    IF_NONE_COMES = "if_none_comes"
    CONSIDERED_CLOSED = "considered_closed"


RECEIVED = (ReportState.ON_TIME, ReportState.LATE, ReportState.DAY_UNKNOWN)
TABLES = (".csv", ".xlsx")  # what an event that a migration recorded was said by
TO_LOOK_AT = (ReportState.MISSING, ReportState.IN_INTAKE)


@dataclass(frozen=True, slots=True)
class Cell:
    """The report of one action to one meeting."""

    meeting: str
    state: ReportState
    received: date | None = None  # of the first version; None: none came, or the day is not known
    waiting: tuple[Waiting, ...] = ()  # IN_INTAKE: the files to look at
    why: Why = Why.NONE


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """One action."""

    number: str
    title: str
    lead: str  # "" where none is on record
    status: Status  # on the day
    cell: Cell  # for the meeting of the report
    days_left: int | None  # to the last day; negative after it; None where nothing is awaited
    follows: Follows
    matrix: tuple[Cell, ...]  # by meeting, as in ComplianceReport.meetings

    @property
    def state(self) -> ReportState:
        return self.cell.state


@dataclass(frozen=True, slots=True)
class ComplianceReport:
    """All actions as seen on a day."""

    meeting: Meeting
    today: date
    deadline: date  # the last day for reports; the opening where none is known
    basis: str  # published, computed; "opening" where no day is known
    source: str
    rows: tuple[ComplianceRow, ...]  # by number
    meetings: tuple[str, ...]  # the columns of the matrix, oldest first
    anybody: tuple[Waiting, ...]  # files sent to the meeting that may be any action's report

    @property
    def counts(self) -> dict[ReportState, int]:
        """How many actions are in each state, those with none left out."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in ReportState if counted[state]}

    @property
    def to_look_at(self) -> bool:
        """Whether something is missing, or waits for somebody to read it."""
        return bool(self.anybody) or any(row.state in TO_LOOK_AT for row in self.rows)


def compliance_of(register: Register, meeting: str, today: date) -> ComplianceReport:
    """The report on a register. Raises UnknownMeeting."""
    actions = register.actions()
    lines, known = register.submissions(), register.meetings()
    days = received_days(register, actions)
    return compliance_report(actions, lines, days, known, meeting, today)


def received_days(register: Register, actions: Sequence[Action]) -> Received:
    """The days on which the held documents of actions were received, by meeting."""
    held = {doc.document for action in actions for doc in action.documents if doc.file is not None}
    return {
        (sha256, receipt.meeting): receipt.received
        for sha256 in sorted(held)
        for receipt in register.submission(sha256).receipts
    }


def compliance_report(
    actions: Sequence[Action],
    lines: Sequence[Line],
    received: Received,
    meetings: Mapping[str, Meeting],
    meeting: str,
    today: date,
) -> ComplianceReport:
    """The report from plain values. Raises UnknownMeeting."""
    named = find_meeting(meeting, meetings)
    begun = [action for action in actions if action.status(today) is not None]
    columns = _columns(begun, named, meetings)
    intakes = {one.id: in_the_intake(lines, begun, one.id, today) for one in columns}
    rows = []
    for action in begun:
        cells = tuple(_cell(action, one, received, intakes[one.id], today) for one in columns)
        rows.append(_row(action, named, cells, meetings, today))
    day, basis, source = report_day(named, today)
    return ComplianceReport(
        meeting=named,
        today=today,
        deadline=day,
        basis=basis,
        source=source,
        rows=tuple(rows),
        meetings=tuple(one.id for one in columns),
        anybody=intakes[named.id].anybody,
    )


def report_day(meeting: Meeting, today: date) -> tuple[date, str, str]:
    """The last day for reports to a meeting as known on `today`, its basis and source.

    No number of days is given for the Scientific Council (Step 5(1)): its opening is taken.
    """
    kind = DeadlineKind.COP_REPORT if meeting.is_cop else DeadlineKind.COUNCIL_REPORT
    deadline = meeting.deadline(kind, today)
    if deadline is None:
        return meeting.opens, "opening", meeting.source
    return deadline.day, deadline.basis.value, deadline.source


def _columns(
    actions: Sequence[Action], named: Meeting, meetings: Mapping[str, Meeting]
) -> list[Meeting]:
    """The meetings that some action reported to or should have, up to the one asked for."""
    first = min(
        (one.day for action in actions for one in standing(action.events) if _accepted(one.kind)),
        default=named.opens,
    )
    later = [one for one in meetings.values() if first < one.opens <= named.opens]
    others = [one for one in later if one.id != named.id]
    return [*sorted(others, key=lambda one: one.opens), named]


def _accepted(kind: Event) -> bool:
    return kind in DECISIONS and kind is not Event.DESIGNATED


def _cell(
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


def _row(
    action: Action,
    named: Meeting,
    cells: tuple[Cell, ...],
    meetings: Mapping[str, Meeting],
    today: date,
) -> ComplianceRow:
    cell = cells[-1]
    status = action.status(today)
    assert status is not None, action.number  # compliance_report leaves the others out
    lead = action.particulars(today).get("lead", ())
    open_ = cell.state in (ReportState.AWAITED, ReportState.MISSING, ReportState.IN_INTAKE)
    left = (report_day(named, today)[0] - today).days if open_ else None
    return ComplianceRow(
        number=action.number,
        title=action.title,
        lead=lead[0].text if lead else "",
        status=status,
        cell=cell,
        days_left=left,
        follows=_follows(cell, status, named, _heard(cells, named, meetings), today),
        matrix=cells,
    )


def _heard(cells: tuple[Cell, ...], named: Meeting, meetings: Mapping[str, Meeting]) -> bool:
    """Whether another report came since the COP before, or may lie unread."""
    before = [one.opens for one in meetings.values() if one.is_cop and one.opens < named.opens]
    since = max(before, default=date.min)
    recent = [cell for cell in cells[:-1] if meetings[cell.meeting].opens > since]
    return any(cell.state in (*RECEIVED, ReportState.IN_INTAKE) for cell in recent)


def _follows(cell: Cell, status: Status, named: Meeting, heard: bool, today: date) -> Follows:
    if cell.state is not ReportState.MISSING or not named.is_cop or heard:
        return Follows.NOTHING
    if today <= named.closes:
        return Follows.IF_NONE_COMES
    return Follows.CONSIDERED_CLOSED if status is Status.ONGOING else Follows.NOTHING
