"""What stood in every table of the record, written into the history of changes.

Before its head is left outside, the history takes one more line, with a digest of every entry that
no such line names yet: so whatever says how the history ends speaks for the other tables, too.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, true
from sqlalchemy.exc import OperationalError

from pipeline.register.connection import disk_is_full, writing
from pipeline.register.erasure import OF_A_SUBMISSION, tombstones
from pipeline.register.history.change_log import note_change
from pipeline.register.schema import (
    LAYOUT,
    NEVER_CHANGED,
    action,
    change,
    done,
    finding,
    link,
    mail,
    meeting,
    reading,
    receipt,
    section,
    submission,
    value,
)
from pipeline.register.serialization import dumps

SUBJECT, PATH, BY = "register", "sealed", "the program"
MOVING = (action, receipt, link, meeting)  # changed in place, and the history has a line of it
FIXED = (*(table for table in NEVER_CHANGED if table is not change), submission, mail, done)
SEALED = (*FIXED, *MOVING)
SUBJECTS = {  # the column that says of what the history speaks, where an entry may change or go
    **dict.fromkeys((table.name for table in (*OF_A_SUBMISSION, mail)), ("sha256", "submission")),
    "link": ("document", "submission"),
    "action": ("number", "action"),
    "meeting": ("id", "meeting"),
}
UNDER_READING = (value, section, finding)
FEW = 1000  # submissions that are named in one query
ALL = true()
LETTERS = 32  # of a SHA-256, 128 bits: a forged entry would have to meet one that is given

Digests = dict[str, str]  # of an entry -> what the history says of it, "submission <sha256>" or ""


@dataclass(frozen=True, slots=True)
class Altered:
    """Entries that the history names, and the register does not hold as they were."""

    table: str
    entries: int
    at: str  # UTC time at which the last of them was still there


def seal(db: Connection) -> None:
    """Add what is new in the tables to the history, where anything is.

    On a full disk nothing is added: a backup is wanted then more than ever.
    """
    try:
        with writing(db):
            new = _new_entries(db, _sealed_digests(db))
            if any(new.values()):
                after = {"layout": LAYOUT, "entries": new}
                note_change(db, BY, SUBJECT, PATH, None, after, "")
    except OperationalError as error:
        if not disk_is_full(error):
            raise


def altered_entries(db: Connection) -> Iterator[Altered]:
    """By table, what is no longer as the history has it.

    What was erased by two persons is no alteration, nor what may change in place where the
    history has a later line of it.
    """
    gone = {f"submission {known.sha256}" for known in tombstones(db)}
    last = dict(
        db.execute(select(change.c.subject, func.max(change.c.ordinal)).group_by(change.c.subject))
        .tuples()
        .all()
    )
    seals = [*_seals(db)]
    for table in SEALED:
        here = _digests(db, table)
        moving = last if table in MOVING else {}
        missing = [
            at
            for ordinal, at, entries in seals
            for subject, digests in entries[table.name].items()
            if subject not in gone and moving.get(subject, 0) <= ordinal
            for digest in digests
            if digest not in here
        ]
        if missing:
            yield Altered(table.name, len(missing), missing[-1])


def _new_entries(db: Connection, known: set[str]) -> dict[str, Mapping[str, list[str]]]:
    """By table and subject. What is under a reading was written with it: it is new with it."""
    new = {reading.name: _unknown(_digests(db, reading), known)}
    fresh = [subject.partition(" ")[2] for subject in new[reading.name]]
    for table in SEALED:
        if table in UNDER_READING and len(fresh) <= FEW:
            new[table.name] = _unknown(_digests(db, table, table.c.sha256.in_(fresh)), known)
        elif table is not reading:
            new[table.name] = _unknown(_digests(db, table), known)
    return new


def _unknown(digests: Digests, known: set[str]) -> Mapping[str, list[str]]:
    """By subject, sorted, what is not among `known`."""
    new = defaultdict[str, list[str]](list)
    for digest, subject in digests.items():
        if digest not in known:
            new[subject].append(digest)
    return {subject: sorted(new[subject]) for subject in sorted(new)}


def _sealed_digests(db: Connection) -> set[str]:
    return {
        digest
        for _, _, entries in _seals(db)
        for subjects in entries.values()
        for digests in subjects.values()
        for digest in digests
    }


def _seals(db: Connection) -> Iterator[tuple[int, str, Any]]:
    """Ordinal, moment, and digests by table and subject; of this layout alone.

    Under another layout the same entry has other columns: the first seal after an upgrade names
    everything anew.
    """
    here = (change.c.subject == SUBJECT) & (change.c.path == PATH)
    for row in db.execute(select(change).where(here).order_by(change.c.ordinal)):
        after = json.loads(row.after)
        if after["layout"] == LAYOUT:
            yield row.ordinal, row.at, after["entries"]


def _digests(db: Connection, table: Table, which: ColumnElement[bool] = ALL) -> Digests:
    """One for each entry: a row, or the rows written together under a reading or an event.

    Of all rows, or those that `which` chooses.
    """
    entries = defaultdict[tuple[Any, ...], list[str]](list)
    subjects = {}
    names = [column.name for column in table.columns]
    key = [names.index(name) for name in _key(table)]
    column, kind = SUBJECTS.get(table.name, (names[key[0]], ""))
    about = names.index(column)
    for row in db.execute(select(table).where(which)):
        owner = tuple([row[place] for place in key])
        entries[owner].append(dumps(dict(zip(names, row, strict=True))))
        subjects[owner] = f"{kind} {row[about]}" if kind else ""
    return {_digest(table, rows): subjects[owner] for owner, rows in entries.items()}


def _key(table: Table) -> list[str]:
    """What tells entries apart: of rows under a reading or an event, the key of that."""
    owners = [key for key in table.foreign_key_constraints if len(key.columns) > 1]
    return [*owners[0].column_keys] if owners else [column.name for column in table.primary_key]


def _digest(table: Table, rows: Iterable[str]) -> str:
    text = "\n".join((table.name, *sorted(rows)))  # databases sort letters each in its own way
    return sha256(text.encode("ascii")).hexdigest()[:LETTERS]
