"""Tables as people keep them: headings that mean an end, formats, sheets, corrected cells."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from pipeline.actions.lifecycle import Event, Status
from pipeline.convention.meetings import load_meetings
from pipeline.legacy_import.columns import standard_columns
from pipeline.legacy_import.plan import PlannedAction, plan
from pipeline.legacy_import.run import load_rows, plan_table, trial
from pipeline.legacy_import.spreadsheet import read_table
from pipeline.letters.drafts import drafts_for
from pipeline.register import Register
from pipeline.reports.compliance import compliance_report
from pipeline.site.content.visibility import public_events
from tests.pipeline.register.test_register_actions import event

MEETINGS = load_meetings()


def planned(path: Path) -> dict[str, PlannedAction]:
    rows = plan(read_table(path, standard_columns()).rows, MEETINGS, path.name)
    return {row.number: row for row in rows}


def ends(path: Path) -> dict[str, str]:
    return {
        number: " ".join(f"{event.kind} {event.meeting}" for event in planned_action.events[1:])
        for number, planned_action in planned(path).items()
    }


@pytest.fixture
def cases(corpora: Path) -> Path:
    return corpora / "field-cases"


def test_a_column_headed_closed_tells_the_closure(cases: Path) -> None:
    endings = ends(cases / "F06_column_closed.xlsx")
    closed = {f"12.{n}": "closed COP14" for n in (1, 2, 3, 4, 6, 7, 8)}
    assert endings == closed | {"12.5": "", "12.9": ""}


def test_a_column_headed_completed_tells_the_completion(cases: Path) -> None:
    endings = ends(cases / "F06_column_completed.xlsx")
    assert endings == {"12.1": "completed COP14", "12.2": "completed COP14", "12.3": ""}


def test_a_day_that_no_cell_gives_is_doubted(cases: Path) -> None:
    rows = planned(cases / "F06_column_closed.xlsx")
    assert [doubt for doubt in rows["12.4"].doubts if "last day of COP14" in doubt]
    assert not [doubt for doubt in rows["12.2"].doubts if doubt.startswith("closed")]


UNSURE = [("F06_column_closed.xlsx", "12.5"), ("F06_column_status_closed.xlsx", "12.3"),
          ("F06_column_status_closed.xlsx", "12.4")]  # fmt: skip


@pytest.mark.parametrize(("file", "number"), UNSURE)
def test_an_end_without_a_meeting_is_not_public_and_nobody_is_reminded(
    cases: Path, register: Register, file: str, number: str
) -> None:
    load_rows(register, plan_table(register, cases / file).actions)
    action = register.action(number)
    today = date(2025, 8, 1)
    assert action.unresolved
    assert public_events(action.events) == ()
    assert action.due(register.report_evidence(), today) == ()
    assert not [
        draft for draft in drafts_for(register, "COP15", today, {}) if number in draft.about
    ]


def test_the_list_says_where_a_table_speaks_of_an_end(cases: Path, register: Register) -> None:
    load_rows(register, plan_table(register, cases / "F06_column_closed.xlsx").actions)
    lines = {line.number: line for line in register.action_lines(date(2025, 8, 1))}
    assert lines["12.5"].unresolved == ("ended: “yes”",)
    assert not lines["12.4"].unresolved


def test_a_day_that_a_cell_gives_is_known(cases: Path, register: Register) -> None:
    load_rows(register, plan_table(register, cases / "F06_column_closed.xlsx").actions)
    lines = register.action_lines(date(2025, 8, 1))
    assumed = {line.number for line in lines if line.day_assumed}
    assert assumed == {"12.1", "12.4", "12.5", "12.6", "12.7", "12.9"}  # 12.5, 12.9: the opening


def test_a_person_who_looked_settles_it(cases: Path, register: Register) -> None:
    load_rows(register, plan_table(register, cases / "F06_column_status_closed.xlsx").actions)
    for number, kind in (("12.3", Event.COMPLETED), ("12.4", Event.EXTENDED)):
        register.record(event(kind, "COP14", "2024-02-17", action=number))
        assert not register.action(number).unresolved
        assert public_events(register.action(number).events)


def test_a_number_is_read_as_it_is_shown(cases: Path) -> None:
    assert [*planned(cases / "F07_number_shown_12.10.xlsx")] == ["12.10", "13.20"]


def test_a_hidden_sheet_gives_way_to_a_visible_one_and_is_named(cases: Path) -> None:
    table = read_table(cases / "F08_hidden_first_sheet.xlsx", standard_columns())
    assert [row.cells["number"] for row in table.rows] == ["12.1", "12.2"]
    assert [(remark.asks, "“Old list” is hidden" in remark.text) for remark in table.remarks] == [
        (True, True)
    ]


def test_every_visible_sheet_is_read(cases: Path) -> None:
    assert [*planned(cases / "F08_second_sheet.xlsx")] == ["12.1", "12.2", "13.1"]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book[book.sheetnames[0]]
    book.save(path)
    return path


HEADER = ["N°", "Titre de l’action", "Noms scientifiques", "Adoptée", "Clôturée"]


def test_totals_notes_and_other_sheets_are_passed_over_and_named(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["12.1", "Outarde", "Otis tarda", "COP12", ""],
        HEADER,
        ["Total", "1 action"],
        ["Note: numbers from memory"],
    ]
    path = workbook(tmp_path / "old.xlsx", {"Actions": rows, "Contacts": [["Name", "Telephone"]]})
    table = read_table(path, standard_columns())
    assert [row.cells["number"] for row in table.rows] == ["12.1"]
    assert [remark.asks for remark in table.remarks] == [False, False, False, True]
    assert "“Contacts”" in table.remarks[-1].text


def test_a_row_that_is_struck_out_is_asked_about(tmp_path: Path) -> None:
    rows = [HEADER, ["12.1", "Outarde", "", "COP12"], ["12.2", "Anguille", "", "COP12"]]
    path = workbook(tmp_path / "old.xlsx", {"Actions": rows})
    from openpyxl import load_workbook

    book = load_workbook(path)
    for cell in book["Actions"][3]:
        cell.font = Font(strike=True)
    book.save(path)
    table = read_table(path, standard_columns())
    assert [row.cells["number"] for row in table.rows] == ["12.1"]
    assert [remark.asks for remark in table.remarks] == [True]


HEADINGS = [
    ["Numéro", "Titre", "Espèces", "Adoptée à", "Prolongation", "Date de clôture"],
    ["Número", "Título", "Especies", "Adoptada en", "Prórroga", "Fecha de cierre"],
    ["No.", "Title", "Species", "Adopted at", "Extended", "Date closed"],
]


@pytest.mark.parametrize("header", HEADINGS)
def test_headings_in_three_languages(tmp_path: Path, header: list[str]) -> None:
    row = ["12.1", "Bustard", "Otis tarda", "COP12", "COP13", "COP14"]
    (read,) = read_table(
        workbook(tmp_path / "o.xlsx", {"A": [header, row]}), standard_columns()
    ).rows
    names = ("number", "title", "taxa", "adopted", "extended", "ended")
    assert [read.cells[name] for name in names] == row


FIRST = "number,title,adopted,extended,closed\n12.8,Saiga,COP12,COP13,\n12.9,Bustard,COP12,,\n"
CHANGES = [
    (("COP12,COP13,", "COP12,COP13,COP14"), "12.8", "added to", Status.CLOSED),
    (("COP12,COP13,", "COP12,COP13,2024-02-15"), "12.8", "added to", Status.CLOSED),
    (("12.8,Saiga,COP12,COP13,", "12.8,Saiga,COP12,,"), "12.8", "changed", Status.ONGOING),
    (("COP12,COP13", "COP12,2020-02-20"), "12.8", "changed", Status.ONGOING),
    (("Bustard", "Great Bustard"), "12.9", "changed", Status.ONGOING),
]  # fmt: skip


@pytest.mark.parametrize(("change", "number", "state", "status"), CHANGES)
def test_a_second_run_applies_what_changed_and_a_third_nothing(
    tmp_path: Path,
    register: Register,
    change: tuple[str, str],
    number: str,
    state: str,
    status: Status,
) -> None:
    path = tmp_path / "old.csv"
    path.write_text(FIRST, "utf-8")
    load_rows(register, plan_table(register, path).actions)
    path.write_text(FIRST.replace(*change), "utf-8")
    rows = plan_table(register, path).actions
    preview = {row.planned.number: row for row in trial(rows, known=register.actions()).rows}
    assert preview[number].state == "would change"
    assert preview[number].changes
    done = {row.planned.number: row for row in load_rows(register, rows)}
    assert done[number].state == state
    assert done[number].changes == preview[number].changes
    assert [row.state for row in done.values()].count("already there") == 1
    assert register.action(number).status() is status
    assert [row.state for row in load_rows(register, rows)] == ["already there"] * 2


def test_a_table_may_say_again_what_it_once_said(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "old.csv"
    for text in (FIRST, FIRST.replace("COP12,COP13", "COP12,"), FIRST):
        path.write_text(text, "utf-8")
        load_rows(register, plan_table(register, path).actions)
    kinds = [event.kind for event in public_events(register.action("12.8").events)]
    assert kinds == [Event.ACCEPTED, Event.EXTENDED]


def test_what_a_person_recorded_stands_and_is_told(tmp_path: Path, register: Register) -> None:
    path = tmp_path / "old.csv"
    path.write_text(FIRST, "utf-8")
    load_rows(register, plan_table(register, path).actions)
    register.record(event(Event.EXTENDED, "COP13", "2020-02-21", corrects=2))
    before = register.history("12.8")
    path.write_text(FIRST.replace("COP12,COP13", "COP12,2020-02-20"), "utf-8")
    first, _ = load_rows(register, plan_table(register, path).actions)
    assert register.history("12.8") == before
    assert [phrase for phrase in first.changes if "a person recorded otherwise" in phrase]


def test_a_day_that_is_given_later_is_known_from_then_on(
    tmp_path: Path, register: Register
) -> None:
    path = tmp_path / "old.csv"
    for cell, assumed in (("COP14", True), ("17 February 2024", False), ("COP14", False)):
        path.write_text(f"number,title,adopted,closed\n12.8,Saiga,COP12,{cell}\n", "utf-8")
        load_rows(register, plan_table(register, path).actions)
        (line,) = register.action_lines(date(2025, 8, 1))
        assert (line.status, line.day_assumed) == (Status.CLOSED, assumed)


KNOWN = [  # the row behind number and title -> up to where it is known before COP15
    ("COP12,,,", "COP12"),
    ("COP12,COP13,,", "COP13"),
    ("COP12,COP13,,COP15", "COP13"),
    ("COP12,,,COP15", "COP12"),
]


@pytest.mark.parametrize(("cells", "until"), KNOWN)
def test_what_came_later_does_not_hide_how_far_an_action_was_known(
    tmp_path: Path, register: Register, cells: str, until: str
) -> None:
    path = tmp_path / "old.csv"
    path.write_text(f"number,title,adopted,extended,reported,closed\n12.8,Saiga,{cells}\n", "utf-8")
    load_rows(register, plan_table(register, path).actions)
    today = date(2025, 9, 10)
    report = compliance_report(register.actions(), register.report_evidence(), "COP15", today)
    assert [row.cell.covered_until for row in report.rows] == [until]
    remarks = [r.say("en") for d in drafts_for(register, "COP15", today, {}) for r in d.remarks]
    assert [remark for remark in remarks if f"known up to {until} only" in remark]
