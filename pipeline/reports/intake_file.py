"""The report of a run as a file: a page, a Word document or an Excel workbook, by its suffix."""

from collections.abc import Callable
from pathlib import Path

from pipeline.findings import Severity
from pipeline.reports.intake import ASK_FOR_DAY, IntakeReport, number_of, summary_line, where
from pipeline.reports.whole_files import replace_file

SEVERITY_WORDS = {"MUST_FIX": "To fix", "CHECK": "To check", "NOTE": "Note"}
SUFFIXES = (".html", ".docx", ".xlsx")


class UnknownReportType(Exception):
    """A report asked for in a form that we do not write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"A report cannot be written as “{path.suffix or path.name}”. "
            "Give it a name that ends in .html, .docx or .xlsx."
        )


def writer_for(path: Path) -> Callable[[IntakeReport, Path], None]:
    """What writes a report to `path`. Raises UnknownReportType."""
    writers = {".html": write_page, ".docx": _word, ".xlsx": _excel}
    try:
        return writers[path.suffix.lower()]
    except KeyError:
        raise UnknownReportType(path) from None


def write_page(report: IntakeReport, path: Path) -> None:
    """One page of HTML that stands by itself, pictures of the words included."""
    from pipeline.reports.html import render
    from pipeline.reports.intake_pictures import pictures_of  # draws PDF pages

    page = render(
        "intake.html",
        report=report,
        line=summary_line(report),
        severities=[(one.value, SEVERITY_WORDS[one.value]) for one in Severity],
        severity_words=SEVERITY_WORDS,
        where=where,
        number_of=number_of,
        ask_for_day=ASK_FOR_DAY,
        pictures=pictures_of(report),
    )
    replace_file(path, lambda part: part.write_text(page, "utf-8"))


def _word(report: IntakeReport, path: Path) -> None:
    from pipeline.reports.intake_word import document  # python-docx costs half a second

    replace_file(path, lambda part: document(report).save(part))


def _excel(report: IntakeReport, path: Path) -> None:
    from pipeline.reports.intake_excel import workbook_of  # openpyxl costs half a second

    replace_file(path, lambda part: workbook_of(report).save(part))
