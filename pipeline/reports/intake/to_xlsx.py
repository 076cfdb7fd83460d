"""The report of a run as an Excel workbook: files, findings, what did not come."""

from typing import Any

from pipeline.i18n.lists import list_words
from pipeline.intake.result import IntakeReport
from pipeline.reports.intake import text as text
from pipeline.reports.texts import Texts
from pipeline.reports.xlsx_builder import add_sheet, workbook
from pipeline.submissions.findings import Severity
from pipeline.submissions.kept import IntakeResult


def workbook_of(report: IntakeReport, texts: Texts) -> Any:
    book, none = workbook(), list_words(texts.language).nothing
    files = [_file_row(row, texts) for row in report.rows]
    add_sheet(book, texts["files"], texts["columns"], files, none)
    findings = _finding_rows(report, texts)
    add_sheet(book, texts["findings"], texts["finding_columns"], findings, none)
    others = [(texts["did_not_come"], name, "") for name in report.not_come]
    others += [(texts["stopped"], path.name, str(path.parent)) for path in report.unfinished]
    others += [
        (texts["was_passed_over"], path.name, str(path.parent)) for path in report.passed_over
    ]
    add_sheet(book, texts["other"], (texts["what"], texts["file"], texts["folder"]), others, none)
    return book


def _file_row(row: IntakeResult, texts: Texts) -> list[Any]:
    summary = row.summary
    counts = [row.count(severity) for severity in Severity]
    return [
        *(row.file, texts["states"][row.state.value], text.kind(row, texts), summary.language),
        *(row.meeting, row.received),
        *counts,
        *(summary.problem, row.note, summary.concerted_action, summary.title),
        *(str(row.path.parent), summary.sha256),
        *(row.suggested, row.day_source, summary.came_in),
    ]


def _finding_rows(report: IntakeReport, texts: Texts) -> list[list[Any]]:
    rows = []
    for row in report.rows:
        for finding in text.findings(row, texts):
            places = text.where(finding, texts)
            rows.append(
                [
                    *(row.file, texts["severities"][finding.severity], finding.code),
                    finding.message,
                    "\n".join(place for place, _ in places),
                    "\n".join(quote for _, quote in places),
                    *(finding.advice, finding.basis),
                ]
            )
    return rows
