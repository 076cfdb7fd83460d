"""Which submissions belong together: the same text, versions and languages of one document."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from pipeline.register import codec
from pipeline.register.held import LoadState
from pipeline.register.readings import last_read, latest_reading, rows_of
from pipeline.register.schema import last_reading, reading, section, submission
from pipeline.summary import FileSummary
from pipeline.versions import is_addendum


def relatives(
    db: Connection, summary: FileSummary, digest: str
) -> tuple[str | None, LoadState, str]:
    """The submission that this one belongs with (None: with none), how, and a sentence on it."""
    twins = alike(db, reading.c.text_hash, codec.text_hash_of(summary), digest)
    if twins:
        return twins[0], LoadState.SAME_TEXT, f"The same text as {_name(db, twins[0])}; linked."
    series = alike(db, reading.c.series, codec.storable(codec.series_of(summary)), digest)
    if not series:
        return None, LoadState.NEW, "New."
    same = [
        other for other in series if last_read(db, reading.c.language, other) == summary.language
    ]
    if not same:
        note = f"The same document as {_name(db, series[0])} in another language; linked."
        return series[0], LoadState.SAME_TEXT, note
    what = "An addendum to" if is_addendum(summary.symbol or "") else "A new version of"
    note = f"{what} {_name(db, same[-1])}, which is kept."
    return same[-1], LoadState.NEW_VERSION, note


def alike(db: Connection, column: Any, wanted: str, digest: str) -> tuple[str, ...]:
    """Other submissions whose last reading has this in `column`, in the order of loading."""
    if not wanted:
        return ()
    rows = db.execute(_alike(column), {"wanted": wanted, "digest": digest})
    return tuple(row.sha256 for row in rows)


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
