"""The events of actions, and what each says of the period it opens or changes: rows and back."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.actions.unresolved import UNRESOLVED
from pipeline.register.clock import moment_of_entry
from pipeline.register.schema import event, fact
from pipeline.register.serialization import dumps, storable

ENDS = ("into", UNRESOLVED)
KINDS = {kind.value: kind for kind in Event}


def events_of(
    db: Connection, numbers: Sequence[str] | None = None, *, with_details: bool = True
) -> dict[str, tuple[RecordedEvent, ...]]:
    """The events of these actions, or of all, in the order of recording.

    Without details, for a list of many actions, an event says only how the action ended (`ENDS`).
    """
    query = select(event).order_by(event.c.action, event.c.ordinal)
    if numbers is not None:
        query = query.where(event.c.action.in_(numbers))
    details = _particulars(db, numbers, None if with_details else ENDS)
    found: dict[str, list[RecordedEvent]] = {}
    for row in db.execute(query):
        read = _event(row, tuple(details.get((row[0], row[1]), ())))
        found.setdefault(read.action, []).append(read)
    return {number: tuple(events) for number, events in found.items()}


def _particulars(
    db: Connection, numbers: Sequence[str] | None, fields: Sequence[str] | None
) -> dict[tuple[str, int], list[EventDetail]]:
    """By action and event; of all `fields` where None."""
    query = select(fact).order_by(fact.c.action, fact.c.event, fact.c.field, fact.c.ordinal)
    if numbers is not None:
        query = query.where(fact.c.action.in_(numbers))
    if fields is not None:
        query = query.where(fact.c.field.in_(fields))
    decoded: dict[str, Any] = {}  # nearly all are alike
    found: dict[tuple[str, int], list[EventDetail]] = {}
    for number, ordinal, name, _, text, more in db.execute(query):
        if more not in decoded:
            decoded[more] = json.loads(more)
        particular = EventDetail(name, text, decoded[more])
        found.setdefault((number, ordinal), []).append(particular)
    return found


def _event(row: Any, particulars: tuple[EventDetail, ...]) -> RecordedEvent:
    """`row` has the columns of the table in their order: a list takes thousands."""
    number, ordinal, kind, meeting, day, document, by, note, corrects, recorded = row
    known = KINDS.get(kind) or Event(kind)
    more = meeting, date.fromisoformat(day), document, by, note, corrects, particulars
    return RecordedEvent(number, ordinal, known, *more, recorded)


def write_event(db: Connection, new: RecordedEvent) -> None:
    db.execute(
        insert(event).values(
            action=new.action,
            ordinal=new.ordinal,
            kind=new.kind.value,
            meeting=new.meeting,
            day=new.day.isoformat(),
            document=new.document,
            by=storable(new.by),
            note=storable(new.note),
            corrects=new.corrects,
            recorded=moment_of_entry(db),
        )
    )
    count = Counter[str]()
    rows = [_fact_row(new, detail, count) for detail in new.particulars]
    if rows:
        db.execute(insert(fact), rows)


def _fact_row(event: RecordedEvent, detail: EventDetail, count: Counter[str]) -> dict[str, object]:
    """The row of a particular, numbered within its field by what `count` has seen."""
    count[detail.field] += 1
    return {
        "action": event.action,
        "event": event.ordinal,
        "field": detail.field,
        "ordinal": count[detail.field],
        "text": storable(detail.text),
        "json": dumps(dict(detail.more)),
    }
