"""The report of a run as a Word document."""

from collections.abc import Sequence
from typing import Any

from pipeline.intake.result import IntakeReport
from pipeline.reports.docx_builder import add_line, add_table, new_paper, quiet
from pipeline.reports.intake import text as text
from pipeline.reports.texts import Texts
from pipeline.submissions.findings import Severity
from pipeline.submissions.kept import IntakeResult
from pipeline.xml_text import clean

WIDTHS = (8.6, 2.8, 4.6, 3.2, 1.9, 2.1, 1.8)


def document(report: IntakeReport, texts: Texts) -> Any:
    """Its `save` writes it."""
    title = texts.text("title", meeting=report.meeting)
    word = new_paper(title, texts["page"], texts.language, wide=True)
    word.add_heading(title, level=0)
    add_line(word, f"{text.when(report, texts)}. {text.line(report, texts)}.")
    if report.editions:
        quiet(word.add_paragraph(), text.appendices(report, texts))
    if report.rows or not report.unfinished:
        _files(word, report.rows, texts)
    if report.unfinished:
        _list(word, texts["stopped"], [path.name for path in report.unfinished])
        quiet(word.add_paragraph(), texts["stopped_why"])
    _list(word, texts["unread"], [row.summary.problem for row in report.unread])
    days = [
        f"{row.file}: {row.suggested_in_figures}. {row.day_source}"
        for row in report.days_to_confirm
    ]
    _list(word, texts["confirm"], days)
    _list(word, texts["not_come"], report.not_come)
    for row in report.rows:
        _findings(word, row, texts)
    return word


def _files(word: Any, rows: Sequence[IntakeResult], texts: Texts) -> None:
    if not rows:
        add_line(word, texts["no_files"])
        return
    counted = [text.counted(severity, 2, texts) for severity in Severity]
    head = [texts["file"], texts["state_of"], texts["kind"], texts["received"], *counted]
    cells = [
        [
            *(
                row.file,
                texts["states"][row.state.value],
                text.kind(row, texts),
                text.day(row, texts),
            ),
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


def _findings(word: Any, row: IntakeResult, texts: Texts) -> None:
    if not row.findings:
        return
    word.add_heading(level=1).add_run(clean(" ".join(row.file.split())))
    for finding in text.findings(row, texts):
        severity = texts["severities"][finding.severity]
        paragraph = add_line(word, "")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(f"{severity} ({finding.code}){texts['colon']} ").bold = True
        paragraph.add_run(clean(finding.message))
        for place, quote in text.where(finding, texts):
            quoted = texts.text("quoted", text=quote)
            quiet(word.add_paragraph(style="List Bullet"), f"{place}{texts['colon']} {quoted}")
        basis = texts.text("basis", basis=finding.basis)
        quiet(word.add_paragraph(), f"{finding.advice} {basis}")
