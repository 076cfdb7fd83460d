"""The compliance report as files: a page, a Word document and an Excel workbook."""

from pathlib import Path

from pipeline.reports import compliance_text as text
from pipeline.reports.compliance import ComplianceReport
from pipeline.reports.compliance_chart import day_bars, state_bars
from pipeline.reports.html import render
from pipeline.reports.wording import Wording, wording
from pipeline.whole_files import replace_file


def write_compliance(report: ComplianceReport, folder: Path, language: str) -> tuple[Path, ...]:
    """Write all three into `folder`; an earlier report on the same day and meeting is replaced."""
    from pipeline.reports.compliance_excel import workbook_of  # openpyxl costs half a second
    from pipeline.reports.compliance_word import document  # python-docx costs half a second

    own = wording(language, "compliance")
    name = f"compliance-{report.meeting.id}-{report.today}-{language}"
    page, word, sheet = (folder / f"{name}{suffix}" for suffix in (".html", ".docx", ".xlsx"))
    replace_file(page, lambda part: part.write_text(page_of(report, own), "utf-8"))
    replace_file(word, lambda part: document(report, own).save(part))
    replace_file(sheet, lambda part: workbook_of(report, own).save(part))
    return page, word, sheet


def page_of(report: ComplianceReport, own: Wording) -> str:
    """One page of HTML that stands by itself."""
    return render(
        "compliance.html",
        report=report,
        own=own,
        text=text,
        title=own.text("title", meeting=report.meeting.id),
        follows=text.follow_lines(report, own),
        states=state_bars(report, own),
        days=day_bars(report, own),
    )
