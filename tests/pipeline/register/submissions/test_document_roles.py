"""What a document is to its action is a fact of its own, whatever is linked beside it."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.actions.event_kinds import Event
from pipeline.actions.lifecycle import EventDetail, RecordedEvent
from pipeline.actions.report_status import ReportState, report_status
from pipeline.register import Register
from pipeline.submissions.review import ReviewAction, ReviewDecision
from tests.pipeline.outcomes import outcome
from tests.pipeline.reports.lives import ACCEPTED, MEETINGS, action, begin, event

ADOPTED = "UNEP/CMS/Concerted Action 98.1"


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


def roles(register: Register) -> dict[str, str]:
    """The role of each document, by its file or symbol."""
    return {
        document.file or document.document: document.role
        for document in register.action("98.1").documents
    }


def test_an_adopted_text_stays_it_when_a_report_bears_its_symbol(register: Register) -> None:
    begin(register)
    register.link("98.1", ADOPTED, "adopted text", "its row says so")
    report = outcome(
        b"r", file="report.docx", kinds=("progress_report",), concerted_action="98.1",
        symbol=ADOPTED,
    )  # fmt: skip
    register.load(report, b"r", date(2033, 1, 9), "COP99")
    assert roles(register) == {ADOPTED: "adopted text", "report.docx": "report"}


def test_the_file_of_an_adopted_text_takes_the_place_of_its_symbol(register: Register) -> None:
    begin(register)
    register.link("98.1", ADOPTED, "adopted text", "its row says so")
    text = outcome(
        b"t", file="text.docx", kinds=("adopted_action",), concerted_action="98.1", symbol=ADOPTED
    )
    register.load(text, b"t", None, "COP98")
    assert roles(register) == {"text.docx": "adopted text"}


def test_the_event_that_rests_on_a_file_says_what_it_is(register: Register) -> None:
    """An adopted text keeps the words of the proposal, and is read as one."""
    begin(register)
    read = outcome(b"p", file="text.docx", kinds=("proposal",), symbol=None)
    digest = register.load(read, b"p", None, "COP98").sha256
    register.record(
        RecordedEvent("98.1", 0, Event.REVISED, "COP98", date(2030, 7, 6), digest, "Ana")
    )
    assert roles(register) == {"text.docx": "proposal"}
    again = replace(event(Event.EXTENDED, "COP99", "2033-07-06"), action="98.1", document=digest)
    register.record(again)
    assert roles(register) == {"text.docx": "adopted text"}


def test_what_a_person_says_a_file_is_counts_for_the_report(register: Register) -> None:
    begin(register)
    read = outcome(b"s", file="scan.docx", kinds=("other",), kind="other", symbol=None)
    digest = register.load(read, b"s", date(2033, 1, 9), "COP99").sha256
    for path, value in (("kind", "progress_report"), ("concerted_action", "98.1")):
        day, why = date(2033, 2, 1), "as its first page says"
        decision = ReviewDecision(ReviewAction.CORRECT, path, None, value, why, "Ana", day, "1.0")
        register.say(digest, decision)
    crane, evidence = register.action("98.1"), register.report_evidence()
    found = report_status(crane, evidence.meetings["COP99"], evidence, date(2033, 3, 1))
    assert (found.state, found.document) == (ReportState.ON_TIME, digest)


def test_advice_of_the_council_changes_no_taxa_before_the_cop_decides() -> None:
    def taxa(name: str) -> tuple[EventDetail, ...]:
        return (EventDetail("taxa", name),)

    asked = event(Event.EXTENSION_PROPOSED, "COP99", "2033-01-01")
    advised = event(Event.RECOMMENDED, "ScC-SC98", "2033-01-05", particulars=taxa("Grus grus"))
    extended = event(Event.EXTENDED, "COP99", "2033-07-06")
    begun = replace(ACCEPTED, particulars=taxa("Antigone antigone"))
    crane = action("98.1", "Crane", begun, asked, advised, extended)
    for day, name in (("2033-02-01", "Antigone antigone"), ("2033-07-06", "Grus grus")):
        (taxon,) = crane.particulars(date.fromisoformat(day))["taxa"]
        assert taxon.text == name
    proposed = event(Event.PROPOSED, "COP99", "2033-01-01", particulars=taxa("Antigone antigone"))
    stork = action("99.1", "Stork", proposed, advised)
    assert [detail.text for detail in stork.particulars(MEETINGS["COP99"].opens)["taxa"]] == [
        "Antigone antigone"
    ]
