"""Excel workbooks in which a submitted text can never become a formula."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Value = str | int | date | None
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
LONGEST = 32_767  # characters in a cell, a limit of Excel
WIDEST = 60  # characters; longer texts wrap
DAY = "yyyy-mm-dd"


def workbook() -> Any:
    """An empty workbook to be filled by `add_sheet`."""
    return Workbook(write_only=True)


def add_sheet(book: Any, title: str, head: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """A sheet with a head that stays in view and a filter over it."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(head))
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    for number in range(len(head)):
        column = [head[number], *(row[number] for row in rows)]
        longest = max(len(str(value or "")) for value in column)
        sheet.column_dimensions[get_column_letter(number + 1)].width = min(longest + 3, WIDEST)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([_cell(sheet, text, bold=True) for text in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def save(book: Any, path: Path) -> None:
    book.save(path)


def _cell(sheet: Any, value: Value, *, bold: bool = False) -> Any:
    if isinstance(value, str):
        value = NOT_IN_XML.sub("", value)[:LONGEST]
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text, even if it begins with "=" like a formula
    if isinstance(value, date):
        cell.number_format = DAY
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
