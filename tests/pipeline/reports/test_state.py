"""Everything on one State: what it is to each action, what it owes, and the files of it."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.i18n import LANGUAGES
from pipeline.register import Done, Register
from pipeline.reports.state import StateReport, state_counts, state_report
from pipeline.reports.state_files import calendar_of, workbook_of
from pipeline.site.content.collect import gather
from pipeline.submissions.summary import ReadState
from tests.pipeline.outcomes import outcome
from tests.pipeline.reports.lives import MEETINGS

TODAY = date(2033, 1, 20)
CONSULTED = b"a report on the crane"


def happened(number: str, kind: Event, meeting: str, day: str, **more: Any) -> RecordedEvent:
    document = more.pop("document", None)
    details = tuple(EventDetail(*detail) for detail in more.pop("details", ()))
    at = date.fromisoformat(day)
    return RecordedEvent(number, 0, kind, meeting, at, document, "Ana", particulars=details)


@pytest.fixture
def filled(register: Register) -> Register:
    """A crane led by Kenya and running, and a stork that Kenya proposes."""
    for meeting in MEETINGS.values():
        register.add_meeting(meeting, "Ana")
        for deadline in meeting.deadlines:
            register.set_deadline(meeting.id, deadline, "Ana")
    crane = [
        ("lead", "Government of Kenya"),
        ("proponents", "Government of Kenya"),
        ("proponents", "IUCN"),
        ("range_states", "Kenya", {"iso": "KE"}),
        ("range_states", "Mongolia", {"iso": "MN"}),
        ("activities", "Count the cranes", {"responsibility": "Mongolia, IUCN"}),
    ]
    register.record(happened("98.1", Event.PROPOSED, "COP98", "2030-01-01", details=crane), "Crane")
    register.record(happened("98.1", Event.ACCEPTED, "COP98", "2030-07-02"))
    stork = [("proponents", "Kenya"), ("range_states", "Kenya", {"iso": "KE"})]
    register.record(happened("Stork", Event.PROPOSED, "COP99", "2033-01-02", details=stork))
    read = outcome(
        CONSULTED,
        kind="progress_report",
        kinds=("progress_report",),
        concerted_action="98.1",
        file="crane.docx",
        findings=(),
    )
    register.load(read, CONSULTED, date(2029, 1, 2), "COP98")
    register.done_log.mark(Done.LETTERS, ["reminder COP99 2033-01-31 30 98.1"], date(2033, 1, 2))
    register.done_log.mark(Done.LETTERS, ["reminder COP99 2033-01-31 30 98.7"], date(2033, 1, 2))
    return register


def numbers(report: StateReport) -> dict[str, list[str]]:
    return {role: [line.number for line in lines] for role, lines in report.roles.items()}


def test_each_role_is_told_apart_and_proposals_are_said_to_be_none(filled: Register) -> None:
    kenya = state_report(filled, "KE", TODAY)
    assert numbers(kenya) == {
        "range_state": ["98.1", "P99.1"],
        "proponent": ["98.1", "P99.1"],
        "lead": ["98.1"],
        "responsible": [],
        "consulted": [],
    }
    assert [line.proposal for line in kenya.range_state] == [False, True]
    mongolia = state_report(filled, "MN", TODAY)
    assert numbers(mongolia)["responsible"] == ["98.1"]
    assert mongolia.responsible[0].words == "Count the cranes"
    assert mongolia.due == ()  # it owes nothing: others lead


def test_it_owes_what_the_action_owes(filled: Register) -> None:
    kenya = state_report(filled, "KE", TODAY)
    evidence = filled.report_evidence()
    expected = filled.action("98.1").due(evidence, TODAY)
    owed = [(due.meeting, due.day, due.state) for due in kenya.due]
    assert owed == [(due.meeting, due.day, due.state) for due in expected]
    assert [(letter.kind, letter.heading) for letter in kenya.letters] == [
        ("reminder", "98.1 Crane")
    ]


def test_the_page_of_the_online_register_says_the_same(filled: Register) -> None:
    (page,) = gather(filled, TODAY).actions  # the stork is not public
    kenya = state_report(filled, "KE", TODAY)
    public = {line.number for line in kenya.range_state if not line.proposal}
    assert public == {page.number}
    assert {state.iso for state in page.states} == {"KE", "MN"}
    assert {code for row in page.proponents for code in row.codes} == {"KE"}
    days = {(due.meeting, due.day) for due in page.due}
    assert days == {(due.meeting, due.day) for due in kenya.due}


def test_the_list_counts_what_the_page_shows(filled: Register) -> None:
    for count in state_counts(filled, TODAY):
        report = state_report(filled, count.iso, TODAY)
        assert count.range_state == len(report.range_state)
        assert count.proponent == len({line.number for line in (*report.proponent, *report.lead)})
        assert count.due == len(report.due)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_every_line(filled: Register, language: str) -> None:
    kenya = state_report(filled, "KE", TODAY)
    book = load_workbook(BytesIO(workbook_of(kenya, language)))
    rows = [sheet.max_row - 1 for sheet in book.worksheets]
    assert rows == [
        sum(map(len, kenya.roles.values())),
        len(kenya.due),
        len(kenya.letters),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_is_read_back_and_keeps_its_identifiers(
    filled: Register, language: str
) -> None:
    kenya = state_report(filled, "KE", TODAY)
    written = calendar_of(kenya, language)
    assert written == calendar_of(kenya, language)
    assert b"\n" not in written.replace(b"\r\n", b"")  # RFC 5545, 3.1
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    events = Calendar.from_ical(written).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [due.day for due in kenya.due]
    assert all("Crane" in str(event["summary"]) for event in events)
    later = state_report(filled, "KE", date(2033, 1, 25))
    again = Calendar.from_ical(calendar_of(later, language)).walk("VEVENT")
    assert [str(event["uid"]) for event in again] == [str(event["uid"]) for event in events]
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_a_file_says_who_was_consulted(filled: Register) -> None:
    named = ReadState("TZ", "Tanzania", "consulted", "Tanzania was consulted.")
    content = b"consulted"
    read = outcome(
        content,
        kind="progress_report",
        kinds=("progress_report",),
        concerted_action="98.1",
        states_named=(named,),
        file="consulted.docx",
    )
    filled.load(read, content, TODAY, "COP99")
    report = state_report(filled, "TZ", TODAY)
    assert [(line.number, line.words) for line in report.consulted] == [("98.1", "consulted.docx")]
