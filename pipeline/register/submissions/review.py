"""People's word in the register: kept beside what was read, and surviving every new reading."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from extractors.fields.bonn import written_day
from pipeline.actions.number import parse_number
from pipeline.convention.calendar import this_day
from pipeline.convention.receipt_day import FutureReceipt, refuse_future
from pipeline.register.errors import ReviewRejected
from pipeline.register.history.change_log import note_change
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import finding, receipt, word
from pipeline.register.serialization import dumps, storable
from pipeline.register.submissions.document_links import link_reading, unlink_reading
from pipeline.register.submissions.headings import teach_heading
from pipeline.register.submissions.readings import latest_reading, summary_of
from pipeline.submissions.review import ReviewAction, ReviewDecision, with_words
from pipeline.submissions.review.given_values import full_value, part_value
from pipeline.submissions.review.review_paths import (
    CHOICES,
    NoSuchValue,
    known_path,
    names_part,
    value_at,
)
from pipeline.submissions.review.review_sections import FIELD as SECTIONS
from pipeline.submissions.review.review_sections import NoSuchHeading, known_section, may_be_wording
from pipeline.submissions.review.taught_headings import TaughtHeading
from pipeline.submissions.summary import MEMBERS, Reading
from pipeline.workbooks.days import DayUnclear, ask_which, cell_day
from pipeline.workbooks.hours import typed_receipt

SAID_UNREAD = ("kind", "concerted_action")  # what a person may know of a file that does not open


def words_of(db: Connection, digest: str) -> tuple[ReviewDecision, ...]:
    """Everything people said of a submission, oldest first."""
    rows = db.execute(select(word).where(word.c.sha256 == digest).order_by(word.c.ordinal))
    return tuple(
        ReviewDecision(
            verb=ReviewAction(row.verb),
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


def add_word(db: Connection, digest: str, new: ReviewDecision, about: str = "") -> bool:
    """Keep what a person says; False if they said it before. The caller holds the transaction.

    `before` and `program` of `new` are set here; `about` are words of the findings to waive, ""
    for all of the code. Raises RefusedWord.
    """
    ordinal, _ = latest_reading(db, digest)
    summary = summary_of(db, digest, ordinal)
    decisions = words_of(db, digest)
    new = replace(new, program=summary.program)
    if new.verb in (ReviewAction.WAIVE, ReviewAction.WITHDRAW):
        new = _waiving(db, digest, ordinal, new, about)
    else:
        new = _about_value(new, summary, with_words(summary, decisions))
    taught = new.verb is ReviewAction.CORRECT and _teach(db, digest, new, summary)
    if _changes_nothing(new, summary, decisions):
        return taught
    _write(db, digest, new)
    note_change(db, new.by, f"submission {digest}", new.path, new.before, new.after, new.reason)
    if new.verb is ReviewAction.CORRECT:
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


def _changes_nothing(
    new: ReviewDecision, summary: Reading, decisions: Sequence[ReviewDecision]
) -> bool:
    """Whether a decision was kept before and still holds, or corrects a value to what it is."""
    if new.verb is ReviewAction.CORRECT and not new.path.startswith(f"{SECTIONS}/"):
        return dumps(value_at(with_words(summary, decisions), new.path)) == dumps(new.after)
    if new.verb is ReviewAction.WAIVE:  # what was taken back since may be waived again
        withdrawn = [
            n for n, decision in enumerate(decisions) if decision.verb is ReviewAction.WITHDRAW
        ]
        decisions = decisions[withdrawn[-1] + 1 :] if withdrawn else decisions
    if new.verb is ReviewAction.WITHDRAW:
        waived = [n for n, decision in enumerate(decisions) if decision.verb is ReviewAction.WAIVE]
        decisions = decisions[waived[-1] + 1 :] if waived else decisions
    return any(_same(decision, new) for decision in decisions)


def _about_value(new: ReviewDecision, summary: Reading, current: Reading) -> ReviewDecision:
    """A decision with the path, what was read and what the person says; `current`: as corrected."""
    if summary.problem is not None and new.path not in SAID_UNREAD:
        raise ReviewRejected(
            f"{summary.file} could not be read, so there is no value to {new.verb}. "
            "Read it again (`concerted reread`), ask for another copy, or say what it is: "
            f"{' and '.join(SAID_UNREAD)} can be corrected."
        )
    try:
        path = known_path(current, new.path)
        present = value_at(current, path)
        confirms = new.verb is ReviewAction.CONFIRM
        after = present if confirms else _wanted(path, new.after, current)
    except (NoSuchValue, NoSuchHeading) as error:
        raise ReviewRejected(str(error)) from error
    if confirms and present is None:
        raise ReviewRejected(f"Nothing was read for {path}: correct it instead of confirming it.")
    if new.verb is ReviewAction.CORRECT and not new.reason.strip():
        raise ReviewRejected("Say why the value is corrected: --reason.")
    return replace(new, path=path, before=value_at(summary, path), after=after)


def _wanted(path: str, given: Any, current: Reading) -> Any:
    """What a person gives, as it is kept. Raises NoSuchValue and ReviewRejected."""
    field, _, rest = path.partition("/")
    if field == SECTIONS:
        return known_section(current, given)
    if field in MEMBERS:
        present = value_at(current, path)
        if present is None and given is None:
            raise NoSuchValue(f"{path} is not there: there is nothing to take away.")
        if names_part(current, path):
            return part_value(current, path, given)
        return full_value(current, field, rest, given)
    if given is None and field in NEVER_EMPTY:
        raise ReviewRejected(NEVER_EMPTY[field])
    if given is not None and not isinstance(given, str):
        raise ReviewRejected(f"{field} is one text, in quotation marks; “{given}” is not.")
    if check := CHECKS.get(field):
        return given if given is None else check(given)
    return given


def _waiving(
    db: Connection, digest: str, ordinal: int, new: ReviewDecision, about: str
) -> ReviewDecision:
    if not new.reason.strip():
        what = "waived" if new.verb is ReviewAction.WAIVE else "open again"
        raise ReviewRejected(f"Say why the finding is {what}: --reason.")
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
        raise ReviewRejected(f"There is no finding {code}{with_words}. Its findings: {codes}.")
    after = "waived" if new.verb is ReviewAction.WAIVE else "open"
    return replace(new, path=code, before=facts, after=after)


def _same(decision: ReviewDecision, other: ReviewDecision) -> bool:
    def identity(compared: ReviewDecision) -> tuple[object, ...]:
        return (
            compared.verb,
            compared.path,
            dumps(compared.before),
            dumps(compared.after),
            compared.by,
        )

    return identity(decision) == identity(other)


def _write(db: Connection, digest: str, new: ReviewDecision) -> None:
    db.execute(
        insert(word).values(
            sha256=digest,
            ordinal=next_ordinal(db, word, sha256=digest),
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


def _teach(db: Connection, digest: str, new: ReviewDecision, summary: Reading) -> bool:
    """Remember a heading that was placed as a wording for later files; whether that is new."""
    field, _, heading = new.path.partition("/")
    if field != SECTIONS or not may_be_wording(summary, new.path, new.after):
        return False
    taught = TaughtHeading(heading, new.after, digest, True, new.by, new.day)
    return teach_heading(db, taught, new.reason)


def _follow(db: Connection, digest: str, new: ReviewDecision) -> None:
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
        day = cell_day(str(given))
    except DayUnclear as error:
        raise ReviewRejected(ask_which(error)) from error
    if day is None:
        raise ReviewRejected(f"“{given}” is not a day. Give it as 2025-10-20.")
    return day.isoformat()


def _a_past_day(given: Any) -> str:
    """A day of receipt, with its hour where one is given."""
    try:
        day = typed_receipt(str(given))
        if day is None:
            return _a_day(given)
        refuse_future(day, this_day())
    except DayUnclear as error:
        raise ReviewRejected(ask_which(error)) from error
    except FutureReceipt as error:
        raise ReviewRejected(str(error)) from error
    return written_day(day)


def _a_number(given: Any) -> str:
    number = parse_number(str(given))
    if number is None:
        raise ReviewRejected(f"“{given}” is not the number of an action. Give it as 12.8.")
    return str(number)


def _one_of(known: Sequence[str]) -> Any:
    def check(given: Any) -> Any:
        if given not in known:
            raise ReviewRejected(f"“{given}” is not known here. Give one of {', '.join(known)}.")
        return given

    return check


NEVER_EMPTY = {
    "kind": f"Every file is of some kind. Give one of {', '.join(CHOICES['kind'])}.",
    "language": "Every file is in some language. Give one of en, fr, es.",
}
CHECKS = {
    "document_date": _a_day,
    "received": _a_past_day,
    "concerted_action": _a_number,
    **{name: _one_of(words) for name, words in CHOICES.items()},
}
