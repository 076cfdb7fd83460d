"""Submissions in the register: load one, list them, give one back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select, update

from extractors.fields.bonn import in_figures, moment_of, read_day, written_day
from pipeline.actions.number import parse_number
from pipeline.register import serialization
from pipeline.register.clock import moment_of_entry
from pipeline.register.erasure import tombstones
from pipeline.register.errors import ErasedSubmission, UnknownSubmission
from pipeline.register.history.change_log import note_change
from pipeline.register.schema import finding, reading, receipt, section, submission, value
from pipeline.register.submissions.document_links import link_reading
from pipeline.register.submissions.earlier_versions import (
    carried_over,
    judged,
    judged_anew,
    judged_otherwise,
    life_of,
)
from pipeline.register.submissions.readings import last_read, latest_reading, summary_of
from pipeline.register.submissions.related_submissions import changed_sections, relatives
from pipeline.register.submissions.relations import relations_that_hold
from pipeline.register.submissions.review import add_word, facts_of
from pipeline.submissions.kept import UNCHANGED, FileState, IntakeResult, Receipt
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review import ReviewDecision
from pipeline.submissions.review.carried import described, holding
from pipeline.submissions.summary import Reading, reading_json


def add_submission(
    db: Connection,
    outcome: ExaminationResult,
    digest: str,
    size: int,
    received: date | None,
    meeting: str,
) -> IntakeResult:
    """Load a file whose bytes are kept; the caller holds the transaction."""
    name = outcome.summary.file
    if db.scalar(select(submission.c.sha256).where(submission.c.sha256 == digest)):
        return _add_again(db, outcome, digest, received, meeting)
    db.execute(
        insert(submission).values(sha256=digest, file=name, size=size, loaded=moment_of_entry(db))
    )
    _add_receipt(db, digest, meeting, received)
    outcome = judged(db, digest, outcome)
    relative, state, note = relatives(db, outcome.summary, digest)
    add_reading(db, digest, outcome)
    judge_versions(db, digest)
    if state is FileState.NEW_VERSION:
        note = _with_carried(db, digest, note)
    changed = changed_sections(db, relative, digest) if state is FileState.NEW_VERSION else ()
    if outcome.problem:
        state, note = FileState.UNREADABLE, "Kept as it came, with the day of receipt."
    return IntakeResult(
        Path(name), meeting, received, outcome, state, note, False, relative, changed
    )


def judge_versions(db: Connection, digest: str) -> None:
    """Judge every version of a document anew where a day of receipt makes a difference."""
    for other, result in judged_otherwise(db, digest):
        add_reading(db, other, result)


def say(db: Connection, wanted: str, word: ReviewDecision, about: str) -> bool:
    """Keep what a person says of a submission, and judge anew what follows from a day of receipt.

    As `add_word` for what is kept; the caller holds the transaction.
    """
    digest = find_digest(db, wanted)
    added = add_word(db, digest, word, about)
    if added and word.path == "received":
        judge_anew(db, life_of(db, digest))
    return added


def judge_anew(db: Connection, digests: Iterable[str]) -> None:
    """Judge the lateness of submissions by what people say of them now."""
    for digest in sorted(digests):
        add_reading(db, digest, judged_anew(db, digest))


def _with_carried(db: Connection, digest: str, note: str) -> str:
    """The note on a new version, with what people said of the earlier one and still holds."""
    ordinal, _ = latest_reading(db, digest)
    summary = summary_of(db, digest, ordinal)
    facts = facts_of(db, digest, ordinal)
    carried = described(
        holding(carried_over(db, digest, summary, relations_that_hold(db)), summary, facts)
    )
    return f"{note} Carried over from it: {carried}. Does this still hold?" if carried else note


def add_reading(db: Connection, digest: str, outcome: ExaminationResult) -> bool:
    """Add what a version of the program read; False, and nothing added, if it reads the same."""
    new = serialization.digest_of(outcome)
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
            text_hash=serialization.text_hash_of(summary),
            series=serialization.storable(serialization.series_of(summary)),
            detail=serialization.storable(outcome.detail),
            read=moment_of_entry(db),
        )
    )
    if ordinal:
        _note_differences(db, digest, ordinal, summary)
    _insert(db, value, [key | row._asdict() for row in serialization.value_rows(summary)])
    _insert(db, section, _numbered(key, map(serialization.section_row, summary.sections)))
    _insert(db, finding, _numbered(key, map(serialization.finding_row, outcome.findings)))
    link_reading(db, digest, str(number) if number else None)
    return True


def add_reading_anew(db: Connection, outcome: ExaminationResult) -> bool:
    """Add what was read from a held file once more; False if it reads the same.

    A file that was readable is never replaced by a failure. Raises UnknownSubmission.
    """
    digest = find_digest(db, outcome.summary.sha256 or outcome.summary.file)
    ordinal, _ = latest_reading(db, digest)
    if outcome.problem and summary_of(db, digest, ordinal).problem is None:
        return False
    return add_reading(db, digest, judged(db, digest, outcome))


def find_digest(db: Connection, wanted: str) -> str:
    """The SHA-256 meant by a whole one, its first eight characters or more, or a file name.

    Raises UnknownSubmission, also where several are meant.
    """
    short = wanted.lower()
    if db.scalar(select(submission.c.sha256).where(submission.c.sha256 == short)):
        return short  # the others are not looked at: thousands are asked for one by one
    rows = db.execute(select(submission.c.sha256, submission.c.file)).all()
    by_digest = [row.sha256 for row in rows if len(short) >= 8 and row.sha256.startswith(short)]
    by_name = [row.sha256 for row in rows if row.file == wanted]
    found = by_digest or by_name
    if len(found) == 1:
        return str(found[0])
    alike = [row for row in rows if row.sha256 in found or row.file.casefold() == short]
    for known in tombstones(db) if len(short) >= 8 else ():
        if known.sha256.startswith(short):
            raise ErasedSubmission(wanted, known)
    raise UnknownSubmission(wanted, tuple(sorted(f"{r.file} ({r.sha256[:12]})" for r in alike)))


def find_document(db: Connection, wanted: str) -> str:
    """The SHA-256 meant by `find_digest`, or by a symbol that only one submission has.

    Raises UnknownSubmission.
    """
    symbol = "".join(wanted.split()).casefold()
    rows = db.execute(select(reading.c.sha256, reading.c.symbol).distinct()).all()
    found = {row.sha256 for row in rows if "".join((row.symbol or "").split()).casefold() == symbol}
    return str(found.pop()) if len(found) == 1 else find_digest(db, wanted)


def _note_differences(db: Connection, digest: str, ordinal: int, new: Reading) -> None:
    """What the reading before said otherwise, as a change by the version that reads now."""
    old, now = reading_json(summary_of(db, digest, ordinal)), reading_json(new)
    for field, after in now.items():
        if old[field] != after:
            subject, values = f"submission {digest}", (old[field], after)
            note_change(db, new.program, subject, field, *values, "read again")


def receipts_of(db: Connection, digest: str) -> tuple[Receipt, ...]:
    rows = db.execute(select(receipt).where(receipt.c.sha256 == digest).order_by(receipt.c.ordinal))
    return tuple(
        Receipt(row.meeting, read_day(row.received) if row.received else None) for row in rows
    )


def _add_again(
    db: Connection, outcome: ExaminationResult, digest: str, received: date | None, meeting: str
) -> IntakeResult:
    outcome = judged(db, digest, outcome)
    here = Path(outcome.summary.file), meeting, received, outcome, FileState.ALREADY_HELD
    if other := _other_day(db, digest, meeting, received):
        return IntakeResult(*here, other)
    added = _complete_receipt(db, digest, meeting, received)
    failed = last_read(db, reading.c.problem_state, digest)
    if failed and not outcome.problem:
        add_reading(db, digest, outcome)
        note = "Held before, but it could not be read; now it could."
        return IntakeResult(*here, note, updated=True)
    if added and not outcome.problem:
        add_reading(db, digest, outcome)
    note = added or UNCHANGED
    return IntakeResult(*here, note, updated=bool(added))


def _other_day(db: Connection, digest: str, meeting: str, received: date | None) -> str:
    """A sentence where the file is held as received on another day: a person corrects that."""
    known = {receipt.meeting: receipt.received for receipt in receipts_of(db, digest)}.get(meeting)
    if known is None or received is None or not _differs(received, known):
        return ""
    return (
        f"Already held, as received on {in_figures(known)}: {in_figures(received)} changes "
        "nothing, for the first day counts. If that day is wrong: concerted correct "
        f"{digest[:12]} received {written_day(received)} --reason WHY."
    )


def _differs(received: date, known: date) -> bool:
    """Whether it is another day or hour than is known; a day without an hour says nothing of it."""
    if received != known:
        return True
    hours = moment_of(received), moment_of(known)
    return None not in hours and hours[0] != hours[1]


def _complete_receipt(db: Connection, digest: str, meeting: str, received: date | None) -> str:
    known = {earlier.meeting: earlier.received for earlier in receipts_of(db, digest)}
    if meeting not in known:
        _add_receipt(db, digest, meeting, received)
        _note_receipt(db, digest, meeting, None, received)
        return f"Already held; now also as sent to {meeting}."
    before = known[meeting]
    if received and (before is None or (moment_of(received) and not moment_of(before))):
        here = and_(receipt.c.sha256 == digest, receipt.c.meeting == meeting)
        db.execute(update(receipt).where(here).values(received=written_day(received)))
        known_before = {"received": written_day(before) if before else None}
        _note_receipt(db, digest, meeting, known_before, received)
        what = "hour" if before else "day"
        return f"Already held; the {what} it was received, {in_figures(received)}, was added."
    return ""


def _note_receipt(
    db: Connection, digest: str, meeting: str, before: object, received: date | None
) -> None:
    """What a second intake of the same file adds to it."""
    after = {"received": written_day(received) if received else None}
    note_change(db, "intake", f"submission {digest}", f"receipt {meeting}", before, after, "")


def _add_receipt(db: Connection, digest: str, meeting: str, received: date | None) -> None:
    before = select(func.count()).select_from(receipt).where(receipt.c.sha256 == digest)
    db.execute(
        insert(receipt).values(
            sha256=digest,
            meeting=meeting,
            received=written_day(received) if received else None,
            ordinal=1 + (db.scalar(before) or 0),
        )
    )


def _numbered(
    key: Mapping[str, object], rows: Iterable[Mapping[str, object]]
) -> list[dict[str, object]]:
    return [{**key, "ordinal": ordinal, **row} for ordinal, row in enumerate(rows, 1)]


def _insert(db: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        db.execute(insert(table), rows)
