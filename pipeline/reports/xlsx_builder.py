"""Excel workbooks in which a submitted text can never become a formula."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from pipeline.reports.fair_shares import fair_shares
from pipeline.reports.italics import parts
from pipeline.xml_text import clean

Value = str | int | date | None
LONGEST = 32_767  # characters in a cell, a limit of Excel
LEAST = 12  # characters of a column, however many there are
WIDEST = 44  # characters; longer texts wrap
A4 = "9"  # the code of this size of paper
ACROSS = 150  # characters of 10 point type that an A4 page laid across has, made a little smaller
LINE = 13.5  # points, of 10 point type
CHART, COLUMN, ROW = 20, 1.7, 0.45  # centimetres: a chart across, a column and a row beside it
HIGHEST = 409.0  # points, a limit of Excel
DAY = "yyyy-mm-dd"
FACE, SIZE = "Arial", 10
UPRIGHT, ITALIC = (InlineFont(rFont=FACE, sz=SIZE, i=slanted) for slanted in (False, True))


def workbook() -> Any:
    """An empty workbook to be filled by `add_sheet`."""
    return Workbook(write_only=True)


def add_sheet(
    book: Any, title: str, head: Sequence[str], rows: Sequence[Sequence[Value]], none: str = ""
) -> Any:
    """A sheet with a head that stays in view and a filter over it; `none` stands for no rows."""
    if none and not rows:
        rows = [[none, *("" for _ in head[1:])]]
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
    wanted = [_width([head[n], *(row[n] for row in rows)]) for n in range(len(head))]
    widths = fair_shares(wanted, max(ACROSS, LEAST * len(head)))
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = sheet.auto_filter.ref
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
    sheet.oddFooter.center.text = "&P / &N"
    sheet.oddHeader.right.text = title.replace("&", "&&")
    sheet.row_dimensions[1].height = _height(head, widths)
    sheet.append([_cell(sheet, text, head=True) for text in head])
    for number, row in enumerate(rows, 2):
        sheet.row_dimensions[number].height = _height(row, widths)
        sheet.append([_cell(sheet, value) for value in row])
    return sheet


def add_bars(sheet: Any, title: str, count: int) -> None:
    """A chart of bars beside the words in the first column and the numbers in the second."""
    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title, chart.gapWidth = title, 60
    chart.width, chart.height = CHART, 2.5 + count
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=count + 1))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=count + 1))
    chart.x_axis.scaling.orientation = "maxMin"  # from top to bottom, as in the table
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format, chart.y_axis.majorUnit = "0", None
    sheet.add_chart(chart, "D2")
    last = get_column_letter(4 + ceil(CHART / COLUMN))
    sheet.print_options.gridLines = False  # they would run behind the chart
    sheet.print_area = f"A1:{last}{2 + ceil(chart.height / ROW)}"


def save(book: Any, path: Path) -> None:
    book.save(path)


def _width(column: Sequence[Value]) -> int:
    """Wide enough for the longest line, up to a limit; in characters."""
    lines = [line for value in column for line in str(value or "").split("\n")]
    return min(max(map(len, lines)) + 3, WIDEST)


def _height(row: Sequence[Value], widths: Sequence[int]) -> float:
    """High enough for the text that wraps most, in points; not every program works it out."""
    lines = [
        sum(1 + len(line) // max(width - 3, 1) for line in str(value or "").split("\n"))
        for value, width in zip(row, widths, strict=True)
    ]
    return min(max(lines) * LINE, HIGHEST)


def _cell(sheet: Any, value: Value, *, head: bool = False) -> Any:
    if isinstance(value, str):
        value = clean(value)[:LONGEST]
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text, even if it begins with "=" like a formula
        _set_in_italics(cell, value)
    if isinstance(value, date):
        cell.number_format = DAY
    cell.font = Font(name=FACE, size=SIZE, bold=head)
    cell.alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
    if head:
        cell.fill = PatternFill("solid", fgColor="E8EBEE")
    return cell


def _set_in_italics(cell: Any, value: str) -> None:
    """Write the scientific names of a text in italics; a text without any stays plain."""
    pieces = [*parts(value)]
    if any(is_name for _, is_name in pieces):
        blocks = (
            TextBlock(ITALIC if is_name else UPRIGHT, text) for text, is_name in pieces if text
        )
        cell.value = CellRichText(*blocks)
