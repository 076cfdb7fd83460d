"""Which reports came: a table of lives, files and days, and the papers made of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from pipeline.languages import LANGUAGES
from pipeline.lifecycle import Event, Particular, RecordedEvent
from pipeline.register import Action, Line
from pipeline.reports.compliance import ComplianceReport, ComplianceRow, Follows, compliance_report
from pipeline.reports.compliance_chart import COLOURS
from pipeline.reports.compliance_file import write_compliance
from pipeline.reports.paper import BLOCK, BLOCKS, add_bar
from pipeline.reports.report_states import ReportState, Why
from pipeline.reports.wording import FOLDER, wording
from tests.pipeline.reports.lives import ACCEPTED, LAST_DAY, MEETINGS, action, event, line, reported

R = ReportState
CRANE = action("98.1", "Ruritanian Crane", ACCEPTED)
BEFORE, LAST, AFTER = date(2033, 1, 1), LAST_DAY, date(2033, 3, 1)
OVER = date(2033, 8, 1)


def seen(
    one: Action,
    today: date,
    lines: tuple[Line, ...] = (),
    received: date | None = None,
    meeting: str = "COP99",
) -> ComplianceRow:
    """The row of one action; `received` is the day of every held report."""
    days = {(doc.document, id_): received for doc in one.documents for id_ in doc.meetings}
    report = compliance_report([one], lines, days, MEETINGS, meeting, today)
    (row,) = report.rows
    return row


@pytest.mark.parametrize(
    ("received", "today", "state"),
    [
        (date(2033, 1, 31), AFTER, R.ON_TIME),
        (date(2033, 2, 1), AFTER, R.LATE),
        (None, AFTER, R.DAY_UNKNOWN),
        (date(2033, 2, 1), LAST, R.AWAITED),  # seen from a day on which it had not come
        (date(2033, 3, 2), AFTER, R.MISSING),
    ],
)
def test_a_report_that_is_held(received: date | None, today: date, state: R) -> None:
    held = action("98.1", "Crane", ACCEPTED, documents=(reported("COP99"),))
    assert seen(held, today, received=received).state is state


@pytest.mark.parametrize(
    ("day", "by", "state"),
    [
        ("2033-01-20", "Ana", R.ON_TIME),
        ("2033-02-20", "Ana", R.LATE),
        ("2033-07-02", "Ana", R.DAY_UNKNOWN),  # during the meeting: nobody knew the day
        ("2033-02-20", "old actions.xlsx", R.DAY_UNKNOWN),  # printed on a document
        ("2033-01-20", "old actions.xlsx", R.ON_TIME),
    ],
)
def test_a_report_known_by_its_event_only(day: str, by: str, state: R) -> None:
    told = action("98.1", "Crane", ACCEPTED, event(Event.REPORTED, "COP99", day, by=by))
    assert seen(told, OVER).state is state


@pytest.mark.parametrize(
    ("today", "state", "left", "follows"),
    [
        (BEFORE, R.AWAITED, 30, Follows.NOTHING),
        (LAST, R.AWAITED, 0, Follows.NOTHING),
        (date(2033, 2, 1), R.MISSING, -1, Follows.IF_NONE_COMES),
        (date(2033, 7, 6), R.MISSING, -156, Follows.IF_NONE_COMES),
        (date(2033, 7, 7), R.MISSING, -157, Follows.CONSIDERED_CLOSED),
    ],
)
def test_nothing_came(today: date, state: R, left: int, follows: Follows) -> None:
    row = seen(CRANE, today)
    assert (row.state, row.days_left, row.follows) == (state, left, follows)


@pytest.mark.parametrize(
    ("file", "state"),
    [
        (line("crane.pdf", problem="crane.pdf does not open.", kind=None), R.IN_INTAKE),
        (line("scan.pdf", kind=None), R.IN_INTAKE),
        (line("scan.pdf", problem="x", kind=None), R.IN_INTAKE),  # it may be anybody's
        (line("scan.pdf", kind="other", concerted_action="98.1"), R.IN_INTAKE),
        (line("report.pdf"), R.IN_INTAKE),  # it names no action
        (line("report.pdf", concerted_action="98.7"), R.IN_INTAKE),  # there is none such
        (line("CA 98-1.pdf", problem="x", kind=None), R.IN_INTAKE),
        (line("stork.pdf", kind="proposal"), R.MISSING),
        (line("scan.pdf", kind=None, meeting="COP98"), R.MISSING),
        (line("scan.pdf", kind=None, received=date(2033, 3, 2)), R.MISSING),  # not there yet
    ],
    ids=lambda value: value.file if isinstance(value, Line) else "",
)
def test_what_lies_unread_is_never_called_missing(file: Line, state: R) -> None:
    row = seen(CRANE, AFTER, (file,))
    assert row.state is state
    assert (row.follows is Follows.IF_NONE_COMES) == (state is R.MISSING)


def test_a_file_that_names_one_action_leaves_the_others_missing() -> None:
    stork = action("98.2", "Ruritanian Stork", ACCEPTED)
    file = line("Stork, final.pdf", problem="x", kind=None)
    report = compliance_report([CRANE, stork], [file], {}, MEETINGS, "cop 99", AFTER)
    assert [row.state for row in report.rows] == [R.MISSING, R.IN_INTAKE]
    assert report.anybody == ()


def test_a_report_to_the_council_keeps_an_action_from_being_considered_closed() -> None:
    told = action(
        "98.1", "Crane", ACCEPTED, event(Event.REPORTED, "ScC-SC98", "2032-10-01", by="Ana")
    )
    row = seen(told, OVER)
    assert (row.state, row.follows) == (R.MISSING, Follows.NOTHING)
    assert seen(told, OVER, meeting="ScC-SC98").state is R.ON_TIME


@pytest.mark.parametrize(
    ("day", "state", "why"),
    [
        ("2032-10-31", R.ON_TIME, Why.TO_COP),
        ("2032-11-01", R.ON_TIME, Why.TO_COP),  # the Council opens
        ("2032-11-02", R.MISSING, Why.NONE),
    ],
)
def test_a_report_sent_for_the_cop_lies_before_the_council_too(
    day: str, state: R, why: Why
) -> None:
    told = action("98.1", "Crane", ACCEPTED, event(Event.REPORTED, "COP99", day))
    row = seen(told, OVER, meeting="ScC-SC98")
    assert (row.state, row.cell.why) == (state, why)
    assert seen(told, OVER).state is R.ON_TIME


def test_french_marks_keep_their_space_where_a_line_ends(tmp_path: Path) -> None:
    page, *_ = write_compliance(papers(), tmp_path, "fr")
    written = page.read_text("utf-8").partition("<body>")[2]
    assert "rapports\u00a0:" in written
    assert not re.findall(r"\w+ [:;!?](?= )", written)


SAID = {"kind_said": True}
SETTLED = [
    ("a person says what a locked file is", {"problem": "x", "kind": "proposal"}, R.MISSING),
    (
        "or that it is something else",
        {"problem": "x", "kind": "other", **SAID},
        R.MISSING,
    ),
    ("nobody has said it", {"problem": "x", "kind": None}, R.IN_INTAKE),
    ("not recognised", {"kind": "other"}, R.IN_INTAKE),
    ("something else, as a person says", {"kind": "other", **SAID}, R.MISSING),
    (
        "a locked report",
        {"problem": "x", "kind": "progress_report"},
        R.IN_INTAKE,
    ),
]


@pytest.mark.parametrize(
    ("changes", "state"), [one[1:] for one in SETTLED], ids=[one[0] for one in SETTLED]
)
def test_a_person_settles_what_a_file_is(changes: dict[str, Any], state: R) -> None:
    assert seen(CRANE, AFTER, (line("scan.pdf", **changes),)).state is state


def test_a_message_whose_documents_are_held_is_no_report_by_itself() -> None:
    assert seen(CRANE, AFTER, (line("mail.EML", kind="other"),)).state is R.MISSING
    locked = line("mail.eml", kind=None, problem="It brings no document.")
    assert seen(CRANE, AFTER, (locked,)).state is R.IN_INTAKE


def test_nothing_follows_once_the_cop_has_decided() -> None:
    extended = event(Event.EXTENDED, "COP99", "2033-07-06")
    row = seen(action("98.1", "Crane", ACCEPTED, extended), OVER)
    assert (row.state, row.follows) == (R.MISSING, Follows.NOTHING)
    earlier = seen(action("98.1", "Crane", ACCEPTED, extended), date(2033, 7, 5))
    assert earlier.follows is Follows.IF_NONE_COMES


def test_proponents_are_asked_where_nobody_is_said_to_lead() -> None:
    two = tuple(Particular("proponents", name) for name in ("Ruritania", "Crane Trust"))
    told = replace(ACCEPTED, particulars=two)
    assert seen(action("98.1", "Crane", told), OVER).lead == "Ruritania; Crane Trust"


ENDS: list[tuple[list[RecordedEvent], R, Why]] = [
    ([event(Event.DESIGNATED, "COP97", "2026-07-06")], R.NOT_DUE, Why.DESIGNATED),
    ([event(Event.PROPOSED, "COP99", "2033-01-01")], R.NOT_DUE, Why.NOT_DECIDED),
    ([event(Event.ACCEPTED, "COP99", "2033-07-06")], R.NOT_DUE, Why.LATER),
    ([ACCEPTED, event(Event.COMPLETED, "COP98", "2031-01-01")], R.ENDED, Why.NONE),
    ([ACCEPTED, event(Event.CONSIDERED_CLOSED, "COP99", "2033-07-20")], R.MISSING, Why.NONE),
    ([ACCEPTED, event(Event.EXTENSION_PROPOSED, "COP99", "2033-01-01")], R.MISSING, Why.NONE),
]


@pytest.mark.parametrize(("events", "state", "why"), ENDS, ids=lambda value: str(value)[:20])
def test_of_whom_a_report_is_asked(events: list[RecordedEvent], state: R, why: Why) -> None:
    row = seen(action("98.1", "Crane", *events), OVER)
    assert (row.state, row.cell.why) == (state, why)
    assert row.follows is Follows.NOTHING


def test_the_matrix_has_every_meeting_since_the_first_decision() -> None:
    report = compliance_report([CRANE], [], {}, MEETINGS, "COP99", OVER)
    assert report.meetings == ("ScC-SC98", "COP99")
    assert [cell.state for cell in report.rows[0].matrix] == [R.MISSING, R.MISSING]


def test_no_action_and_no_deadline() -> None:
    report = compliance_report([], [], {}, MEETINGS, "ScC-SC98", AFTER)
    assert (report.rows, report.counts, report.to_look_at) == ((), {}, False)
    assert (report.deadline, report.basis) == (date(2032, 11, 1), "opening")


def papers() -> ComplianceReport:
    """A report with every state but the last two, and a title that Excel could run."""
    actions = [
        CRANE,
        action("98.2", "=1+1 Stork", ACCEPTED, documents=(reported("COP99"),)),
        action("98.3", "Heron", event(Event.ACCEPTED, "COP98", "2030-07-06")),
        action("98.4", "Bittern", event(Event.DESIGNATED, "COP98", "2030-07-06")),
    ]
    lines = [line("heron.pdf", problem="x", kind=None)]
    days = {("r" * 64, "COP99"): date(2033, 1, 9)}
    return compliance_report(actions, lines, days, MEETINGS, "COP99", OVER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_say_it_in_every_language(language: str, tmp_path: Path) -> None:
    page, word, sheet = write_compliance(papers(), tmp_path, language)
    own = wording(language, "compliance")
    html = page.read_text("utf-8")
    assert html.count("<svg") == 2
    assert own["step"]["considered_closed"] in html
    document = Document(str(word))
    cells = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert cells[1][4] == own["state"]["missing"]
    assert own["no_lead"] in cells[3]
    assert cells[3][4].startswith(own["state"]["in_intake"])
    bars = [row.cells[2].paragraphs[0].runs[-1] for row in document.tables[0].rows[1:]]
    grounds = [one._r.rPr.find(qn("w:shd")).get(qn("w:fill")) for one in bars]
    assert grounds == [COLOURS[state].lstrip("#").upper() for state in papers().counts]
    assert {len(one.text) for one in bars} == {BLOCKS}  # one action in each state
    rows = [*load_workbook(sheet).worksheets[0].iter_rows()]
    assert rows[2][1].value == "=1+1 Stork"
    assert rows[2][1].data_type == "s"
    assert rows[2][5].number_format == "yyyy-mm-dd"
    first, states, *_ = load_workbook(sheet).worksheets
    assert (first.freeze_panes, first.print_title_rows) == ("A2", "$1:$1")
    assert [[*row] for row in states.iter_rows(values_only=True)][1:] == [
        [own["state"][state.value], count] for state, count in papers().counts.items()
    ]
    with ZipFile(sheet) as parts:
        assert [name for name in parts.namelist() if "charts/chart" in name]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".html", ".xlsx"]


@pytest.mark.parametrize(("length", "blocks"), [(1, BLOCKS), (0.5, 22), (0, 1)])
def test_a_bar_in_a_word_file_is_as_long_as_it_should_be(length: float, blocks: int) -> None:
    cell = Document().add_table(1, 1).rows[0].cells[0]
    add_bar(cell, length, "#1b5a7d")
    assert cell.text == BLOCK * blocks


def leaves(table: dict[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """Every word of a file of words, with its path."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", str(value)


SAME = {  # alike in two languages
    *("Action", "Actions", "; ", "R", "R?", "?", "…", "M", "–", ":", "Code"),
    *("page {page}", "{day}, {clock} UTC", "{files}: {counts}"),
}
PAPERS = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.toml")})


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_word_falls_back_to_english(paper: str, language: str) -> None:
    english = dict(leaves(dict(wording("en", paper).words)))
    own = dict(leaves(dict(wording(language, paper).words)))
    assert own.keys() == english.keys()
    assert {own[name] for name in own if own[name] == english[name]} <= SAME


@pytest.mark.parametrize("state", [*ReportState])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_word_and_a_mark(state: R, language: str) -> None:
    own = wording(language, "compliance")
    assert own["state"][state.value]
    assert own["mark"][state.value]
