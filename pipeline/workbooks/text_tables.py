"""A table saved as text: any delimiter that spreadsheets use, any encoding that they save."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.workbooks.sheets import BadTable, Line, Sheet, read_workbook

EXCEL = frozenset({".xlsx", ".xlsm"})
OTHER_SPREADSHEETS = frozenset({".xls", ".xlsb", ".ods", ".numbers"})
DELIMITERS = ",;\t|"
LINES_TRIED = 20


def read_sheets(
    path: Path, open_workbook: Callable[[Path], list[Sheet]] = read_workbook
) -> list[Sheet]:
    """The sheets of a workbook, or a table saved as text as a sheet without a name.

    `open_workbook` reads one, perhaps by a process of its own. Raises BadTable.
    """
    suffix = path.suffix.lower()
    if suffix in EXCEL:
        return open_workbook(path)
    if suffix in OTHER_SPREADSHEETS:
        raise BadTable(
            f"{path.name} is saved in a format that is not read here ({suffix}). Open it and save "
            "it as Excel workbook (.xlsx) or as CSV UTF-8."
        )
    return [Sheet("", False, (*read_text_lines(path),))]


def read_text_lines(path: Path) -> Iterator[Line]:
    """The rows of a CSV file, empty ones too; each numbered by the line it begins on.

    Raises BadTable.
    """
    text = decoded(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    begins = 1
    try:
        for cells in reader:
            yield Line(begins, tuple(" ".join(cell.split()) for cell in cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadTable(
            f"{path.name} is no table from line {begins} on ({error}). Save it as CSV (UTF-8) "
            "or as .xlsx and try again."
        ) from error


def delimiter_of(text: str) -> str:
    """What parts the cells: that by which most of the first lines have as many as the heads.

    >>> delimiter_of("file;received, if known\\na;b")
    ';'
    """
    lines = [line for line in text.splitlines() if line.strip()][:LINES_TRIED]
    return max(DELIMITERS, key=lambda delimiter: _regular(lines, delimiter))


def _regular(lines: Sequence[str], delimiter: str) -> tuple[int, int]:
    """How many lines have as many cells as the first, two at the least, and how many those are."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:  # told where the table is read
        return 0, 0
    cells = len(rows[0]) if rows else 0
    return sum(len(row) == cells for row in rows) if cells > 1 else 0, cells


def decoded(path: Path) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16, or the old Windows encoding.

    Raises BadTable.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadTable(f"{path} cannot be opened ({error.strerror}). Give a file.") from error
    if not content.strip():
        raise BadTable(f"{path.name} is empty. Give the table, saved as .xlsx or CSV (UTF-8).")
    for encoding in ("utf-8-sig", _second(content)):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadTable(f"{path.name} is not text. Save the table as CSV (UTF-8) or as .xlsx.")


def _second(content: bytes) -> str:
    return "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"
