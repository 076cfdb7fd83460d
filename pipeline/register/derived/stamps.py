"""What tells that the rows of an action or a file are those that were read before.

A stamp is read from the tables themselves, not from what somebody says was changed. Lines that are
only ever added are counted; lines that change in place are part of the stamp as they are. Counting
is enough as long as nothing was taken away: where lines were erased, a backup was loaded or another
database stands in the place, the epoch is another one, and with it every stamp.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, text

from pipeline.register.derived.parts import Parts
from pipeline.register.schema import (
    action,
    change,
    erasure,
    event,
    link,
    name,
    reading,
    receipt,
    relation,
    submission,
    word,
)

Stamp = tuple[Any, ...]
IDENTITY = "SELECT ARRAY['action'::regclass, 'event'::regclass, 'reading'::regclass]::text"


class FileStamp(NamedTuple):
    """What tells what is read and said of a file, and how it was received."""

    kept: tuple[str, str]  # its name, and when it was loaded
    reading: tuple[int, str]  # ordinal and digest of the one that counts
    words: int
    relations: int
    receipts: tuple[tuple[str, str | None], ...]  # meeting and day, in their order

    @property
    def is_read(self) -> bool:
        """Whether it is kept whole: with a reading, and a meeting it was sent to."""
        return self.reading[0] > 0 and bool(self.receipts)


def epoch(db: Connection, parts: Parts) -> Stamp:
    """Equal for as long as lines were only added to the tables that nothing is taken out of."""
    erasures = db.scalar(select(func.count()).select_from(erasure))
    return _identity(db), _continued(db, parts), erasures


def _identity(db: Connection) -> Stamp:
    """Which tables these are: loading a backup makes them anew, erasing lifts their guards."""
    if db.dialect.name == "postgresql":
        return (db.scalar(text(IDENTITY)),)
    found = Path(str(db.engine.url.database)).stat()
    return found.st_dev, found.st_ino, db.scalar(text("PRAGMA schema_version"))


def _continued(db: Connection, parts: Parts) -> int:
    """Equal where the history goes on from the line that was its last when somebody last looked.

    Its chain is made of all lines before it: the same there, the same before.
    """
    seen = parts.history
    here = select(change.c.chain).where(change.c.ordinal == seen.ordinal)
    goes_on = seen.ordinal == 0 or db.scalar(here) == seen.chain
    newest = select(change.c.ordinal, change.c.chain).order_by(change.c.ordinal.desc()).limit(1)
    last = db.execute(newest).first()
    return parts.history_is(last.ordinal if last else 0, last.chain if last else "", goes_on)


def file_stamps(db: Connection) -> dict[str, FileStamp]:
    """By SHA-256, of every file."""
    readings: dict[str, tuple[int, str]] = {}
    for digest, ordinal, read in _rows(
        db, select(reading.c.sha256, reading.c.ordinal, reading.c.digest)
    ):
        readings[digest] = max(readings.get(digest, (0, "")), (ordinal, read))
    receipts: dict[str, tuple[tuple[str, str | None], ...]] = {}
    wanted = select(receipt.c.sha256, receipt.c.meeting, receipt.c.received)
    for digest, *sent in _rows(db, wanted.order_by(receipt.c.sha256, receipt.c.ordinal)):
        receipts[digest] = (*receipts.get(digest, ()), (sent[0], sent[1]))
    words, relations = _counted(db, word.c.sha256), _counted(db, relation.c.sha256)
    return {
        digest: FileStamp(
            (file, loaded),
            readings.get(digest, (0, "")),
            words.get(digest, 0),
            relations.get(digest, 0),
            receipts.get(digest, ()),
        )
        for digest, file, loaded in _rows(
            db, select(submission.c.sha256, submission.c.file, submission.c.loaded)
        )
    }


def action_stamps(db: Connection, files: Mapping[str, FileStamp]) -> dict[str, Stamp]:
    """By key, of every action by its first number; `files` are the stamps of its documents."""
    events, names = _counted(db, event.c.action), _counted(db, name.c.action)
    documents: dict[str, list[Stamp]] = {}
    for key, *linked in _rows(db, select(link).order_by(link.c.action, link.c.document)):
        documents.setdefault(key, []).append((*linked, files.get(linked[0])))
    return {
        key: (title, note, events.get(key, 0), names.get(key, 0), tuple(documents.get(key, ())))
        for key, title, note in _rows(
            db,
            select(action.c.number, action.c.title, action.c.note).order_by(
                action.c.cop, action.c.running, action.c.number
            ),
        )
    }


def names_given(db: Connection) -> Stamp:
    """What a name leads to is the same while this is: names are only ever added."""
    return tuple(db.scalar(select(func.count()).select_from(table)) for table in (action, name))


def _counted(db: Connection, column: Any) -> dict[str, int]:
    """How many lines each has."""
    return dict(_rows(db, select(column, func.count()).group_by(column)))


def _rows(db: Connection, query: Any) -> Sequence[Any]:
    return db.execute(query).all()
