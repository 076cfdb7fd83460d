"""The compliance report as an Excel workbook: actions, states, matrix, files to look at first."""

from typing import Any

from pipeline.reports import compliance_text as text
from pipeline.reports.compliance import ComplianceReport
from pipeline.reports.sheets import add_bars, add_sheet, workbook
from pipeline.reports.wording import Wording

COLUMNS = (
    *("number", "action", "lead", "status", "report", "received", "days_left", "follows"),
    "remark",
)


def workbook_of(report: ComplianceReport, own: Wording) -> Any:
    book = workbook()
    rows = [
        [
            *(row.number, row.title, row.lead, own["statuses"][row.status.value]),
            *(own["state"][row.state.value], row.cell.received, row.days_left),
            *(text.step(row, own), text.remark(row, own)),
        ]
        for row in report.rows
    ]
    add_sheet(book, own["actions"], [own[name] for name in COLUMNS], rows)
    states = [[own["state"][state.value], count] for state, count in report.counts.items()]
    sheet = add_sheet(book, own["states_chart"], [own["report"], own["actions"]], states)
    if states:
        add_bars(sheet, own["states_chart"], len(states))
    matrix = [
        [row.number, row.title, *(own["state"][cell.state.value] for cell in row.matrix)]
        for row in report.rows
    ]
    add_sheet(book, own["matrix"], [own["number"], own["action"], *report.meetings], matrix)
    files = [
        [one.file, own["unread"][one.why.value], row.number, one.sha256]
        for row in report.rows
        for one in row.cell.waiting
        if one not in report.anybody
    ]
    files += [[one.file, own["unread"][one.why.value], "", one.sha256] for one in report.anybody]
    head = [own["file"], own["why"], own["number"], "SHA-256"]
    add_sheet(book, own["anybody_head"], head, files)
    return book
