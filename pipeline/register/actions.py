"""Actions in the register: what happened to them, and the documents that belong to them."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from pipeline.actions import ActionNumber, parse_number
from pipeline.lifecycle import (
    OPENING,
    Event,
    Particular,
    RecordedEvent,
    standing,
    status_after,
    status_with,
    words,
)
from pipeline.register.changes import note_change
from pipeline.register.clock import now
from pipeline.register.codec import dumps, storable
from pipeline.register.errors import RefusedEvent, UnknownAction
from pipeline.register.held import Action, Recorded
from pipeline.register.links import documents_of, link_document, link_readings
from pipeline.register.schema import action, event, fact

ROLES_OF_EVENTS = {  # what a document is that an event rests on, where no file says
    Event.PROPOSED: "proposal",
    Event.REPORTED: "report",
    Event.EXTENSION_PROPOSED: "extension",
    Event.ACCEPTED: "adopted text",
    Event.EXTENDED: "adopted text",
}


def add_event(db: Connection, new: RecordedEvent, title: str, *, opens: bool = False) -> Recorded:
    """Record an event; the caller holds the transaction, and the ordinal of `new` is set here.

    `title` names an action that begins with it; `opens` lets any event begin one (a migration
    knows only what was recorded then). Raises UnknownAction, RefusedEvent and ImpossibleEvent,
    and then nothing is recorded.
    """
    number = _number(new.action)
    new = replace(new, action=str(number))
    past = events_of(db, [str(number)]).get(str(number), ())
    made = not _exists(db, number)
    if made and not opens and new.kind not in OPENING:
        raise UnknownAction(str(number))
    before = status_after(one.kind for one in standing(past))
    if _already(past, new, even_corrected=opens):
        assert before is not None
        return Recorded(str(number), False, before, before)
    new = replace(new, ordinal=len(past) + 1)
    after = _status_with(past, new)
    if made:
        _make(db, number, title or str(number))
    _write(db, new)
    if new.document:
        role = "" if "/" not in new.document else ROLES_OF_EVENTS.get(new.kind, "document")
        link_document(db, str(number), new.document, role, f"recorded with “{words(new.kind)}”")
    _note(db, new, before, after)
    return Recorded(str(number), True, before, after, made)


def describe(db: Connection, wanted: str, note: str) -> None:
    """Give an action that has no note yet one; the caller holds the transaction."""
    number = known_number(db, wanted)
    here = (action.c.number == number) & (action.c.note == "")
    db.execute(update(action).where(here).values(note=storable(note)))


def known_number(db: Connection, wanted: str) -> str:
    """The number of an action, however written. Raises UnknownAction."""
    number = parse_number(wanted)
    if number is None or not _exists(db, number):
        raise UnknownAction(wanted)
    return str(number)


def read_actions(db: Connection, numbers: Iterable[str] | None = None) -> tuple[Action, ...]:
    """These actions, or all, by number: 12.10 after 12.9."""
    query = select(action).order_by(action.c.cop, action.c.running, action.c.number)
    wanted = None if numbers is None else [*numbers]
    if wanted is not None:
        query = query.where(action.c.number.in_(wanted))
    events, documents = events_of(db, wanted), documents_of(db, wanted)
    return tuple(
        Action(
            row.number,
            row.title,
            row.note,
            events.get(row.number, ()),
            documents.get(row.number, ()),
        )
        for row in db.execute(query)
    )


def read_action(db: Connection, wanted: str) -> Action:
    """One action by its number, however written. Raises UnknownAction."""
    number = parse_number(wanted)
    found = read_actions(db, [str(number)]) if number else ()
    if not found:
        raise UnknownAction(wanted)
    return found[0]


def events_of(
    db: Connection, numbers: Sequence[str] | None = None
) -> dict[str, tuple[RecordedEvent, ...]]:
    """The events of these actions, or of all, in the order of recording."""
    query = select(event).order_by(event.c.action, event.c.ordinal)
    if numbers is not None:
        query = query.where(event.c.action.in_(numbers))
    said = _particulars(db, numbers)
    found: dict[str, list[RecordedEvent]] = {}
    for row in db.execute(query):
        particulars = tuple(said.get((row.action, row.ordinal), ()))
        found.setdefault(row.action, []).append(_event(row, particulars))
    return {number: tuple(events) for number, events in found.items()}


def _particulars(
    db: Connection, numbers: Sequence[str] | None
) -> dict[tuple[str, int], list[Particular]]:
    query = select(fact).order_by(fact.c.action, fact.c.event, fact.c.field, fact.c.ordinal)
    if numbers is not None:
        query = query.where(fact.c.action.in_(numbers))
    found: dict[tuple[str, int], list[Particular]] = {}
    for row in db.execute(query):
        particular = Particular(row.field, row.text, json.loads(row.json))
        found.setdefault((row.action, row.event), []).append(particular)
    return found


def _event(row: Any, particulars: tuple[Particular, ...]) -> RecordedEvent:
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
    )


def _number(written: str) -> ActionNumber:
    number = parse_number(written)
    if number is None:
        raise RefusedEvent(
            f"“{written}” is not the number of an action. Give it as 12.8 "
            "(D4.1 for the first one that was designated at COP4)."
        )
    return number


def _exists(db: Connection, number: ActionNumber) -> bool:
    here = select(func.count()).select_from(action).where(action.c.number == str(number))
    return bool(db.scalar(here))


def _already(past: Sequence[RecordedEvent], new: RecordedEvent, *, even_corrected: bool) -> bool:
    """Recorded before: the same kind, meeting, day and document.

    A person may record again what was corrected; a table that is loaded again may not.
    """
    others = standing(past) if new.corrects is None and not even_corrected else past
    return any(_same(one, new) for one in others)


def _same(one: RecordedEvent, other: RecordedEvent) -> bool:
    def told(event: RecordedEvent) -> tuple[object, ...]:
        return event.kind, event.meeting, event.day, event.document

    return told(one) == told(other) and other.corrects in (None, one.corrects)


def _status_with(past: Sequence[RecordedEvent], new: RecordedEvent) -> Any:
    """The status with `new` in its place. Raises RefusedEvent and ImpossibleEvent."""
    _check_correction(past, new)
    before = standing(past)
    if before and new.corrects is None and new.day < before[0].day:
        raise RefusedEvent(
            f"{new.action} began on {before[0].day} ({before[0].kind}, {before[0].meeting}); "
            f"nothing can have happened to it on {new.day}. Check the day."
        )
    after = status_with(past, new)
    if after is None:
        raise RefusedEvent(
            f"Taking this event back would leave {new.action} without any. "
            "Correct it with the event that did happen."
        )
    return after


def _check_correction(past: Sequence[RecordedEvent], new: RecordedEvent) -> None:
    if new.corrects is None:
        if new.kind is Event.RETRACTED:
            raise RefusedEvent(
                "Say which event is taken back: --corrects with its number "
                f"(`concerted register history {new.action}` shows them)."
            )
        return
    counting = {one.ordinal for one in standing(past)}
    if new.corrects not in counting:
        raise RefusedEvent(
            f"{new.action} has no event {new.corrects} that still counts. "
            f"`concerted register history {new.action}` shows its events with their numbers."
        )


def _make(db: Connection, number: ActionNumber, title: str) -> None:
    db.execute(
        insert(action).values(
            number=str(number),
            cop=number.cop,
            running=number.order,
            title=storable(title),
            note="",
        )
    )
    link_readings(db, str(number))


def _write(db: Connection, new: RecordedEvent) -> None:
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
            recorded=now(),
        )
    )
    count = Counter[str]()
    rows = [_fact_row(new, one, count) for one in new.particulars]
    if rows:
        db.execute(insert(fact), rows)


def _fact_row(event: RecordedEvent, one: Particular, count: Counter[str]) -> dict[str, object]:
    """The row of a particular, numbered within its field by what `count` has seen."""
    count[one.field] += 1
    return {
        "action": event.action,
        "event": event.ordinal,
        "field": one.field,
        "ordinal": count[one.field],
        "text": storable(one.text),
        "json": dumps(dict(one.more)),
    }


def _note(db: Connection, new: RecordedEvent, before: Any, after: Any) -> None:
    path = f"event {new.ordinal}: {new.kind} ({new.meeting}, {new.day})"
    if new.corrects is not None:
        path += f", corrects {new.corrects}"
    note_change(db, new.by, f"action {new.action}", path, before, after, new.note)
