"""Every action on one line: its status and what is due, from the bare events.

Ten thousand actions with a hundred thousand events have to be listed at once, so the events are
taken as they come from the database, without a value type each.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from pipeline.due import Due, due_next
from pipeline.lifecycle import DECISIONS, TRANSITIONS, Event, ImpossibleEvent, Status
from pipeline.meetings import Meeting
from pipeline.register.held import ActionLine
from pipeline.register.schema import action, event, last_reading, link, receipt, value

NEXT: dict[str, dict[str, str]] = {}
"""The table of the life cycle in plain texts, "" for the beginning: hashing an enum is slow."""
for (_before, _kind), _transition in TRANSITIONS.items():
    NEXT.setdefault(_before or "", {})[_kind.value] = _transition.status.value

DECIDING = frozenset(kind.value for kind in DECISIONS)
PROPOSED, REPORTED = Event.PROPOSED.value, Event.REPORTED.value
EXTENSION_PROPOSED, RETRACTED = Event.EXTENSION_PROPOSED.value, Event.RETRACTED.value


class Bare(NamedTuple):
    """A row of `event`."""

    action: str
    ordinal: int
    kind: str
    meeting: str
    day: str
    corrects: int | None


class Stand(NamedTuple):
    """Where a life stands on a day."""

    status: Status
    since: str  # ISO day of the event that led to the status
    meeting: str  # of that event
    decided: str  # meeting of the last decision, of the proposal before there is one; "" for none
    asked: str  # meeting that was last asked to extend; "" for none
    reported: frozenset[str]  # meetings


def action_lines(
    db: Connection, meetings: Mapping[str, Meeting], today: date, as_of: date | None
) -> Iterator[ActionLine]:
    """Every action that has begun by `as_of`, by number; what is due is seen from `today`."""
    titles = {row.number: row for row in db.execute(select(action))}
    sent = _sent(db)
    last_day = as_of.isoformat() if as_of else "9999"
    dues: dict[tuple[Status, str, str, frozenset[str]], Due | None] = {}
    lines = []
    for number, rows in _lives(db):
        stand = stand_of(rows, last_day)
        if stand is None:
            continue
        reported = stand.reported | sent.get(number, frozenset())
        key = (stand.status, stand.decided, stand.asked, reported)
        if key not in dues:
            dues[key] = next(iter(due_next(*key, meetings, today)), None)
        known = titles[number]
        since = date.fromisoformat(stand.since)
        line = ActionLine(number, known.title, stand.status, since, stand.meeting, dues[key])
        lines.append(((known.cop, known.running, number), line))
    return (line for _, line in sorted(lines, key=itemgetter(0)))


def stand_of(rows: Sequence[Any], last_day: str) -> Stand | None:
    """Where a life stands at the end of an ISO day; None before its first event.

    The same law as `pipeline.lifecycle.status_on`, which a test holds it to.
    """
    status = since = meeting = decided = asked = ""
    reported: set[str] = set()
    for _, _, kind, at, day, _ in _in_order(rows):
        if day > last_day:
            break
        after = NEXT[status].get(kind) if status in NEXT else None
        if after is None:
            raise ImpossibleEvent(Status(status) if status else None, Event(kind))
        if after != status or kind in DECIDING:
            since, meeting = day, at
        if kind in DECIDING or (kind == PROPOSED and not decided):
            decided = at
        elif kind == REPORTED:
            reported.add(at)
        elif kind == EXTENSION_PROPOSED:
            asked = at
        status = after
    if not status:
        return None
    return Stand(Status(status), since, meeting, decided, asked, frozenset(reported))


def _in_order(rows: Sequence[Any]) -> list[Any]:
    """The rows that count, by day and place; the rows come in the order of recording."""
    for row in rows:
        if row[5] or row[2] == RETRACTED:
            break
    else:
        return sorted(rows, key=itemgetter(4))
    corrects = {row[1]: row[5] for row in rows}
    corrected = set(corrects.values())
    counting = [row for row in rows if row[1] not in corrected and row[2] != RETRACTED]
    return sorted(counting, key=lambda row: (row[4], _root(row[1], corrects)))


def _root(ordinal: int, corrects: Mapping[int, int | None]) -> int:
    earlier = corrects[ordinal]
    return ordinal if earlier is None else _root(earlier, corrects)


def _lives(db: Connection) -> Iterator[tuple[str, list[Any]]]:
    columns = [event.c[name] for name in Bare._fields]
    query = select(*columns).order_by(event.c.action, event.c.ordinal)
    rows = db.execute(query).cursor.fetchall()
    for number, life in groupby(rows, key=itemgetter(0)):
        yield number, [*life]


def _sent(db: Connection) -> dict[str, frozenset[str]]:
    """The meetings that linked progress reports were sent to, by action."""
    rows = db.execute(
        select(link.c.action, receipt.c.meeting)
        .join(receipt, receipt.c.sha256 == link.c.document)
        .join(value, value.c.sha256 == link.c.document)
        .where(value.c.field == "kinds", value.c.reading == last_reading(value.c.sha256))
        .where(value.c.json.contains('"progress_report"'))
    )
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        found[row.action] = found.get(row.action, frozenset()) | {row.meeting}
    return found
