"""A submission whole: what was read, and what people said of it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from pipeline.register.schema import reading, submission
from pipeline.register.submissions import receipts_of
from pipeline.register.submissions.earlier_versions import carried_over
from pipeline.register.submissions.readings import latest_reading, summary_of
from pipeline.register.submissions.related_submissions import alike, kindred
from pipeline.register.submissions.relations import (
    RelationsByFile,
    relations_that_hold,
    without_apart,
)
from pipeline.register.submissions.review import facts_of, words_of
from pipeline.submissions.kept import Submission
from pipeline.submissions.review import conflicts, waived, with_words
from pipeline.submissions.review.carried import holding
from pipeline.submissions.versions.relations import Relation, RelationKind


def read_submission(
    db: Connection, digest: str, by_file: RelationsByFile | None = None
) -> Submission:
    """Everything on one submission, as last read.

    `by_file` are the relations that hold, for who reads many; None: they are looked up.
    """
    ordinal, _ = latest_reading(db, digest)
    kept = db.execute(select(submission).where(submission.c.sha256 == digest)).one()
    last = db.execute(
        select(reading).where(reading.c.sha256 == digest, reading.c.ordinal == ordinal)
    ).one()
    summary = summary_of(db, digest, ordinal)
    decisions, facts = words_of(db, digest), facts_of(db, digest, ordinal)
    by_file = relations_that_hold(db) if by_file is None else by_file
    carried = holding(carried_over(db, digest, summary, by_file), summary, facts)
    versions, twins = _alike(db, digest, last, by_file)
    counting = (*(carry.decision for carry in carried), *decisions)
    return Submission(
        sha256=digest,
        file=kept.file,
        size=kept.size,
        receipts=receipts_of(db, digest),
        summary=summary,
        waived=waived(summary.findings, facts, counting),
        corrected=with_words(summary, counting),
        words=decisions,
        conflicts=conflicts(summary, facts, decisions),
        detail=last.detail,
        readings=ordinal,
        versions=versions,
        twins=twins,
        carried=carried,
        relations=by_file.get(digest, ()),
        related=_related(by_file, digest),
        text_hash=last.text_hash,
    )


def _alike(
    db: Connection, digest: str, last: Any, by_file: RelationsByFile
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Other versions and languages, and files with the same text: as read and as people said."""
    twins = without_apart(digest, alike(db, reading.c.text_hash, last.text_hash, digest), by_file)
    twins += tuple(_named(by_file, digest, RelationKind.SAME_TEXT_AS))
    versions = without_apart(digest, alike(db, reading.c.series, last.series, digest), by_file)
    if by_file:
        summary = summary_of(db, digest, last.ordinal)
        found = kindred(db, digest, summary, by_file)
        versions += tuple(other for other in found if other not in twins)
    return tuple(dict.fromkeys(versions)), tuple(dict.fromkeys(twins))


def _named(by_file: RelationsByFile, digest: str, kind: RelationKind) -> Iterator[str]:
    """Those in such a relation with a submission, whichever of the two it is said of."""
    yield from (r.target for r in by_file.get(digest, ()) if r.kind is kind)
    yield from (other for other, r in _related(by_file, digest) if r.kind is kind)


def _related(by_file: RelationsByFile, digest: str) -> tuple[tuple[str, Relation], ...]:
    return tuple(
        (other, relation)
        for other, relations in by_file.items()
        for relation in relations
        if relation.target == digest
    )
