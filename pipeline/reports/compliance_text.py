"""The compliance report as lines of words, the same for the screen, Word and Excel."""

from pipeline.reports.compliance import ComplianceReport, ComplianceRow, Follows
from pipeline.reports.report_states import Cell, ReportState, Why
from pipeline.reports.waiting import Waiting
from pipeline.reports.wording import Wording


def last_day(report: ComplianceReport, own: Wording) -> str:
    """The last day, how it is known, and how far it is."""
    return own.text(
        "last_day",
        day=report.deadline,
        basis=own["basis"][report.basis],
        days=days(abs(left(report)), own, past=left(report) < 0),
    )


def left(report: ComplianceReport) -> int:
    """Days left to the last day; negative after it."""
    return (report.deadline - report.today).days


def days(number: int, own: Wording, *, past: bool) -> str:
    return own.several("past" if past else "left", number)


def counts(report: ComplianceReport, own: Wording) -> str:
    """All states in one line: "3 actions: 2 received in time; 1 missing"."""
    parts = [
        own.text("counted", count=count, state=own["state"][state.value])
        for state, count in report.counts.items()
    ]
    total = own.several("action", len(report.rows))
    return f"{total}{own['colon']} {own['apart'].join(parts)}" if parts else total


def received(cell: Cell, own: Wording) -> str:
    return own.day(cell.received) if cell.received else ""


def remark(row: ComplianceRow, own: Wording) -> str:
    """What the state rests on: the files to look at, or why none is due."""
    cell = row.cell
    if row.extensions and cell.state in (ReportState.AWAITED, ReportState.MISSING):
        return own.text("extension_came", documents=", ".join(row.extensions))
    if cell.why is not Why.NONE:
        because: str = own["because"][cell.why.value]
        return because
    apart: str = own["apart"]
    return apart.join(waiting(one, own) for one in cell.waiting)


def waiting(one: Waiting, own: Wording) -> str:
    return f"{one.file} ({own['unread'][one.why.value]})"


def step(row: ComplianceRow, own: Wording) -> str:
    """What follows under Step 6(4), in few words; "" for nothing."""
    said: str = "" if row.follows is Follows.NOTHING else own["step"][row.follows.value]
    return said


def follow_lines(report: ComplianceReport, own: Wording) -> list[str]:
    """A sentence for every action of which Step 6(4) says what follows."""
    lines = []
    for row in report.rows:
        if row.follows is not Follows.NOTHING:
            sentence = str(own["step_long"][row.follows.value]).format(meeting=report.meeting.id)
            lines.append(f"{row.number} {row.title}{own['colon']} {sentence}")
    return lines


def mark(cell: Cell, own: Wording) -> str:
    """One or two letters for the matrix."""
    letters: str = own["mark"][cell.state.value]
    return letters


def key(own: Wording) -> str:
    """What the letters of the matrix mean."""
    apart: str = own["apart"]
    return apart.join(f"{own['mark'][name]} {words}" for name, words in own["state"].items())
