"""The compliance report as a Word document; everything is in tables, nothing in a picture."""

from typing import Any

from pipeline.reports import compliance_text as text
from pipeline.reports.compliance import ComplianceReport
from pipeline.reports.compliance_chart import LENGTH, state_bars
from pipeline.reports.paper import add_bar, add_line, add_table, new_paper, quiet
from pipeline.reports.wording import Wording

COLUMNS = ("number", "action", "lead", "status", "report", "received", "days_left", "follows")
WIDTHS = (1.7, 4.9, 3.9, 2.3, 3.6, 3.5, 1.9, 3.3)
MOST = 8  # meetings that fit beside each other; the newest


def document(report: ComplianceReport, own: Wording) -> Any:
    """Its `save` writes it."""
    title = own.text("title", meeting=report.meeting.id)
    word = new_paper(title, own["page"], own.language, wide=True)
    word.add_heading(title, level=0)
    add_line(word, f"{own.text('seen', today=report.today)} {text.last_day(report, own)}")
    add_line(word, f"{text.counts(report, own)}.")
    quiet(word.add_paragraph(), own["proposal_only"])
    if not report.rows:
        add_line(word, own["nothing"])
        return word
    word.add_heading(own["states_chart"], level=1)
    bars = state_bars(report, own)
    head = (own["report"], own["actions"], "")
    table = add_table(word, head, [(bar.label, bar.said, "") for bar in bars], (4, 1.5, 8))
    for bar, row in zip(bars, table.rows[1:], strict=True):
        add_bar(row.cells[2], bar.length / LENGTH, bar.colour)
    word.add_heading(own["actions"], level=1)
    add_table(word, [own[name] for name in COLUMNS], _rows(report, own), WIDTHS, points=8.5)
    _list(word, own["follows_head"], "", text.follow_lines(report, own))
    names = [text.waiting(one, own) for one in report.anybody]
    _list(word, own["anybody_head"], own.text("anybody", meeting=report.meeting.id), names)
    _matrix(word, report, own)
    return word


def _rows(report: ComplianceReport, own: Wording) -> list[list[str]]:
    rows = []
    for row in report.rows:
        state = own["state"][row.state.value]
        said = text.remark(row, own)
        days = "" if row.days_left is None else str(row.days_left)
        rows.append(
            [
                *(row.number, row.title, row.lead or own["no_lead"]),
                *(own["statuses"][row.status.value], f"{state}\n{said}" if said else state),
                *(text.received(row.cell, own), days, text.step(row, own)),
            ]
        )
    return rows


def _list(word: Any, heading: str, before: str, lines: list[str]) -> None:
    if not lines:
        return
    word.add_heading(heading, level=1)
    if before:
        add_line(word, before)
    for line in lines:
        add_line(word, line, "List Bullet")


def _matrix(word: Any, report: ComplianceReport, own: Wording) -> None:
    word.add_heading(own["matrix"], level=1)
    shown = report.meetings[-MOST:]
    rows = [
        [row.number, row.title, *(text.mark(cell, own) for cell in row.matrix[-MOST:])]
        for row in report.rows
    ]
    head = [own["number"], own["action"], *shown]
    add_table(word, head, rows, (1.9, 7.0, *(1.9 for _ in shown)), points=8.5)
    quiet(word.add_paragraph(), f"{own['key']}{own['colon']} {text.key(own)}.")
