"""Past actions: what the cells of old tables say, what is refused, and what a run makes of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from pipeline.actions.lifecycle import Event, Status
from pipeline.convention.meetings import load_meetings
from pipeline.legacy_import.cell_parsing import documents_in, when_in
from pipeline.legacy_import.columns import MissingColumns, read_mapping, standard_columns
from pipeline.legacy_import.match_documents import match_document
from pipeline.legacy_import.plan import PlannedAction, plan
from pipeline.legacy_import.run import load_rows, plan_table, trial
from pipeline.legacy_import.spreadsheet import BadTable, Row, read_table
from pipeline.legacy_import.statements import event_in
from pipeline.register import Register
from tests.conftest import SHARED
from tests.pipeline.outcomes import SAIGA, outcome
from tests.pipeline.register.test_register_actions import event

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
    ("evaluated (COP14)", E.EVALUATED),
    ("recommended by nobody we know", None),
    ("a disclosed location", None),
    ("Close à la COP14 (pas de rapport)", E.CLOSED),
    ("Clôturée à la COP14, aucun rapport reçu", E.CLOSED),
    ("aucun rapport reçu", None),
    ("rapport attendu pour la COP15", None),
    ("rapport non reçu", None),
    ("rapport reçu (COP14)", E.REPORTED),
    ("sin informe", None),
    ("informe pendiente", None),
    ("informe recibido para la COP14", E.REPORTED),
    ("no report", None),
    ("report awaited", None),
    ("overdue report received COP14", E.REPORTED),
    ("to be closed at COP15", None),
    ("will be considered closed at COP15", None),
    ("not yet completed", None),
    ("close to completion", None),
    ("pas encore close", None),
    ("à clore à la COP15", None),
    ("por cerrar en la COP15", None),
    ("se cerrará en la COP15", None),
    ("cerrada en la COP14 (sin informe)", E.CLOSED),
    ("no prorrogada en la COP14", E.NOT_EXTENDED),
    ("non prolongée à la COP14", E.NOT_EXTENDED),
]


@pytest.mark.parametrize(("clause", "event"), EVENTS)
def test_a_statement_tells_an_event(clause: str, event: Event | None) -> None:
    assert event_in(clause) is event


def test_two_reports_in_one_breath_are_two_documents() -> None:
    found = documents_in("UNEP/CMS/COP13/Doc.28.1.7.a and .b (reports); UNEP/CMS/COP13/Doc.28.2.3")
    assert [(document.symbol, document.says) for document in found] == [
        ("UNEP/CMS/COP13/Doc.28.1.7.a", "reports"),
        ("UNEP/CMS/COP13/Doc.28.1.7.b", "reports"),
        ("UNEP/CMS/COP13/Doc.28.2.3", ""),
    ]


def planned(row_number: int = 2, **cells: Any) -> PlannedAction:
    given = {"number": "12.8", "title": "Saiga", "adopted": "COP12", "proponents": "Ruritania"}
    row = Row(row_number, given | {"taxa": "Saiga tatarica"} | cells)
    return plan([row], MEETINGS, "old.csv")[0]


def kinds(row: PlannedAction) -> list[tuple[str, str]]:
    return [(event.kind.value, event.meeting) for event in row.events]


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
    ({"ended": "22 February 2020"}, [("accepted", "COP12"), ("closed", "COP13")]),
    ({"completed": "COP13"}, [("accepted", "COP12"), ("completed", "COP13")]),
    ({"ended": "no"}, [("accepted", "COP12")]),
    ({"ended": "to be closed at COP15"}, [("accepted", "COP12")]),
    ({"reported": "COP13: no report"}, [("accepted", "COP12")]),
    ({"documents": "UNEP/CMS/COP13/Doc.28.1.8 (no report)"}, [("accepted", "COP12")]),
]


@pytest.mark.parametrize(("cells", "events"), LIVES)
def test_a_row_becomes_a_life(cells: dict[str, Any], events: list[tuple[str, str]]) -> None:
    row = planned(**cells)
    assert not row.refused
    assert kinds(row) == events


def test_what_is_not_understood_is_kept_as_a_note_and_doubted() -> None:
    row = planned(status="ongoing per the Alliance after COP14")
    assert "ongoing per the Alliance after COP14" in row.note
    assert [doubt for doubt in row.doubts if "kept as a note" in doubt]


def test_before_cop12_missing_proponents_are_no_defect() -> None:
    old = planned(number="(pre-COP12)", adopted="COP11", proponents="")
    new = planned(proponents="")
    assert (old.number, old.not_applicable) == ("D11.1", ("proponents", "range_states"))
    assert not [doubt for doubt in old.doubts if "proponents" in doubt]
    assert [doubt for doubt in new.doubts if "proponents" in doubt]


REFUSED = [
    (
        {"adopted": "", "documents": "", "extended": "COP13", "ended": "closed"},
        "extended (COP13) is left out: it has not begun then",
    ),
    ({"number": "twelve"}, "“twelve” is not the number"),
    ({"number": ""}, "the number is missing"),
    ({"title": ""}, "the title of 12.8 is missing"),
    ({"adopted": "", "documents": ""}, "no COP is named at which it was adopted"),
]


@pytest.mark.parametrize(("cells", "words"), REFUSED)
def test_a_row_that_cannot_be_loaded_says_why(cells: dict[str, Any], words: str) -> None:
    row = planned(7, **cells)
    assert row.refused.startswith("Row 7")
    assert words in row.refused


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
    assert [(row.number, row.cells["number"], row.cells["adopted"]) for row in table.rows] == [
        (3, "12.8", "2017-10-28"),
        (5, "12.1", "43036"),
    ]


def test_a_merged_header_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path / "old.xlsx", [HEADER, ["12.8", "Saiga", "COP12"]], "B1:C1")
    with pytest.raises(BadTable, match=r"old\.xlsx"):
        read_table(path, standard_columns())


def test_a_formula_without_a_value_is_refused_in_its_row(tmp_path: Path) -> None:
    path = sheet(tmp_path / "old.xlsx", [HEADER, ["12.8", "Saiga", '="COP"&12']])
    row = plan(read_table(path, standard_columns()).rows, MEETINGS, "old.xlsx")[0]
    assert row.refused == (
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
        assert read_table(path, standard_columns()).rows == ()
    else:
        with pytest.raises(BadTable, match=words):
            read_table(path, standard_columns())


def test_a_mapping_file_names_foreign_columns(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('[columns]\nnumber = "Nummer"\ntitle = ["Tier", "Art"]\n', "utf-8")
    table = tmp_path / "old.csv"
    table.write_text("Nummer;Art;Titel\n12.8;Großtrappe;x\n", "cp1252")
    (row,) = read_table(table, read_mapping(mapping)).rows
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


DOUBTED = [  # a file that names one action and speaks of another
    {"symbol": None, "file": "CA 12.9.pdf", "concerted_action": "12.8"},
    {"symbol": "UNEP/CMS/COP13/Doc.28.1.8", "concerted_action": "12.9"},
    {"symbol": None, "file": "CA 12.9.pdf", "taxa": (SAIGA,)},
    {"symbol": None, "concerted_action": "12.9", "taxa": (SAIGA,)},
]


@pytest.mark.parametrize("changes", DOUBTED)
def test_a_document_that_names_one_action_and_speaks_of_another_is_doubted(
    changes: dict[str, Any],
) -> None:
    mine = planned(documents="UNEP/CMS/COP13/Doc.28.1.8 (report)")
    rows = [mine, planned(number="12.9", taxa="Otis tarda")]
    match = match_document(outcome(b"x", **changes).summary, rows)
    assert match.number is None
    assert {"12.8", "12.9"} <= {*match.reason.replace(";", "").replace(":", "").split()}


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "old.csv"
    path.write_text(text, "utf-8")
    return path


GOOD = "number,title,adopted,extended\n12.8,Saiga,COP12,COP13\n12.9,Bustard,COP12,\n"


def test_a_run_makes_what_the_trial_says_and_a_second_run_nothing(
    tmp_path: Path, register: Register
) -> None:
    rows = plan_table(register, write(tmp_path, GOOD)).actions
    assert [row.state for row in trial(rows).rows] == ["would be made"] * 2
    assert register.actions() == ()
    assert [row.state for row in load_rows(register, rows)] == ["new"] * 2
    before = register.actions()
    assert [row.state for row in load_rows(register, rows)] == ["already there"] * 2
    assert register.actions() == before
    assert register.action("12.8").status() is Status.ONGOING
    assert {event.by for event in register.history("12.8")} == {"old.csv"}


def test_one_refused_row_and_nothing_is_loaded(tmp_path: Path, register: Register) -> None:
    rows = plan_table(register, write(tmp_path, GOOD + "12.8,Again,COP12,\n")).actions
    states = [row.state for row in load_rows(register, rows)]
    assert states == ["not loaded", "not loaded", "refused"]
    assert register.actions() == ()


def test_what_people_corrected_is_not_loaded_again(tmp_path: Path, register: Register) -> None:
    rows = plan_table(register, write(tmp_path, GOOD)).actions
    load_rows(register, rows)
    register.record(event(E.RETRACTED, "COP13", "2020-02-22", corrects=2))
    before = register.actions()
    assert [row.state for row in load_rows(register, rows)] == ["already there"] * 2
    assert register.actions() == before


def test_another_title_is_applied_where_the_table_gave_it_and_told_where_a_person_did(
    tmp_path: Path, register: Register
) -> None:
    load_rows(register, plan_table(register, write(tmp_path, GOOD)).actions)
    register.describe("12.9", "Ana", title="Great Bustard")
    mended = write(tmp_path, GOOD.replace("Saiga", "Saiga Antelope"))
    first, second = load_rows(register, plan_table(register, mended).actions)
    assert first.changes == ("title: “Saiga” becomes “Saiga Antelope”",)
    assert (second.state, register.action("12.9").title) == ("already there", "Great Bustard")
    (phrase,) = second.changes
    assert "“Great Bustard” stays, as Ana gave it; the row says “Bustard”" in phrase
    other = tmp_path / "another.csv"
    other.write_text(GOOD.replace("Saiga", "Antelopes"), "utf-8")
    first, _ = load_rows(register, plan_table(register, other).actions)
    assert "“Saiga Antelope” stays, as old.csv gave it" in first.changes[0]


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="shared/data is not beside the checkout")
def test_the_real_table_is_loaded_whole(register: Register) -> None:
    rows = plan_table(register, SHARED / "data" / "concerted_actions.csv").actions
    assert not [row.refused for row in rows if row.refused]
    load_rows(register, rows)
    actions = {action.number: action for action in register.actions()}
    assert len(actions) == 22
    assert [*actions][:4] == ["D4.1", "D9.1", "D11.1", "12.1"]
    assert actions["13.4"].status() is Status.CONVERTED
    assert actions["13.4"].status(date(2000, 1, 1)) is Status.DESIGNATED
    reports = [event for event in actions["12.7"].events if event.kind is E.REPORTED]
    assert len(reports) == 2
    assert actions["D4.1"].status() is Status.SUPERSEDED
