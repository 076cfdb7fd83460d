"""What a sheet of Excel shows and prints, whatever is in it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import TextBlock

from pipeline.i18n import LANGUAGES
from pipeline.i18n.lists import list_words
from pipeline.reports.compliance.text import days_of
from pipeline.reports.compliance.to_xlsx import workbook_of
from pipeline.reports.texts import wording
from pipeline.reports.xlsx_builder import add_bars, add_sheet, save, workbook
from tests.pipeline.reports.lives import ACCEPTED, LAST_DAY, MEETINGS, action, report_on


def sheets_of(book: Any, tmp_path: Path) -> list[Any]:
    save(book, tmp_path / "book.xlsx")
    return [*load_workbook(tmp_path / "book.xlsx", rich_text=True).worksheets]


@pytest.mark.parametrize(
    ("written", "italic"),
    [
        ("Otis tarda", ["Otis tarda"]),
        ("Great Bustard (Otis tarda), Dugong (Dugong dugon)", ["Otis tarda", "Dugong dugon"]),
        ("=1+1 Otis tarda", ["Otis tarda"]),
        ("Great Bustard", []),
        ("=1+1", []),
    ],
)
def test_scientific_names_are_in_italics(written: str, italic: list[str], tmp_path: Path) -> None:
    """And the text stays as it was written, never a formula."""
    book = workbook()
    add_sheet(book, "Taxa", ["Taxon"], [[written]])
    (sheet,) = sheets_of(book, tmp_path)
    cell = sheet["A2"]
    blocks = [block for block in [*cell.value] if isinstance(block, TextBlock)]
    assert (str(cell.value), cell.data_type) == (written, "s")
    assert [block.text for block in blocks if block.font.i] == italic


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_without_rows_says_so(language: str, tmp_path: Path) -> None:
    report = report_on([], (), {}, MEETINGS, "COP99", LAST_DAY)
    nothing = list_words(language).nothing
    sheets = sheets_of(workbook_of(report, wording(language, "compliance")), tmp_path)
    lists = [sheet for sheet in sheets if sheet.max_column > 2]
    assert [sheet["A2"].value for sheet in lists] == [nothing] * 3


def test_no_number_stands_against_the_words_of_the_next_column(tmp_path: Path) -> None:
    book = workbook()
    add_sheet(book, "Days", ["Received", "Days", "Words"], [[LAST_DAY, -9, "words"]])
    (sheet,) = sheets_of(book, tmp_path)
    assert {cell.alignment.horizontal for row in sheet for cell in row} == {"left"}


def test_no_lines_are_printed_behind_a_chart(tmp_path: Path) -> None:
    book = workbook()
    add_sheet(book, "Table", ["Report", "Actions"], [["late", 3]])
    add_bars(add_sheet(book, "Chart", ["Report", "Actions"], [["late", 3]]), "Reports", 1)
    lines = [sheet.print_options.gridLines for sheet in sheets_of(book, tmp_path)]
    assert lines == [True, False]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [-157, -1, 0, 30])
def test_how_far_a_deadline_is_off_is_said_in_words(days: int, language: str) -> None:
    """No column of days left holds a number below zero but the one of Excel, headed so."""
    crane = action("98.1", "Ruritanian Crane", ACCEPTED)
    (row,) = report_on([crane], (), {}, MEETINGS, "COP99", LAST_DAY).rows
    distance = days_of(replace(row, days_left=days), wording(language, "compliance"))
    assert str(abs(days)) in distance
    assert distance.strip("0123456789 \u00a0")
    assert not distance.startswith(("-", "\u2212"))
