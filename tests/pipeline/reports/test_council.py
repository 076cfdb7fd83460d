"""The papers for the Council and the COP: what stands in them, what is left empty."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.i18n import LANGUAGES
from pipeline.register import Register
from pipeline.reports.council import CRITERIA, council_paper, criterion_title
from pipeline.reports.council.cop_paper import cop_paper
from pipeline.reports.council.write import write_cop_paper, write_council
from pipeline.reports.texts import wording
from pipeline.submissions.summary import ReadActivity, ReadSection, UndeterminedSection
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.outcomes import SAIGA, outcome, unreadable
from tests.pipeline.reports.lives import MEETINGS, event

__all__ = ["concerted"]
DAY = date(2033, 2, 1)
LONG = "Saigas migrate. " * 200


@pytest.fixture
def url() -> None:
    """On SQLite; what is in the papers is worked out from plain values."""


def section(id_: str, text: str, page: int | None = 4, also: Sequence[str] = ()) -> ReadSection:
    return ReadSection(id_, f"({id_})", "en", text, page, 9, tuple(also))


def load(register: Register, name: str, meeting: str = "COP99", **changes: Any) -> None:
    content = name.encode()
    read = outcome(content, file=name, **changes)
    register.load(read, content, date(2033, 1, 3), meeting)


@pytest.fixture
def filled(register: Register) -> Register:
    """A proposal, a report, a file of another kind, one that does not open; two actions."""
    for meeting in MEETINGS.values():
        register.add_meeting(meeting, "Ana")
        for deadline in meeting.deadlines:
            register.set_deadline(meeting.id, deadline, "Ana")
    states = (EventDetail("range_states", "Kazakhstan"), EventDetail("range_states", "China"))
    saiga = (EventDetail("taxa", "Saiga tatarica"), EventDetail("lead", "Ruritania"), *states)
    accepted = event(Event.ACCEPTED, "COP98", "2030-07-06", particulars=saiga)
    register.record(replace(accepted, action="98.1"), "Saiga of the plains", opens=True)
    register.record(replace(accepted, action="98.2", particulars=()), "Stork", opens=True)
    sections = (
        section("conservation_priority", LONG),
        section("relevance", "It migrates.", None, ["absence_of_better_remedies"]),
        section("readiness_and_feasibility", " "),
    )
    load(
        register,
        "new.docx",
        sections=sections,
        undetermined_sections=(UndeterminedSection("cost_effectiveness"),),
    )
    report = (section("progress", "Half of it is done."),)
    load(
        register,
        "report.docx",
        "ScC-SC98",
        kind="progress_report",
        kinds=("progress_report",),
        sections=report,
        concerted_action="98.2",
        proposed_future="continuation",
        taxa=(replace(SAIGA, scientific_name="Ciconia ciconia"),),
        activities=(ReadActivity("=Count them", "A number", "2031", "All", "", 3, 9),),
        findings=(),
        symbol="UNEP/CMS/ScC-SC98/Doc.1",
        title="REPORT ON THE STORK",
    )
    load(register, "else.docx", kind="other", kinds=("other",), symbol=None, title="Minutes")
    register.load(unreadable(b"bad"), b"bad", None, "COP99")
    return register


def test_the_council_has_what_was_sent_to_it_and_to_the_cop_after_it(filled: Register) -> None:
    paper = council_paper(filled, "scc-sc98", DAY)
    assert paper.sent_to == ("ScC-SC98", "COP99")
    assert [row.file for row in paper.proposals] == ["new.docx"]
    assert [row.file for row in paper.reports] == ["report.docx"]
    assert paper.unread == ("saiga.docx",)
    assert council_paper(filled, "COP99", DAY).sent_to == ("COP99",)
    assert council_paper(filled, "COP99", date(2033, 1, 2)).rows == ()  # nothing had come


def test_the_seven_criteria_are_quoted_and_never_filled_in(filled: Register) -> None:
    (row,) = council_paper(filled, "COP99", DAY).proposals
    assert tuple(criterion.section for criterion in row.criteria) == CRITERIA
    states = ["said", "said", "said", "empty", "missing", "missing", "unread"]
    assert [criterion.state for criterion in row.criteria] == states
    priority, relevance, remedies = row.criteria[:3]
    assert (priority.page, relevance.page) == (4, None)
    assert priority.text.endswith("[…]")
    assert remedies.text == "It migrates."  # a merged section speaks for both


def test_overlaps_are_other_actions_with_a_target_taxon_in_common(filled: Register) -> None:
    paper = council_paper(filled, "ScC-SC98", DAY)
    assert [[(o.with_, o.taxa, o.states) for o in row.overlaps] for row in paper.rows] == [
        [("98.1 Saiga of the plains", ("Saiga tatarica",), ("Kazakhstan",))],
        [],
    ]


def texts(path: Path) -> str:
    word = Document(str(path))
    cells = [c.text for table in word.tables for row in table.rows for c in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def loose(text: str) -> str:
    """Without what keeps words on one line."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_in_every_language(language: str, filled: Register, tmp_path: Path) -> None:
    terms = wording(language, "council")
    word, sheet = write_council(council_paper(filled, "ScC-SC98", DAY), tmp_path, language)
    tables = [table for table in Document(str(word)).tables if len(table.columns) == 3]
    heads = [[loose(cell.text) for cell in table.rows[0].cells] for table in tables]
    sheets = [
        table
        for table, head in zip(tables, heads, strict=True)
        if head[0] == loose(terms["criterion"])
    ]
    assert len(sheets) == 1
    assert {head[2] for head in heads} == {loose(terms["assessment"])}
    rows = [[cell.text for cell in row.cells] for row in sheets[0].rows]
    assert len(rows) == 1 + len(CRITERIA) + 1
    assert {row[2] for row in rows[1:]} == {""}
    assert rows[1][0] == f"(i) {criterion_title(CRITERIA[0], language)}"
    assert terms.text("page_of", page=4) in rows[1][1]
    assert rows[5][1] == terms["state"]["missing"]
    text = texts(word)
    assert terms["futures"]["continuation"] in text
    assert "Half of it is done." in text
    assert "98.1 Saiga of the plains" in text
    cells = [*load_workbook(sheet).worksheets[0].iter_rows()]
    assert [row[3].value for row in cells[1:]] == ["Count them", "=Count them"]
    assert cells[2][3].data_type == "s"


def test_nothing_in_the_register(register: Register, tmp_path: Path) -> None:
    paper = council_paper(register, "COP14", DAY)
    word, _ = write_council(paper, tmp_path, "en")
    assert wording("en", "council")["nothing"] in texts(word)
    for path in write_cop_paper(cop_paper(register, "COP14", DAY), tmp_path):
        terms = wording(path.stem[-2:], "cop_paper")
        assert terms["nothing"] in texts(path)


def test_the_draft_for_the_cop_is_in_three_languages(filled: Register, tmp_path: Path) -> None:
    load(
        filled,
        "extension.docx",
        kind="extension_proposal",
        kinds=("extension_proposal",),
        concerted_action="98.1",
        symbol="UNEP/CMS/COP99/Doc.2",
    )
    paper = cop_paper(filled, "COP99", date(2033, 6, 1))
    by_number = {row.number: row for row in paper.rows}
    assert by_number["98.1"].documents == ("UNEP/CMS/COP99/Doc.2",)
    assert by_number["98.1"].proposed_future == "extension"
    assert by_number["98.2"].documents == ("UNEP/CMS/ScC-SC98/Doc.1",)
    assert by_number["98.2"].proposed_future == "continuation"
    assert (by_number["98.1"].lead, by_number["98.1"].since) == ("Ruritania", "COP98")
    written = write_cop_paper(paper, tmp_path)
    assert [path.stem[-2:] for path in written] == [*LANGUAGES]
    for path in written:
        terms = wording(path.stem[-2:], "cop_paper")
        text = texts(path)
        assert terms["title"] in text
        assert terms["futures"]["continuation"] in text
        assert terms["futures"]["extension"] in text
        header = Document(str(path)).sections[0].header.paragraphs[0].text
        assert header == "UNEP/CMS/COP99/Doc.[…]"


def test_the_command(concerted: Concerted, tmp_path: Path) -> None:
    ran = concerted.run("council", "--meeting", "ScC-SC6", "--out", str(tmp_path / "out"))
    assert "no proposal or report for ScC-SC6, COP14" in ran.stdout
    assert len([*(tmp_path / "out").iterdir()]) == 5
    concerted.run("council", "--meeting", "ScC-SC99", "--out", str(tmp_path / "out"), code=2)


def test_the_table_of_a_report_is_shown_as_a_table_and_the_words_around_it_are_quoted(
    register: Register, tmp_path: Path
) -> None:
    words = "Two are done.\nActivity\nOutput\nWhen\nWho\nFunding\nCount\n7\n2031\nAll\n5 USD\nEnd."
    load(
        register,
        "report.docx",
        "COP15",
        kind="progress_report",
        kinds=("progress_report",),
        sections=(section("progress", words), section("proposed_future", "Let it go on.", 7)),
        proposed_future="continuation",
        activities=(ReadActivity("Count", "7", "2031", "All", "5 USD", 3, 9, "Half done"),),
    )
    paper = council_paper(register, "COP15", DAY)
    assert [quote.text for quote in paper.rows[0].progress] == [
        "Two are done.\n[…]\nEnd.",
        "Let it go on.",
    ]
    word, sheet = write_council(paper, tmp_path, "en")
    written = Document(str(word))
    cells = [c.text for table in written.tables for row in table.rows for c in row.cells]
    labels = [loose(cell) for cell in cells]
    assert cells[labels.index("Proposed future of the action (Step 6(1))") + 1] == "continuation"
    assert "“Let it go on.” (page\u00a07)" in cells
    heads = [[cell.text for cell in table.rows[0].cells] for table in written.tables]
    assert any(head[-1] == wording("en", "council")["progress"] for head in heads)
    rows = [*load_workbook(sheet).worksheets[0].iter_rows(values_only=True)]
    assert "Half done" in rows[1]
