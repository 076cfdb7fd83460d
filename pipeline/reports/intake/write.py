"""The report of a run as a file: a page, a Word document or an Excel workbook, by its suffix."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from pipeline.atomic_write import replace_file
from pipeline.intake.result import IntakeReport
from pipeline.refusal import Refusal
from pipeline.reports.intake import text as text
from pipeline.reports.texts import wording
from pipeline.submissions.findings import Severity

SUFFIXES = (".html", ".docx", ".xlsx")


class UnknownReportType(Refusal):
    """A report asked for in a form that we do not write."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"A report cannot be written as “{path.suffix or path.name}”. "
            "Give it a name that ends in .html, .docx or .xlsx."
        )


def writer_for(path: Path, language: str = "en") -> Callable[[IntakeReport, Path], None]:
    """What writes a report in `language` to `path`. Raises UnknownReportType."""
    writers = {".html": write_page, ".docx": _word, ".xlsx": _excel}
    try:
        write = writers[path.suffix.lower()]
    except KeyError:
        raise UnknownReportType(path) from None
    return partial(write, language=language)


def write_page(report: IntakeReport, path: Path, language: str = "en") -> None:
    """One page of HTML that stands by itself, pictures of the words included."""
    from pipeline.reports.html_builder import render
    from pipeline.reports.intake.images import pictures_of  # draws PDF pages

    texts = wording(language, "intake")
    page = render(
        "intake.html",
        report=text.in_words(report, language),
        texts=texts,
        text=text,
        title=texts.text("title", meeting=report.meeting),
        severities=[*Severity],
        pictures=pictures_of(report),
    )
    replace_file(path, lambda part: part.write_text(page, "utf-8"))


def _word(report: IntakeReport, path: Path, language: str) -> None:
    from pipeline.reports.intake.to_docx import document  # python-docx costs half a second

    word = document(text.in_words(report, language), wording(language, "intake"))
    replace_file(path, word.save)


def _excel(report: IntakeReport, path: Path, language: str) -> None:
    from pipeline.reports.intake.to_xlsx import workbook_of  # openpyxl costs half a second

    book = workbook_of(text.in_words(report, language), wording(language, "intake"))
    replace_file(path, book.save)
