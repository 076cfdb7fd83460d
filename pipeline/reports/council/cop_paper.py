"""What the draft paper for a COP on the implementation of Concerted Actions says: plain rows.

The COP reviews the progress of all actions (paragraph 5; Step 5(6)).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.actions.consequence import Consequence, sent_since_cop
from pipeline.actions.lifecycle import Status
from pipeline.actions.merged import came_into
from pipeline.actions.report_status import ReportEvidence, ReportState
from pipeline.actions.unread_files import Waiting
from pipeline.convention.meetings import Meeting
from pipeline.register import Action, Register
from pipeline.reports.compliance import (
    ComplianceReport,
    ComplianceRow,
    compliance_report,
    with_range_states,
)
from pipeline.submissions.summary import Reading


@dataclass(frozen=True, slots=True)
class CopRow:
    """One action."""

    number: str
    title: str
    status: Status
    lead: str  # "" where none is on record
    since: str  # meeting of the last decision; "" where there is none
    report: ComplianceRow
    documents: tuple[str, ...]  # symbols or names of reports and proposals to extend it
    taxa: tuple[str, ...]  # scientific names
    proposed_future: str | None  # as the newest report says it; "extension" where only that came
    came_in: tuple[str, ...] = ()  # numbers of actions that went on in it


@dataclass(frozen=True, slots=True)
class CopPaper:
    """All actions, as the register stood on a day."""

    meeting: Meeting
    today: date
    rows: tuple[CopRow, ...]
    unread: tuple[Waiting, ...] = ()  # files that may be any action's report

    @property
    def to_consider(self) -> tuple[CopRow, ...]:
        """Those of which Step 6(4) says what follows."""
        return tuple(row for row in self.rows if row.report.follows is not Consequence.NOTHING)

    @property
    def not_on_record(self) -> tuple[CopRow, ...]:
        """Those whose history is not known to reach the COP: nothing is said of their reports."""
        return tuple(r for r in self.rows if r.report.state is ReportState.NOT_ON_RECORD)


def cop_paper(register: Register, meeting: str, today: date) -> CopPaper:
    """The paper from a register. Raises UnknownMeeting."""
    actions, evidence = register.actions(), register.report_evidence()
    report = compliance_report(actions, evidence, meeting, today)
    report = with_range_states(report, actions, register)
    came_in = came_into(actions, today)
    by_number = {action.number: action for action in actions}
    rows = [
        replace(
            _row(by_number[row.number], row, register, evidence, report),
            came_in=tuple(other.number for other in came_in.get(row.number, ())),
        )
        for row in report.rows
    ]
    return CopPaper(report.meeting, today, tuple(rows), report.anybody)


def _row(
    action: Action,
    row: ComplianceRow,
    register: Register,
    evidence: ReportEvidence,
    report: ComplianceReport,
) -> CopRow:
    today = report.today
    sent = sent_since_cop(action, "progress_report", report.meeting, evidence, today)
    readings = [register.submission(document.document).corrected for document in sent]
    futures = [reading.proposed_future for reading in readings]
    future = next((stated for stated in reversed(futures) if stated), None)
    reports = [document.symbol or document.file or document.document for document in sent]
    cited = row.cell.document
    if cited and cited not in {document.document for document in sent}:
        reports.append(cited)  # known by its symbol: no file is held
    periods = action.periods(today)
    return CopRow(
        number=action.number,
        title=row.title,
        status=row.status,
        lead=row.lead,
        since=periods[-1].meeting if periods else "",
        report=row,
        documents=tuple(dict.fromkeys([*reports, *row.extensions])),
        taxa=_taxa(action, readings, today),
        proposed_future="extension" if row.extensions and not future else future,
    )


def _taxa(action: Action, readings: Sequence[Reading], today: date) -> tuple[str, ...]:
    """Those of the action; where none is on record, the targets of the newest report."""
    on_record = [taxon.text for taxon in action.particulars(today).get("taxa", ())]
    targets = [
        [taxon.scientific_name for taxon in reading.taxa if taxon.role == "target"]
        for reading in readings
    ]
    return tuple(on_record or next((taxa for taxa in reversed(targets) if taxa), ()))
