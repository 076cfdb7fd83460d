"""Was it reported? The same question, asked of everybody who answers it."""

from datetime import date

from pipeline.actions.consequence import Consequence
from pipeline.actions.due import WHAT, Due, DueState
from pipeline.actions.report_status import RECEIVED, ReportState
from pipeline.convention.meetings import DeadlineKind
from pipeline.letters.drafts import drafts_for
from pipeline.letters.kinds import STAGES
from pipeline.register import Register
from pipeline.reports.compliance import ComplianceRow, compliance_of
from pipeline.reports.council.cop_paper import cop_paper
from pipeline.site.content.collect import gather
from pipeline.views.actions import answer_action
from pipeline.views.compliance import answer_compliance

KINDS = {
    ReportState.AWAITED: {DueState.NOT_YET, DueState.DUE_SOON, DueState.DUE},
    ReportState.MISSING: {DueState.OVERDUE, DueState.CONSIDERED_CLOSED_PROPOSED},
    ReportState.IN_INTAKE: {DueState.IN_INTAKE},
    ReportState.NOT_ON_RECORD: {DueState.NOT_ON_RECORD},
    **{state: {DueState.RECEIVED} for state in RECEIVED},
}
OVERDUE = {kind for stage, kind in STAGES.items() if stage < 0}


def ask_everybody(register: Register, day: date, cop: str, council: str) -> None:
    """List, action, compliance, COP paper, letters and pages say the same of every report."""
    lines = {line.number: line for line in register.action_lines(day, day)}
    evidence = register.report_evidence()
    reports = {meeting: compliance_of(register, meeting, day) for meeting in (cop, council)}
    paper = {row.number: row for row in cop_paper(register, cop, day).rows}
    for row in reports[cop].rows:
        action = register.action(row.number)
        shown = answer_action(action, evidence, day, day)
        assert shown is not None
        assert lines[row.number].due == next(iter(shown.due), None)
        assert lines[row.number].covered_until == shown.covered_until
        assert paper[row.number].report == row
        _agrees(shown.due, row, DeadlineKind.COP_REPORT)
        _agrees_on_closing(shown.due, row, cop)
    for row in reports[council].rows:
        _agrees(register.action(row.number).due(evidence, day), row, DeadlineKind.COUNCIL_REPORT)
    states = {
        answered.number: answered.state for answered in answer_compliance(reports[cop]).actions
    }
    assert states == {row.number: row.state.value for row in reports[cop].rows}
    rows = {row.number: row for row in reports[cop].rows}
    _letters_agree(register, rows, day, cop)
    _pages_agree(register, rows, day, cop)


def _agrees(due: tuple[Due, ...], row: ComplianceRow, kind: DeadlineKind) -> None:
    """What is due for the meeting of the row stands as the row says."""
    for due_line in due:
        if due_line.what == WHAT[kind] and due_line.meeting == row.cell.meeting:
            assert due_line.state in KINDS[row.state], (due_line, row)
            assert due_line.unread == tuple(file.file for file in row.cell.waiting)
            assert due_line.covered_until == row.cell.covered_until


def _agrees_on_closing(due: tuple[Due, ...], row: ComplianceRow, cop: str) -> None:
    closed = [due_line for due_line in due if due_line.state is DueState.CONSIDERED_CLOSED_PROPOSED]
    if any(due_line.meeting == cop for due_line in closed):
        assert row.follows is Consequence.CONSIDERED_CLOSED, (due, row)
    if row.follows is Consequence.CONSIDERED_CLOSED:
        assert closed, (due, row)


def _letters_agree(register: Register, rows: dict[str, ComplianceRow], day: date, cop: str) -> None:
    for draft in drafts_for(register, cop, day, {}):
        row = rows.get(draft.about.partition(" ")[0])
        if row is None:
            continue  # about a file
        if draft.kind is None:
            assert row.cell.waiting or row.state is ReportState.NOT_ON_RECORD
        elif draft.kind in OVERDUE:
            assert row.state is ReportState.MISSING
            assert row.follows is not Consequence.NOTHING
            assert not row.cell.waiting
        else:
            assert row.state is ReportState.AWAITED


def _pages_agree(register: Register, rows: dict[str, ComplianceRow], day: date, cop: str) -> None:
    for page in gather(register, day).actions:
        row = rows.get(page.number)
        if row is None:
            continue  # a proposal, when the report was for this meeting: no action yet
        for due in page.due:
            if due.meeting == cop and due.kind == DeadlineKind.COP_REPORT:
                assert due.received == (row.state in RECEIVED), (due, row)
                if row.state is not ReportState.IN_INTAKE:  # not for the public
                    assert due.known_until == row.cell.covered_until
