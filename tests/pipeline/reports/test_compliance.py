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
from openpyxl.utils import range_boundaries

from pipeline.actions.consequence import Consequence
from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent, Status
from pipeline.actions.report_status import ReportState, Why
from pipeline.i18n import LANGUAGES
from pipeline.register import Action, SubmissionListEntry
from pipeline.reports.compliance import (
    ComplianceReport,
    ComplianceRow,
)
from pipeline.reports.compliance.chart import COLOURS
from pipeline.reports.compliance.text import counts, proposals
from pipeline.reports.compliance.write import write_compliance
from pipeline.reports.docx_builder import BLOCK, BLOCKS, add_bar
from pipeline.reports.texts import FOLDER, wording
from tests.pipeline.reports.lives import (
    ACCEPTED,
    LAST_DAY,
    MEETINGS,
    action,
    event,
    line,
    report_on,
    reported,
)

R = ReportState
CRANE = action("98.1", "Ruritanian Crane", ACCEPTED)
BEFORE, LAST, AFTER = date(2033, 1, 1), LAST_DAY, date(2033, 3, 1)
OVER = date(2033, 8, 1)


def seen(
    subject: Action,
    today: date,
    lines: tuple[SubmissionListEntry, ...] = (),
    received: date | None = None,
    meeting: str = "COP99",
) -> ComplianceRow:
    """The row of one action; `received` is the day of every held report."""
    days = {(doc.document, id_): received for doc in subject.documents for id_ in doc.meetings}
    report = report_on([subject], lines, days, MEETINGS, meeting, today)
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
    reported_action = action("98.1", "Crane", ACCEPTED, documents=(reported("COP99"),))
    assert seen(reported_action, today, received=received).state is state


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
    reported_action = action("98.1", "Crane", ACCEPTED, event(Event.REPORTED, "COP99", day, by=by))
    assert seen(reported_action, OVER).state is state


@pytest.mark.parametrize(
    ("today", "state", "left", "follows"),
    [
        (BEFORE, R.AWAITED, 30, Consequence.NOTHING),
        (LAST, R.AWAITED, 0, Consequence.NOTHING),
        (date(2033, 2, 1), R.MISSING, -1, Consequence.IF_NONE_COMES),
        (date(2033, 7, 6), R.MISSING, -156, Consequence.IF_NONE_COMES),
        (date(2033, 7, 7), R.MISSING, -157, Consequence.CONSIDERED_CLOSED),
    ],
)
def test_nothing_came(today: date, state: R, left: int, follows: Consequence) -> None:
    row = seen(CRANE, today)
    assert (row.state, row.days_left, row.follows) == (state, left, follows)


@pytest.mark.parametrize(
    ("file", "state", "footnote"),
    [
        (line("crane.pdf", problem="crane.pdf does not open.", kind=None), R.IN_INTAKE, True),
        (line("scan.pdf", kind="other", concerted_action="98.1"), R.IN_INTAKE, True),
        (line("CA 98-1.pdf", problem="x", kind=None), R.IN_INTAKE, True),
        (line("scan.pdf", kind=None), R.MISSING, True),  # it may be anybody's
        (line("scan.pdf", problem="x", kind=None), R.MISSING, True),
        (line("report.pdf"), R.MISSING, True),  # it names no action
        (line("report.pdf", concerted_action="98.7"), R.MISSING, True),  # there is none such
        (line("stork.pdf", kind="proposal"), R.MISSING, False),
        (line("scan.pdf", kind=None, meeting="COP98"), R.MISSING, False),
        (line("scan.pdf", kind=None, received=date(2033, 3, 2)), R.MISSING, False),  # not there yet
    ],
    ids=lambda value: value.file if isinstance(value, SubmissionListEntry) else "",
)
def test_what_lies_unread_is_told_beside_the_answer(
    file: SubmissionListEntry, state: R, *, footnote: bool
) -> None:
    row = seen(CRANE, AFTER, (file,))
    assert (row.state, bool(row.cell.waiting)) == (state, footnote)
    assert (row.follows is Consequence.IF_NONE_COMES) == (state is R.MISSING)


@pytest.mark.parametrize(
    ("language", "footnote"),
    [
        ("en", "17 actions; no report found: 17; 1 unread file could change this"),
        (
            "fr",
            "17 actions concertées ; aucun rapport trouvé\u00a0: 17 ; "
            "1 fichier non lu pourrait modifier ce résultat",
        ),
        (
            "es",
            "17 acciones concertadas; no se encontró ningún informe: 17; "
            "1 archivo sin leer podría modificar este resultado",
        ),
    ],
)
def test_one_unread_file_is_a_footnote_and_no_state_of_all(language: str, footnote: str) -> None:
    many = [action(f"98.{n}", f"Crane {n}", ACCEPTED) for n in range(1, 18)]
    report = report_on(many, [line("scan.pdf", kind=None)], {}, MEETINGS, "COP99", AFTER)
    text = counts(report, wording(language, "compliance"))
    assert " ".join(text.split()) == " ".join(footnote.split())  # whatever spaces stand in it


@pytest.mark.parametrize(
    ("language", "footnote"),
    [
        ("en", "2 files to be examined could change this"),
        ("fr", "2 fichiers à examiner pourraient modifier ce résultat"),
        ("es", "2 archivos por examinar podrían modificar este resultado"),
    ],
)
def test_a_report_that_was_read_is_not_called_unread(language: str, footnote: str) -> None:
    files = [line("report.pdf"), line("scan.pdf", problem="x", kind=None)]
    report = report_on([CRANE], files, {}, MEETINGS, "COP99", AFTER)
    text = counts(report, wording(language, "compliance"))
    assert " ".join(text.split()).endswith(footnote)


def test_a_file_that_names_one_action_leaves_the_others_missing() -> None:
    stork = action("98.2", "Ruritanian Stork", ACCEPTED)
    file = line("Stork, final.pdf", problem="x", kind=None)
    report = report_on([CRANE, stork], [file], {}, MEETINGS, "cop 99", AFTER)
    assert [row.state for row in report.rows] == [R.MISSING, R.IN_INTAKE]
    assert report.anybody == ()


def test_a_report_to_the_council_keeps_an_action_from_being_considered_closed() -> None:
    acted = action(
        "98.1", "Crane", ACCEPTED, event(Event.REPORTED, "ScC-SC98", "2032-10-01", by="Ana")
    )
    row = seen(acted, OVER)
    assert (row.state, row.follows) == (R.MISSING, Consequence.NOTHING)
    assert seen(acted, OVER, meeting="ScC-SC98").state is R.ON_TIME


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
    reported_action = action("98.1", "Crane", ACCEPTED, event(Event.REPORTED, "COP99", day))
    row = seen(reported_action, OVER, meeting="ScC-SC98")
    assert (row.state, row.cell.why) == (state, why)
    assert seen(reported_action, OVER).state is R.ON_TIME


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
    ("changes", "state"), [case[1:] for case in SETTLED], ids=[case[0] for case in SETTLED]
)
def test_a_person_settles_what_a_file_is(changes: dict[str, Any], state: R) -> None:
    assert seen(CRANE, AFTER, (line("crane.pdf", **changes),)).state is state


def test_a_message_whose_documents_are_held_is_no_report_by_itself() -> None:
    assert seen(CRANE, AFTER, (line("crane.EML", kind="other"),)).state is R.MISSING
    locked = line("crane.eml", kind=None, problem="It brings no document.")
    assert seen(CRANE, AFTER, (locked,)).state is R.IN_INTAKE


def test_nothing_follows_once_the_cop_has_decided() -> None:
    extended = event(Event.EXTENDED, "COP99", "2033-07-06")
    row = seen(action("98.1", "Crane", ACCEPTED, extended), OVER)
    assert (row.state, row.follows) == (R.MISSING, Consequence.NOTHING)
    earlier = seen(action("98.1", "Crane", ACCEPTED, extended), date(2033, 7, 5))
    assert earlier.follows is Consequence.IF_NONE_COMES


def test_proponents_are_asked_where_nobody_is_said_to_lead() -> None:
    two = tuple(EventDetail("proponents", name) for name in ("Ruritania", "Crane Trust"))
    accepted = replace(ACCEPTED, particulars=two)
    assert seen(action("98.1", "Crane", accepted), OVER).lead == "Ruritania; Crane Trust"


ENDS: list[tuple[list[RecordedEvent], R, Why]] = [
    ([event(Event.DESIGNATED, "COP97", "2026-07-06")], R.NOT_DUE, Why.DESIGNATED),
    ([event(Event.ACCEPTED, "COP99", "2033-07-06")], R.NOT_DUE, Why.LATER),
    ([ACCEPTED, event(Event.COMPLETED, "COP98", "2031-01-01")], R.ENDED, Why.NONE),
    ([ACCEPTED, event(Event.CONSIDERED_CLOSED, "COP99", "2033-07-20")], R.MISSING, Why.TOLD),
    ([ACCEPTED, event(Event.EXTENSION_PROPOSED, "COP99", "2033-01-01")], R.MISSING, Why.NONE),
]


def test_a_proposal_is_named_apart_and_counted_nowhere() -> None:
    proposal = action("P99.1", "Crane", event(Event.PROPOSED, "COP99", "2033-01-01"))
    withdrawn = action(
        "P99.2",
        "Stork",
        event(Event.PROPOSED, "COP99", "2033-01-01"),
        event(Event.WITHDRAWN, "COP99", "2033-01-02"),
    )
    report = report_on([proposal, withdrawn], (), {}, MEETINGS, "COP99", OVER)
    assert (report.rows, report.counts) == ((), {})
    assert [(p.number, p.label, p.status) for p in report.proposals] == [
        ("P99.1", "Crane", Status.PROPOSED)
    ]
    sentences = {
        language: proposals(report, wording(language, "compliance")) for language in LANGUAGES
    }
    assert all("Crane" in sentence for sentence in sentences.values())
    assert len(set(sentences.values())) == len(LANGUAGES)


@pytest.mark.parametrize(("events", "state", "why"), ENDS, ids=lambda value: str(value)[:20])
def test_of_whom_a_report_is_asked(events: list[RecordedEvent], state: R, why: Why) -> None:
    row = seen(action("98.1", "Crane", *events), OVER)
    assert (row.state, row.cell.why) == (state, why)
    assert row.follows is Consequence.NOTHING


def test_the_matrix_has_every_meeting_since_the_first_decision() -> None:
    report = report_on([CRANE], [], {}, MEETINGS, "COP99", OVER)
    assert report.meetings == ("ScC-SC98", "COP99")
    assert [cell.state for cell in report.rows[0].matrix] == [R.MISSING, R.MISSING]


def test_no_action_and_no_deadline() -> None:
    report = report_on([], [], {}, MEETINGS, "ScC-SC98", AFTER)
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
    return report_on(actions, lines, days, MEETINGS, "COP99", OVER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_say_it_in_every_language(language: str, tmp_path: Path) -> None:
    page, word, sheet = write_compliance(papers(), tmp_path, language)
    terms = wording(language, "compliance")
    html = page.read_text("utf-8")
    assert html.count("<svg") == 2
    assert terms["step"]["considered_closed"] in html
    document = Document(str(word))
    cells = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert cells[1][4] == terms["state"]["missing"]
    assert terms["no_lead"] in cells[3]
    assert cells[3][4].startswith(terms["state"]["in_intake"])
    bars = [row.cells[2].paragraphs[0].runs[-1] for row in document.tables[0].rows[1:]]
    grounds = [bar._r.rPr.find(qn("w:shd")).get(qn("w:fill")) for bar in bars]
    assert grounds == [COLOURS[state].lstrip("#").upper() for state in papers().counts]
    assert {len(bar.text) for bar in bars} == {BLOCKS}  # one action in each state
    rows = [*load_workbook(sheet).worksheets[0].iter_rows()]
    assert rows[2][1].value == "=1+1 Stork"
    assert rows[2][1].data_type == "s"
    assert rows[2][5].number_format == "yyyy-mm-dd"
    first, states, *_ = load_workbook(sheet).worksheets
    assert (first.freeze_panes, first.print_title_rows) == ("A2", "$1:$1")
    assert [[*row] for row in states.iter_rows(values_only=True)][1:] == [
        [terms["state"][state.value], count] for state, count in papers().counts.items()
    ]
    with ZipFile(sheet) as parts:
        assert [name for name in parts.namelist() if "charts/chart" in name]
    _, _, last, bottom = range_boundaries(str(states.print_area).rpartition("!")[2])
    assert (last or 0) - 4 >= 20 / 1.8  # the chart of 20 cm, from the fourth column on
    assert (bottom or 0) >= (2.5 + len(papers().counts)) / 0.5
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


SAME = {
    "UNEP/CMS/{meeting}/Doc.[…]",
    "Page",  # alike in two languages
    *("Action", "Actions", "R", "R?", "M", "Code", "page {page}", "{day}, {clock} UTC"),
    *("Document", "Point", "['document', 'documents']"),  # alike in English and French
}
FILLED_IN = re.compile(r"\{[^{}]*\}")
PAPERS = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.toml")})


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_word_falls_back_to_english(paper: str, language: str) -> None:
    english = dict(leaves(dict(wording("en", paper).words)))
    translated = dict(leaves(dict(wording(language, paper).words)))
    assert translated.keys() == english.keys()
    alike = {text for name, text in translated.items() if text == english[name]}
    assert {text for text in alike if re.search(r"[^\W\d_]", FILLED_IN.sub("", text))} <= SAME


@pytest.mark.parametrize("state", [*ReportState])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_word_and_a_mark(state: R, language: str) -> None:
    terms = wording(language, "compliance")
    assert terms["state"][state.value]
    assert terms["mark"][state.value]
