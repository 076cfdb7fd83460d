"""Erase a submission from every table, and keep that it was erased.

What may never be changed is changed here alone, inside one transaction, with the guards of the
database lifted and set again. The history of changes keeps its lines and their chain; the words
in them go, and the line of the erasing seals what stands there now.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, delete, insert, select, text, update

from pipeline.register.connection import reading_, writing
from pipeline.register.errors import ErasedBefore, ReviewRejected
from pipeline.register.history.change_log import PATH_OF_ERASING, note_change, seal
from pipeline.register.history.triggers import guards_lifted
from pipeline.register.letter_log import SUBJECT as LETTER
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import (
    change,
    erasure,
    event,
    finding,
    heading,
    link,
    mail,
    mail_draft,
    reading,
    receipt,
    relation,
    section,
    submission,
    value,
    word,
)
from pipeline.register.serialization import dumps, storable
from pipeline.submissions.erasure import Erasure, ErasureEntry, ErasureStep, erasure_after

OF_A_SUBMISSION = (relation, heading, word, finding, section, value, reading, receipt, submission)
"""Its tables, so that each comes before those it refers to."""
GONE = "erased"
SHORT_PATIENCE = 5_000  # milliseconds that others are waited for; it can be done later
DERIVED = ("search_text", "searched")  # made anew by the next search


class ErasureLog:
    """Who asked that a file be erased, and who confirmed it. Every verb is one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def all(self) -> tuple[Erasure, ...]:
        """Requests that wait and files that were erased, by SHA-256."""
        with reading_(self._db) as db:
            return tuple(erasures(db).values())

    def of(self, digest: str) -> Erasure | None:
        """What stands of one file; None: nobody asked, or it was taken back."""
        with reading_(self._db) as db:
            return erasures(db).get(digest)

    def ask(self, digest: str, by: str, reason: str, day: date) -> bool:
        """Ask that a file be erased; False where somebody asked before. Raises ReviewRejected."""
        _need(by, reason)
        with writing(self._db) as db:
            known = erasures(db).get(digest)
            if known and known.step is ErasureStep.ASKED:
                return False
            _write(db, digest, ErasureEntry(ErasureStep.ASKED, by, day, reason))
            return True

    def take_back(self, digest: str, by: str, reason: str, day: date) -> bool:
        """Let a request go; False where none waits."""
        with writing(self._db) as db:
            known = erasures(db).get(digest)
            if known is None or known.step is not ErasureStep.ASKED:
                return False
            _write(db, digest, ErasureEntry(ErasureStep.TAKEN_BACK, by, day, reason))
            return True

    def allow(self, digest: str, by: str, reason: str, day: date) -> bool:
        """Let an erased file be taken in again; False where it may be. Raises ReviewRejected."""
        _need(by, reason)
        with writing(self._db) as db:
            known = erasures(db).get(digest)
            if known is None or not known.is_tombstone:
                raise ReviewRejected("This file was never erased: take it in with an intake.")
            if known.step is ErasureStep.ALLOWED:
                return False
            _write(db, digest, ErasureEntry(ErasureStep.ALLOWED, by, day, reason))
            return True

    def erase(self, digest: str, by: str, day: date) -> Erasure:
        """Erase what was asked for, by a second person. Raises ReviewRejected.

        The tables alone: the kept file, and what `forget` does, come after the transaction.
        """
        with writing(self._db) as db:
            known = erasures(db).get(digest)
            _refuse_unasked(known, by)
            _erase_rows(db, digest, by)
            _write(db, digest, ErasureEntry(ErasureStep.ERASED, by, day, ""))
            return erasures(db)[digest]

    def bury_again(self, tombstone: Erasure) -> None:
        """Erase once more what a restored backup brought back, with the tombstone it had."""
        with writing(self._db) as db:
            _erase_rows(db, tombstone.sha256, tombstone.confirmed_by)
            asked = ErasureEntry(
                ErasureStep.ASKED, tombstone.asked_by, tombstone.asked, tombstone.reason
            )
            done = ErasureEntry(
                ErasureStep.ERASED, tombstone.confirmed_by, tombstone.erased or tombstone.asked, ""
            )
            for entry in (asked, done):
                _write(db, tombstone.sha256, entry)

    def forget(self) -> bool:
        """Let the database itself forget what was erased; False while others have it open.

        Deleted rows stay readable in its files until they are written anew.
        """
        db = self._db
        db.rollback()
        if db.dialect.name == "postgresql":
            return _vacuum_postgresql(db)
        raw = db.connection.driver_connection
        assert raw is not None
        raw.execute(f"PRAGMA busy_timeout = {SHORT_PATIENCE}")
        try:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            raw.execute("VACUUM")
            busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:  # somebody writes just now
            return False
        return not busy


def erasures(db: Connection) -> Mapping[str, Erasure]:
    """What stands, by SHA-256."""
    logs: dict[str, list[ErasureEntry]] = {}
    for row in db.execute(select(erasure).order_by(erasure.c.sha256, erasure.c.ordinal)):
        day = date.fromisoformat(row.day)
        entry = ErasureEntry(ErasureStep(row.step), row.by, day, row.reason)
        logs.setdefault(row.sha256, []).append(entry)
    found = {digest: erasure_after(digest, log) for digest, log in logs.items()}
    return {digest: state for digest, state in found.items() if state}


def tombstones(db: Connection) -> tuple[Erasure, ...]:
    """What was erased, whatever was allowed since."""
    return tuple(known for known in erasures(db).values() if known.is_tombstone)


def refuse_erased(db: Connection, digest: str) -> None:
    """Raises ErasedBefore for a file that was erased and may not be taken in again."""
    known = erasures(db).get(digest)
    if known and known.step is ErasureStep.ERASED:
        raise ErasedBefore(known)


def _need(by: str, reason: str) -> None:
    if not by.strip():
        raise ReviewRejected("Say who you are: --by.")
    if not reason.strip():
        raise ReviewRejected("Say why: --reason. It stays on record when the file is gone.")


def _refuse_unasked(known: Erasure | None, by: str) -> None:
    if known is None or known.step is not ErasureStep.ASKED:
        raise ReviewRejected(
            "Nobody has asked for this to be erased. One person asks (`concerted erase FILE --by "
            "NAME --reason WHY`), another confirms."
        )
    if not by.strip() or _person(by) == _person(known.asked_by):
        raise ReviewRejected(
            f"{known.asked_by} asked for it, so somebody else has to confirm it. Nothing was "
            "erased."
        )


def _person(name: str) -> str:
    """A name as it is compared: no second person is made of capitals or spaces."""
    return " ".join(name.split()).casefold()


def _erase_rows(db: Connection, digest: str, by: str) -> None:
    if db.dialect.name == "sqlite":
        db.exec_driver_sql("PRAGMA secure_delete = ON")
    tables = [table.name for table in (*OF_A_SUBMISSION, change)]
    with guards_lifted(db, tables):
        seals = _redact(db, digest)
        for table in OF_A_SUBMISSION:
            db.execute(delete(table).where(table.c.sha256 == digest))
        db.execute(delete(mail).where(mail.c.sha256 == digest))  # where it lies is still known
        db.execute(delete(mail_draft).where(mail_draft.c["keys"].contains(digest)))
        cited = select(event.c.document).where(event.c.document == digest)
        db.execute(delete(link).where(link.c.document == digest, ~cited.exists()))
        db.execute(update(link).where(link.c.document == digest).values(reason=GONE))
    for name in DERIVED:
        db.execute(text(f"DROP TABLE IF EXISTS {name}"))
    after = {"lines": seals}
    note_change(db, by, f"submission {digest}", PATH_OF_ERASING, None, after, "")


def _redact(db: Connection, digest: str) -> dict[str, str]:
    """Take the words out of every line of the history on a submission; the seals by line."""
    wordings = select(heading.c.heading).where(heading.c.sha256 == digest)
    here = (change.c.subject == f"submission {digest}") & (change.c.path != PATH_OF_ERASING)
    taught = (change.c.subject == "headings") & change.c.path.in_(wordings)
    letters = change.c.subject.startswith(LETTER) & change.c.after.contains(digest)
    seals = {}
    for row in db.execute(select(change).where(here | taught | letters)).mappings().all():
        line = {name: row[name] for name in row if name != "chain"}
        line |= {"path": GONE, "before": dumps(GONE), "after": dumps(GONE), "reason": GONE}
        db.execute(update(change).where(change.c.ordinal == row["ordinal"]).values(**line))
        seals[str(row["ordinal"])] = seal(row["chain"], line)
    return seals


def _write(db: Connection, digest: str, new: ErasureEntry) -> None:
    db.execute(
        insert(erasure).values(
            sha256=digest,
            ordinal=next_ordinal(db, erasure, sha256=digest),
            step=new.step.value,
            by=storable(new.by),
            day=new.day.isoformat(),
            reason=storable(new.reason),
        )
    )


def _vacuum_postgresql(db: Connection) -> bool:
    names: Iterable[str] = [table.name for table in (*OF_A_SUBMISSION, link, change)]
    raw = db.connection.driver_connection
    assert raw is not None
    raw.autocommit = True
    for name in names:
        raw.execute(f'VACUUM FULL "{name}"')
    raw.autocommit = False
    return True
