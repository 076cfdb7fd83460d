"""Submissions in the register: load one, list them, give one back."""

from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select, update

from pipeline.actions import parse_number
from pipeline.outcome import Outcome
from pipeline.register import codec
from pipeline.register.changes import note_change
from pipeline.register.clock import now
from pipeline.register.errors import UnknownSubmission
from pipeline.register.held import Loaded, LoadState, Receipt
from pipeline.register.links import link_reading
from pipeline.register.readings import last_read, latest_reading, summary_of
from pipeline.register.relatives import changed_sections, relatives
from pipeline.register.schema import (
    finding,
    reading,
    receipt,
    section,
    submission,
    value,
)
from pipeline.summary import FileSummary


def add_submission(
    db: Connection, outcome: Outcome, digest: str, size: int, received: date | None, meeting: str
) -> Loaded:
    """Load a file whose bytes are kept; the caller holds the transaction."""
    name = outcome.summary.file
    if db.scalar(select(submission.c.sha256).where(submission.c.sha256 == digest)):
        return _add_again(db, outcome, digest, received, meeting)
    db.execute(insert(submission).values(sha256=digest, file=name, size=size, loaded=now()))
    _add_receipt(db, digest, meeting, received)
    relative, state, note = relatives(db, outcome.summary, digest)
    add_reading(db, digest, outcome)
    changed = changed_sections(db, relative, digest) if state is LoadState.NEW_VERSION else ()
    return Loaded(state, digest, name, note, False, relative, changed)


def add_reading(db: Connection, digest: str, outcome: Outcome) -> bool:
    """Add what a version of the program read; False, and nothing added, if it reads the same."""
    new = codec.digest_of(outcome)
    ordinal, old = latest_reading(db, digest)
    if new == old:
        return False
    summary = outcome.summary
    number = parse_number(summary.concerted_action or "")
    key = {"sha256": digest, "reading": ordinal + 1}
    db.execute(
        insert(reading).values(
            sha256=digest,
            ordinal=ordinal + 1,
            digest=new,
            program=summary.program,
            edition=summary.edition,
            kind=summary.kind,
            language=summary.language,
            symbol=summary.symbol,
            concerted_action=str(number) if number else None,
            problem_state=summary.problem_state or ("unreadable" if summary.problem else None),
            text_hash=codec.text_hash_of(summary),
            series=codec.storable(codec.series_of(summary)),
            detail=codec.storable(outcome.detail),
            read=now(),
        )
    )
    if ordinal:
        _note_differences(db, digest, ordinal, summary)
    _insert(db, value, [key | row._asdict() for row in codec.value_rows(summary)])
    _insert(db, section, [key | row for row in _section_rows(summary)])
    _insert(db, finding, [key | row for row in _finding_rows(outcome)])
    link_reading(db, digest, str(number) if number else None)
    return True


def find_digest(db: Connection, wanted: str) -> str:
    """The SHA-256 meant by a whole one, its first eight characters or more, or a file name.

    Raises UnknownSubmission, also where several are meant.
    """
    rows = db.execute(select(submission.c.sha256, submission.c.file)).all()
    short = wanted.lower()
    by_digest = [row.sha256 for row in rows if len(short) >= 8 and row.sha256.startswith(short)]
    by_name = [row.sha256 for row in rows if row.file == wanted]
    found = by_digest or by_name
    if len(found) == 1:
        return str(found[0])
    alike = [row for row in rows if row.sha256 in found or row.file.casefold() == short]
    raise UnknownSubmission(wanted, tuple(sorted(f"{r.file} ({r.sha256[:12]})" for r in alike)))


def find_document(db: Connection, wanted: str) -> str:
    """The SHA-256 meant by `find_digest`, or by a symbol that only one submission has.

    Raises UnknownSubmission.
    """
    symbol = "".join(wanted.split()).casefold()
    rows = db.execute(select(reading.c.sha256, reading.c.symbol).distinct()).all()
    found = {row.sha256 for row in rows if "".join((row.symbol or "").split()).casefold() == symbol}
    return str(found.pop()) if len(found) == 1 else find_digest(db, wanted)


def _note_differences(db: Connection, digest: str, ordinal: int, new: FileSummary) -> None:
    """What the reading before said otherwise, as a change by the version that reads now."""
    old = summary_of(db, digest, ordinal)
    for field in fields(FileSummary):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            subject, told = f"submission {digest}", (_json(before), _json(after))
            note_change(db, new.program, subject, field.name, *told, "read again")


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [
            asdict(one) if is_dataclass(one) and not isinstance(one, type) else one for one in value
        ]
    return value


def receipts_of(db: Connection, digest: str) -> tuple[Receipt, ...]:
    rows = db.execute(select(receipt).where(receipt.c.sha256 == digest).order_by(receipt.c.ordinal))
    return tuple(
        Receipt(row.meeting, date.fromisoformat(row.received) if row.received else None)
        for row in rows
    )


def _add_again(
    db: Connection, outcome: Outcome, digest: str, received: date | None, meeting: str
) -> Loaded:
    name = outcome.summary.file
    added = _complete_receipt(db, digest, meeting, received)
    failed = last_read(db, reading.c.problem_state, digest)
    if failed and not outcome.problem:
        add_reading(db, digest, outcome)
        note = "Held before, but it could not be read; now it could."
        return Loaded(LoadState.ALREADY_HELD, digest, name, note, updated=True)
    if added and not outcome.problem:
        add_reading(db, digest, outcome)
    note = added or "Already held: nothing changed."
    return Loaded(LoadState.ALREADY_HELD, digest, name, note, updated=bool(added))


def _complete_receipt(db: Connection, digest: str, meeting: str, received: date | None) -> str:
    known = {one.meeting: one.received for one in receipts_of(db, digest)}
    if meeting not in known:
        _add_receipt(db, digest, meeting, received)
        return f"Already held; now also as sent to {meeting}."
    if known[meeting] is None and received:
        here = and_(receipt.c.sha256 == digest, receipt.c.meeting == meeting)
        db.execute(update(receipt).where(here).values(received=received.isoformat()))
        return f"Already held; the day it was received, {received.isoformat()}, was added."
    return ""


def _add_receipt(db: Connection, digest: str, meeting: str, received: date | None) -> None:
    before = select(func.count()).select_from(receipt).where(receipt.c.sha256 == digest)
    db.execute(
        insert(receipt).values(
            sha256=digest,
            meeting=meeting,
            received=received.isoformat() if received else None,
            ordinal=1 + (db.scalar(before) or 0),
        )
    )


def _section_rows(summary: FileSummary) -> list[dict[str, object]]:
    return [
        {
            "ordinal": ordinal,
            "id": one.id,
            "heading": codec.storable(one.heading),
            "language": one.language,
            "text": codec.storable(one.text),
            "page": one.page,
            "paragraph": one.paragraph,
            "also": codec.dumps(one.also),
        }
        for ordinal, one in enumerate(summary.sections, 1)
    ]


def _finding_rows(outcome: Outcome) -> list[dict[str, object]]:
    pairs = zip(outcome.findings, outcome.summary.findings, strict=True)
    return [
        {"ordinal": ordinal, **codec.finding_row(one, said.message)}
        for ordinal, (one, said) in enumerate(pairs, 1)
    ]


def _insert(db: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        db.execute(insert(table), rows)
