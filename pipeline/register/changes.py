"""Before and after of every change, each line chained to the one before it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from pipeline.register.clock import now
from pipeline.register.codec import dumps
from pipeline.register.schema import change


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


def note_change(
    db: Connection, by: str, subject: str, path: str, before: object, after: object, reason: str
) -> None:
    """Add a line to the history; the caller holds the transaction."""
    last = db.execute(
        select(change.c.ordinal, change.c.chain).order_by(change.c.ordinal.desc()).limit(1)
    ).first()
    line = {
        "ordinal": last.ordinal + 1 if last else 1,
        "at": now(),
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
    return tuple(
        Change(
            row.at,
            row.by,
            row.subject,
            row.path,
            json.loads(row.before),
            json.loads(row.after),
            row.reason,
        )
        for row in rows
    )


def broken_links(db: Connection) -> Iterator[int]:
    """The ordinals of lines that no longer fit the line before them."""
    previous = ""
    expected = 1
    for row in db.execute(select(change).order_by(change.c.ordinal)).mappings():
        line = {name: row[name] for name in row if name != "chain"}
        if row["ordinal"] != expected or row["chain"] != _chain(previous, line):
            yield row["ordinal"]
        previous, expected = row["chain"], row["ordinal"] + 1


def _chain(previous: str, line: dict[str, Any]) -> str:
    return sha256((previous + dumps(line)).encode("utf-8")).hexdigest()
