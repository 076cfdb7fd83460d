"""What is told of one State as an Excel workbook, and its deadlines as a calendar (RFC 5545).

Beside the calendars of the online register, the only module that knows icalendar.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from pipeline.i18n.lists import list_words
from pipeline.reports.national_reports import side_by_side_table
from pipeline.reports.state import StateDue, StateReport
from pipeline.reports.texts import Texts, wording
from pipeline.reports.xlsx_builder import Value, add_sheet, workbook

DEADLINES = UUID("0d3a2c57-5b53-5c0b-9b39-12280700ca1e")  # ours; never to be changed
PRODUCT = "-//Concerted Actions//Deadlines//"
ACTIONS = ("role", "number", "action", "status", "words")
REPORTS = ("number", "action", "what", "meeting", "day", "state", "step")
LETTERS = ("letter", "meeting", "about", "drafted")


def workbook_of(report: StateReport, language: str) -> bytes:
    """The actions by role, the reports due, and the letters, a sheet each."""
    texts, statuses = wording(language, "state"), wording(language, "compliance")["statuses"]
    book, none = workbook(), list_words(language).nothing
    actions = [
        [texts["roles"][role], line.number, line.heading, statuses[line.status.value], line.words]
        for role, lines in report.roles.items()
        for line in lines
    ]
    due: list[list[Value]] = [
        [
            *(row.number, row.heading, texts["kinds"][row.kind], row.meeting, row.day),
            *(texts["states"][row.state.value], row.step),
        ]
        for row in report.due
    ]
    letters: list[list[Value]] = [
        [letter_kind(texts, letter.kind), letter.meeting, letter.heading, letter.day]
        for letter in report.letters
    ]
    add_sheet(book, texts["actions"], [texts[name] for name in ACTIONS], actions, none)
    add_sheet(book, texts["due"], [texts[name] for name in REPORTS], due, none)
    add_sheet(book, texts["letters"], [texts[name] for name in LETTERS], letters, none)
    if report.national:
        ours = wording(language, "national_reports")
        head = [texts["number"], texts["action"], *ours["head"][2:]]
        add_sheet(book, ours["title"], head, _national(report, language))
    return _saved(book)


def _national(report: StateReport, language: str) -> list[list[Value]]:
    """What its National Report says of each action, in the words of the State."""
    return [
        [line.number, line.heading, *side_by_side_table([line.answer], language)[1][2:]]
        for line in report.national
    ]


def calendar_of(report: StateReport, language: str) -> bytes:
    """The deadlines that are known to the day, each a whole day; the same report, the same bytes.

    A deadline keeps its identifier whatever becomes of its day, so that a calendar moves it.
    """
    texts = wording(language, "state")
    calendar = Calendar()
    calendar.add("prodid", f"{PRODUCT}{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", texts.text("title", state=report.names[language]))
    for event in _events(report, texts):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def letter_kind(texts: Texts, kind: str) -> str:
    """A kind of letter in words; as it is remembered where it is none of ours."""
    kinds: dict[str, str] = texts["letter_kinds"]
    return kinds.get(kind, kind)


def _events(report: StateReport, texts: Texts) -> Iterator[Event]:
    for due in report.due:
        if due.day is None:
            continue
        event = Event()
        event.add("uid", str(uuid5(DEADLINES, f"{report.iso} {due.key} {due.meeting} {due.kind}")))
        event.add("dtstamp", datetime.combine(report.today, time(), UTC))
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(days=1))
        event.add("summary", _summary(due, texts))
        facts = {"state": report.names[texts.language], "step": due.step, "today": report.today}
        event.add("description", texts.text("event_text", **facts))
        event.add("transp", "TRANSPARENT")
        yield event


def _summary(due: StateDue, texts: Texts) -> str:
    what = texts["kinds"][due.kind]
    return texts.text("event", what=what, meeting=due.meeting, action=due.heading)


def _saved(book: Any) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()
