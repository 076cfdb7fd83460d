"""Tables that go to Excel and come back: no change where nothing changed, else a sentence."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.services.workbooks import preview_in
from pipeline.workbooks.make import MADE, make_workbook
from pipeline.workbooks.preview import Preview, preview
from pipeline.workbooks.read_back import read_back
from pipeline.workbooks.round_trips import TABLES, Cells, round_trip
from pipeline.workbooks.sheets import BadTable
from tests.pipeline.i18n.vocabulary import foreign

ROWS: list[Cells] = [
    {"number": "12.10", "title": "=1+1 European eel", "decision": "", "day": ""},
    {
        "number": "14.1",
        "title": "Saiga",
        "decision": "extended",
        "day": "2024-04-03",
        "document": "UNEP/CMS/COP14/Doc.32",
        "note": "with\nconditions",
    },
    {"number": "14.2", "title": "Sawfishes", "decision": "", "day": ""},
]
NUMBER, TITLE, DECISION, DAY, DOCUMENT, NOTE = range(1, 7)


def made(path: Path, language: str = "en") -> Path:
    make_workbook(round_trip("decisions"), ROWS, path, language=language, meeting="COP15")
    return path


def compared(path: Path, rows: list[Cells] | None = None, table: str = "") -> Preview:
    return preview(read_back(path, table), ROWS if rows is None else rows)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("name", TABLES)
def test_a_workbook_that_nobody_touched_changes_nothing(
    name: str, language: str, tmp_path: Path
) -> None:
    trip = round_trip(name)
    example = {"day": "2025-04-03", "receipt": "2025-04-03T22:30+02:00", "number": "1200.5"}
    row = {
        column.id: next(iter(column.choices), example.get(column.type, f"-{column.id}\t+1"))
        for column in trip.columns
        if column.role != "reason"
    }
    make_workbook(trip, [row], tmp_path / "w.xlsx", language=language, meeting="COP15")
    back = read_back(tmp_path / "w.xlsx")
    found = preview(back, [row])
    assert (back.trip.name, back.meeting) == (name, "COP15")
    assert (found.changes, found.problems, found.remarks) == ((), (), ())


def test_the_workbook_is_ready_to_be_filled_in(tmp_path: Path) -> None:
    book = load_workbook(made(tmp_path / "w.xlsx"))
    sheet = book.worksheets[0]
    assert [each.sheet_state for each in book.worksheets] == ["visible", "visible", "veryHidden"]
    assert sheet.freeze_panes == "A2"
    assert sheet.page_setup.paperSize == 9
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet["C2"].protection.locked
    assert {rule.type for rule in sheet.data_validations.dataValidation} == {"list", "date"}
    texts = [cell for each in book for row in each for cell in row if isinstance(cell.value, str)]
    assert all(cell.data_type == "s" for cell in texts)
    assert sheet["B2"].value == "=1+1 European eel"


Spoil = Callable[[Any, Any], None]  # the workbook and its first sheet


def put(cell: str, value: object) -> Spoil:
    return lambda book, sheet: sheet.__setitem__(cell, value)


def decide(value: object, day: object, note: object = None) -> Spoil:
    def spoil(book: Any, sheet: Any) -> None:
        sheet["C2"], sheet["D2"], sheet["F2"] = value, day, note

    return spoil


def strike(book: Any, sheet: Any) -> None:
    from openpyxl.styles import Font

    for cell in sheet[2]:
        cell.font = Font(strike=True)


def hide(book: Any, sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def add_sheet(book: Any, sheet: Any) -> None:
    book.create_sheet("Budget").append(["Travel", 12])


def second_table(book: Any, sheet: Any) -> None:
    other = book.create_sheet("More")
    other.append(["Action", "Decision", "Day"])
    other.append(["14.1", "not extended", date(2024, 4, 3)])


def title_above(book: Any, sheet: Any) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Decisions of the Conference"
    sheet.merge_cells("A1:F1")


def without_memory(book: Any, sheet: Any) -> None:
    del book[MADE]


def merge_down(book: Any, sheet: Any) -> None:
    sheet["F3"] = "both"
    sheet.merge_cells("A2:A3")


def forget_column(book: Any, sheet: Any) -> None:
    sheet.delete_cols(DOCUMENT)


def append(*cells: object) -> Spoil:
    return lambda book, sheet: sheet.append(cells)


SPOILT: list[tuple[str, Spoil, str]] = [
    ("a day with two meanings", decide("accepted", "03/04/2025"),
     "Row 2, “Day”: “03/04/2025” could be 2025-04-03 or 2025-03-04"),
    ("no day", decide("accepted", "soon"), "Row 2, “Day”: “soon” is not a day"),
    ("a day that is none", decide("accepted", "31.02.2025"), "“31.02.2025” is not a day"),
    ("a year of two figures", decide("accepted", "20.10.25"), "“20.10.25” is not a day"),
    ("none of the list", decide("aproved", None),
     "“aproved” is none of the list. Choose one of accepted, not accepted"),
    ("a formula without a value", put("F2", "=A1&B1"), "cell F2 holds a formula without a saved"),
    ("an error of Excel", put("F2", "#REF!"), "cell F2 holds the error #REF!"),
    ("struck out", strike, "Row 2 (“12.10”) is struck out"),
    ("a key typed over", put("A2", "99.9"), "Row 2: the register has no “99.9” in this table"),
    ("a key emptied", put("A2", None), "has nothing under “Action”"),
    ("keys merged downwards", merge_down, "cells merged downwards leave the others empty"),
    ("cells merged across", lambda b, s: s.merge_cells("E2:F2"), "the cells E2:F2 are merged"),
    ("twice, and not the same", append("14.1", "", "closed", None, None, "x"), "stands twice"),
    ("two sheets that differ", second_table, "“14.1” stands twice, in row 3 of sheet “Decisions"),
    ("a decision emptied", put("C3", None),
     "“Decision”: it is empty, and “extended” cannot be taken away here"),
    ("a day emptied", put("D3", None), "“2024-04-03” cannot be taken away here"),
    ("a new line", append("15.9", "New", "accepted"), "the register has no “15.9”"),
    ("only a number as a day", decide("accepted", 12), "1900-01-12 is before the Convention"),
    ("a year as a day", decide("accepted", 2025), "1905-07-17 is before the Convention"),
    ("two days in a cell", decide("accepted", "20.10.2025 or 21.10.2025"), "is not a day"),
    ("yes for a decision", decide("yes", date(2025, 10, 20)), "“yes” is none of the list"),
]  # fmt: skip
NOTED: list[tuple[str, Spoil, str]] = [
    ("a locked title changed", put("B2", "Eel"), "“Eel” is not used: this column is not changed"),
    ("a total below", append("Total", 3), "(“Total”) is not used: a total or a note"),
    ("a German total", append("Gesamtsumme", "", "", "", "", "3"), "a total or a note"),
    ("a remark below", append("Remarks: see the report", "", "", "", "", "Ana"), "a total or"),
    ("hidden rows", hide, "1 rows are hidden, by hand or by a filter; they were read"),
    ("another sheet", add_sheet, "Sheet “Budget” (1 rows) is not used"),
    ("a column taken away", forget_column, "There is no column “Document”: nothing changes"),
    ("a column added", put("G1", "Initials"), "The column “Initials” is not used"),
    ("a row taken away", lambda b, s: s.delete_rows(2), "1 rows of the register are not in"),
    ("copied to a new workbook", without_memory, "cannot be told"),
    ("the head repeated", append("Action", "Title", "Decision", "Day", "Document", "Note"),
     "repeats the head"),
]  # fmt: skip


def spoilt(tmp_path: Path, spoil: Spoil) -> Path:
    path = made(tmp_path / "w.xlsx")
    book = load_workbook(path)
    spoil(book, book.worksheets[0])
    book.save(path)
    return path


@pytest.mark.parametrize(("spoil", "says"), [c[1:] for c in SPOILT], ids=[c[0] for c in SPOILT])
def test_what_does_not_fit_is_asked_about(spoil: Spoil, says: str, tmp_path: Path) -> None:
    found = compared(spoilt(tmp_path, spoil))
    assert any(says in problem for problem in found.problems), found
    assert not found.changes


@pytest.mark.parametrize(("spoil", "says"), [c[1:] for c in NOTED], ids=[c[0] for c in NOTED])
def test_what_is_not_used_is_told(spoil: Spoil, says: str, tmp_path: Path) -> None:
    found = compared(spoilt(tmp_path, spoil), table="decisions")
    assert any(says in remark for remark in found.remarks), found
    assert (found.changes, found.problems) == ((), ())


DAYS = [
    date(2025, 10, 20),
    "20.10.2025",
    "20/10/2025",
    "10/20/2025",
    "2025-10-20",
    45950,
    "45950,0",
    "20 octobre 2025",
    "20 de octubre de 2025",
    "20 October 2025",
]


ACCEPTED = ["Acceptée", "ACEPTADA", "angenommen"]
TYPED = [*(("accepted", day) for day in DAYS), *((word, DAYS[0]) for word in ACCEPTED)]


@pytest.mark.parametrize(("decision", "day"), TYPED, ids=str)
def test_a_decision_is_read_as_people_type_it(decision: str, day: object, tmp_path: Path) -> None:
    found = compared(spoilt(tmp_path, decide(decision, day)))
    assert (found.problems, found.remarks) == ((), ())
    after = found.changes[0].after
    assert (after["number"], after["decision"], after["day"]) == ("12.10", "accepted", "2025-10-20")


def test_a_day_that_a_spreadsheet_rewrote_is_the_day_it_was(tmp_path: Path) -> None:
    found = compared(spoilt(tmp_path, put("D3", "03/04/2024")))
    assert (found.changes, found.problems) == ((), ())


def test_a_title_above_the_head_does_not_hinder(tmp_path: Path) -> None:
    found = compared(spoilt(tmp_path, title_above))
    assert (found.changes, found.problems) == ((), ())


def test_a_change_by_somebody_else_is_told_cell_by_cell(tmp_path: Path) -> None:
    changed = {**ROWS[1], "day": "2024-04-05", "note": "other words"}
    now = [ROWS[0], changed, ROWS[2]]
    path = spoilt(tmp_path, put("D3", date(2024, 4, 4)))
    found = compared(path, now)
    assert not found.changes
    assert "somebody changed it to “2024-04-05” after the file was made" in found.problems[0]
    assert "“Note”: the register says “other words” since the file was made" in found.remarks[0]


CSV = [
    ("Action;Decision;Day\n12.10;accepted;20.10.2025\n", "utf-8"),
    ("Action;Decision;Day\n12.10;accepted;20.10.2025\n", "utf-8-sig"),
    ("Action,Décision,Jour\n12.10,acceptée,20/10/2025\n", "cp1252"),
    ("Acción\tDecisión\tFecha\n12.10\taceptada\t20 de octubre de 2025\n", "utf-16"),
    ("Maßnahme;Entscheidung;Tag\n12.10;angenommen;20.10.2025\n", "cp1252"),
]


@pytest.mark.parametrize(("text", "encoding"), CSV)
def test_a_table_saved_as_text_is_read_too(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_bytes(text.encode(encoding))
    found = compared(path)
    assert found.problems == ()
    assert found.changes[0].after["day"] == "2025-10-20"
    assert found.changes[0].after["decision"] == "accepted"


UNREADABLE = [
    ("w.xls", b"\xd0\xcf\x11\xe0", "is saved in a format that is not read here (.xls)"),
    ("w.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "is protected by a password, or saved in an old"),
    ("w.xlsx", b"PK\x03\x04 cut off", "does not open as an Excel file"),
    ("w.csv", b"", "is empty"),
    ("w.csv", b"\x00\x01\x02", "is not text"),
    ("w.csv", b"Colour;Size\nred;2\n", "does not say what it is a table of"),
]


@pytest.mark.parametrize(("name", "content", "says"), UNREADABLE, ids=[c[2] for c in UNREADABLE])
def test_what_cannot_be_read_says_what_to_do(
    name: str, content: bytes, says: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadTable) as error:
        read_back(tmp_path / name)
    assert says in str(error.value)


def test_a_workbook_of_another_table_is_not_taken_for_this(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="was made as the workbook “decisions”, not “days”"):
        read_back(made(tmp_path / "w.xlsx"), "days")


def test_a_workbook_of_nothing_known_says_which_heading_is_missing(tmp_path: Path) -> None:
    book: Any = Workbook()
    book.active.append(["Colour", "Size"])
    book.save(tmp_path / "w.xlsx")
    with pytest.raises(BadTable, match="no sheet with a column headed “Action”"):
        read_back(tmp_path / "w.xlsx", "decisions")


WORDS_OF_THE_FILE = re.compile(r"“[^”]*”|«[^»]*»|\([^)]*\)")


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("spoil", [case[1] for case in (*SPOILT, *NOTED)])
def test_it_is_told_in_the_language_of_the_workbook(
    spoil: Spoil, language: str, tmp_path: Path
) -> None:
    path = made(tmp_path / "w.xlsx", language)
    book = load_workbook(path)
    spoil(book, book.worksheets[0])
    book.save(path)
    found = compared(path, table="decisions")
    assert found.language == language
    translated = preview_in(language, found)
    for sentence in (*translated.problems, *translated.remarks):
        assert not foreign(WORDS_OF_THE_FILE.sub(" ", sentence), language), sentence
