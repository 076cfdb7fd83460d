"""The sheets of an Excel workbook as lines of text, each cell as a reader of Excel sees it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pipeline.refusal import Refusal

QUOTED = re.compile(r'"[^"]*"|\[\$[^]]*\]|\\.')  # of a number format: words, a currency or language
DECIMALS = re.compile(r"^[0#?,]*[0#]\.(0+)(?:_.*)?$")  # "0.00": as many places are shown
OLE2 = b"\xd0\xcf\x11\xe0"  # begins old workbooks, and those with a password


class BadTable(Refusal):
    """A table that cannot be read row by row; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet, or of a CSV file."""

    number: int  # 1-based, as the spreadsheet counts it
    cells: tuple[str, ...]
    problems: tuple[str, ...] = ()  # cells that say nothing: a formula, an error
    struck: bool = False  # every filled cell is struck out
    hidden: bool = False  # by hand or by a filter; it is read all the same


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with all its lines, empty ones too."""

    name: str
    hidden: bool
    lines: tuple[Line, ...]


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet in the order of the workbook, hidden ones included. Raises BadTable."""
    from openpyxl import load_workbook  # half a second to import
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if path.read_bytes()[: len(OLE2)] == OLE2:
            raise BadTable(
                f"{path.name} is protected by a password, or saved in an old format of Excel. Take "
                "the password away in Excel (File, Info) and save it as Excel workbook (.xlsx)."
            )
        values = load_workbook(path, data_only=True)
        written = load_workbook(path)
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise BadTable(
            f"{path.name} does not open as an Excel file ({error}). Save it anew as .xlsx or CSV."
        ) from error
    return [
        Sheet(sheet.title, sheet.sheet_state != "visible", (*_lines(sheet, formulas),))
        for sheet, formulas in zip(values.worksheets, written.worksheets, strict=True)
    ]


def _lines(sheet: Any, formulas: Any) -> Iterator[Line]:
    merged = {
        span.min_row: span for span in sheet.merged_cells.ranges if span.max_col > span.min_col
    }
    for number, row in enumerate(sheet.iter_rows(), 1):
        problems = [*_without_value(row, formulas)]
        if number in merged:
            problems.append(f"the cells {merged[number]} are merged")
        filled = [cell for cell in row if cell.value is not None]
        hidden = number in sheet.row_dimensions and sheet.row_dimensions[number].hidden
        struck = bool(filled) and all(cell.font and cell.font.strike for cell in filled)
        yield Line(number, tuple(map(_text, row)), tuple(problems), struck, bool(hidden))


def _without_value(row: Sequence[Any], formulas: Any) -> Iterator[str]:
    for cell in row:
        wrote = formulas[cell.coordinate].value if hasattr(cell, "coordinate") else None
        if cell.value is None and isinstance(wrote, str) and wrote.startswith("="):
            yield f"cell {cell.coordinate} holds a formula without a saved value"
        elif isinstance(cell.value, str) and cell.value.startswith("#") and cell.data_type == "e":
            yield f"cell {cell.coordinate} holds the error {cell.value}"


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return _moment(value, str(cell.number_format or ""))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, str(cell.number_format or ""))
    return " ".join(str(value).split())


def _moment(value: datetime, shown_as: str) -> str:
    """A day, with its hour where the cell shows one; midnight is how a mere day is saved."""
    shows_hour = "h" in QUOTED.sub("", shown_as).casefold()
    shown = shows_hour and value.time() != time()
    return f"{value:%Y-%m-%d %H:%M}" if shown else value.date().isoformat()


def _number(value: float, shown_as: str) -> str:
    """A number with the decimal places that its cell shows."""
    if found := DECIMALS.match(shown_as):
        return f"{value:.{len(found[1])}f}"
    return str(int(value)) if float(value).is_integer() else str(value)
