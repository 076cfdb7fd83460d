"""The workbook of a round trip: lists to choose from, locked keys, and a sheet that explains."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from extractors.fields.bonn import moment_of, read_day
from pipeline.workbooks.round_trips import (
    Cells,
    Column,
    RoundTrip,
    explanations_titles,
    tidy,
)

MADE = "_concerted"  # the hidden sheet that remembers what each cell said
MARK = "concerted workbook"  # in its first cell
DAYS = ("day", "receipt")  # types of a column
FORMATS = {"day": "yyyy-mm-dd", "receipt": "yyyy-mm-dd hh:mm", "number": "#,##0.##"}
A4 = 9  # the code of this size of paper
SPARE = 60  # rows under the last, in which a new one may be written
WIDEST, NARROWEST = 48, 12  # characters
LISTS_AT = 26  # the column of the hidden sheet in which the lists to choose from begin


def make_workbook(
    trip: RoundTrip,
    rows: Sequence[Cells],
    path: Path,
    *,
    language: str,
    meeting: str = "",
    offers: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write the workbook of `rows` to `path`, headed in `language` (en, fr, es).

    `offers` are the lists that a column may offer, by name.
    """
    from openpyxl import Workbook  # half a second to import

    book: Any = Workbook()
    sheet = book.active
    sheet.title = trip.title[language]
    _fill(sheet, trip, rows, language)
    _explain(book.create_sheet(explanations_titles()[language]), trip, language)
    made = book.create_sheet(MADE)
    _remember(made, trip, rows, language, meeting)
    _offer_lists(sheet, made, trip, len(rows), language, offers or {})
    book.save(path)


def _fill(sheet: Any, trip: RoundTrip, rows: Sequence[Cells], language: str) -> None:
    from openpyxl.utils import get_column_letter

    count = len(rows) + (SPARE if trip.adds else 0)
    for n, column in enumerate(trip.columns, 1):
        _write(sheet.cell(1, n), column.names[language], head=True)
        for at in range(count):
            value = rows[at].get(column.id, "") if at < len(rows) else ""
            cell = sheet.cell(at + 2, n)
            _write(cell, _value(column, value, language))
            _format(cell, column, locked=column.locked and at < len(rows))
        longest = max([len(column.names[language]), *(len(row.get(column.id, "")) for row in rows)])
        width = min(max(longest + 3, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(n)].width = width
    _set_page(sheet, f"A1:{get_column_letter(len(trip.columns))}{len(rows) + 1}")
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows", "formatCells"):
        setattr(sheet.protection, allowed, False)


def _set_page(sheet: Any, filtered: str) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = filtered
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _value(column: Column, value: str, language: str) -> str | date | float | None:
    if not value:
        return None
    if column.type in DAYS:
        return _of_excel(read_day(value))
    if column.type == "number":
        return float(value)
    if column.choices:
        return column.choices[value][language] if value in column.choices else value
    return tidy(value)


def _of_excel(day: date) -> date:
    """A moment as Excel keeps it: without its zone, which is that of Bonn."""
    moment = moment_of(day)
    return day if moment is None else moment.replace(tzinfo=None)


def _write(cell: Any, value: str | date | float | None, *, head: bool = False) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text, even if it begins with "=" like a formula
        cell.quotePrefix = True
    cell.font = Font(name="Arial", size=10, bold=head)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if head:
        cell.fill = PatternFill("solid", fgColor="E8EBEE")


def _format(cell: Any, column: Column, *, locked: bool) -> None:
    from openpyxl.styles import PatternFill, Protection

    cell.number_format = FORMATS.get(column.type, "@")
    cell.protection = Protection(locked=locked)
    if column.locked:
        cell.fill = PatternFill("solid", fgColor="F4F5F6")


def _explain(sheet: Any, trip: RoundTrip, language: str) -> None:
    _write(sheet.cell(1, 1), trip.title[language], head=True)
    _write(sheet.cell(2, 1), trip.about[language])
    sheet.merge_cells("A2:C2")
    for n, column in enumerate(trip.columns, 4):
        _write(sheet.cell(n, 1), column.names[language], head=True)
        _write(sheet.cell(n, 2), column.note[language])
        _write(sheet.cell(n, 3), ", ".join(words[language] for words in column.choices.values()))
    for letter, width in (("A", 30), ("B", 60), ("C", 40)):
        sheet.column_dimensions[letter].width = width
    sheet.row_dimensions[2].height = 60
    _set_page(sheet, "A1:A1")
    sheet.freeze_panes, sheet.auto_filter.ref = None, None
    sheet.protection.sheet = True


def _remember(
    sheet: Any, trip: RoundTrip, rows: Sequence[Cells], language: str, meeting: str
) -> None:
    """What every cell says now, so that somebody else's change is seen when it comes back."""
    for n, text in enumerate((MARK, trip.name, meeting, language), 1):
        _write(sheet.cell(1, n), text)
    for n, column in enumerate(trip.columns, 1):
        _write(sheet.cell(2, n), column.id)
        for at, row in enumerate(rows, 3):
            _write(sheet.cell(at, n), tidy(row.get(column.id, "")))
    sheet.sheet_state = "veryHidden"


def _offer_lists(
    sheet: Any,
    made: Any,
    trip: RoundTrip,
    count: int,
    language: str,
    offers: Mapping[str, Sequence[str]],
) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = count + 1 + (SPARE if trip.adds else 0)
    for n, column in enumerate(trip.columns, 1):
        letter, at = get_column_letter(n), get_column_letter(LISTS_AT + n)
        if column.type in DAYS and not column.locked:
            rule = DataValidation(
                "date", operator="greaterThan", formula1="25569", allow_blank=True
            )
        elif offered := [
            *(words[language] for words in column.choices.values()),
            *offers.get(column.offers, ()),
        ]:
            for row, text in enumerate(offered, 1):
                _write(made.cell(row, LISTS_AT + n), text)
            end = len(offered)
            rule = DataValidation(
                "list", formula1=f"'{MADE}'!${at}$1:${at}${end}", allow_blank=True
            )
        else:
            continue
        rule.showErrorMessage, rule.errorStyle = not column.offers, "warning"
        rule.promptTitle, rule.prompt = column.names[language][:32], column.note[language][:255]
        rule.add(f"{letter}2:{letter}{max(last, 2)}")
        sheet.add_data_validation(rule)
