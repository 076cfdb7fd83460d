"""What came of taking files in, as pages and tables."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pipeline.config import home
from pipeline.i18n import LANGUAGES
from pipeline.intake.result import IntakeReport
from pipeline.reports.intake.table import files_of, papers_of
from pipeline.reports.intake.text import line, remark
from pipeline.reports.intake.write import write_page, writer_for
from pipeline.reports.run_result import Papers
from pipeline.reports.texts import wording
from pipeline.services.paper_files import papers_folder, refusing_full_disk, unused


def intake_papers(report: IntakeReport, today: date) -> Papers:
    """What came of taking files in, as a page in every language. Raises OSError."""
    folder = papers_folder(report.meeting)
    place = unused(folder, f"intake-{today}")
    files = tuple(place / f"{place.name}-{language}.html" for language in LANGUAGES)
    for language, path in zip(LANGUAGES, files, strict=True):
        write_page(report, path, language)
    words = wording("en", "intake")
    rows = [(row.file, words["states"][row.state.value], remark(row, words)) for row in report.rows]
    return Papers(line(report, words), (("File", "State", "Remark"), *rows), files)


def intake_page(report: IntakeReport, language: str) -> Path:
    """Keep what came of taking files in as a page with a name of its own.

    Raises Refused where there is no room for it.
    """
    folder = home() / "reports"
    name = f"intake-{report.meeting}-{report.run:%Y%m%d-%H%M%S}.html"
    path = unused(folder, name)
    with refusing_full_disk("report", folder):
        write_page(report, path, language)
    return path


def report_writer(path: Path | None, language: str) -> Callable[[IntakeReport], tuple[Path, ...]]:
    """What writes the report of an intake there: .html, .docx or .xlsx; nothing where None.

    Asked for before files are taken in, so that a wrong name costs no run. Raises
    UnknownReportType.
    """
    if path is None:
        return lambda _: ()
    write = writer_for(path, language)

    def written(report: IntakeReport) -> tuple[Path, ...]:
        with refusing_full_disk("report", path):
            write(report, path)
        return (path,)

    return written


def intake_table(report: IntakeReport) -> Papers:
    """What came of taking files in as one table, for pages that show nothing else."""
    return papers_of(report)


def several_files(count: int) -> str:
    """`1 file`, `2 files`."""
    return files_of(count)
