"""Hours of receipt as people and spreadsheets write them."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from extractors.fields.bonn import written_day
from pipeline.intake.manifest import read_manifest
from pipeline.workbooks.days import DayUnclear, ask_which
from pipeline.workbooks.hours import cell_receipt, typed_receipt

EVENING = "2025-10-08T22:30+02:00"
TYPED = [
    ("2025-10-08 22:30", EVENING),
    ("2025-10-08T22:30:59", EVENING),
    ("8.10.2025 22:30", EVENING),
    ("8.10.2025, 22:30 Uhr", EVENING),
    ("28/10/2025 22h30", "2025-10-28T22:30+01:00"),
    ("2025-10-08 22:30 CEST", EVENING),
    ("2025-10-08 10:30 p.m.", EVENING),
    ("2025-10-08 20:30 UTC", EVENING),
    ("2025-10-09 05:30+09:00", EVENING),
    ("2025-10-24T22:48:00Z", "2025-10-25T00:48+02:00"),  # the next day in Bonn
    ("2025-10-08 00:00", "2025-10-08"),  # how a mere day is saved
    ("2025-10-08", "2025-10-08"),
]
CELLS = [
    *TYPED,
    ("8 octobre 2025 à 22 h 30", EVENING),
    ("8 de octubre de 2025 22:30", EVENING),
    ("45938.9375", EVENING),
    ("45938,9375", EVENING),
    ("45938", "2025-10-08"),
]
UNCLEAR = ["2025-10-08 25:00", "2025-10-08 22:30 CST", "8/10/2025 22:30", "2025-02-30 10:00"]


@pytest.mark.parametrize(("written", "meant"), TYPED)
def test_an_hour_that_is_typed(written: str, meant: str) -> None:
    day = typed_receipt(written)
    assert day is not None
    assert written_day(day) == meant


@pytest.mark.parametrize(("written", "meant"), CELLS)
def test_an_hour_in_a_cell(written: str, meant: str) -> None:
    day = cell_receipt(written)
    assert day is not None
    assert written_day(day) == meant


@pytest.mark.parametrize("written", UNCLEAR)
def test_an_hour_with_two_meanings_or_none_is_asked_about(written: str) -> None:
    for read in (typed_receipt, cell_receipt):
        with pytest.raises(DayUnclear) as error:
            read(written)
        assert written in ask_which(error.value)


def test_the_cell_of_a_manifest_keeps_the_hour_that_it_shows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    moment = datetime(2025, 10, 8, 22, 30)  # noqa: DTZ001 - Excel keeps no zone
    shown = {"shown.docx": "yyyy-mm-dd hh:mm", "not.docx": "yyyy-mm-dd", "words.docx": 'd "hour"'}
    sheet.append(["file", "received"])
    for row, (name, how) in enumerate(shown.items(), 2):
        sheet.append([name, moment])
        sheet.cell(row, 2).number_format = how
    sheet.append(["day.docx", date(2025, 10, 8)])
    book.save(tmp_path / "days.xlsx")
    rows = read_manifest(tmp_path / "days.xlsx")
    hours = {row.file: written_day(row.received) for row in rows if row.received}
    day = "2025-10-08"
    assert hours == {"shown.docx": EVENING, "not.docx": day, "words.docx": day, "day.docx": day}
