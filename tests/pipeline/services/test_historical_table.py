"""The historical table to Excel and back: read by the rules of `migrate`, corrected by cells."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.actions.lifecycle import Event, effective_events, words
from pipeline.legacy_import.columns import standard_columns
from pipeline.services.actions import action_file
from pipeline.services.import_legacy import import_table, try_table
from pipeline.services.record_event import record_event
from pipeline.services.workbooks import WorkbookOutcome, apply_workbook, write_workbook
from pipeline.workbooks.make import MADE
from pipeline.workbooks.round_trips import round_trip
from tests.conftest import SHARED

TODAY = date(2026, 6, 1)
HEAD = "number;title;taxa;lead;proponents;adopted;extended;reported;closed;status;documents;notes"
REPORT = "UNEP/CMS/COP13/Doc.28.1.2 (report, 2019-12-01)"
TABLE = f"""{HEAD}
12.1;European Eel;Anguilla anguilla;Monaco;Monaco;COP12;COP13;;;ongoing;{REPORT};seen
12.8;Saiga;Saiga tatarica (all);Mongolia;Spain;28 October 2017;;;;closed at COP14;;
12.9;Rays;Mobulidae;;"Fiji; Palau";COP12 (2017);;COP13;perhaps closed;;;
13.2;Sawfishes;Pristidae;Kenya;Kenya;COP13;;;2024-02-17;;UNEP/CMS/Concerted Action 13.2;
;Addax;Addax nasomaculatus;;;COP4 (1994);;;no;;;
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    return tmp_path / "home"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The table that was loaded first."""
    path = tmp_path / "old.csv"
    path.write_text(TABLE, "utf-8")
    assert not import_table(path).refused
    return path


def made(tmp_path: Path, language: str = "en") -> Path:
    write_workbook("migration", tmp_path / "w.xlsx", language=language)
    return tmp_path / "w.xlsx"


def written(path: Path, number: str, cells: Mapping[str, object]) -> Path:
    """The workbook with cells of an action filled; a row that is not there becomes a new one."""
    book: Any = load_workbook(path)
    sheet = book.worksheets[0]
    places = {column.id: n for n, column in enumerate(round_trip("migration").columns, 1)}
    numbers = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    row = 1 + numbers.index(number if number in numbers else None)
    for name, value in {"number": number, **cells}.items():
        sheet.cell(row, places[name]).value = value
    book.save(path)
    return path


def applied(path: Path, **options: Any) -> WorkbookOutcome:
    return apply_workbook(path, by="Ana", today=TODAY, **options)


def in_short(outcome: WorkbookOutcome) -> tuple[int, tuple[str, ...]]:
    return len(outcome.preview.changes), outcome.preview.problems


def life(number: str) -> list[str]:
    events = effective_events(action_file(number).action.events)
    return [f"{words(event.kind)} {event.meeting} {event.day}" for event in events]


def cells_of(tmp_path: Path, number: str) -> dict[str, str]:
    """The row of an action in a workbook made now."""
    sheet = load_workbook(made(tmp_path))[MADE]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    row = next(row for row in rows[2:] if row[0] == number)[: len(round_trip("migration").columns)]
    return {name: text for name, text in zip(rows[1], row, strict=False) if name and text}


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_nobody_touched_it_and_nothing_changes(old: Path, language: str, tmp_path: Path) -> None:
    outcome = applied(made(tmp_path, language))
    assert (in_short(outcome), outcome.preview.remarks) == ((0, ()), ())


def test_the_workbook_says_what_the_register_knows(old: Path, tmp_path: Path) -> None:
    assert cells_of(tmp_path, "12.1") == {
        "number": "12.1",
        "title": "European Eel",
        "taxa": "Anguilla anguilla",
        "lead": "Monaco",
        "proponents": "Monaco",
        "adopted": "COP12",
        "extended": "COP13",
        "status": "ongoing",
        "documents": "UNEP/CMS/COP13/Doc.28.1.2 (report, 2019-12-01)",
        "notes": "seen",
    }
    assert cells_of(tmp_path, "12.8")["adopted"] == "28 October 2017"
    assert cells_of(tmp_path, "12.9")["ended"] == "perhaps closed"
    assert cells_of(tmp_path, "D4.1")["adopted"] == "COP4"


def test_migrate_reads_the_workbook_as_the_same_actions(old: Path, tmp_path: Path) -> None:
    before = {row.planned.number: row.planned for row in try_table(old).rows}
    after = {row.planned.number: row.planned for row in try_table(made(tmp_path)).rows}
    assert after.keys() == before.keys()
    for number, planned in after.items():
        expected = [(event.kind, event.day, event.document) for event in before[number].events]
        assert [(e.kind, e.day, e.document) for e in planned.events] == expected, number


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_migrate_knows_every_heading(language: str) -> None:
    from extractors.text import plain

    ours = standard_columns().ours
    for column in round_trip("migration").columns:
        assert ours.get(plain(column.names[language])) == column.id


CORRECTED = [
    ("13.2", {"ended": "COP15"}, ["accepted COP13 2020-02-22", "closed COP15 2026-03-29"]),
    ("13.2", {"ended": None}, ["accepted COP13 2020-02-22"]),
    ("13.2", {"ended": None, "completed": "COP14"},
     ["accepted COP13 2020-02-22", "completed COP14 2024-02-17"]),
    ("12.9", {"ended": "closed at COP14"},
     ["accepted COP12 2017-10-28", "reported COP13 2020-02-22", "closed COP14 2024-02-17"]),
    ("12.1", {"adopted": date(2017, 10, 27)},
     ["accepted COP12 2017-10-27", "reported COP13 2019-12-01", "extended COP13 2020-02-22"]),
    ("12.1", {"extended": "COP13; prolongée COP14"},
     ["accepted COP12 2017-10-28", "reported COP13 2019-12-01", "extended COP13 2020-02-22",
      "extended COP14 2024-02-17"]),
    ("14.3", {"title": "Vultures", "adopted": "COP14", "proponents": "Spain"},
     ["accepted COP14 2024-02-17"]),
]  # fmt: skip


@pytest.mark.parametrize(("number", "cells", "then"), CORRECTED, ids=str)
def test_a_corrected_cell_is_recorded_once_and_stands(
    old: Path, number: str, cells: dict[str, object], then: list[str], tmp_path: Path
) -> None:
    path = written(made(tmp_path), number, cells)
    assert not applied(path, dry_run=True).applied
    outcome = applied(path)
    assert (outcome.applied, in_short(outcome)) == (True, (1, ()))
    assert life(number) == then
    assert in_short(applied(path)) == (0, ())
    assert in_short(applied(made(tmp_path))) == (0, ())
    import_table(old)  # the word of a person is not taken back by the old table
    assert life(number) == then


WORDS = [
    ("title", "Eel", "Eel"),
    ("lead", "France", "France"),
    ("taxa", "Anguilla anguilla (glass eels)", "Anguilla anguilla (glass eels)"),
    ("range_states", "FR; Monaco", "France; Monaco"),
    ("notes", "seen twice", "seen twice"),
    ("status", "en cours", "en cours"),
]


@pytest.mark.parametrize(("column", "text", "then"), WORDS)
def test_words_are_recorded_and_the_rest_of_the_row_stays(
    old: Path, column: str, text: str, then: str, tmp_path: Path
) -> None:
    before = cells_of(tmp_path, "12.1")
    path = written(made(tmp_path), "12.1", {column: text})
    outcome = applied(path)
    assert (outcome.applied, in_short(outcome)) == (True, (1, ()))
    assert in_short(applied(path)) == (0, ())
    assert cells_of(tmp_path, "12.1") == {**before, column: then}


SPOILT = [
    ("12.1", {"reported": "awaited"}, "reported: “awaited” would not be kept; it tells no event"),
    ("12.1", {"adopted": "soon"}, "“soon” names no COP and no day"),
    ("12.1", {"adopted": None}, "“COP12” cannot be taken away here"),
    ("12.1", {"title": None}, "“European Eel” cannot be taken away here"),
    ("12.1", {"ended": "05/06/2024"}, "could be read as two days"),
    ("13.2", {"extended": "COP15"}, "is left out: the action is closed then"),
    ("13.2", {"documents": None}, "The documents cannot be made what the row says"),
    ("12.1", {"reported": "=1/0"}, "holds a formula without a saved value"),
    ("CA 12.1", {"title": "Eel", "adopted": "COP12"}, "12.1 is in the register under another row"),
    ("some", {"title": "Eel", "adopted": "COP12"}, "“some” is not the number of an action"),
    ("14.3", {"adopted": "COP14", "lead": "Fiji"}, "the title of 14.3 is missing"),
]


@pytest.mark.parametrize(("number", "cells", "says"), SPOILT, ids=str)
def test_a_spoiled_cell_is_told_and_nothing_is_recorded(
    old: Path, number: str, cells: dict[str, object], says: str, tmp_path: Path
) -> None:
    before = [(number, life(number)) for number in ("12.1", "13.2")]
    outcome = applied(written(made(tmp_path), number, cells))
    assert not outcome.applied
    assert says in "".join(outcome.preview.problems), outcome
    assert [(number, life(number)) for number in ("12.1", "13.2")] == before


def test_the_same_in_other_words_is_told_and_changes_nothing(old: Path, tmp_path: Path) -> None:
    outcome = applied(written(made(tmp_path), "12.8", {"adopted": "43036"}))
    assert in_short(outcome) == (0, ())
    assert "says what the register says as “28 October 2017”" in outcome.preview.remarks[0]


def test_a_day_that_is_taken_for_granted_is_told(old: Path, tmp_path: Path) -> None:
    outcome = applied(written(made(tmp_path), "12.1", {"ended": "COP14"}))
    assert "the last day of COP14 is taken" in outcome.preview.remarks[0]


def test_a_file_from_before_a_colleagues_change_is_told_cell_by_cell(
    old: Path, tmp_path: Path
) -> None:
    path = written(made(tmp_path), "12.1", {"extended": "COP13; COP15"})
    day = date(2024, 2, 16)
    record_event("12.1", Event.EXTENDED, meeting="COP14", day=day, by="Ben", today=TODAY)
    outcome = applied(path)
    assert (
        "“Extended”: somebody changed it to “COP13; COP14 (2024-02-16)”"
        in (outcome.preview.problems[0])
    )
    assert "extended COP15" not in "".join(life("12.1"))


def test_what_no_row_can_tell_stays(old: Path, tmp_path: Path) -> None:
    day = date(2023, 7, 18)
    record_event("12.1", Event.REPORTED, meeting="ScC-SC6", day=day, by="Ben", today=TODAY)
    outcome = applied(written(made(tmp_path), "12.1", {"ended": "COP14", "lead": "Fiji"}))
    assert (outcome.applied, in_short(outcome)) == (True, (1, ()))
    assert "reported ScC-SC6 2023-07-18" in life("12.1")
    assert life("12.1")[-1] == "closed COP14 2024-02-17"


def test_cops_are_offered_and_other_words_are_taken(old: Path, tmp_path: Path) -> None:
    book = load_workbook(made(tmp_path))
    rules = book.worksheets[0].data_validations.dataValidation
    assert [(rule.type, rule.showErrorMessage) for rule in rules] == [("list", False)] * 4
    texts = {cell for row in book[MADE].iter_rows(values_only=True) for cell in row}
    assert {"COP12", "COP15"} <= texts


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="shared/data is not beside the checkout")
def test_the_actions_of_the_field_come_back_unchanged(tmp_path: Path) -> None:
    import_table(SHARED / "data" / "concerted_actions.csv")
    outcome = applied(made(tmp_path))
    assert (in_short(outcome), outcome.preview.remarks) == ((0, ()), ())
