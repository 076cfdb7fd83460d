"""A spreadsheet or CSV file as rows of text, with what is wrong with it in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.actions.number import parse_number
from pipeline.intake.workbook import read_sheets_apart
from pipeline.legacy_import.columns import Columns, MissingColumns
from pipeline.workbooks.sheets import BadTable, Line, Sheet
from pipeline.workbooks.totals import is_total

__all__ = ["BadTable", "Remark", "Row", "Table", "read_table"]

HEADER_ROWS = 15  # the header is looked for in the first rows; titles may stand above it


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the header."""

    number: int  # as the spreadsheet counts it, 1-based; the line where the row of a CSV begins
    cells: Mapping[str, str]  # by our name of the column; "" for an empty cell
    problems: tuple[str, ...] = field(default=())  # cells that say nothing: a formula, an error
    sheet: str = ""  # its name where a workbook has several; "" where the row number is enough

    @property
    def place(self) -> str:
        return f"row {self.number} of sheet “{self.sheet}”" if self.sheet else f"row {self.number}"


@dataclass(frozen=True, slots=True)
class Remark:
    """What was not taken from a table, in a sentence."""

    text: str
    asks: bool = True  # a person has to look; False: it is only told


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and what of it was not taken."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def read_table(path: Path, columns: Columns) -> Table:
    """The rows of a CSV or Excel file, without those that are empty.

    Of a workbook every sheet is looked at; a hidden one is read only where no visible one holds
    a table. Dates of Excel come as ISO text. Raises BadTable.
    """
    sheets = read_sheets_apart(path)
    named = len(sheets) > 1
    remarks: list[Remark] = []
    rows: list[Row] = []
    problem: MissingColumns | None = None
    for sheet in sorted(sheets, key=lambda each: each.hidden):
        filled = sum(any(line.cells) for line in sheet.lines)
        if sheet.hidden and rows:
            remarks += _hidden(sheet, filled)
            continue
        try:
            taken = _rows(path, sheet, columns, named=named)
        except MissingColumns as error:
            problem = problem or error
            remarks += [_unused(sheet, filled, error)] if filled else []
            continue
        rows += taken.rows
        remarks += taken.remarks
        if sheet.hidden:
            remarks.append(Remark(f"Sheet “{sheet.name}” is hidden; it was read, as no other is."))
    if problem and not rows:
        raise BadTable(f"{path.name}: {problem}") from problem
    return Table(tuple(rows), tuple(remarks))


def _rows(path: Path, sheet: Sheet, columns: Columns, *, named: bool) -> Table:
    """The rows of a sheet under its header. Raises MissingColumns and BadTable."""
    lines = sheet.lines
    start, names = columns.find_header([line.cells for line in lines[:HEADER_ROWS]])
    if lines:
        _check_header(path, lines[start])
    rows: list[Row] = []
    remarks: list[Remark] = []
    for line in lines[start + 1 :]:
        if not any(line.cells):
            continue
        cells = {n: line.cells[n] if n < len(line.cells) else "" for n in names}
        row = Row(
            line.number,
            {names[n]: text for n, text in cells.items()},
            line.problems,
            sheet.name if named else "",
        )
        remark = _passed_over(row, line, lines[start])
        if remark is None:
            rows.append(row)
        else:
            remarks.append(remark)
    return Table(tuple(rows), tuple(remarks))


def _passed_over(row: Row, line: Line, header: Line) -> Remark | None:
    """Why a row is no action, or may be none; None where it is one."""
    first = next(filter(None, line.cells))
    place = f"R{row.place[1:]}"
    if line.struck:
        return Remark(
            f"{place} (“{first}”) is struck out: it is not loaded. Does it still count? Take the "
            "strike away if it does, else delete the row."
        )
    if line.cells == header.cells:
        return Remark(f"{place} repeats the header.", asks=False)
    if parse_number(row.cells.get("number", "")):
        return None
    filled = [text for text in row.cells.values() if text]
    if is_total(first) or (len(filled) < 2 and not row.problems):
        return Remark(f"{place} (“{_short(first)}”) is passed over: a total or a note.", asks=False)
    return None


def _hidden(sheet: Sheet, filled: int) -> list[Remark]:
    if not filled:
        return []
    return [
        Remark(
            f"Sheet “{sheet.name}” is hidden: its {filled} rows were not read. Show it in Excel "
            "(right click on a tab, Unhide) if it counts."
        )
    ]


def _unused(sheet: Sheet, filled: int, error: MissingColumns) -> Remark:
    return Remark(f"Sheet “{sheet.name}” ({filled} rows) was not read: {error}")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _check_header(path: Path, header: Line) -> None:
    if header.problems:
        raise BadTable(
            f"{path.name}, row {header.number}: {'; '.join(header.problems)}. In the header every "
            "column needs a cell with its own name: undo the merging and name each column."
        )
