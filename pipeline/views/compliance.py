"""The stable JSON of `concerted compliance --json`: add fields, never rename or remove."""

from dataclasses import dataclass

from extractors.fields.bonn import time_after, written_moment
from pipeline.actions.report_status import ReportStatus
from pipeline.actions.unread_files import Waiting
from pipeline.reports.compliance import ComplianceReport, ComplianceRow, PendingProposal
from pipeline.views.national_reports import StateReported, state_reported


@dataclass(frozen=True, slots=True)
class ActionReported:
    """One action and its report."""

    number: str
    title: str
    lead: str | None  # null: nobody is on record
    status: str
    state: str  # on_time, late, day_unknown, in_intake, awaited, missing, not_on_record, …
    received: str | None  # ISO; of the first version
    received_at: str | None  # the moment, ISO with its zone; null when not known
    minutes_late: int | None  # null where the hour is not known, and where it came in time
    why: str | None
    files_to_look_at: tuple[Waiting, ...]
    days_left: int | None  # negative after the last day; null where nothing is awaited
    proposed_step_6_4: str | None  # if_none_comes or considered_closed; a person decides
    by_meeting: dict[str, str]  # state by meeting, oldest first
    extensions: tuple[str, ...]  # symbols or names of proposals to extend it, sent since a COP
    withdrawn: tuple[str, ...]  # symbols or names of reports to this meeting that were withdrawn
    document: str | None  # the report: SHA-256 of a kept file or a symbol; null: none came
    covered_until: str | None  # not_on_record: the meeting that its history is known to reach
    range_states: tuple[StateReported, ...]  # empty while no National Report is in the register


@dataclass(frozen=True, slots=True)
class ComplianceAnswer:
    """The whole report."""

    meeting: str
    today: str  # ISO
    deadline: str  # ISO; the opening where no day is known
    basis: str  # published, computed or opening
    source: str
    counts: dict[str, int]  # by state
    meetings: tuple[str, ...]
    files_of_unknown_action: tuple[Waiting, ...]
    actions: tuple[ActionReported, ...]
    proposals: tuple[PendingProposal, ...] = ()  # that no COP has decided on; in no count


def answer_compliance(report: ComplianceReport) -> ComplianceAnswer:
    """The report made of JSON types."""
    return ComplianceAnswer(
        meeting=report.meeting.id,
        today=report.today.isoformat(),
        deadline=report.deadline.isoformat(),
        basis=report.basis,
        source=report.source,
        counts={state.value: count for state, count in report.counts.items()},
        meetings=report.meetings,
        files_of_unknown_action=report.anybody,
        actions=tuple(map(_action, report.rows)),
        proposals=report.proposals,
    )


def _action(row: ComplianceRow) -> ActionReported:
    return ActionReported(
        number=row.number,
        title=row.title,
        lead=row.lead or None,
        status=row.status.value,
        state=row.state.value,
        received=row.cell.received.isoformat() if row.cell.received else None,
        received_at=written_moment(row.cell.received),
        minutes_late=_minutes_late(row.cell),
        why=row.cell.why.value or None,
        files_to_look_at=row.cell.waiting,
        days_left=row.days_left,
        proposed_step_6_4=row.follows.value or None,
        by_meeting={cell.meeting: cell.state.value for cell in row.matrix},
        extensions=row.extensions,
        withdrawn=row.withdrawn,
        document=row.cell.document,
        covered_until=row.cell.covered_until,
        range_states=tuple(map(state_reported, row.states)),
    )


def _minutes_late(cell: ReportStatus) -> int | None:
    delay = time_after(cell.received, cell.deadline) if cell.received and cell.deadline else None
    return None if delay is None else int(delay.total_seconds()) // 60
