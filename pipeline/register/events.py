"""The events of actions, and what each says of the period it opens or changes: rows and back."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.register.clock import moment_of_entry
from pipeline.register.schema import event, fact
from pipeline.register.serialization import dumps, storable


def events_of(
    db: Connection, numbers: Sequence[str] | None = None, *, with_details: bool = True
) -> dict[str, tuple[RecordedEvent, ...]]:
    """The events of these actions, or of all, in the order of recording.

    Without details what an event says of its period is left out, for a list of many actions.
    """
    query = select(event).order_by(event.c.action, event.c.ordinal)
    if numbers is not None:
        query = query.where(event.c.action.in_(numbers))
    details = _particulars(db, numbers) if with_details else {}
    found: dict[str, list[RecordedEvent]] = {}
    for row in db.execute(query):
        particulars = tuple(details.get((row.action, row.ordinal), ()))
        found.setdefault(row.action, []).append(_event(row, particulars))
    return {number: tuple(events) for number, events in found.items()}


def _particulars(
    db: Connection, numbers: Sequence[str] | None
) -> dict[tuple[str, int], list[EventDetail]]:
    query = select(fact).order_by(fact.c.action, fact.c.event, fact.c.field, fact.c.ordinal)
    if numbers is not None:
        query = query.where(fact.c.action.in_(numbers))
    found: dict[tuple[str, int], list[EventDetail]] = {}
    for row in db.execute(query):
        particular = EventDetail(row.field, row.text, json.loads(row.json))
        found.setdefault((row.action, row.event), []).append(particular)
    return found


def _event(row: Any, particulars: tuple[EventDetail, ...]) -> RecordedEvent:
    return RecordedEvent(
        action=row.action,
        ordinal=row.ordinal,
        kind=Event(row.kind),
        meeting=row.meeting,
        day=date.fromisoformat(row.day),
        document=row.document,
        by=row.by,
        note=row.note,
        corrects=row.corrects,
        particulars=particulars,
        recorded=row.recorded,
    )


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
