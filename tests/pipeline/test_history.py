"""Past actions: what the cells of old tables say, what is refused, and what a run makes of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pipeline.history.columns import MissingColumns, read_mapping, standard_columns
from pipeline.history.documents import match_document
from pipeline.history.migrate import load_rows, plan_table, trial
from pipeline.history.plan import Planned, plan
from pipeline.history.table import BadTable, Row, read_table
from pipeline.history.wording import documents_in, event_in, when_in
from pipeline.lifecycle import Event, Status
from pipeline.meetings import load_meetings
from pipeline.register import Register
from tests.conftest import SHARED
from tests.pipeline.outcomes import SAIGA, outcome
from tests.pipeline.test_register_actions import event

E = Event
MEETINGS = load_meetings()

WHEN = [
    ("COP12 (2017)", "COP12", date(2017, 10, 28), True),
    ("28 October 2017", "COP12", date(2017, 10, 28), False),
    ("28 octobre 2017", "COP12", date(2017, 10, 28), False),
    ("28 de octubre de 2017", "COP12", date(2017, 10, 28), False),
    ("43036", "COP12", date(2017, 10, 28), False),
    ("2017-10-28", "COP12", date(2017, 10, 28), False),
    ("1994 (COP4)", "COP4", date(1994, 6, 11), True),
    ("2017", "COP12", date(2017, 10, 28), True),
    ("05/06/2017", "COP12", None, True),
    ("31 February 2017", "COP12", date(2017, 10, 28), True),
    ("at some time", None, None, True),
    ("17", None, None, True),
]


@pytest.mark.parametrize(("text", "meeting", "day", "doubtful"), WHEN)
def test_a_cell_names_a_meeting_and_a_day(
    text: str, meeting: str | None, day: date | None, doubtful: bool
) -> None:
    when = when_in(text, MEETINGS)
    assert (when.meeting, when.day, bool(when.doubt)) == (meeting, day, doubtful)


EVENTS = [
    ("extended and revised COP13 (2020)", E.EXTENDED),
    ("prorrogada en la COP13", E.EXTENDED),
    ("prolongée COP13", E.EXTENDED),
    ("extension proposed to COP14 (2024)", E.EXTENSION_PROPOSED),
    ("renewal on the COP14 (2024) agenda", E.EXTENSION_PROPOSED),
    ("report received for COP13", E.REPORTED),
    ("joint progress report submitted 2023 (for COP14)", E.REPORTED),
    ("turned into the Ruritanian Initiative at COP14", E.CONVERTED),
    ("considered closed at COP14, no report", E.CONSIDERED_CLOSED),
    ("not accepted at COP12", E.NOT_ACCEPTED),
    ("became CA 13.4", E.SUPERSEDED),
    ("completed at COP14", E.COMPLETED),
    ("scope widened 1994 -> 2008", None),
    ("a disclosed location", None),
]


@pytest.mark.parametrize(("clause", "told"), EVENTS)
def test_a_statement_tells_an_event(clause: str, told: Event | None) -> None:
    assert event_in(clause) is told


def test_two_reports_in_one_breath_are_two_documents() -> None:
    found = documents_in("UNEP/CMS/COP13/Doc.28.1.7.a and .b (reports); UNEP/CMS/COP13/Doc.28.2.3")
    assert [(one.symbol, one.says) for one in found] == [
        ("UNEP/CMS/COP13/Doc.28.1.7.a", "reports"),
        ("UNEP/CMS/COP13/Doc.28.1.7.b", "reports"),
        ("UNEP/CMS/COP13/Doc.28.2.3", ""),
    ]


def planned(row_number: int = 2, **cells: Any) -> Planned:
    given = {"number": "12.8", "title": "Saiga", "adopted": "COP12", "proponents": "Ruritania"}
    row = Row(row_number, given | {"taxa": "Saiga tatarica"} | cells)
    return plan([row], MEETINGS, "old.csv")[0]


def kinds(one: Planned) -> list[tuple[str, str]]:
    return [(told.kind.value, told.meeting) for told in one.events]


LIVES: list[tuple[dict[str, str], list[tuple[str, str]]]] = [
    ({}, [("accepted", "COP12")]),
    ({"extended": "COP13"}, [("accepted", "COP12"), ("extended", "COP13")]),
    (
        {"documents": "UNEP/CMS/COP12/Doc.26.2.6 (14 June 2017)"},
        [("proposed", "COP12"), ("accepted", "COP12")],
    ),
    (
        {"documents": "UNEP/CMS/COP13/Doc.28.1.8 (report + proposal for extension)"},
        [("accepted", "COP12"), ("reported", "COP13"), ("extension_proposed", "COP13")],
    ),
    ({"adopted": "COP11 (2014)", "number": ""}, [("designated", "COP11")]),
    (
        {"adopted": "COP13 (2020); initiated 1994 (COP4)", "number": "13.4"},
        [("designated", "COP4"), ("accepted", "COP13")],
    ),
    ({"status": "completed"}, [("accepted", "COP12")]),
    ({"status": "completed at COP13"}, [("accepted", "COP12"), ("completed", "COP13")]),
    ({"status": "led to a plan adopted at COP14"}, [("accepted", "COP12")]),
    ({"ended": "22 February 2020"}, [("accepted", "COP12")]),
]


@pytest.mark.parametrize(("cells", "events"), LIVES)
def test_a_row_becomes_a_life(cells: dict[str, Any], events: list[tuple[str, str]]) -> None:
    one = planned(**cells)
    assert not one.refused
    assert kinds(one) == events


def test_what_is_not_understood_is_kept_as_a_note_and_doubted() -> None:
    one = planned(status="ongoing per the Alliance after COP14")
    assert "ongoing per the Alliance after COP14" in one.note
    assert [doubt for doubt in one.doubts if "kept as a note" in doubt]


def test_before_cop12_missing_proponents_are_no_defect() -> None:
    old = planned(number="(pre-COP12)", adopted="COP11", proponents="")
    new = planned(proponents="")
    assert (old.number, old.not_applicable) == ("D11.1", ("proponents", "range_states"))
    assert not [doubt for doubt in old.doubts if "proponents" in doubt]
    assert [doubt for doubt in new.doubts if "proponents" in doubt]


REFUSED = [
    ({"number": "twelve"}, "“twelve” is not the number"),
    ({"number": ""}, "the number is missing"),
    ({"title": ""}, "the title of 12.8 is missing"),
    ({"adopted": "", "documents": ""}, "no COP is named at which it was adopted"),
]


@pytest.mark.parametrize(("cells", "words"), REFUSED)
def test_a_row_that_cannot_be_loaded_says_why(cells: dict[str, Any], words: str) -> None:
    one = planned(7, **cells)
    assert one.refused.startswith("Row 7")
    assert words in one.refused


def test_a_number_that_stands_twice_is_refused() -> None:
    rows = [Row(n, {"number": "12.8", "title": "Saiga", "adopted": "COP12"}) for n in (2, 9)]
    first, second = plan(rows, MEETINGS, "old.csv")
    assert not first.refused
    assert "12.8 stands in row 2 too" in second.refused


def sheet(path: Path, rows: list[list[Any]], merge: str = "") -> Path:
    book = Workbook()
    active = book.active
    assert active is not None
    for row in rows:
        active.append(row)
    if merge:
        active.merge_cells(merge)
    book.save(path)
    return path


HEADER = ["CA number", "Title", "First adopted", "Date"]


def test_excel_dates_and_a_title_above_the_header_are_read(tmp_path: Path) -> None:
    first: list[Any] = ["12.8", "Saiga", date(2017, 10, 28)]
    rows = [["Past actions"], HEADER, first, [], [12.1, "Eel", 43036]]
    table = read_table(sheet(tmp_path / "old.xlsx", rows), standard_columns())
    assert [(row.number, row.cells["number"], row.cells["adopted"]) for row in table] == [
        (3, "12.8", "2017-10-28"),
        (5, "12.1", "43036"),
    ]


def test_a_merged_header_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path / "old.xlsx", [HEADER, ["12.8", "Saiga", "COP12"]], "B1:C1")
    with pytest.raises(BadTable, match=r"old\.xlsx"):
        read_table(path, standard_columns())


def test_a_formula_without_a_value_is_refused_in_its_row(tmp_path: Path) -> None:
    path = sheet(tmp_path / "old.xlsx", [HEADER, ["12.8", "Saiga", '="COP"&12']])
    one = plan(read_table(path, standard_columns()), MEETINGS, "old.xlsx")[0]
    assert one.refused == (
        "Row 2: cell C2 holds a formula without a saved value: put the value itself there."
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"Title,Year\nSaiga,2017\n", "no column for number"),
        (b"Number;Name;Adopted\n", None),
        (b"Number,CA,Title\n1,2,3\n", "both taken for number"),
        (b"\x00\x01\x02", "not text"),
    ],
)
def test_a_table_that_is_none_is_a_sentence(
    tmp_path: Path, content: bytes, words: str | None
) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(content)
    if words is None:
        assert read_table(path, standard_columns()) == []
    else:
        with pytest.raises(BadTable, match=words):
            read_table(path, standard_columns())


def test_a_mapping_file_names_foreign_columns(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('[columns]\nnumber = "Nummer"\ntitle = ["Tier", "Art"]\n', "utf-8")
    table = tmp_path / "old.csv"
    table.write_text("Nummer;Art;Titel\n12.8;Großtrappe;x\n", "cp1252")
    (row,) = read_table(table, read_mapping(mapping))
    assert (row.cells["number"], row.cells["title"]) == ("12.8", "Großtrappe")


def test_a_mapping_of_a_column_we_do_not_have_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('[columns]\ncolour = "Farbe"\n', "utf-8")
    with pytest.raises(MissingColumns, match="“colour”"):
        read_mapping(mapping)


MATCHES = [
    ({"symbol": "UNEP/CMS/COP13/Doc.28.1.8"}, "12.8", "its symbol"),
    ({"symbol": "UNEP/CMS/COP13/Doc.28.1.8/Rev.1"}, "12.8", "its symbol"),
    ({"symbol": None, "concerted_action": "12.8"}, "12.8", "it names Concerted Action 12.8"),
    ({"symbol": None, "file": "CA_12.8_adopted.pdf"}, "12.8", "the name of the file"),
    ({"symbol": None}, "12.8", "it is about Saiga tatarica"),
    ({"symbol": None, "taxa": (), "title": "On the Great Saiga Herds"}, None, "neither"),
]


@pytest.mark.parametrize(("changes", "number", "reason"), MATCHES)
def test_a_document_finds_its_action(changes: dict[str, Any], number: str, reason: str) -> None:
    mine = planned(documents="UNEP/CMS/COP13/Doc.28.1.8 (report)")
    rows = [mine, planned(number="12.9", taxa="Otis tarda")]
    match = match_document(outcome(b"x", **changes).summary, rows)
    assert (match.number, reason in match.reason) == (number, True)


def test_a_document_that_fits_two_actions_is_left_to_a_person() -> None:
    rows = [planned(), planned(number="12.9")]
    match = match_document(outcome(b"x", symbol=None, taxa=(SAIGA,)).summary, rows)
    assert match.number is None
    assert "several actions by name: 12.8, 12.9" in match.reason


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "old.csv"
    path.write_text(text, "utf-8")
    return path


GOOD = "number,title,adopted,extended\n12.8,Saiga,COP12,COP13\n12.9,Bustard,COP12,\n"


def test_a_run_makes_what_the_trial_says_and_a_second_run_nothing(
    tmp_path: Path, register: Register
) -> None:
    rows = plan_table(register, write(tmp_path, GOOD))
    assert [row.state for row in trial(rows).rows] == ["would be made"] * 2
    assert register.actions() == ()
    assert [row.state for row in load_rows(register, rows)] == ["new"] * 2
    before = register.actions()
    assert [row.state for row in load_rows(register, rows)] == ["already there"] * 2
    assert register.actions() == before
    assert register.action("12.8").status() is Status.ONGOING
    assert {one.by for one in register.history("12.8")} == {"old.csv"}


def test_one_refused_row_and_nothing_is_loaded(tmp_path: Path, register: Register) -> None:
    rows = plan_table(register, write(tmp_path, GOOD + "12.8,Again,COP12,\n"))
    states = [row.state for row in load_rows(register, rows)]
    assert states == ["not loaded", "not loaded", "refused"]
    assert register.actions() == ()


def test_what_people_corrected_is_not_loaded_again(tmp_path: Path, register: Register) -> None:
    rows = plan_table(register, write(tmp_path, GOOD))
    load_rows(register, rows)
    register.record(event(E.RETRACTED, "COP13", "2020-02-22", corrects=2))
    before = register.actions()
    assert [row.state for row in load_rows(register, rows)] == ["already there"] * 2
    assert register.actions() == before


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="shared/data is not beside the checkout")
def test_the_real_table_is_loaded_whole(register: Register) -> None:
    rows = plan_table(register, SHARED / "data" / "concerted_actions.csv")
    assert not [row.refused for row in rows if row.refused]
    load_rows(register, rows)
    actions = {action.number: action for action in register.actions()}
    assert len(actions) == 22
    assert [*actions][:4] == ["D4.1", "D9.1", "D11.1", "12.1"]
    assert actions["13.4"].status() is Status.CONVERTED
    assert actions["13.4"].status(date(2000, 1, 1)) is Status.DESIGNATED
    reports = [one for one in actions["12.7"].events if one.kind is E.REPORTED]
    assert len(reports) == 2
    assert actions["D4.1"].status() is Status.SUPERSEDED
