"""The names that lead to actions: looked up, and given. None is ever taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select

from pipeline.actions.names import (
    ActionName,
    NameKind,
    bearers,
    handle,
    label_parts,
    looked_for,
    meeting_in,
    plain_name,
)
from pipeline.register.clock import moment_of_entry
from pipeline.register.errors import AmbiguousName
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import action, name
from pipeline.register.serialization import storable


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that is to lead to an action."""

    kind: NameKind
    text: str
    since: date
    by: str
    reason: str = ""


def names_of(
    db: Connection, keys: Sequence[str] | None = None
) -> dict[str, tuple[ActionName, ...]]:
    """The names of these actions, or of all, by key, in the order they were given."""
    query = select(name).order_by(name.c.action, name.c.ordinal)
    if keys is not None:
        query = query.where(name.c.action.in_(keys))
    found: dict[str, list[Any]] = {}
    for row in db.execute(query):
        found.setdefault(row.action, []).append(row)
    return {key: tuple(_until_the_next(rows)) for key, rows in found.items()}


def find_key(db: Connection, written: str) -> str | None:
    """The key of the action that a name leads to, however it is written; None for no such name.

    "Egyptian Vulture, Doc.29.1" is both a title and a symbol. Raises AmbiguousName where
    several actions bear the name, and no other tells which is meant.
    """
    keys = _keys(db, written)
    if not keys and (parts := label_parts(written)):
        title, symbol = (_keys(db, part) for part in parts)
        keys = tuple(key for key in title if key in symbol) or title
    if len(keys) > 1:
        raise AmbiguousName(written, keys)
    return keys[0] if keys else None


def give_name(db: Connection, key: str, new: NewName) -> bool:
    """Let a name lead to an action from now on; False where it is borne already."""
    text = storable(new.text.strip())
    borne = [name_ for name_ in names_of(db, [key]).get(key, ()) if name_.kind is new.kind]
    known = {n.text for n in borne if n.until is None or new.kind is NameKind.SYMBOL}
    if not text or text in known:
        return False
    values = {
        "action": key,
        "ordinal": next_ordinal(db, name, action=key),
        "kind": new.kind.value,
        "text": text,
        "plain": plain_name(new.kind, text),
        "since": new.since.isoformat(),
        "by": storable(new.by),
        "reason": storable(new.reason),
        "recorded": moment_of_entry(db),
    }
    db.execute(insert(name).values(values))
    return True


def next_handle(db: Connection, cop: int) -> tuple[str, int]:
    """What the next proposal to a COP goes by, and its running number there."""
    handles = action.c.number.like(f"P{cop}.%")
    last = db.scalar(select(func.max(action.c.running)).where(handles)) or 0
    return handle(cop, last + 1), last + 1


def _keys(db: Connection, written: str) -> tuple[str, ...]:
    kind, plain = looked_for(written)
    if kind is NameKind.NUMBER and db.scalar(
        select(action.c.number).where(action.c.number == plain).where(action.c.number.like("P%"))
    ):
        return (plain,)
    here = (name.c.plain == plain) & (name.c.kind == kind.value)
    rows = db.execute(select(name.c.action, name.c.ordinal, name.c.text).where(here)).all()
    meeting = meeting_in(written) if kind is NameKind.SYMBOL else ""
    named = [row for row in rows if not meeting or meeting_in(row.text) in ("", meeting)]
    last = _last(db, kind)
    return bearers((row.action, row.ordinal == last.get(row.action)) for row in named)


def _last(db: Connection, kind: NameKind) -> dict[str, int]:
    """The ordinal of the name of a kind that each action bears now."""
    newest = select(name.c.action, func.max(name.c.ordinal)).where(name.c.kind == kind.value)
    return dict(db.execute(newest.group_by(name.c.action)).tuples().all())


def _until_the_next(rows: Sequence[Any]) -> list[ActionName]:
    """Each with the day on which the next of its kind came; symbols are borne side by side."""
    found = []
    for place, row in enumerate(rows):
        kind = NameKind(row.kind)
        later = (next_.since for next_ in rows[place + 1 :] if next_.kind == row.kind)
        until = None if kind is NameKind.SYMBOL else next(later, None)
        found.append(ActionName(kind, row.text, _day(row.since), _day(until), row.by))
    return found


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
