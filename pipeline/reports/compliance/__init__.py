"""Which actions have reported to a meeting, and which have not, as seen on a day.

Proposals that no COP has accepted are no actions yet: they are named apart, and counted nowhere.

Rows only; how they look comes after. Nothing is decided here: what would follow by Step 6(4) of
the Guidelines is a proposal, and a person records it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.actions.consequence import Consequence, consequence, extension_requests
from pipeline.actions.event_kinds import Matter
from pipeline.actions.lifecycle import PENDING, Event, Status
from pipeline.actions.report_status import (
    ReportEvidence,
    ReportState,
    ReportStatus,
    report_status,
    unread_of_anybody,
)
from pipeline.actions.unread_files import Waiting
from pipeline.convention.meetings import Meeting, find_meeting, report_day
from pipeline.national_reports.side_by_side import StateAnswer, state_answers
from pipeline.register import Action, Register
from pipeline.register.derived.memory import once, parts_of
from pipeline.register.derived.parts import Parts
from pipeline.register.report_evidence import kept_on_each
from pipeline.submissions.versions.relations import RelationKind

TO_LOOK_AT = (ReportState.MISSING, ReportState.IN_INTAKE, ReportState.NOT_ON_RECORD)
OPEN = (ReportState.AWAITED, ReportState.MISSING, ReportState.IN_INTAKE)


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """One action."""

    number: str
    title: str
    lead: str  # who leads, else the proponents, parted by "; "; "" where nobody is on record
    status: Status  # on the day
    cell: ReportStatus  # for the meeting of the report
    days_left: int | None  # to the last day; negative after it; None where nothing is awaited
    follows: Consequence
    matrix: tuple[ReportStatus, ...]  # by meeting, as in ComplianceReport.meetings
    extensions: tuple[str, ...] = ()  # symbols or names of proposals to extend it sent since a COP
    withdrawn: tuple[str, ...] = ()  # symbols or names of reports to it that were withdrawn
    label: str = ""  # what people call it: its number, while it has none its name and symbol
    key: str = ""  # the number it began with, which never changes
    states: tuple[StateAnswer, ...] = ()  # its Range States; () while no National Report is there

    @property
    def state(self) -> ReportState:
        return self.cell.state


@dataclass(frozen=True, slots=True)
class PendingProposal:
    """A proposal that no COP has decided on."""

    number: str  # "P15.1" while it has none
    title: str
    label: str
    status: Status


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
    proposals: tuple[PendingProposal, ...] = ()  # on that day; in no count

    @property
    def counts(self) -> dict[ReportState, int]:
        """How many actions are in each state, those with none left out."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in ReportState if counted[state]}

    @property
    def to_look_at(self) -> bool:
        """Whether something is missing, or waits for somebody to read it."""
        return bool(self.anybody) or any(row.state in TO_LOOK_AT for row in self.rows)


@once
def compliance_of(register: Register, meeting: str, today: date) -> ComplianceReport:
    """The report on a register. Raises UnknownMeeting."""
    actions, parts = register.actions(), parts_of(register)
    report = compliance_report(actions, register.report_evidence(), meeting, today, parts=parts)
    return with_range_states(report, actions, register)


def with_range_states(
    report: ComplianceReport, actions: Sequence[Action], register: Register
) -> ComplianceReport:
    """The report with what Range States say; as it is while no National Report was taken in."""
    reports = register.national_reports.all()
    if not reports:  # nothing can be said of anybody
        return report
    named, by_number = register.national_reports.questions(), {a.number: a for a in actions}
    rows = (
        replace(row, states=state_answers(by_number[row.number], reports, named, report.today))
        for row in report.rows
    )
    return replace(report, rows=tuple(rows))


def compliance_report(
    actions: Sequence[Action],
    evidence: ReportEvidence,
    meeting: str,
    today: date,
    *,
    earlier: bool = True,
    parts: Parts | None = None,
) -> ComplianceReport:
    """The report from plain values; `earlier`: with meetings before it. Raises UnknownMeeting.

    `parts`: rows that are kept from before.
    """
    named = find_meeting(meeting, evidence.meetings)
    begun = [action for action in actions if _is_action(action, today)]
    columns = _columns(begun, named, evidence.meetings) if earlier else [named]
    day, basis, source = report_day(named, today)
    return ComplianceReport(
        meeting=named,
        today=today,
        deadline=day,
        basis=basis,
        source=source,
        rows=_rows(actions, tuple(columns), evidence, today, parts or Parts()),
        meetings=tuple(column.id for column in columns),
        anybody=unread_of_anybody(named, evidence, today),
        proposals=tuple(_pending(actions, today)),
    )


def _rows(
    actions: Sequence[Action],
    columns: tuple[Meeting, ...],
    evidence: ReportEvidence,
    today: date,
    parts: Parts,
) -> tuple[ComplianceRow, ...]:
    known = zip(actions, kept_on_each(parts, actions, evidence), strict=True)
    made_of = {
        (action.key, action.number): (action, columns, on_it, today)
        for action, on_it in known
        if _is_action(action, today)
    }
    what = ("compliance", columns[-1].id, len(columns) > 1)
    rows = parts.renewed(what, made_of, lambda keys: {key: _row(*made_of[key]) for key in keys})
    return tuple(rows.values())


def _is_action(action: Action, today: date) -> bool:
    return action.status(today) is not None and not action.is_proposal(today)


def _pending(actions: Sequence[Action], today: date) -> Iterator[PendingProposal]:
    for action in actions:
        status = action.status(today)
        if status in PENDING and action.is_proposal(today):
            called = action.called_on(today)
            yield PendingProposal(action.number, called.title, called.label, status)


def _columns(
    actions: Sequence[Action], named: Meeting, meetings: Mapping[str, Meeting]
) -> list[Meeting]:
    """The meetings that some action reported to or should have, up to the one asked for."""
    first = min(
        (event.day for action in actions for event in action.life if _accepted(event.kind)),
        default=named.opens,
    )
    later = [meeting for meeting in meetings.values() if first < meeting.opens <= named.opens]
    others = [meeting for meeting in later if meeting.id != named.id]
    return [*sorted(others, key=lambda meeting: meeting.opens), named]


def _accepted(kind: Event) -> bool:
    """Whether a COP accepted what it was asked for; it designated without being asked."""
    return kind.traits.opens_period and kind.traits.decides is not Matter.ACTION


def _row(
    action: Action, columns: Sequence[Meeting], evidence: ReportEvidence, today: date
) -> ComplianceRow:
    named = columns[-1]
    cells = tuple(report_status(action, column, evidence, today) for column in columns)
    status = action.status(today)
    assert status is not None, action.number  # compliance_report leaves the others out
    details = action.particulars(today)
    names = [detail.text for detail in details.get("lead") or details.get("proponents", ())]
    left = (report_day(named, today)[0] - today).days if cells[-1].state in OPEN else None
    return ComplianceRow(
        number=action.number,
        title=action.called_on(today).title,
        lead="; ".join(names),
        status=status,
        cell=cells[-1],
        days_left=left,
        follows=consequence(action, named, evidence, today),
        matrix=cells,
        extensions=extension_requests(action, named, evidence, today),
        withdrawn=tuple(
            document.symbol or document.file or document.document
            for document in action.documents
            if document.aside == RelationKind.WITHDRAWN
            and "progress_report" in document.kinds
            and named.id in document.meetings
        ),
        label=action.label,
        key=action.key,
    )
