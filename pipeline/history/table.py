"""A spreadsheet or CSV file as rows of text, with what is wrong with it in a sentence."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pipeline.history.columns import Columns, MissingColumns

HEADER_ROWS = 15  # the header is looked for in the first rows; titles may stand above it


class BadTable(Exception):
    """A table that cannot be read row by row; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header."""

    number: int  # as the spreadsheet counts it, 1-based; the line where the row of a CSV begins
    cells: Mapping[str, str]  # by our name of the column; "" for an empty cell
    problems: tuple[str, ...] = field(default=())  # cells that say nothing: a formula, an error


def read_table(path: Path, columns: Columns) -> list[Row]:
    """The rows of a CSV or Excel file, without those that are empty.

    Dates of Excel come as ISO text. Raises BadTable.
    """
    lines = [*(_excel(path) if path.suffix.lower() in {".xlsx", ".xlsm"} else _csv(path))]
    try:
        start, names = columns.find_header([cells for _, cells, _ in lines[:HEADER_ROWS]])
    except MissingColumns as error:
        raise BadTable(f"{path.name}: {error}") from error
    _check_header(path, lines[start])
    return [
        Row(number, {name: cells[n] if n < len(cells) else "" for n, name in names.items()}, bad)
        for number, cells, bad in lines[start + 1 :]
        if any(cells)
    ]


Line = tuple[int, list[str], tuple[str, ...]]


def _csv(path: Path) -> Iterator[Line]:
    text = _decoded(path)
    sample = text[:20_000]
    try:
        dialect: Any = csv.Sniffer().sniff(sample.partition("\n")[0], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter)
    begins = 1
    try:
        for cells in reader:
            yield begins, [" ".join(cell.split()) for cell in cells], ()
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadTable(
            f"{path.name} is no table from line {begins} on ({error}). Save it as CSV (UTF-8) "
            "or as .xlsx and try again."
        ) from error


def _decoded(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadTable(f"{path} cannot be opened ({error.strerror}). Give a file.") from error
    if not content.strip():
        raise BadTable(f"{path.name} is empty. Give the table of past actions.")
    second = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"
    for encoding in ("utf-8-sig", second):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadTable(f"{path.name} is not text. Save the table as CSV (UTF-8) or as .xlsx.")


def _excel(path: Path) -> Iterator[Line]:
    from openpyxl import load_workbook  # half a second to import
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        values = load_workbook(path, data_only=True)
        written = load_workbook(path)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise BadTable(
            f"{path.name} does not open as an Excel file ({error}). Save it anew as .xlsx or CSV."
        ) from error
    sheet, formulas = values.worksheets[0], written.worksheets[0]
    merged = {one.min_row: one for one in sheet.merged_cells.ranges if one.max_col > one.min_col}
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_text(cell.value) for cell in row]
        bad = [*_without_value(row, formulas)]
        if number in merged:
            bad.append(f"the cells {merged[number]} are merged")
        yield number, cells, tuple(bad)


def _without_value(row: Sequence[Any], formulas: Any) -> Iterator[str]:
    for cell in row:
        wrote = formulas[cell.coordinate].value if hasattr(cell, "coordinate") else None
        if cell.value is None and isinstance(wrote, str) and wrote.startswith("="):
            yield f"cell {cell.coordinate} holds a formula without a saved value"
        elif isinstance(cell.value, str) and cell.value.startswith("#") and cell.data_type == "e":
            yield f"cell {cell.coordinate} holds the error {cell.value}"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _check_header(path: Path, header: Line) -> None:
    number, _, bad = header
    if bad:
        raise BadTable(
            f"{path.name}, row {number}: {'; '.join(bad)}. In the header every column needs a "
            "cell with its own name: undo the merging and name each column."
        )
