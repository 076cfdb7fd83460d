"""The report of a run as an Excel workbook: files, findings, what did not come."""

from typing import Any

from pipeline.findings import Severity
from pipeline.reports import intake_text as text
from pipeline.reports.intake import IntakeReport, IntakeRow
from pipeline.reports.sheets import add_sheet, workbook
from pipeline.reports.wording import Wording


def workbook_of(report: IntakeReport, own: Wording) -> Any:
    book = workbook()
    add_sheet(book, own["files"], own["columns"], [_file_row(row, own) for row in report.rows])
    add_sheet(book, own["findings"], own["finding_columns"], _finding_rows(report, own))
    others = [(own["did_not_come"], name, "") for name in report.not_come]
    others += [(own["was_passed_over"], one.name, str(one.parent)) for one in report.passed_over]
    add_sheet(book, own["other"], (own["what"], own["file"], own["folder"]), others)
    return book


def _file_row(row: IntakeRow, own: Wording) -> list[Any]:
    summary = row.summary
    counts = [row.count(severity) for severity in Severity]
    return [
        *(row.file, own["states"][row.state.value], text.kind(row, own), summary.language),
        *(row.meeting, row.received),
        *counts,
        *(summary.problem, row.note, summary.concerted_action, summary.title),
        *(str(row.path.parent), summary.sha256),
        *(row.suggested, row.day_source, summary.came_in),
    ]


def _finding_rows(report: IntakeReport, own: Wording) -> list[list[Any]]:
    rows = []
    for row in report.rows:
        for finding in row.findings:
            places = text.where(finding, own)
            rows.append(
                [
                    *(row.file, own["severities"][finding.severity], finding.code),
                    finding.message,
                    "\n".join(place for place, _ in places),
                    "\n".join(quote for _, quote in places),
                    *(finding.advice, finding.basis),
                ]
            )
    return rows
