"""The report of a run as an Excel workbook: files, findings, what did not come."""

from typing import Any

from pipeline.findings import Severity
from pipeline.reports.intake import IntakeReport, where
from pipeline.reports.sheets import add_sheet, workbook

FILES = (
    *("File", "State", "Kind", "Language", "Meeting", "Received", "To fix", "To check", "Notes"),
    *("Problem", "Note", "Concerted Action", "Title", "Folder", "SHA-256"),
    *("Suggested day", "Suggested by", "Came in"),
)
FINDINGS = ("File", "Severity", "Code", "Finding", "Where", "Words", "What to do", "Basis")


def workbook_of(report: IntakeReport) -> Any:
    book = workbook()
    add_sheet(book, "Files", FILES, [_file_row(row) for row in report.rows])
    add_sheet(book, "Findings", FINDINGS, _finding_rows(report))
    others = [("did not come", name, "") for name in report.not_come]
    others += [("passed over", path.name, str(path.parent)) for path in report.passed_over]
    add_sheet(book, "Other", ("What", "File", "Folder"), others)
    return book


def _file_row(row: Any) -> list[Any]:
    summary = row.summary
    counts = [row.count(severity) for severity in Severity]
    return [
        *(row.file, row.state.value, row.kind, summary.language, row.meeting, row.received),
        *counts,
        *(summary.problem, row.note, summary.concerted_action, summary.title),
        *(str(row.path.parent), summary.sha256),
        *(row.suggested, row.day_source, summary.came_in),
    ]


def _finding_rows(report: IntakeReport) -> list[list[Any]]:
    rows = []
    for row in report.rows:
        for finding in row.findings:
            places = where(finding)
            rows.append(
                [
                    *(row.file, finding.severity, finding.code, finding.message),
                    "\n".join(place for place, _ in places),
                    "\n".join(quote for _, quote in places),
                    *(finding.advice, finding.basis),
                ]
            )
    return rows
