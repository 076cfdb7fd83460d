"""Actions in the register: what happened to them, and the documents that belong to them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pipeline.actions.action import Action, Recorded
from pipeline.actions.lifecycle import (
    OPENING,
    Event,
    RecordedEvent,
    effective_events,
    status_after,
    status_including,
    words,
)
from pipeline.actions.names import NameKind, label_parts, looked_for, number_of, order_of
from pipeline.actions.number import parse_number
from pipeline.convention.calendar import this_day
from pipeline.register.actions.events import events_of, write_event
from pipeline.register.errors import AmbiguousName, RefusedEvent, UnknownAction
from pipeline.register.history.change_log import note_change
from pipeline.register.names import NewName, find_key, give_name, names_of, next_handle
from pipeline.register.schema import action
from pipeline.register.serialization import storable
from pipeline.register.submissions.document_links import documents_of, link_document, link_readings
from pipeline.register.submissions.document_roles import with_roles

COP = re.compile(r"COP(\d{1,2})")
WORKING_NAME = re.compile(r"[^\W\d_]{3}")  # letters: no number that was mistyped


def add_event(
    db: Connection, new: RecordedEvent, title: str, *, symbol: str = "", opens: bool = False
) -> Recorded:
    """Record an event; the caller holds the transaction, and the ordinal of `new` is set here.

    `title` names an action that begins with it, else the name that `new` gives; `symbol` is that
    of its document, where a file is held; `opens` lets any event begin one (a migration knows
    only what was recorded then). Raises UnknownAction, AmbiguousName, RefusedEvent and
    ImpossibleEvent, and then nothing is recorded.
    """
    known = find_key(db, new.action)
    if known is None and not opens and new.kind not in OPENING:
        raise UnknownAction(new.action)
    key = known or _new_key(db, new)
    number = number_of(key, names_of(db, [key]).get(key, ()))
    past = events_of(db, [key]).get(key, ())
    before = status_after(old.kind for old in effective_events(past))
    if _already(past, new, even_corrected=opens):
        assert before is not None
        return Recorded(number, False, before, before)
    written, new = new.action, replace(new, action=number, ordinal=len(past) + 1)
    after = _status_with(past, new)
    new = replace(new, action=key)
    if known is None:
        _make(db, key, written, title, new)
    write_event(db, new)
    if new.document:
        role = "" if "/" not in new.document else new.kind.traits.role or "document"
        link_document(db, key, new.document, role, f"recorded with “{words(new.kind)}”")
        _name_by_document(db, new, symbol)
    _note(db, new, before, after)
    return Recorded(number, True, before, after, known is None)


def _name_by_document(db: Connection, new: RecordedEvent, symbol: str) -> None:
    """Let the symbol of a document that says what the action is about lead to it."""
    symbol = symbol or (new.document if "/" in (new.document or "") else None) or ""
    if new.kind.traits.scope and looked_for(symbol)[0] is NameKind.SYMBOL:
        give_name(db, new.action, NewName(NameKind.SYMBOL, symbol, new.day, new.by))


def describe(
    db: Connection, wanted: str, by: str, given: Mapping[str, str], since: date | None = None
) -> bool:
    """Give an action what is not empty of `given`: a title, a note; False if nothing changes.

    A title is borne from the day `since` on, from today where None.

    The title it had still leads to it. The caller holds the transaction. Raises UnknownAction.
    """
    key = known_key(db, wanted)
    here = action.c.number == key
    before = db.execute(select(action.c.title, action.c.note).where(here)).one()._asdict()
    new = {name: text for name, text in given.items() if text and storable(text) != before[name]}
    for name, text in new.items():
        note_change(db, by, f"action {key}", name, before[name], text, "")
        db.execute(update(action).where(here).values({name: storable(text)}))
        if name == "title":
            give_name(db, key, NewName(NameKind.TITLE, text, since or this_day(), by))
    return bool(new)


def known_key(db: Connection, wanted: str) -> str:
    """The key of an action, by any of its names. Raises UnknownAction and AmbiguousName."""
    key = find_key(db, wanted)
    if key is None:
        raise UnknownAction(wanted)
    return key


def keys_of_all(db: Connection) -> tuple[str, ...]:
    """The keys of all actions, in the order of their numbers when they began."""
    query = select(action.c.number).order_by(action.c.cop, action.c.running, action.c.number)
    return tuple(db.scalars(query))


def number_action(db: Connection, wanted: str, number: str, given: NewName) -> bool:
    """Give an action a number; False where it has it. The caller holds the transaction.

    Raises UnknownAction and AmbiguousName.
    """
    key = known_key(db, wanted)
    before = number_of(key, names_of(db, [key]).get(key, ()))
    if before == number or not give_name(db, key, given):
        return False
    note_change(db, given.by, f"action {key}", "number", before, number, given.reason)
    link_readings(db, number)
    return True


def read_actions(
    db: Connection, keys: Iterable[str] | None = None, *, with_details: bool = True
) -> tuple[Action, ...]:
    """These actions, or all, by number: 12.10 after 12.9; `with_details` as in `events_of`.

    Proposals that have no number yet come last.
    """
    query = select(action).order_by(action.c.cop, action.c.running, action.c.number)
    wanted = None if keys is None else [*keys]
    if wanted is not None:
        query = query.where(action.c.number.in_(wanted))
    events = events_of(db, wanted, with_details=with_details)
    documents = with_roles(db, documents_of(db, wanted), events)
    names = names_of(db, wanted)
    found = (
        Action(
            number_of(row.number, names.get(row.number, ())),
            row.title,
            row.note,
            events.get(row.number, ()),
            documents.get(row.number, ()),
            key=row.number,
            names=names.get(row.number, ()),
            into=into_of(db, events.get(row.number, ())),
        )
        for row in db.execute(query).all()
    )
    return tuple(sorted(found, key=lambda read: order_of(read.number)))


def read_action(db: Connection, wanted: str) -> Action:
    """One action by any of its names. Raises UnknownAction and AmbiguousName."""
    return read_actions(db, [known_key(db, wanted)])[0]


def into_of(db: Connection, events: Sequence[RecordedEvent]) -> str:
    """The number now of the action it was merged into, or went on in; else what was said."""
    into = [
        detail.text for happened in effective_events(events) for detail in happened.says("into")
    ]
    if not into:
        return ""
    try:
        key = find_key(db, into[-1])
    except AmbiguousName:
        key = None
    return number_of(key, names_of(db, [key]).get(key, ())) if key else into[-1]


def _new_key(db: Connection, new: RecordedEvent) -> str:
    """The key of an action that begins: its number, or the next of the proposals to a COP."""
    if number := parse_number(new.action):
        return str(number)
    if not WORKING_NAME.search(new.action):
        raise RefusedEvent(
            f"“{new.action}” is neither the number of an action nor a name. Give it as 12.8 "
            "(D4.1 for the first one that was designated at COP4), or a proposal by its name."
        )
    cop = COP.fullmatch(new.meeting)
    if cop is None or new.kind is Event.DESIGNATED:
        raise RefusedEvent(
            f"“{new.action}” is not in the register. A proposal begins with the COP that it is "
            "made to: give --meeting as COP15."
        )
    return next_handle(db, int(cop[1]))[0]


def _already(past: Sequence[RecordedEvent], new: RecordedEvent, *, even_corrected: bool) -> bool:
    """Recorded before: the same kind, meeting, day and document.

    A person may record again what was corrected; a table that is loaded again may not.
    """
    others = effective_events(past) if new.corrects is None and not even_corrected else past
    return any(_same(earlier, new) for earlier in others)


def _same(earlier: RecordedEvent, other: RecordedEvent) -> bool:
    def identity(event: RecordedEvent) -> tuple[object, ...]:
        return event.kind, event.meeting, event.day, event.document

    return identity(earlier) == identity(other) and other.corrects in (None, earlier.corrects)


def _status_with(past: Sequence[RecordedEvent], new: RecordedEvent) -> Any:
    """The status with `new` in its place. Raises RefusedEvent and ImpossibleEvent."""
    _check_correction(past, new)
    before = effective_events(past)
    if before and new.corrects is None and new.day < before[0].day:
        raise RefusedEvent(
            f"{new.action} began on {before[0].day} ({before[0].kind}, {before[0].meeting}); "
            f"nothing can have happened to it on {new.day}. Check the day."
        )
    after = status_including(past, new)
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
    counting = {counted.ordinal for counted in effective_events(past)}
    if new.corrects not in counting:
        raise RefusedEvent(
            f"{new.action} has no event {new.corrects} that still counts. "
            f"`concerted register history {new.action}` shows its events with their numbers."
        )


def _make(db: Connection, key: str, written: str, title: str, first: RecordedEvent) -> None:
    kind, _ = looked_for(written)
    parts = label_parts(written)  # the list names a proposal so before it is entered
    if parts and first.document:
        written, _ = parts
        kind = NameKind.TITLE
    title = title or (key if kind is NameKind.NUMBER else written.strip())
    _, cop, running, _ = order_of(key)
    row = {"number": key, "cop": cop, "running": running, "title": storable(title), "note": ""}
    db.execute(insert(action).values(row))
    given = (kind, written if kind is not NameKind.NUMBER else key), (NameKind.TITLE, title)
    for kind_, text in given:
        give_name(db, key, NewName(kind_, text, first.day, first.by))
    link_readings(db, key)


def _note(db: Connection, new: RecordedEvent, before: Any, after: Any) -> None:
    path = f"event {new.ordinal}: {new.kind} ({new.meeting}, {new.day})"
    if new.corrects is not None:
        path += f", corrects {new.corrects}"
    note_change(db, new.by, f"action {new.action}", path, before, after, new.note)
