"""Before and after of every change, each line chained to the one before it."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from pipeline.register.clock import moment_of_entry
from pipeline.register.schema import change, erasure
from pipeline.register.serialization import dumps

PATH_OF_ERASING = "erasure"  # of the line that seals what was taken out of others


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody changed."""

    at: str  # UTC time
    by: str
    subject: str  # "submission <sha256>", "action 12.8", "meeting COP15"
    path: str
    before: Any  # any JSON value
    after: Any
    reason: str
    number: int = 0  # of the line, 1-based, through the whole history


def note_change(
    db: Connection, by: str, subject: str, path: str, before: object, after: object, reason: str
) -> None:
    """Add a line to the history; the caller holds the transaction."""
    last = db.execute(
        select(change.c.ordinal, change.c.chain).order_by(change.c.ordinal.desc()).limit(1)
    ).first()
    line = {
        "ordinal": last.ordinal + 1 if last else 1,
        "at": moment_of_entry(db),
        "by": by,
        "subject": subject,
        "path": path,
        "before": dumps(before),
        "after": dumps(after),
        "reason": reason,
    }
    chain = _chain(last.chain if last else "", line)
    db.execute(insert(change).values(**line, chain=chain))


def changes_of(db: Connection, subject: str) -> tuple[Change, ...]:
    """The history of one subject, oldest first."""
    rows = db.execute(select(change).where(change.c.subject == subject).order_by(change.c.ordinal))
    return tuple(map(_change, rows))


def change_by_number(db: Connection, number: int) -> Change | None:
    """One line of the history; None where there is none of this number."""
    row = db.execute(select(change).where(change.c.ordinal == number)).first()
    return _change(row) if row else None


def _change(row: Any) -> Change:
    return Change(
        row.at,
        row.by,
        row.subject,
        row.path,
        json.loads(row.before),
        json.loads(row.after),
        row.reason,
        row.ordinal,
    )


def broken_links(db: Connection) -> Iterator[int]:
    """The ordinals of lines that no longer fit the line before them.

    A line that was erased fits where a later line, of an erasing on record, seals it as it is.
    """
    previous = ""
    expected = 1
    rows = db.execute(select(change).order_by(change.c.ordinal)).mappings().all()
    seals = _seals(rows, {*db.scalars(select(erasure.c.sha256))})
    for row in rows:
        line = {name: row[name] for name in row if name != "chain"}
        fits = row["chain"] == _chain(previous, line)
        sealed = seals.get(row["ordinal"]) == seal(row["chain"], line)
        if row["ordinal"] != expected or not (fits or sealed):
            yield row["ordinal"]
        previous, expected = row["chain"], row["ordinal"] + 1


def seal(chain: str, line: dict[str, Any]) -> str:
    """What ties the words that are left of an erased line to its place in the chain."""
    return sha256((chain + dumps(line)).encode("utf-8")).hexdigest()


def _seals(rows: Iterable[RowMapping], erased: Collection[str]) -> dict[int, str]:
    """By ordinal, what the lines of erasings say of the lines they erased."""
    found: dict[int, str] = {}
    for row in rows:
        if row["path"] == PATH_OF_ERASING and row["subject"].partition(" ")[2] in erased:
            lines = json.loads(row["after"])["lines"]
            found |= {int(ordinal): mark for ordinal, mark in lines.items()}
    return found


def _chain(previous: str, line: dict[str, Any]) -> str:
    return sha256((previous + dumps(line)).encode("utf-8")).hexdigest()
