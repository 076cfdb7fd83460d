"""People's word in the register: kept beside what was read, and surviving every new reading."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from pipeline.actions import parse_number
from pipeline.people import NoSuchValue, Verb, Word, full_value, known_path, value_at
from pipeline.register.changes import note_change
from pipeline.register.codec import dumps, storable
from pipeline.register.errors import RefusedWord
from pipeline.register.links import link_reading, unlink_reading
from pipeline.register.readings import latest_reading, summary_of
from pipeline.register.schema import finding, receipt, word
from pipeline.summary_members import MEMBERS

SAID_UNREAD = ("kind", "concerted_action")  # what a person may know of a file that does not open


def words_of(db: Connection, digest: str) -> tuple[Word, ...]:
    """Everything people said of a submission, oldest first."""
    rows = db.execute(select(word).where(word.c.sha256 == digest).order_by(word.c.ordinal))
    return tuple(
        Word(
            verb=Verb(row.verb),
            path=row.path,
            before=json.loads(row.before),
            after=json.loads(row.after),
            reason=row.reason,
            by=row.by,
            day=date.fromisoformat(row.day),
            program=row.program,
        )
        for row in rows
    )


def add_word(db: Connection, digest: str, new: Word, about: str = "") -> bool:
    """Keep what a person says; False if they said it before. The caller holds the transaction.

    `before` and `program` of `new` are set here; `about` are words of the findings to waive, ""
    for all of the code. Raises RefusedWord.
    """
    ordinal, _ = latest_reading(db, digest)
    summary = summary_of(db, digest, ordinal)
    new = replace(new, program=summary.program)
    if new.verb is Verb.WAIVE:
        new = _waiving(db, digest, ordinal, new, about)
    else:
        new = _about_value(new, summary)
    said = words_of(db, digest)
    if any(_same(one, new) for one in said):
        return False
    _write(db, digest, new)
    note_change(db, new.by, f"submission {digest}", new.path, new.before, new.after, new.reason)
    if new.verb is Verb.CORRECT:
        _follow(db, digest, new)
    return True


def facts_of(db: Connection, digest: str, ordinal: int) -> list[Any]:
    """The facts of each finding of a reading, as JSON, in their order."""
    rows = db.execute(
        select(finding.c.facts)
        .where(finding.c.sha256 == digest, finding.c.reading == ordinal)
        .order_by(finding.c.ordinal)
    )
    return [json.loads(row.facts) for row in rows]


def _about_value(new: Word, summary: Any) -> Word:
    if summary.problem is not None and new.path not in SAID_UNREAD:
        raise RefusedWord(
            f"{summary.file} could not be read, so there is no value to {new.verb}. "
            "Read it again (`concerted reread`), ask for another copy, or say what it is: "
            f"{' and '.join(SAID_UNREAD)} can be corrected."
        )
    try:
        path = known_path(summary, new.path)
        before = value_at(summary, path)
        after = before if new.verb is Verb.CONFIRM else _wanted(path, new.after, before)
    except NoSuchValue as error:
        raise RefusedWord(str(error)) from error
    if new.verb is Verb.CONFIRM and before is None:
        raise RefusedWord(f"Nothing was read for {path}: correct it instead of confirming it.")
    if new.verb is Verb.CORRECT and not new.reason.strip():
        raise RefusedWord("Say why the value is corrected: --reason.")
    return replace(new, path=path, before=before, after=after)


def _wanted(path: str, given: Any, before: Any) -> Any:
    field, _, rest = path.partition("/")
    if field in MEMBERS and (before is None or isinstance(before, dict)):
        return full_value(field, rest, given)
    if check := CHECKS.get(field):
        return given if given is None else check(given)
    return given


def _waiving(db: Connection, digest: str, ordinal: int, new: Word, about: str) -> Word:
    if not new.reason.strip():
        raise RefusedWord("Say why the finding is waived: --reason.")
    code = new.path.upper()
    rows = db.execute(
        select(finding.c.code, finding.c.facts, finding.c.message)
        .where(finding.c.sha256 == digest, finding.c.reading == ordinal)
        .order_by(finding.c.ordinal)
    ).all()
    facts = [
        json.loads(row.facts)
        for row in rows
        if row.code == code and about.casefold() in row.message.casefold()
    ]
    if not facts:
        codes = ", ".join(dict.fromkeys(row.code for row in rows)) or "none"
        with_words = f" with “{about}” in it" if about else ""
        raise RefusedWord(f"There is no finding {code}{with_words}. Its findings: {codes}.")
    return replace(new, path=code, before=facts, after="waived")


def _same(one: Word, other: Word) -> bool:
    def told(said: Word) -> tuple[object, ...]:
        return said.verb, said.path, dumps(said.before), dumps(said.after), said.by

    return told(one) == told(other)


def _write(db: Connection, digest: str, new: Word) -> None:
    here = select(func.count()).select_from(word).where(word.c.sha256 == digest)
    db.execute(
        insert(word).values(
            sha256=digest,
            ordinal=1 + (db.scalar(here) or 0),
            verb=new.verb.value,
            path=storable(new.path),
            before=dumps(new.before),
            after=dumps(new.after),
            reason=storable(new.reason),
            by=storable(new.by),
            day=new.day.isoformat(),
            program=new.program,
        )
    )


def _follow(db: Connection, digest: str, new: Word) -> None:
    """What else in the register rests on a value."""
    if new.path == "concerted_action":
        if old := parse_number(str(new.before or "")):
            unlink_reading(db, digest, str(old))
        if number := parse_number(str(new.after or "")):
            link_reading(db, digest, str(number), f"{new.by} says so")
    if new.path == "received":
        here = (receipt.c.sha256 == digest) & (receipt.c.ordinal == 1)
        db.execute(update(receipt).where(here).values(received=new.after))


def _a_day(given: Any) -> str:
    try:
        return date.fromisoformat(str(given)).isoformat()
    except ValueError:
        raise RefusedWord(f"“{given}” is not a day. Give it as 2025-10-20.") from None


def _a_number(given: Any) -> str:
    number = parse_number(str(given))
    if number is None:
        raise RefusedWord(f"“{given}” is not the number of an action. Give it as 12.8.")
    return str(number)


def _one_of(known: Sequence[str]) -> Any:
    def check(given: Any) -> Any:
        if given not in known:
            raise RefusedWord(f"“{given}” is not known here. Give one of {', '.join(known)}.")
        return given

    return check


KINDS = (
    "proposal",
    "extension_proposal",
    "progress_report",
    "adopted_action",
    "listing_proposal",
    "other",
)
CHECKS = {
    "document_date": _a_day,
    "received": _a_day,
    "concerted_action": _a_number,
    "kind": _one_of(KINDS),
    "language": _one_of(("en", "fr", "es")),
    "proposed_future": _one_of(("continuation", "completion", "closure")),
}
