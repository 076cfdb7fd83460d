"""Which documents belong to which actions, and why we think so."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from pipeline.actions.action import LinkedDocument
from pipeline.register.names import find_key
from pipeline.register.schema import (
    finding,
    last_reading,
    link,
    reading,
    receipt,
    submission,
    value,
)
from pipeline.register.submissions.relations import relations_that_hold
from pipeline.submissions.versions.relations import set_aside

ROLES = {  # by kind of document; several are joined
    "proposal": "proposal",
    "extension_proposal": "extension",
    "progress_report": "report",
    "adopted_action": "adopted text",
}
UNKNOWN = "document"  # the role, where nothing tells it
READ = "it names Concerted Action {number}"


def link_document(db: Connection, number: str, document: str, role: str, reason: str) -> bool:
    """Say that a document belongs to an action; False if that was said before.

    The role is that of the kinds read in it where `role` is "".
    """
    here = (link.c.action == number) & (link.c.document == document)
    if db.scalar(select(func.count()).select_from(link).where(here)):
        return False
    role = role or role_of_kinds(
        _kinds(db, [document]).get(document, ()), _symbols(db, [document]).get(document)
    )
    db.execute(insert(link).values(action=number, document=document, role=role, reason=reason))
    return True


def link_readings(db: Connection, number: str) -> None:
    """Link every submission that names this action, whose number is new in the register."""
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
    key = find_key(db, number) if number else None
    if number and key:
        role = role_of_kinds(
            _kinds(db, [sha256]).get(sha256, ()), _symbols(db, [sha256]).get(sha256)
        )
        link_document(db, key, sha256, role, reason.format(number=number))


def unlink_reading(db: Connection, sha256: str, number: str) -> None:
    """Take back a link that rested only on what was read, after a person corrected it."""
    db.execute(
        delete(link).where(
            link.c.action == (find_key(db, number) or number),
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
    digests = sorted({row.document for row in rows if row.file is not None})
    kinds, symbols, meetings = _kinds(db, digests), _symbols(db, digests), _meetings(db, digests)
    languages, asides, codes = _languages(db, digests), _asides(db), _codes(db, digests)
    found: dict[str, list[LinkedDocument]] = {}
    for row in rows:
        document = LinkedDocument(
            document=row.document,
            role=row.role,
            reason=row.reason,
            file=row.file,
            symbol=symbols.get(row.document) if row.file is not None else row.document,
            kinds=kinds.get(row.document, ()),
            meetings=meetings.get(row.document, ()),
            language=languages.get(row.document),
            aside=asides.get(row.document, ""),
            codes=codes.get(row.document, frozenset()),
        )
        found.setdefault(row.action, []).append(document)
    return {number: tuple(sorted(_once(ones), key=_place)) for number, ones in found.items()}


def _once(ones: Sequence[LinkedDocument]) -> list[LinkedDocument]:
    """Without documents known by a symbol whose file is there too.

    A report that bears the symbol of the adopted text it is about is not that text.
    """
    present = {
        (_plain(document.symbol), _place_of(document.role))
        for document in ones
        if document.file is not None
    }
    return [
        document
        for document in ones
        if document.file is not None
        or not {(_plain(document.symbol), _place_of(document.role)), (_plain(document.symbol), "")}
        & present
    ]


def _place_of(role: str) -> str:
    """What may not stand in for each other; "" for a role that is not known.

    >>> _place_of("adopted text, addendum"), _place_of("extension"), _place_of("report")
    ('adopted text', 'sent', 'sent')
    """
    first = role.partition(",")[0]
    if first == UNKNOWN:
        return ""
    return first if first == ROLES["adopted_action"] else "sent"


def _plain(symbol: str | None) -> str:
    return "".join((symbol or "").split()).casefold()


def _place(document: LinkedDocument) -> tuple[str, str, str]:
    return document.symbol or "~", document.role, document.document


def role_of_kinds(kinds: Sequence[str], symbol: str | None) -> str:
    """The role of a document by the kinds read in it and its symbol."""
    names = [ROLES[kind] for kind in kinds if kind in ROLES]
    role = " and ".join(names) or UNKNOWN
    return f"{role}, addendum" if "/Add" in (symbol or "") else role


def _kinds(db: Connection, digests: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows = db.execute(
        select(value.c.sha256, value.c.reading, value.c.json)
        .where(value.c.field == "kinds")
        .where(among(value.c.sha256, digests))
        .order_by(value.c.sha256, value.c.reading)
    )
    return {row.sha256: tuple(json.loads(row.json)) for row in rows}


def _symbols(db: Connection, digests: Sequence[str]) -> dict[str, str | None]:
    return _newest(db, digests, reading.c.symbol)


def _languages(db: Connection, digests: Sequence[str]) -> dict[str, str | None]:
    return _newest(db, digests, reading.c.language)


def _codes(db: Connection, digests: Sequence[str]) -> dict[str, frozenset[str]]:
    """The rules that spoke when each was last read, waived or not."""
    here = finding.c.reading == last_reading(finding.c.sha256)
    rows = db.execute(
        select(finding.c.sha256, finding.c.code)
        .where(among(finding.c.sha256, digests), here)
        .distinct()
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.sha256, set()).add(row.code)
    return {digest: frozenset(codes) for digest, codes in found.items()}


def _newest(db: Connection, digests: Sequence[str], column: Any) -> dict[str, str | None]:
    """What the last reading of each has in a column."""
    rows = db.execute(
        select(reading.c.sha256, column.label("value"))
        .where(among(reading.c.sha256, digests))
        .order_by(reading.c.sha256, reading.c.ordinal)
    )
    return {row.sha256: row.value for row in rows}


def _asides(db: Connection) -> dict[str, str]:
    """Why files count for nothing; those that count are not in it."""
    found = {digest: set_aside(about) for digest, about in relations_that_hold(db).items()}
    return {digest: relation.kind.value for digest, relation in found.items() if relation}


def _meetings(db: Connection, digests: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows = db.execute(
        select(receipt.c.sha256, receipt.c.meeting)
        .where(among(receipt.c.sha256, digests))
        .order_by(receipt.c.sha256, receipt.c.ordinal)
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        found[row.sha256] = (*found.get(row.sha256, ()), row.meeting)
    return found


def among(column: Any, digests: Sequence[str]) -> Any:
    """One of these; with many, all of them: databases limit how many can be named."""
    return column.in_(digests) if len(digests) <= 500 else column.is_not(None)
