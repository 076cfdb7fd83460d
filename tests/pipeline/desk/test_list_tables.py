"""The desk's lists as files for Excel: as filtered, in the reader's language, no formulas."""

import csv
import html
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.actions.event_kinds import Event
from pipeline.i18n import LANGUAGES
from tests.pipeline.desk.conftest import NUMBERS, Seat

HEADS = {"en": "Status", "fr": "Statut", "es": "Situación"}


@pytest.fixture
def formula(at_desk: None) -> str:
    """The number of an action whose title a spreadsheet would run."""
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


LISTS = {  # path -> name of the download
    "/submissions": "submissions",
    "/actions": "actions",
    "/states": "states",
    "/funding": "funding",
    "/changes": "changes",
    "/proposals/COP14": "proposals",
    "/meetings": "meetings",
    "/editions": "editions",
    "/wordings": "wordings",
    "/received-days": "received-days",
    "/search?q=saiga": "search",
    "/mail?list=messages": "messages",
    "/mail?list=letters": "letters",
    "/mail?list=contacts": "contacts",
    "/history": "history",
    "/people": "people",
}
EMPTY = {
    "/states",
    "/funding",
    "/changes",
    "/wordings",
    "/received-days",
    "/search?q=saiga",
    "/history",
}  # perhaps
EMPTY |= {path for path in LISTS if path.startswith("/mail")}


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_every_list_is_a_download(
    seat: type[Seat], taken_in: str, saiga: str, path: str, suffix: str
) -> None:
    reader = seat("administrator")
    answer = reader.get(f"{path}{'&' if '?' in path else '?'}as={suffix}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'="{LISTS[path]}.{suffix}"')
    page = reader.get(path).content.decode()
    assert path in EMPTY or "as=xlsx" in page


def test_another_kind_is_the_page(seat: type[Seat], at_desk: None) -> None:
    assert seat("reader").get("/actions?as=ods")["Content-Type"].startswith("text/html")


LINE = re.compile(r'path\(\s*"[^"]*",\s*(\w+)\.')
NO_LIST = {  # pages of one thing, forms, and lists that go out as papers
    *("belonging", "comments", "intake", "keys", "letters", "numbers", "papers", "settings_"),
    *("sign_in", "submission", "templates", "today", "workbooks"),
}


def test_every_page_with_a_list_offers_it() -> None:
    """A new page is named here, or has its list in `LISTS`."""
    from pipeline.desk import urls

    screens = {*LINE.findall(Path(urls.__file__).read_text("utf-8"))}
    offering = {
        path.stem
        for path in (Path(urls.__file__).parent / "screens").glob("*.py")
        if "as_table(" in path.read_text("utf-8")
    }
    assert screens - offering == NO_LIST


PARTS = [("action", "{number}"), ("state", "Kenya"), ("year", "2027")]


@pytest.mark.parametrize(("by", "group"), PARTS)
def test_funding_is_summed_at_the_desk(
    seat: type[Seat], at_desk: None, by: str, group: str
) -> None:
    from pipeline.actions.lifecycle import EventDetail, RecordedEvent
    from pipeline.config import home
    from pipeline.register import open_register

    number = f"14.{next(NUMBERS)}"
    more = {"funding": "40,000 EUR", "timeframe": "2027", "responsibility": "Kenya"}
    known = EventDetail("activities", "Count the birds", more)
    words = EventDetail("activities", "Find the money", {"funding": "to be found"})
    event = RecordedEvent(number, 0, Event.ACCEPTED, "COP14", date(2024, 2, 17), None, "Ana", "",
                          None, (known, words))  # fmt: skip
    with open_register(home()) as register:
        register.record(event, "Funded", opens=True)
    reader = seat("reader")
    answer = reader.get(f"/funding?by={by}&as=csv")
    rows = [*csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")]
    sums = [row for row in rows if row[3] == "EUR" and group.format(number=number) in row[:2]]
    assert sums
    assert all(float(row[4].replace(",", ".")) >= 40000 for row in sums)
    page = html.unescape(reader.get(f"/funding?by={by}").content.decode())
    assert "to be found" in page
    assert "40,000" in page or "0,000" in page
