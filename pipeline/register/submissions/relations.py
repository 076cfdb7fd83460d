"""What people say that a submission is to others, kept with who and when."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from pipeline.register.errors import ReviewRejected
from pipeline.register.history.change_log import note_change
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import receipt, relation, submission
from pipeline.register.serialization import dumps, storable
from pipeline.submissions.versions.relations import (
    ONE_LIFE,
    TO_ANOTHER,
    Relation,
    RelationKind,
    holding,
)

RelationsByFile = Mapping[str, tuple[Relation, ...]]
"""Those that hold, by the submission they are said of; one without any is not in it."""
Receipts = list[list[str | None]]  # meeting and day of receipt, in their order


def relation_log(db: Connection, digest: str) -> tuple[Relation, ...]:
    """Everything people said of what a submission is, oldest first; what was undone too."""
    rows = db.execute(select(relation).where(relation.c.sha256 == digest).order_by("ordinal"))
    return tuple(map(_relation, rows.mappings()))


def relations_that_hold(db: Connection) -> RelationsByFile:
    """All in the register; read once for many submissions."""
    logs: dict[str, list[Relation]] = {}
    for row in db.execute(
        select(relation).order_by(relation.c.sha256, relation.c.ordinal)
    ).mappings():
        logs.setdefault(row["sha256"], []).append(_relation(row))
    by_file = {digest: holding(log) for digest, log in logs.items()}
    return {digest: relations for digest, relations in by_file.items() if relations}


def add_relation(db: Connection, digest: str, new: Relation) -> bool:
    """Keep a word on what a submission is; False where it changes nothing.

    The caller holds the transaction. Raises ReviewRejected.
    """
    now = holding(relation_log(db, digest))
    there = next((r for r in now if (r.kind, r.target) == (new.kind, new.target)), None)
    if new.holds == bool(there):
        return False
    if new.holds:
        _refuse_circle(db, digest, new)
    _write(db, digest, new, None)
    replaced = there or next((r for r in now if _of_one_pair(r, new)), None)
    before = [replaced.kind, replaced.target] if replaced else None
    after = [new.kind, new.target] if new.holds else None
    note_change(db, new.by, f"submission {digest}", "relation", before, after, new.reason)
    return True


def _of_one_pair(there: Relation, new: Relation) -> bool:
    """Whether both say what a submission is to the same other one: the last word counts."""
    return {there.kind, new.kind} <= TO_ANOTHER and there.target == new.target


def move_receipt(db: Connection, digest: str, new: Relation) -> bool:
    """Let a submission have been sent to the meeting `new.target` instead of its first one.

    The day of receipt goes with it; False where it was sent there already. The caller holds the
    transaction.
    """
    before = _receipts(db, digest)
    after = _moved(before, new.target)
    if after == before:
        return False
    _replace_receipts(db, digest, after)
    _write(db, digest, new, before)
    note_change(db, new.by, f"submission {digest}", "meeting", before, after, new.reason)
    return True


def meeting_before(db: Connection, digest: str) -> str | None:
    """The meeting a submission was moved away from last; None where it never was."""
    here = (relation.c.sha256 == digest) & (relation.c.kind == RelationKind.OF_MEETING.value)
    rows = db.execute(select(relation.c.before).where(here).order_by(relation.c.ordinal.desc()))
    row = rows.first()
    return str(json.loads(row.before)[0][0]) if row else None


def joined(by_file: RelationsByFile) -> Mapping[str, set[str]]:
    """Who shares one life with whom, as people said; both ways."""
    near: dict[str, set[str]] = {}
    for digest, relations in by_file.items():
        for other in (r.target for r in relations if r.kind in ONE_LIFE):
            near.setdefault(digest, set()).add(other)
            near.setdefault(other, set()).add(digest)
    return near


def apart(by_file: RelationsByFile) -> frozenset[frozenset[str]]:
    """The pairs that people said have nothing to do with each other."""
    return frozenset(
        frozenset((digest, r.target))
        for digest, relations in by_file.items()
        for r in relations
        if r.kind is RelationKind.SEPARATE_FROM
    )


def without_apart(digest: str, others: Iterable[str], by_file: RelationsByFile) -> tuple[str, ...]:
    """Those of `others` that nobody called separate from a submission."""
    pairs = apart(by_file)
    return tuple(other for other in others if frozenset((digest, other)) not in pairs)


def _refuse_circle(db: Connection, digest: str, new: Relation) -> None:
    if new.target == digest:
        raise ReviewRejected("A submission is nothing to itself: name another one.")
    by_file = relations_that_hold(db)
    seen, ahead = {new.target}, [new.target]
    while ahead:
        for other in _told_of(by_file.get(ahead.pop(), ())):
            if other == digest and new.kind is not RelationKind.SEPARATE_FROM:
                raise ReviewRejected(
                    f"{_name(db, new.target)} is on record as what goes with "
                    f"{_name(db, digest)}, so it cannot be the other way round as well. Undo that "
                    "first: the same command with --undo."
                )
            if other not in seen:
                seen.add(other)
                ahead.append(other)


def _told_of(relations: Iterable[Relation]) -> list[str]:
    kinds = {*ONE_LIFE, RelationKind.ANNEX_TO}
    return [r.target for r in relations if r.kind in kinds]


def _moved(before: Receipts, meeting: str) -> Receipts:
    """The receipts after the move; a day that is known for the new meeting stays."""
    first, others = before[0], before[1:]
    if first[0] == meeting:
        return before
    there = next((day for name, day in others if name == meeting), None)
    rest = [other for other in others if other[0] != meeting]
    return [[meeting, there or first[1]], *rest]


def _receipts(db: Connection, digest: str) -> Receipts:
    rows = db.execute(select(receipt).where(receipt.c.sha256 == digest).order_by(receipt.c.ordinal))
    return [[row.meeting, row.received] for row in rows]


def _replace_receipts(db: Connection, digest: str, wanted: Receipts) -> None:
    """Rows that stay are changed in place; the key is the meeting, so those gone go first."""
    names = [meeting for meeting, _ in wanted]
    here = receipt.c.sha256 == digest
    present = {row[0] for row in db.execute(select(receipt.c.meeting).where(here))}
    db.execute(delete(receipt).where(here, receipt.c.meeting.not_in(names)))
    for ordinal, (meeting, day) in enumerate(wanted, 1):
        values = {"received": day, "ordinal": ordinal}
        if meeting in present:
            db.execute(update(receipt).where(here, receipt.c.meeting == meeting).values(values))
        else:
            db.execute(insert(receipt).values(sha256=digest, meeting=meeting, **values))


def _write(db: Connection, digest: str, new: Relation, before: Receipts | None) -> None:
    db.execute(
        insert(relation).values(
            sha256=digest,
            ordinal=next_ordinal(db, relation, sha256=digest),
            kind=new.kind.value,
            target=new.target,
            holds=int(new.holds),
            before=dumps(before),
            by=storable(new.by),
            day=new.day.isoformat(),
            reason=storable(new.reason),
        )
    )


def _relation(row: RowMapping) -> Relation:
    return Relation(
        RelationKind(row["kind"]),
        row["target"],
        row["by"],
        date.fromisoformat(row["day"]),
        row["reason"],
        bool(row["holds"]),
    )


def _name(db: Connection, digest: str) -> str:
    return str(db.scalar(select(submission.c.file).where(submission.c.sha256 == digest)) or digest)
