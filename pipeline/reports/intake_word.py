"""The report of a run as a Word document."""

import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.findings import Severity
from pipeline.reports.intake import IntakeReport, IntakeRow, summary_line, where
from pipeline.reports.intake_file import SEVERITY_WORDS

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
HEAD = ("File", "State", "Kind", "Received", "To fix", "To check", "Notes")
WIDTHS = (Cm(9.2), Cm(2.8), Cm(4.6), Cm(2.6), Cm(1.8), Cm(2.0), Cm(1.8))
GREY = RGBColor(0x55, 0x5B, 0x61)


def document(report: IntakeReport) -> Any:
    """Its `save` writes it."""
    word = Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.2)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Arial", Pt(10)
    word.add_heading(f"Intake for {report.meeting}", level=1)
    word.add_paragraph(_text(f"{report.run:%Y-%m-%d %H:%M} UTC. {summary_line(report)}."))
    _appendices(word, report)
    _files(word, report.rows)
    _plain_list(word, "What could not be read", [row.summary.problem for row in report.unread])
    days = [f"{row.file}: {row.suggested}. {row.day_source}" for row in report.days_to_confirm]
    _plain_list(word, "Days of receipt to confirm", days)
    _plain_list(word, "What did not come", report.not_come)
    for row in report.rows:
        _findings(word, row)
    return word


def _appendices(word: Any, report: IntakeReport) -> None:
    if report.editions:
        editions = ", ".join(report.editions)
        line = f"Names were held against the Appendices, edition {editions}. {report.caveats}"
        _quiet(word.add_paragraph(), line)


def _files(word: Any, rows: Sequence[IntakeRow]) -> None:
    table = word.add_table(rows=1, cols=len(HEAD), style="Table Grid")
    table.autofit = False
    _repeat_head(table.rows[0])
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        counts = [str(row.count(severity) or "") for severity in Severity]
        texts = (row.file, row.state.value, row.kind, row.day, *counts)
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = _text(text)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def _repeat_head(row: Any) -> None:
    """Let Word repeat the row on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _plain_list(word: Any, heading: str, lines: Sequence[str | None]) -> None:
    if lines:
        word.add_heading(heading, level=2)
    for line in lines:
        word.add_paragraph(_text(line or ""), style="List Bullet")


def _findings(word: Any, row: IntakeRow) -> None:
    if not row.findings:
        return
    word.add_heading(_text(row.file), level=2)
    for finding in row.findings:
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(f"{SEVERITY_WORDS[finding.severity]} ({finding.code}): ").bold = True
        paragraph.add_run(_text(finding.message))
        for place, quote in where(finding):
            _quiet(word.add_paragraph(style="List Bullet"), f"{place}: “{quote}”")
        _quiet(word.add_paragraph(), f"{finding.advice} Basis: {finding.basis}.")


def _quiet(paragraph: Any, text: str) -> None:
    paragraph.add_run(_text(text)).font.color.rgb = GREY


def _text(text: str) -> str:
    return NOT_IN_XML.sub("", text)
