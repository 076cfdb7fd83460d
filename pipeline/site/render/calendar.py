"""Deadlines as calendars (RFC 5545), all of them and those of one State."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
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
    calendar.add("x-wr-calname", f"{texts.words['site']}: {texts.words['nav']['due']}")
    for action in actions:
        for event in _events(action, texts, updated or BEGAN):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def shown_of(actions: Sequence[ActionRow], updated: date | None) -> str:
    """Equal where the calendars of these actions are."""
    awaited = [(a.key, a.number, a.title, a.due) for a in actions if a.due]
    return repr((updated, awaited))


def _events(action: ActionRow, texts: Texts, updated: date) -> Iterator[Event]:
    for due in action.due:
        if due.received:
            continue
        event = Event()
        id_ = f"deadline {action.key or action.number} {due.meeting} {due.kind}"
        event.add("uid", str(uuid5(urls.REGISTER, id_)))
        event.add("dtstamp", datetime.combine(updated, time(), UTC))
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(days=1))
        event.add("summary", _summary(action, due, texts))
        event.add("transp", "TRANSPARENT")
        yield event


def _summary(action: ActionRow, due: DueRow, texts: Texts) -> str:
    title = unturned(short(title_in(texts.language, action.title)))
    named = f"{urls.numbered(action.number)} {title}".strip()
    return f"{texts.words['deadline'][due.kind]}, {due.meeting}: {named}"
