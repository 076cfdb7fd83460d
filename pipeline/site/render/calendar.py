"""Deadlines as calendars (RFC 5545), all of them and those of one State."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from uuid import uuid5

from icalendar import Calendar, Event

from pipeline.site import urls
from pipeline.site.content.rows import ActionRow, DueRow
from pipeline.site.content.text import short, unturned
from pipeline.site.texts import Texts, wording
from pipeline.titles import title_in

PRODUCT = "-//Concerted Actions//Register//"
BEGAN = date(1979, 6, 23)  # a calendar wants a moment; the day the Convention was signed


def deadlines(actions: Sequence[ActionRow], updated: date | None, language: str) -> bytes:
    """What is still due of these actions, each a whole day.

    `updated` is the day of the last public event. A deadline keeps its identifier whatever becomes
    of its day, so that a calendar moves it.
    """
    texts, calendar = wording(language), Calendar()
    calendar.add("prodid", f"{PRODUCT}{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    words = texts.words
    calendar.add("x-wr-calname", f"{words['site']}{words['colon']} {words['nav']['due']}")
    begin, end, rest = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
    events = (
        _event(action.key or action.number, _summary(action, due, texts), due, updated or BEGAN)
        for action in actions
        for due in action.due
        if not due.received
    )
    return b"".join([begin, *events, end, rest])


def shown_of(actions: Sequence[ActionRow], updated: date | None) -> str:
    """Equal where the calendars of these actions are."""
    awaited = [(a.key, a.number, a.title, a.due) for a in actions if a.due]
    return repr((updated, awaited))


@lru_cache(maxsize=20_000)  # it stands in the calendar of all, and in those of States
def _event(action: str, summary: str, due: DueRow, updated: date) -> bytes:
    """One deadline of an action, by the number that it began with."""
    event = Event()
    event.add("uid", str(uuid5(urls.REGISTER, f"deadline {action} {due.meeting} {due.kind}")))
    event.add("dtstamp", datetime.combine(updated, time(), UTC))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return bytes(event.to_ical())


def _summary(action: ActionRow, due: DueRow, texts: Texts) -> str:
    title = unturned(short(title_in(texts.language, action.title)))
    named = f"{urls.numbered(action.number)} {title}".strip()
    return f"{texts.words['deadline'][due.kind]}, {due.meeting}{texts.words['colon']} {named}"
