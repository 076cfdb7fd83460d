"""Tables from a spreadsheet, opened by a process of its own: a workbook is packed."""

from pathlib import Path

from extractors.errors import ExtractionError
from pipeline.workbooks.sheets import BadTable, Sheet, read_workbook
from pipeline.workbooks.text_tables import read_sheets


def read_sheets_apart(path: Path) -> list[Sheet]:
    """What `read_sheets` gives, within limits of time and memory. Raises BadTable."""
    return read_sheets(path, _read_workbook_apart)


def _read_workbook_apart(path: Path) -> list[Sheet]:
    from pipeline.intake.workers import look_apart  # imports the readers

    try:
        return look_apart(path, read_workbook, path)
    except ExtractionError as error:
        raise BadTable(str(error)) from error
