"""A submission's life across versions: whose day counts, and whose words are carried over.

Versions are submissions of one document, or with the same text, sent to the same meeting.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from extractors.fields.bonn import by_moment, read_day
from pipeline.register.meetings import read_meetings
from pipeline.register.schema import reading, receipt, submission
from pipeline.register.submissions.readings import last_read, latest_reading, summary_of
from pipeline.register.submissions.related_submissions import kindred
from pipeline.register.submissions.relations import RelationsByFile, relations_that_hold
from pipeline.register.submissions.review import words_of
from pipeline.submissions.lateness import judge_alone, judge_by_first_version
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review.carried import CarriedDecision
from pipeline.submissions.summary import Reading
from pipeline.submissions.versions.relations import RelationKind, set_aside


def judged(db: Connection, digest: str, result: ExaminationResult) -> ExaminationResult:
    """What was read of a file that is held, its lateness judged by the first version held."""
    meeting = _sent_to(db, digest)
    known = read_meetings(db).get(meeting)
    others = _others(db, digest, result.summary, relations_that_hold(db))
    if known is None or not others:
        return result
    days = _days(db, [digest, *others], meeting)
    received = days[digest]
    known_days = [day for day in days.values() if day]
    if not known_days:
        return result  # which says already that its day is not known
    first = min(known_days, key=by_moment)
    unknown = None in days.values()
    return judge_by_first_version(result, known, received, first, unknown=unknown)


def judged_anew(db: Connection, digest: str) -> ExaminationResult:
    """What was read of a submission, its lateness as what people said of it has it now.

    Where no other version counts any more, it is judged by its own day.
    """
    result, meeting = _result_of(db, digest), _sent_to(db, digest)
    known = read_meetings(db).get(meeting)
    if known is None or _others(db, digest, result.summary, relations_that_hold(db)):
        return judged(db, digest, result)
    return judge_alone(result, _days(db, [digest], meeting).get(digest), known)


def life_of(db: Connection, digest: str) -> tuple[str, ...]:
    """A submission and all of one life with it, whatever counts."""
    ordinal, _ = latest_reading(db, digest)
    summary = summary_of(db, digest, ordinal)
    return (digest, *kindred(db, digest, summary, relations_that_hold(db)))


def judged_otherwise(db: Connection, digest: str) -> list[tuple[str, ExaminationResult]]:
    """The versions whose lateness is judged otherwise now, with what is read of them."""
    ordinal, _ = latest_reading(db, digest)
    summary = summary_of(db, digest, ordinal)
    others = _others(db, digest, summary, relations_that_hold(db))
    if not others:  # as nearly always; then its lateness is judged by its own day
        return []
    found = []
    for other in (digest, *others):
        before = _result_of(db, other)
        after = judged(db, other, before)
        if after != before:
            found.append((other, after))
    return found


def carried_over(
    db: Connection, digest: str, summary: Reading, by_file: RelationsByFile
) -> tuple[CarriedDecision, ...]:
    """What people said of the versions before this one in its language, oldest first.

    `by_file` are the relations that hold.
    """
    place = _place(db, digest)
    newer_than = _newer_than(by_file, digest)
    earlier = [
        other
        for other in _others(db, digest, summary, by_file)
        if other in newer_than
        or (
            _place(db, other) < place
            and last_read(db, reading.c.language, other) == summary.language
            and digest not in _newer_than(by_file, other)
        )
    ]
    return tuple(
        CarriedDecision(word, other, _file(db, other))
        for other in sorted(earlier, key=lambda each: _place(db, each))
        for word in words_of(db, other)
    )


def _newer_than(by_file: RelationsByFile, digest: str) -> set[str]:
    """The versions that a person says it came after."""
    relations = by_file.get(digest, ())
    return {r.target for r in relations if r.kind is RelationKind.NEW_VERSION_OF}


def _others(
    db: Connection, digest: str, summary: Reading, by_file: RelationsByFile
) -> Sequence[str]:
    """Those of one life with a submission, but what was withdrawn or is not for us."""
    kin = [*kindred(db, digest, summary, by_file)]
    meeting = _sent_to(db, digest)
    here = select(receipt.c.sha256).where(receipt.c.sha256.in_(kin), receipt.c.meeting == meeting)
    sent = frozenset(db.scalars(here))
    return [other for other in kin if other in sent and not set_aside(by_file.get(other, ()))]


def _days(db: Connection, digests: Sequence[str], meeting: str) -> dict[str, date | None]:
    """Days of receipt at a meeting, by submission."""
    here = (receipt.c.sha256.in_(digests)) & (receipt.c.meeting == meeting)
    return {
        row.sha256: read_day(row.received) if row.received else None
        for row in db.execute(select(receipt).where(here))
    }


def _sent_to(db: Connection, digest: str) -> str:
    here = (receipt.c.sha256 == digest) & (receipt.c.ordinal == 1)
    return str(db.scalar(select(receipt.c.meeting).where(here)) or "")


def _place(db: Connection, digest: str) -> tuple[str, str, str]:
    """Versions sort by the moment they were taken in, else by the day they were received."""
    row = db.execute(
        select(receipt.c.received, submission.c.loaded)
        .join(submission, submission.c.sha256 == receipt.c.sha256)
        .where(receipt.c.sha256 == digest, receipt.c.ordinal == 1)
    ).one()
    return row.loaded, row.received or "", digest


def _result_of(db: Connection, digest: str) -> ExaminationResult:
    ordinal, _ = latest_reading(db, digest)
    here = (reading.c.sha256 == digest) & (reading.c.ordinal == ordinal)
    detail = db.scalar(select(reading.c.detail).where(here)) or ""
    return ExaminationResult(summary_of(db, digest, ordinal), detail)


def _file(db: Connection, digest: str) -> str:
    return str(db.scalar(select(submission.c.file).where(submission.c.sha256 == digest)))
