"""The stable JSON of `concerted compliance --json`: add fields, never rename or remove."""

from dataclasses import dataclass

from pipeline.reports.compliance import ComplianceReport, ComplianceRow
from pipeline.reports.waiting import Waiting


@dataclass(frozen=True, slots=True)
class ActionReported:
    """One action and its report."""

    number: str
    title: str
    lead: str | None  # null: nobody is on record
    status: str
    state: str  # on_time, late, day_unknown, in_intake, awaited, missing, not_due or ended
    received: str | None  # ISO; of the first version
    why: str | None
    files_to_look_at: tuple[Waiting, ...]
    days_left: int | None  # negative after the last day; null where nothing is awaited
    proposed_step_6_4: str | None  # if_none_comes or considered_closed; a person decides
    by_meeting: dict[str, str]  # state by meeting, oldest first
    extensions: tuple[str, ...]  # symbols or names of proposals to extend it, sent since a COP


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
    )


def _action(row: ComplianceRow) -> ActionReported:
    return ActionReported(
        number=row.number,
        title=row.title,
        lead=row.lead or None,
        status=row.status.value,
        state=row.state.value,
        received=row.cell.received.isoformat() if row.cell.received else None,
        why=row.cell.why.value or None,
        files_to_look_at=row.cell.waiting,
        days_left=row.days_left,
        proposed_step_6_4=row.follows.value or None,
        by_meeting={cell.meeting: cell.state.value for cell in row.matrix},
        extensions=row.extensions,
    )
