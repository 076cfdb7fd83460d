"""The compliance report as an Excel workbook: actions, states, matrix, files to look at first."""

from typing import Any

from pipeline.i18n.lists import list_words
from pipeline.reports.compliance import ComplianceReport
from pipeline.reports.compliance import text as text
from pipeline.reports.national_reports import whole_table
from pipeline.reports.texts import Texts, wording
from pipeline.reports.xlsx_builder import add_bars, add_sheet, workbook

COLUMNS = (
    *("number", "action", "lead", "status", "report", "received", "days_counted", "follows"),
    "remark",
)


def workbook_of(report: ComplianceReport, texts: Texts) -> Any:
    book, none = workbook(), list_words(texts.language).nothing
    rows = [
        [
            *(
                row.number,
                text.title(row, texts),
                text.lead(row, texts),
                texts["statuses"][row.status.value],
            ),
            *(texts["state"][row.state.value], row.cell.received, row.days_left),
            *(text.step(row, texts), text.remark(row, texts)),
        ]
        for row in report.rows
    ]
    add_sheet(book, texts["actions"], [texts[name] for name in COLUMNS], rows, none)
    states = [[texts["state"][state.value], count] for state, count in report.counts.items()]
    sheet = add_sheet(book, texts["states_chart"], [texts["report"], texts["actions"]], states)
    if states:
        add_bars(sheet, texts["states_chart"], len(states))
    matrix = [
        [
            row.number,
            text.title(row, texts),
            *(texts["state"][cell.state.value] for cell in row.matrix),
        ]
        for row in report.rows
    ]
    by_meeting = [texts["number"], texts["action"], *report.meetings]
    add_sheet(book, texts["matrix"], by_meeting, matrix, none)
    files = [
        [file.file, texts["unread"][file.why.value], row.number, file.sha256]
        for row in report.rows
        for file in row.cell.waiting
        if file not in report.anybody
    ]
    files += [
        [file.file, texts["unread"][file.why.value], "", file.sha256] for file in report.anybody
    ]
    head = [texts["file"], texts["why"], texts["number"], "SHA-256"]
    add_sheet(book, texts["anybody_head"], head, files, none)
    table = whole_table(report.rows, texts.language)
    if len(table) > 1:
        title = wording(texts.language, "national_reports")["title"]
        add_sheet(book, title, table[0], table[1:])
    return book
