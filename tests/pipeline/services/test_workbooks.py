"""A workbook that comes back to the register: tried, then applied whole, and once."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.actions.lifecycle import Event
from pipeline.convention.meetings import DeadlineKind
from pipeline.letters.addresses import contacts_of, known_addresses
from pipeline.services.actions import action_file
from pipeline.services.meetings import show_meeting
from pipeline.services.record_event import record_event
from pipeline.services.session import Refused
from pipeline.services.workbooks import WorkbookOutcome, apply_workbook, write_workbook

TODAY = date(2026, 6, 1)
FIRST_ROW = 2


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    return tmp_path / "home"


def filled(path: Path, cells: dict[str, object]) -> Path:
    book: Any = load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(path)
    return path


def applied(path: Path, *, what_fits: bool = False, dry_run: bool = False) -> WorkbookOutcome:
    return apply_workbook(path, by="Ana", what_fits=what_fits, dry_run=dry_run, today=TODAY)


def made(tmp_path: Path, table: str, cells: dict[str, object]) -> Path:
    write_workbook(table, tmp_path / "w.xlsx", meeting="COP15")
    return filled(tmp_path / "w.xlsx", cells)


def propose(number: str) -> None:
    record_event(
        number, Event.PROPOSED, meeting="COP15", day=date(2025, 9, 1), by="Ana", today=TODAY
    )


def kinds(number: str) -> list[str]:
    return [event.kind.value for event in action_file(number).action.events]


def test_decisions_are_recorded_once_and_corrected_by_a_later_file(tmp_path: Path) -> None:
    propose("15.1")
    propose("15.2")
    path = made(
        tmp_path, "decisions", {"C2": "accepted", "D2": "28.03.2026", "E2": "UNEP/CMS/COP15/Doc.32"}
    )
    assert not applied(path, dry_run=True).applied
    assert kinds("15.1") == ["proposed"]
    assert applied(path).applied
    assert (kinds("15.1"), kinds("15.2")) == (["proposed", "accepted"], ["proposed"])
    again = applied(path)
    assert (again.applied, again.preview.changes, again.preview.problems) == (False, (), ())
    path = made(tmp_path, "decisions", {"D2": date(2026, 3, 27)})
    assert applied(path).applied
    days = [f"{event.day}" for event in action_file("15.1").action.events]
    assert days == ["2025-09-01", "2026-03-28", "2026-03-27"]


def test_nothing_is_recorded_where_something_does_not_fit_unless_asked(tmp_path: Path) -> None:
    propose("15.1")
    propose("15.2")
    path = made(
        tmp_path,
        "decisions",
        {"C2": "accepted", "D2": "28.03.2026", "C3": "extended", "D3": "28.03.2026"},
    )
    outcome = applied(path)
    assert not outcome.applied
    assert outcome.preview.problems[0].startswith("Row 3: ")
    assert kinds("15.1") == ["proposed"]
    assert applied(path, what_fits=True).applied
    assert (kinds("15.1"), kinds("15.2")) == (["proposed", "accepted"], ["proposed"])


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"C2": "accepted"}, "There is no day"),
        ({"F2": "words"}, "There is no decision"),
        ({"C2": "accepted", "D2": "01.07.2026"}, "still to come"),
    ],
)
def test_a_row_that_is_not_whole_says_what_is_missing(
    cells: dict[str, object], says: str, tmp_path: Path
) -> None:
    propose("15.1")
    assert says in applied(made(tmp_path, "decisions", cells)).preview.problems[0]


def test_a_change_in_the_meantime_is_kept_and_told(tmp_path: Path) -> None:
    propose("15.1")
    path = made(tmp_path, "decisions", {"C2": "not accepted", "D2": "28.03.2026"})
    day = date(2026, 3, 28)
    record_event("15.1", Event.ACCEPTED, meeting="COP15", day=day, by="Ben", today=TODAY)
    outcome = applied(path)
    assert "somebody changed it to “accepted”" in outcome.preview.problems[0]
    assert kinds("15.1") == ["proposed", "accepted"]


def test_meetings_and_deadlines(tmp_path: Path) -> None:
    write_workbook("meetings", tmp_path / "w.xlsx")
    sheet = load_workbook(tmp_path / "w.xlsx").worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "COP15")
    new = sheet.max_row
    while sheet.cell(new, 1).value is None:
        new -= 1
    new += 1
    path = filled(tmp_path / "w.xlsx", {f"E{row}": "25.10.2025"})
    assert "“Published in” is empty" in applied(path).preview.problems[0]
    path = filled(
        path,
        {
            f"I{row}": "Notification 2025/900",
            f"A{new}": "COP17",
            f"B{new}": "01.03.2029",
            f"C{new}": "06.03.2029",
            f"D{new}": "Bonn, Germany",
            f"I{new}": "Notification 2027/1",
        },
    )
    outcome = applied(path)
    assert (outcome.applied, outcome.preview.problems) == (True, ())
    deadline = show_meeting("COP15").deadline(DeadlineKind.PROPOSAL)
    assert deadline
    assert (deadline.day, deadline.source) == (
        date(2025, 10, 25),
        "Notification 2025/900",
    )
    assert show_meeting("COP17").place == "Bonn, Germany"
    again = applied(path)
    assert (again.preview.changes, again.preview.problems) == ((), ())


def test_addresses_are_added_changed_and_kept(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "addresses.csv").write_text("name;address\nNiger;a@ne.example;\n", "utf-8")
    path = made(
        tmp_path,
        "addresses",
        {"C2": "français", "A3": "Spain", "B3": "b@es.example", "E3": "03.04.2025"},
    )
    assert applied(path).applied
    book = known_addresses()
    assert contacts_of("Niger", book)[0].language == "fr"
    assert contacts_of("Spain", book)[0].since == date(2025, 4, 3)
    again = applied(path)
    assert (again.preview.changes, again.preview.problems) == ((), ())
    wrong = filled(path, {"A4": "Chad", "B4": "ask Ana"})
    assert "“ask Ana” is no mail address" in applied(wrong).preview.problems[0]


def test_a_column_of_colleagues_is_not_lost(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "addresses.csv").write_text("name,address,phone\nNiger,a@ne.example,1\n", "utf-8")
    path = made(tmp_path, "addresses", {"D2": "lead"})
    with pytest.raises(Exception, match="column “phone”, which would be lost"):
        applied(path)
    assert "phone" in (home / "addresses.csv").read_text("utf-8")


def test_a_table_of_a_meeting_needs_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is of one meeting"):
        write_workbook("decisions", tmp_path / "w.xlsx")
    with pytest.raises(Refused, match="There is no table “plans”"):
        write_workbook("plans", tmp_path / "w.xlsx")
