"""The desk's lists as files for Excel: as filtered, in the reader's language, no formulas."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from pipeline.actions.event_kinds import Event
from pipeline.i18n import LANGUAGES
from tests.pipeline.desk.conftest import NUMBERS, Seat

HEADS = {"en": "Status", "fr": "Statut", "es": "Situación"}


@pytest.fixture
def formula(at_desk: None) -> str:
    """The number of an action whose title a spreadsheet would run."""
    from datetime import date

    from pipeline.services.record_event import record_event

    number = f"14.{next(NUMBERS)}"
    record_event(number, Event.PROPOSED, meeting="COP14", day=date(2023, 5, 2), by="Ana",
                 title="=HYPERLINK(A1)")  # fmt: skip
    return number


@pytest.fixture
def reader(seat: type[Seat], language: str) -> Iterator[Seat]:
    """One who reads in a language; the account of all tests reads English again after that."""
    at_desk = seat("reader")
    at_desk.post("/language", {"language": language, "next": "/"})
    yield at_desk
    at_desk.post("/language", {"language": "en", "next": "/"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_actions_as_csv_and_workbook(reader: Seat, formula: str, language: str) -> None:
    answer = reader.get(f"/actions?q={formula}&as=csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = [*csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")]
    assert [row[0] for row in rows[1:]] == [formula]
    assert rows[0][2] == HEADS[language]
    assert rows[1][1] == "'=HYPERLINK(A1)"
    book = load_workbook(BytesIO(reader.get(f"/actions?q={formula}&as=xlsx").content))
    cell = book.active["B2"]  # type: ignore[index]  # a sheet
    assert (cell.value, cell.data_type) == ("=HYPERLINK(A1)", "s")


@pytest.mark.parametrize("path", ["/submissions", "/actions", "/states"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_every_list_is_a_download(
    seat: type[Seat], taken_in: str, saiga: str, path: str, suffix: str
) -> None:
    answer = seat("reader").get(f"{path}?as={suffix}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'{path[1:]}.{suffix}"')
    page = seat("reader").get(path).content.decode()
    assert path == "/states" or "as=xlsx" in page


def test_another_kind_is_the_page(seat: type[Seat], at_desk: None) -> None:
    assert seat("reader").get("/actions?as=ods")["Content-Type"].startswith("text/html")
