"""The compliance report as files: a page, a Word document and an Excel workbook."""

from pathlib import Path

from pipeline.atomic_write import replace_file
from pipeline.reports.compliance import ComplianceReport
from pipeline.reports.compliance import text as text
from pipeline.reports.compliance.chart import day_bars, state_bars
from pipeline.reports.html_builder import render
from pipeline.reports.texts import Texts, wording


def write_compliance(report: ComplianceReport, folder: Path, language: str) -> tuple[Path, ...]:
    """Write all three into `folder`; an earlier report on the same day and meeting is replaced."""
    from pipeline.reports.compliance.to_docx import document  # python-docx costs half a second
    from pipeline.reports.compliance.to_xlsx import workbook_of  # openpyxl costs half a second

    texts = wording(language, "compliance")
    name = f"compliance-{report.meeting.id}-{report.today}-{language}"
    page, word, sheet = (folder / f"{name}{suffix}" for suffix in (".html", ".docx", ".xlsx"))
    replace_file(page, lambda part: part.write_text(page_of(report, texts), "utf-8"))
    replace_file(word, lambda part: document(report, texts).save(part))
    replace_file(sheet, lambda part: workbook_of(report, texts).save(part))
    return page, word, sheet


def page_of(report: ComplianceReport, texts: Texts) -> str:
    """One page of HTML that stands by itself."""
    return render(
        "compliance.html",
        report=report,
        texts=texts,
        text=text,
        title=texts.text("title", meeting=report.meeting.id),
        follows=text.follow_lines(report, texts),
        states=state_bars(report, texts),
        days=day_bars(report, texts),
        ours=wording(texts.language, "national_reports"),
    )
