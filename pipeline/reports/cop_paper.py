"""What the draft paper for a COP on the implementation of Concerted Actions says: plain rows.

The COP reviews the progress of all actions (paragraph 5; Step 5(6)).
"""

from dataclasses import dataclass
from datetime import date

from pipeline.lifecycle import Status
from pipeline.meetings import Meeting
from pipeline.register import Action, Register
from pipeline.reports.compliance import ComplianceRow, Follows, compliance_of


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
    proposed_future: str | None  # as the newest report says it; "extension" where only that came


@dataclass(frozen=True, slots=True)
class CopPaper:
    """All actions, as the register stood on a day."""

    meeting: Meeting
    today: date
    rows: tuple[CopRow, ...]

    @property
    def to_consider(self) -> tuple[CopRow, ...]:
        """Those of which Step 6(4) says what follows."""
        return tuple(row for row in self.rows if row.report.follows is not Follows.NOTHING)


def cop_paper(register: Register, meeting: str, today: date) -> CopPaper:
    """The paper from a register. Raises UnknownMeeting."""
    report = compliance_of(register, meeting, today)
    actions = {action.number: action for action in register.actions()}
    recent = frozenset(report.meetings[-2:])  # the COP, and the Council before it
    rows = [_row(actions[row.number], row, register, recent, today) for row in report.rows]
    return CopPaper(report.meeting, today, tuple(rows))


def _row(
    action: Action, row: ComplianceRow, register: Register, recent: frozenset[str], today: date
) -> CopRow:
    sent = [
        document
        for document in action.documents
        if "progress_report" in document.kinds and recent & {*document.meetings}
    ]
    futures = [register.submission(one.document).corrected.proposed_future for one in sent]
    said = next((one for one in reversed(futures) if one), None)
    reports = tuple(one.symbol or one.file or one.document for one in sent)
    periods = action.periods(today)
    return CopRow(
        number=action.number,
        title=action.title,
        status=row.status,
        lead=row.lead,
        since=periods[-1].meeting if periods else "",
        report=row,
        documents=tuple(dict.fromkeys([*reports, *row.extensions])),
        proposed_future="extension" if row.extensions and not said else said,
    )
