"""Deadlines as calendars (RFC 5545), all of them and those of one State."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import uuid5

from icalendar import Calendar, vText
from icalendar.parser import Contentline

from pipeline.site import urls
from pipeline.site.content.rows import ActionRow, DueRow
from pipeline.site.content.text import short, unturned
from pipeline.site.texts import Texts, wording
from pipeline.titles import title_in

PRODUCT = "-//Concerted Actions//Register//"
EVENT = """BEGIN:VEVENT
{summary}
DTSTART;VALUE=DATE:{day:%Y%m%d}
DTEND;VALUE=DATE:{after:%Y%m%d}
DTSTAMP:{written:%Y%m%d}T000000Z
UID:{id}
TRANSP:TRANSPARENT
END:VEVENT
""".replace("\n", "\r\n")


def deadlines(actions: Sequence[ActionRow], language: str) -> bytes:
    """What is still due of these actions, each a whole day.

    A deadline keeps its identifier whatever becomes of its day, so that a calendar moves it.
    """
    texts, calendar = wording(language), Calendar()
    calendar.add("prodid", f"{PRODUCT}{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    words = texts.words
    calendar.add("x-wr-calname", f"{words['site']}{words['colon']} {words['nav']['due']}")
    begin, end, rest = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
    events = (
        _event(action, due, texts) for action in actions for due in action.due if not due.received
    )
    return b"".join([begin, *events, end, rest])


def shown_of(actions: Sequence[ActionRow]) -> str:
    """Equal where the calendars of these actions are."""
    return repr([(a.key, a.number, a.title, a.latest, a.due) for a in actions if a.due])


def _event(action: ActionRow, due: DueRow, texts: Texts) -> bytes:
    """One deadline of an action, by the number that it began with.

    The library folds and escapes what varies; its events take ten times as long, and a calendar
    has thousands. A calendar wants to know when this was written: when the action last changed.
    """
    name = f"deadline {action.key or action.number} {due.meeting} {due.kind}"
    text = vText(_summary(action, due, texts)).to_ical().decode()
    line: bytes = Contentline(f"SUMMARY:{text}").to_ical()  # type: ignore[no-untyped-call]
    return EVENT.format(
        summary=line.decode(),
        day=due.day,
        after=due.day + timedelta(days=1),
        written=action.latest,
        id=uuid5(urls.REGISTER, name),
    ).encode()


def _summary(action: ActionRow, due: DueRow, texts: Texts) -> str:
    title = unturned(short(title_in(texts.language, action.title)))
    named = f"{urls.numbered(action.number)} {title}".strip()
    return f"{texts.words['deadline'][due.kind]}, {due.meeting}{texts.words['colon']} {named}"
