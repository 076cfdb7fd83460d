"""A submission whole: what was read, and what people said of it."""

from sqlalchemy import Connection, select

from pipeline.people import conflicts, waived, with_words
from pipeline.register import codec
from pipeline.register.held import Submission
from pipeline.register.readings import latest_reading, rows_of, summary_of
from pipeline.register.relatives import alike
from pipeline.register.schema import finding, reading, submission
from pipeline.register.submissions import receipts_of
from pipeline.register.words import facts_of, words_of


def read_submission(db: Connection, digest: str) -> Submission:
    """Everything on one submission, as last read."""
    ordinal, _ = latest_reading(db, digest)
    held = db.execute(select(submission).where(submission.c.sha256 == digest)).one()
    last = db.execute(
        select(reading).where(reading.c.sha256 == digest, reading.c.ordinal == ordinal)
    ).one()
    found = rows_of(db, finding, digest, ordinal)
    summary = summary_of(db, digest, ordinal)
    said, facts = words_of(db, digest), facts_of(db, digest, ordinal)
    return Submission(
        sha256=digest,
        file=held.file,
        size=held.size,
        receipts=receipts_of(db, digest),
        summary=summary,
        findings=tuple(map(codec.finding_from, found)),
        waived=waived(summary.findings, facts, said),
        corrected=with_words(summary, said),
        words=said,
        conflicts=conflicts(summary, facts, said),
        detail=last.detail,
        readings=ordinal,
        versions=alike(db, reading.c.series, last.series, digest),
        twins=alike(db, reading.c.text_hash, last.text_hash, digest),
    )
