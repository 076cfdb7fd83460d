"""The register as it was known at the end of a day: what was entered later is not there.

What is kept for ever has the moment of its entry, and is left out by a view that stands before
the table on this connection alone; what is changed in place is taken back by the history. Nobody
else sees any of it, and nothing can be written on such a connection.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text, update

from pipeline.convention.calendar import BONN
from pipeline.register.schema import action, erasure, meeting, receipt
from pipeline.register.submissions.document_links import link_reading

IN_PLACE = ("action", "link", "receipt", "meeting")  # tables whose lines change
HELD = "sha256 IN (SELECT sha256 FROM submission)"
READ = "EXISTS (SELECT 1 FROM reading r WHERE r.sha256 = t.sha256 AND r.ordinal = t.reading)"
LINKED = """
(document IN (SELECT sha256 FROM submission)
 OR EXISTS (SELECT 1 FROM event e WHERE e.action = t.action AND e.document = t.document)
 OR NOT (document IN (SELECT sha256 FROM {main}.submission)
 OR EXISTS (SELECT 1 FROM {main}.event e WHERE e.action = t.action AND e.document = t.document)))
AND action IN (SELECT number FROM action)
AND (reason NOT LIKE '% says so' OR EXISTS (SELECT 1 FROM change c
 WHERE c.subject = 'submission ' || t.document AND c.path = 'concerted_action'))
"""


def _entered(key: str, same: str, subject: str, path: str) -> str:
    """Lines of a table without a moment of its own: the history has a line for each."""
    return f"""
    (SELECT COUNT(*) FROM {{main}}.{{name}} b
     WHERE b.{key} = t.{key} AND {same} AND b.ordinal <= t.ordinal)
    <= (SELECT COUNT(*) FROM change c
     WHERE c.subject = '{subject} ' || t.{key} AND {path} AND c.reason <> 'read again')
    """  # noqa: S608 - names of ours


KNOWN = {  # in the order of making: later ones look at earlier ones
    "change": "at < '{moment}'",
    "submission": "loaded < '{moment}'",
    "reading": "read < '{moment}'",
    **dict.fromkeys(("value", "section", "finding"), READ),
    "event": "recorded < '{moment}'",
    "fact": "EXISTS (SELECT 1 FROM event e WHERE e.action = t.action AND e.ordinal = t.event)",
    "action": "number IN (SELECT action FROM event)",
    "name": "recorded < '{moment}' AND action IN (SELECT number FROM action)",
    "link": LINKED,
    "receipt": HELD,
    "meeting": "TRUE",
    "word": _entered("sha256", "b.path = t.path", "submission", "c.path = t.path"),
    "deadline": _entered("meeting", "b.kind = t.kind", "meeting", "c.path = t.kind"),
    "relation": _entered("sha256", "TRUE", "submission", "c.path IN ('relation', 'meeting')"),
    "erasure": "day <= '{day}'",
    "national_report": "recorded < '{moment}'",
    "national_question": "recorded < '{moment}'",
    "national_publication": "recorded < '{moment}'",
}


def show_as_known(db: Connection, day: date) -> None:
    """Let this connection see what was entered by the end of `day` in Bonn, and nothing else."""
    moment, main = end_of(day), _schema(db)
    with db.begin():
        for name, where in KNOWN.items():
            what = "TABLE" if name in IN_PLACE else "VIEW"
            known = where.format(moment=moment, main=main, name=name, day=day)
            rows = f'SELECT * FROM {main}."{name}" t WHERE {known}'  # noqa: S608 - names of ours
            db.execute(text(f'CREATE TEMP {what} "{name}" AS {rows}'))
        _take_back(db, main, moment)
    db.info["looks_only"] = True


def _schema(db: Connection) -> str:
    """Where the tables themselves are: names alone mean what stands before them."""
    if db.dialect.name == "sqlite":
        return "main"
    found = str(db.scalar(text("SELECT current_schema()")))
    db.rollback()
    return found


def end_of(day: date) -> str:
    """The moment at which `day` ends in Bonn, as the register writes moments.

    >>> end_of(date(2025, 10, 24))
    '2025-10-24T22:00:00+00:00'
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), BONN)
    return midnight.astimezone(UTC).isoformat(timespec="seconds")


def _take_back(db: Connection, main: str, moment: str) -> None:
    """What was changed in place since, the newest first, as it was before."""
    rows = db.execute(
        text(
            f"SELECT subject, path, before FROM {main}.change "  # noqa: S608 - a name of ours
            "WHERE at >= :moment ORDER BY ordinal DESC"
        ),
        {"moment": moment},
    )
    erased = {f"submission {sha256}" for sha256 in db.scalars(select(erasure.c.sha256))}
    for subject, path, before in rows.all():
        kind, _, key = subject.partition(" ")
        if subject in erased:
            continue  # their history has lost its words
        if take_back := TAKEN_BACK.get((kind, path.partition(" ")[0])):
            take_back(db, key, path, json.loads(before))


def _action_back(db: Connection, number: str, path: str, before: Any) -> None:
    db.execute(update(action).where(action.c.number == number).values({path: before}))


def _meeting_back(db: Connection, id_: str, _: str, before: Any) -> None:
    here = meeting.c.id == id_
    if before is None:
        db.execute(delete(meeting).where(here))
    else:
        db.execute(update(meeting).where(here).values(before))


def _day_back(db: Connection, sha256: str, _: str, before: Any) -> None:
    here = (receipt.c.sha256 == sha256) & (receipt.c.ordinal == 1)
    db.execute(update(receipt).where(here).values(received=before))


def _receipt_back(db: Connection, sha256: str, path: str, before: Any) -> None:
    here = (receipt.c.sha256 == sha256) & (receipt.c.meeting == path.partition(" ")[2])
    if before is None:
        db.execute(delete(receipt).where(here))
    else:
        db.execute(update(receipt).where(here).values(before))


def _meetings_back(db: Connection, sha256: str, _: str, before: Any) -> None:
    db.execute(delete(receipt).where(receipt.c.sha256 == sha256))
    for ordinal, (sent_to, day) in enumerate(before, 1):
        row = {"sha256": sha256, "meeting": sent_to, "received": day, "ordinal": ordinal}
        db.execute(insert(receipt).values(row))


def _link_back(db: Connection, sha256: str, _: str, before: Any) -> None:
    if before:
        link_reading(db, sha256, str(before))


TAKEN_BACK: dict[tuple[str, str], Callable[[Connection, str, str, Any], None]] = {
    ("action", "title"): _action_back,
    ("action", "note"): _action_back,
    ("meeting", "meeting"): _meeting_back,
    ("submission", "received"): _day_back,
    ("submission", "receipt"): _receipt_back,
    ("submission", "meeting"): _meetings_back,
    ("submission", "concerted_action"): _link_back,
}
