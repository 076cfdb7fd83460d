"""Which documents belong to which actions, and why we think so."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from pipeline.register.held import LinkedDocument
from pipeline.register.schema import action, last_reading, link, reading, receipt, submission, value

ROLES = {  # by kind of document; several are joined
    "proposal": "proposal",
    "extension_proposal": "extension",
    "progress_report": "report",
    "adopted_action": "adopted text",
}
READ = "it names Concerted Action {number}"


def link_document(db: Connection, number: str, document: str, role: str, reason: str) -> bool:
    """Say that a document belongs to an action; False if that was said before.

    The role is that of the kinds read in it where `role` is "".
    """
    here = (link.c.action == number) & (link.c.document == document)
    if db.scalar(select(func.count()).select_from(link).where(here)):
        return False
    role = role or _role(
        _kinds(db, [document]).get(document, ()), _symbols(db, [document]).get(document)
    )
    db.execute(insert(link).values(action=number, document=document, role=role, reason=reason))
    return True


def link_readings(db: Connection, number: str) -> None:
    """Link every submission that names this action, which is new in the register."""
    rows = db.execute(
        select(reading.c.sha256)
        .where(reading.c.concerted_action == number)
        .where(reading.c.ordinal == last_reading(reading.c.sha256))
        .order_by(reading.c.sha256)
    )
    for row in rows.all():
        link_reading(db, row.sha256, number)


def link_reading(db: Connection, sha256: str, number: str | None, reason: str = READ) -> None:
    """Link a submission to the action it names, if that is in the register."""
    if number and db.scalar(select(action.c.number).where(action.c.number == number)):
        role = _role(_kinds(db, [sha256]).get(sha256, ()), _symbols(db, [sha256]).get(sha256))
        link_document(db, number, sha256, role, reason.format(number=number))


def unlink_reading(db: Connection, sha256: str, number: str) -> None:
    """Take back a link that rested only on what was read, after a person corrected it."""
    db.execute(
        delete(link).where(
            link.c.action == number,
            link.c.document == sha256,
            link.c.reason == READ.format(number=number),
        )
    )


def documents_of(
    db: Connection, numbers: Sequence[str] | None = None
) -> dict[str, tuple[LinkedDocument, ...]]:
    """The documents of these actions, or of all, by role and name."""
    query = select(link, submission.c.file).outerjoin(
        submission, submission.c.sha256 == link.c.document
    )
    if numbers is not None:
        query = query.where(link.c.action.in_(numbers))
    rows = db.execute(query).all()
    held = sorted({row.document for row in rows if row.file is not None})
    kinds, symbols, meetings = _kinds(db, held), _symbols(db, held), _meetings(db, held)
    languages = _languages(db, held)
    found: dict[str, list[LinkedDocument]] = {}
    for row in rows:
        one = LinkedDocument(
            document=row.document,
            role=row.role,
            reason=row.reason,
            file=row.file,
            symbol=symbols.get(row.document) if row.file is not None else row.document,
            kinds=kinds.get(row.document, ()),
            meetings=meetings.get(row.document, ()),
            language=languages.get(row.document),
        )
        found.setdefault(row.action, []).append(one)
    return {number: tuple(sorted(_once(ones), key=_place)) for number, ones in found.items()}


def _once(ones: Sequence[LinkedDocument]) -> list[LinkedDocument]:
    """Without documents known by a symbol whose file is there too."""
    held = {_plain(one.symbol) for one in ones if one.file is not None}
    return [one for one in ones if one.file is not None or _plain(one.symbol) not in held]


def _plain(symbol: str | None) -> str:
    return "".join((symbol or "").split()).casefold()


def _place(one: LinkedDocument) -> tuple[str, str, str]:
    return one.symbol or "~", one.role, one.document


def _role(kinds: Sequence[str], symbol: str | None) -> str:
    names = [ROLES[kind] for kind in kinds if kind in ROLES]
    role = " and ".join(names) or "document"
    return f"{role}, addendum" if "/Add" in (symbol or "") else role


def _kinds(db: Connection, digests: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows = db.execute(
        select(value.c.sha256, value.c.reading, value.c.json)
        .where(value.c.field == "kinds")
        .where(_among(value.c.sha256, digests))
        .order_by(value.c.sha256, value.c.reading)
    )
    return {row.sha256: tuple(json.loads(row.json)) for row in rows}


def _symbols(db: Connection, digests: Sequence[str]) -> dict[str, str | None]:
    return _newest(db, digests, reading.c.symbol)


def _languages(db: Connection, digests: Sequence[str]) -> dict[str, str | None]:
    return _newest(db, digests, reading.c.language)


def _newest(db: Connection, digests: Sequence[str], column: Any) -> dict[str, str | None]:
    """What the last reading of each has in a column."""
    rows = db.execute(
        select(reading.c.sha256, column.label("value"))
        .where(_among(reading.c.sha256, digests))
        .order_by(reading.c.sha256, reading.c.ordinal)
    )
    return {row.sha256: row.value for row in rows}


def _meetings(db: Connection, digests: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows = db.execute(
        select(receipt.c.sha256, receipt.c.meeting)
        .where(_among(receipt.c.sha256, digests))
        .order_by(receipt.c.sha256, receipt.c.ordinal)
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.sha256] = (*found.get(row.sha256, ()), row.meeting)
    return found


def _among(column: Any, digests: Sequence[str]) -> Any:
    """One of these; with many, all of them: databases limit how many can be named."""
    return column.in_(digests) if len(digests) <= 500 else column.is_not(None)
