"""Tables go to Excel from the desk and come back: looked at first, recorded with one click."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.pipeline.desk.conftest import NUMBERS, Seat

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def made(person: Any, table: str, meeting: str = "") -> Any:
    """The workbook of a table as downloaded."""
    answer = person.get(f"/workbooks/make?table={table}&meeting={meeting}")
    assert answer["Content-Type"] == EXCEL
    return load_workbook(BytesIO(answer.content))


def sent(person: Any, book: Any, name: str = "back.xlsx") -> Any:
    """The page after a workbook was sent back."""
    content = BytesIO()
    book.save(content)
    file = SimpleUploadedFile(name, content.getvalue(), EXCEL)
    return person.post("/workbooks", {"file": file})


def token_in(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('"')[0]


def with_place(person: Any, meeting: str, place: str) -> Any:
    """The table of meetings with another place for one."""
    book = made(person, "meetings")
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=6) for cell in row}
    for row in sheet.iter_rows():
        if row[0].value == meeting:
            sheet.cell(row[0].row, heads["Place"]).value = place
            sheet.cell(row[0].row, heads["Published in"]).value = "Notification 2026/001"
    return book


def test_a_changed_cell_is_shown_first_and_recorded_by_a_click(seat: type[Seat]) -> None:
    officer = seat("officer")
    page = sent(officer, with_place(officer, "COP15", "Samarkand, by the river")).content.decode()
    assert "Samarkand, by the river" in page
    assert "Samarkand, by the river" not in officer.get("/meetings/COP15").content.decode()
    token = token_in(page)
    answer = officer.post("/workbooks/apply", {"token": token, "deed": "all"})
    assert "recorded" in answer.content.decode()
    assert "Samarkand, by the river" in officer.get("/meetings/COP15").content.decode()
    again = officer.post("/workbooks/apply", {"token": token, "deed": "all"})
    assert again.status_code == 302


def test_the_same_workbook_changes_nothing(seat: type[Seat]) -> None:
    officer = seat("officer")
    page = sent(officer, made(officer, "meetings")).content.decode()
    assert "nothing changes" in page
    assert 'value="all"' not in page


def test_what_is_dropped_is_gone(seat: type[Seat]) -> None:
    from pipeline.desk.uploads import kept_upload

    officer = seat("officer")
    token = token_in(sent(officer, with_place(officer, "COP15", "Elsewhere")).content.decode())
    assert kept_upload(token)
    officer.post("/workbooks/apply", {"token": token, "deed": "drop"})
    assert not kept_upload(token)


@pytest.mark.slow
def test_new_days_of_receipt_are_followed_by_lateness(
    seat: type[Seat], take: Callable[[str], str]
) -> None:
    from pipeline.desk.runs import wait_for_all
    from pipeline.services.lookup import list_submissions

    paper = take("harbour-porpoise-population/*.docx")  # of which no other test has a version
    officer = seat("officer")
    book = made(officer, "days", "COP15")
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=6) for cell in row}
    for row in sheet.iter_rows():
        if row[0].value and str(row[0].value).startswith(paper[:12]):
            sheet.cell(row[0].row, heads["Received"]).value = "1.11.2026"
    token = token_in(sent(officer, book).content.decode())
    place = officer.post("/workbooks/apply", {"token": token, "deed": "all"})["Location"]
    wait_for_all()
    assert officer.get(place).status_code == 200
    entry = next(entry for entry in list_submissions() if entry.sha256 == paper)
    assert entry.received is not None
    assert "the deadline for COP15 was" in officer.get(f"/submissions/{paper}").content.decode()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"a;b\n1;2\n"])
def test_what_is_no_such_table_is_told_and_not_kept(seat: type[Seat], content: bytes) -> None:
    file = SimpleUploadedFile("../../back.csv", content)
    answer = seat("officer").post("/workbooks", {"file": file})
    assert answer.status_code == 422
    assert 'name="token"' not in answer.content.decode()


@pytest.mark.parametrize("token", ["", "..", "../../key", "0" * 32])
def test_a_token_that_leads_nowhere_is_told(seat: type[Seat], token: str) -> None:
    officer = seat("officer")
    assert officer.post("/workbooks/apply", {"token": token})["Location"] == "/workbooks"
    assert "Send it again" in officer.get("/workbooks").content.decode()


def test_a_reader_brings_nothing_back(seat: type[Seat]) -> None:
    assert seat("reader").get("/workbooks").status_code == 403
    assert seat("reader").post("/workbooks/apply", {}).status_code == 403


def test_past_actions_go_out_and_a_new_one_comes_back(seat: type[Seat]) -> None:
    officer, number = seat("officer"), f"13.{next(NUMBERS)}"  # that no other test has
    assert "Historical actions" in officer.get("/workbooks").content.decode()
    book = made(officer, "migration")
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(cell.row for cell in sheet["A"] if cell.value is None)
    for heading, text in (("Number", number), ("Title", "Harbour seals"), ("Adopted", "COP13")):
        sheet.cell(row, heads[heading]).value = text
    page = sent(officer, book).content.decode()
    assert "the last day of COP13 is taken" in page
    answer = officer.post("/workbooks/apply", {"token": token_in(page), "deed": "all"})
    assert "recorded" in answer.content.decode()
    assert "Harbour seals" in officer.get(f"/actions/{number}").content.decode()
    assert "nothing changes" in sent(officer, book).content.decode()
