"""The report of a run as a Word document."""

from collections.abc import Sequence
from typing import Any

from pipeline.findings import Severity
from pipeline.reports import intake_text as text
from pipeline.reports.intake import IntakeReport, IntakeRow
from pipeline.reports.paper import add_line, add_table, clean, new_paper, quiet
from pipeline.reports.wording import Wording

WIDTHS = (8.6, 2.8, 4.6, 3.2, 1.9, 2.1, 1.8)


def document(report: IntakeReport, own: Wording) -> Any:
    """Its `save` writes it."""
    title = own.text("title", meeting=report.meeting)
    word = new_paper(title, own["page"], own.language, wide=True)
    word.add_heading(title, level=0)
    add_line(word, f"{text.when(report, own)}. {text.line(report, own)}.")
    if report.editions:
        quiet(word.add_paragraph(), text.appendices(report, own))
    _files(word, report.rows, own)
    _list(word, own["unread"], [row.summary.problem for row in report.unread])
    days = [f"{row.file}: {row.suggested}. {row.day_source}" for row in report.days_to_confirm]
    _list(word, own["confirm"], days)
    _list(word, own["not_come"], report.not_come)
    for row in report.rows:
        _findings(word, row, own)
    return word


def _files(word: Any, rows: Sequence[IntakeRow], own: Wording) -> None:
    if not rows:
        add_line(word, own["no_files"])
        return
    counted = [text.counted(severity, 2, own) for severity in Severity]
    head = [own["file"], own["state_of"], own["kind"], own["received"], *counted]
    cells = [
        [
            *(row.file, own["states"][row.state.value], text.kind(row, own), text.day(row, own)),
            *(str(row.count(severity) or "") for severity in Severity),
        ]
        for row in rows
    ]
    add_table(word, head, cells, WIDTHS)


def _list(word: Any, heading: str, lines: Sequence[str | None]) -> None:
    if lines:
        word.add_heading(heading, level=1)
    for line in lines:
        add_line(word, line or "", "List Bullet")


def _findings(word: Any, row: IntakeRow, own: Wording) -> None:
    if not row.findings:
        return
    word.add_heading(level=1).add_run(clean(" ".join(row.file.split())))
    for finding in row.findings:
        severity = own["severities"][finding.severity]
        paragraph = add_line(word, "")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(f"{severity} ({finding.code}){own['colon']} ").bold = True
        paragraph.add_run(clean(finding.message))
        for place, quote in text.where(finding, own):
            said = own.text("quoted", text=quote)
            quiet(word.add_paragraph(style="List Bullet"), f"{place}{own['colon']} {said}")
        basis = own.text("basis", basis=finding.basis)
        quiet(word.add_paragraph(), f"{finding.advice} {basis}")
