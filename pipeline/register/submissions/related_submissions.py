"""Which submissions belong together: the same text, versions and languages of one document."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from pipeline.register import serialization
from pipeline.register.schema import last_reading, reading, section, submission
from pipeline.register.submissions.readings import last_read, latest_reading, rows_of, summary_of
from pipeline.register.submissions.relations import RelationsByFile, joined, without_apart
from pipeline.submissions.kept import FileState
from pipeline.submissions.summary import Reading
from pipeline.submissions.versions.revisions import is_addendum


def relatives(db: Connection, summary: Reading, digest: str) -> tuple[str | None, FileState, str]:
    """The submission that this one belongs with (None: with none), how, and a sentence on it."""
    twins = alike(db, reading.c.text_hash, serialization.text_hash_of(summary), digest)
    if twins:
        return twins[0], FileState.SAME_TEXT, f"The same text as {_name(db, twins[0])}; linked."
    series = alike(
        db, reading.c.series, serialization.storable(serialization.series_of(summary)), digest
    )
    if not series:
        return None, FileState.NEW, "New."
    same = [
        other for other in series if last_read(db, reading.c.language, other) == summary.language
    ]
    if not same:
        note = f"The same document as {_name(db, series[0])} in another language; linked."
        return series[0], FileState.SAME_TEXT, note
    what = "An addendum to" if is_addendum(summary.symbol or "") else "A new version of"
    note = f"{what} {_name(db, same[-1])}, which is kept."
    return same[-1], FileState.NEW_VERSION, note


def alike(db: Connection, column: Any, wanted: str, digest: str) -> tuple[str, ...]:
    """Other submissions whose last reading has this in `column`, in the order of loading."""
    if not wanted:
        return ()
    rows = db.execute(_alike(column), {"wanted": wanted, "digest": digest})
    return tuple(row.sha256 for row in rows)


def kindred(
    db: Connection,
    digest: str,
    summary: Reading,
    by_file: RelationsByFile,
) -> tuple[str, ...]:
    """All of one life with a submission: versions, languages, twins, as read and as people said.

    `by_file` are the relations that hold. In the order in which they were found.
    """
    near, found = joined(by_file), dict.fromkeys([digest])
    ahead = [*near.get(digest, ()), *_as_read(db, digest, summary)]
    ahead = [*without_apart(digest, ahead, by_file)]
    while ahead:
        other = ahead.pop(0)
        if other in found:
            continue
        found[other] = None
        if other in near:
            ordinal, _ = latest_reading(db, other)
            others = (*near[other], *_as_read(db, other, summary_of(db, other, ordinal)))
            ahead += without_apart(other, others, by_file)
    pairs = without_apart(digest, found, by_file)
    return tuple(other for other in pairs if other != digest)


def _as_read(db: Connection, digest: str, summary: Reading) -> tuple[str, ...]:
    series = serialization.storable(serialization.series_of(summary))
    return (
        *alike(db, reading.c.series, series, digest),
        *alike(db, reading.c.text_hash, serialization.text_hash_of(summary), digest),
    )


@cache
def _alike(column: Any) -> Select[tuple[str]]:
    """Built once: to build it costs more than to run it."""
    return (
        select(reading.c.sha256)
        .join(submission, submission.c.sha256 == reading.c.sha256)
        .where(column == bindparam("wanted"), reading.c.sha256 != bindparam("digest"))
        .where(reading.c.ordinal == last_reading(reading.c.sha256))
        .order_by(submission.c.loaded, submission.c.sha256)
    )


def changed_sections(db: Connection, before: str | None, after: str) -> tuple[str, ...]:
    """Ids, or headings of unknown ones, of the sections that do not say the same in both."""
    old, new = (_texts(db, digest) for digest in (before or "", after))
    return tuple(key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key))


def _texts(db: Connection, digest: str) -> dict[str, str]:
    ordinal, _ = latest_reading(db, digest)
    rows = rows_of(db, section, digest, ordinal)
    return {row["id"] or row["heading"]: row["text"] for row in rows}


def _name(db: Connection, digest: str) -> str:
    return str(db.scalar(select(submission.c.file).where(submission.c.sha256 == digest)))
