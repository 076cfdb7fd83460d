"""Which actions have reported to a meeting, and which have not, as seen on a day.

Rows only; how they look comes after. Nothing is decided here: what would follow by Step 6(4) of
the Guidelines is a proposal, and a person records it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.lifecycle import DECISIONS, RUNNING, Event, Status, standing
from pipeline.meetings import Meeting, find_meeting, following_cop
from pipeline.register import Action, Line, Register
from pipeline.reports.report_states import (
    RECEIVED,
    Cell,
    Received,
    ReportState,
    cell_for_cop,
    cell_of,
    report_day,
)
from pipeline.reports.waiting import InTheIntake, Waiting, in_the_intake


class Follows(StrEnum):
    """What Step 6(4) leads to. A proposal: only a person records that an action is closed."""

    NOTHING = ""
    IF_NONE_COMES = "if_none_comes"
    CONSIDERED_CLOSED = "considered_closed"


TO_LOOK_AT = (ReportState.MISSING, ReportState.IN_INTAKE)


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """One action."""

    number: str
    title: str
    lead: str  # who leads, else the proponents, parted by "; "; "" where nobody is on record
    status: Status  # on the day
    cell: Cell  # for the meeting of the report
    days_left: int | None  # to the last day; negative after it; None where nothing is awaited
    follows: Follows
    matrix: tuple[Cell, ...]  # by meeting, as in ComplianceReport.meetings
    extensions: tuple[str, ...] = ()  # symbols or names of proposals to extend it sent since a COP

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
    cops = {one.id: following_cop(one, meetings) for one in columns}
    intakes = {one.id: _waiting_for(one, cops[one.id], lines, begun, today) for one in columns}
    rows = []
    for action in begun:
        cells = tuple(
            cell_for_cop(action, one, cops[one.id], received, today)
            or cell_of(action, one, received, intakes[one.id], today)
            for one in columns
        )
        sent = _extensions(action, _since(named, meetings), received, today)
        rows.append(_row(action, named, cells, meetings, today, sent))
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


def _waiting_for(
    meeting: Meeting,
    cop: Meeting | None,
    lines: Sequence[Line],
    begun: Sequence[Action],
    today: date,
) -> InTheIntake:
    """What nobody has looked at; the Council has before it what came for the COP by then, too."""
    own = in_the_intake(lines, begun, meeting.id, today)
    if cop is None:
        return own
    day = min(today, report_day(meeting, today)[0])
    return own.with_(in_the_intake(lines, begun, cop.id, day))


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


def _row(
    action: Action,
    named: Meeting,
    cells: tuple[Cell, ...],
    meetings: Mapping[str, Meeting],
    today: date,
    extensions: tuple[str, ...],
) -> ComplianceRow:
    cell = cells[-1]
    status = action.status(today)
    assert status is not None, action.number  # compliance_report leaves the others out
    said = action.particulars(today)
    names = [one.text for one in said.get("lead") or said.get("proponents", ())]
    open_ = cell.state in (ReportState.AWAITED, ReportState.MISSING, ReportState.IN_INTAKE)
    left = (report_day(named, today)[0] - today).days if open_ else None
    heard = _heard(cells, _since(named, meetings))
    decided = any(
        one.kind in DECISIONS and one.meeting == named.id and one.day <= today
        for one in standing(action.events)
    )
    return ComplianceRow(
        number=action.number,
        title=action.title,
        lead="; ".join(names),
        status=status,
        cell=cell,
        days_left=left,
        follows=_follows(cell, status, named, today, spoken=heard or decided, asked=extensions),
        matrix=cells,
        extensions=extensions,
    )


def _since(named: Meeting, meetings: Mapping[str, Meeting]) -> frozenset[str]:
    """The meetings after the COP before, up to this one."""
    before = [one.opens for one in meetings.values() if one.is_cop and one.opens < named.opens]
    first = max(before, default=date.min)
    return frozenset(one.id for one in meetings.values() if first < one.opens <= named.opens)


def _heard(cells: tuple[Cell, ...], since: frozenset[str]) -> bool:
    """Whether another report came since the COP before, or may lie unread."""
    recent = [cell for cell in cells[:-1] if cell.meeting in since]
    return any(cell.state in (*RECEIVED, ReportState.IN_INTAKE) for cell in recent)


def _extensions(
    action: Action, since: frozenset[str], received: Received, today: date
) -> tuple[str, ...]:
    """Proposals to extend the action (Step 6(2)): no reports, and yet their senders spoke."""
    return tuple(
        document.symbol or document.file or document.document
        for document in action.documents
        if "extension_proposal" in document.kinds
        and any(
            (received.get((document.document, meeting)) or date.min) <= today
            for meeting in since & {*document.meetings}
        )
    )


def _follows(
    cell: Cell,
    status: Status,
    named: Meeting,
    today: date,
    *,
    spoken: bool,
    asked: Collection[str],
) -> Follows:
    """What Step 6(4) leads to; nothing where another report came, or somebody has decided.

    Once the COP is over, nothing either where it was `asked` to extend the action: what became
    of that is for a person to record.
    """
    if cell.state is not ReportState.MISSING or not named.is_cop or spoken:
        return Follows.NOTHING
    if status not in RUNNING:
        return Follows.NOTHING
    if today <= named.closes:
        return Follows.IF_NONE_COMES
    return Follows.NOTHING if asked or status is not Status.ONGOING else Follows.CONSIDERED_CLOSED
