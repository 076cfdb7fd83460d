"""Submissions as they were read, one line each, before what people said and what others are."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from extractors.fields.bonn import read_day, written_moment
from pipeline.register.schema import finding, reading, receipt, submission, value
from pipeline.register.submissions.document_links import among
from pipeline.submissions.kept import SubmissionListEntry

TARGET = "target"
SURE = ("exact", "higher_taxon")  # ways to a name that need no second look


class Line(NamedTuple):
    """A line as read, and what of its reading tells what it is to others."""

    entry: SubmissionListEntry
    loaded: str
    text_hash: str
    series: str
    came_in: tuple[str, ...]  # SHA-256 of the mail or zip file that brought it; () for none


def read_lines(db: Connection, digests: Sequence[str]) -> dict[str, Line]:
    """These files as they were read."""
    later = reading.alias()
    last = select(func.max(later.c.ordinal)).where(later.c.sha256 == submission.c.sha256)
    rows = (
        db.execute(
            select(submission, receipt.c.meeting, receipt.c.received, reading)
            .join(receipt, (receipt.c.sha256 == submission.c.sha256) & (receipt.c.ordinal == 1))
            .join(reading, reading.c.sha256 == submission.c.sha256)
            .where(reading.c.ordinal == last.scalar_subquery())
            .where(among(submission.c.sha256, digests))
        )
        .mappings()
        .all()
    )
    texts, counts, doubts = _said(db, digests), _counts(db, digests), _doubts(db, digests)
    holders = _holders(db, digests)
    return {
        row["sha256"]: Line(
            *(_line(row, texts, counts, doubts), row["loaded"], row["text_hash"], row["series"]),
            came_in=tuple(holders.get(row["sha256"], ())),
        )
        for row in rows
    }


def _holders(db: Connection, digests: Sequence[str]) -> dict[str, list[str]]:
    """SHA-256 of the mails and zip files in which these came."""
    here = value.c.field == "came_in_sha256"
    rows = db.execute(
        select(value.c.sha256, value.c.json).where(here, among(value.c.sha256, digests)).distinct()
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.sha256, []).append(json.loads(row.json))
    return found


def _doubts(db: Connection, digests: Sequence[str]) -> dict[tuple[str, int], int]:
    """How many target taxa each reading has by a guess; their JSON is looked at as it is kept."""
    guessed = [~value.c.json.contains(f'"method":"{method}"') for method in SURE]
    target = value.c.json.contains(f'"role":"{TARGET}"')
    rows = db.execute(
        select(value.c.sha256, value.c.reading, func.count().label("n"))
        .where(value.c.field == "taxa", target, *guessed, among(value.c.sha256, digests))
        .group_by(value.c.sha256, value.c.reading)
    )
    return {(row.sha256, row.reading): row.n for row in rows}


def _said(db: Connection, digests: Sequence[str]) -> dict[tuple[str, int, str], str]:
    """Titles, problems and suggested days, by submission, reading and field."""
    fields = ["title", "problem", "suggested_received"]
    here = value.c.field.in_(fields)
    rows = db.execute(select(value).where(here, among(value.c.sha256, digests)))
    return {(row.sha256, row.reading, row.field): json.loads(row.json) for row in rows}


def _counts(db: Connection, digests: Sequence[str]) -> dict[tuple[str, int], int]:
    rows = db.execute(
        select(finding.c.sha256, finding.c.reading, func.count().label("n"))
        .where(among(finding.c.sha256, digests))
        .group_by(finding.c.sha256, finding.c.reading)
    )
    return {(row.sha256, row.reading): row.n for row in rows}


def _line(
    row: Any,
    texts: dict[tuple[str, int, str], str],
    counts: dict[tuple[str, int], int],
    doubts: dict[tuple[str, int], int],
) -> SubmissionListEntry:
    key = (row["sha256"], row["ordinal"])
    received = read_day(row["received"]) if row["received"] else None
    return SubmissionListEntry(
        sha256=row["sha256"],
        file=row["file"],
        meeting=row["meeting"],
        received=received,
        received_at=written_moment(received),
        kind=row["kind"],
        language=row["language"],
        symbol=row["symbol"],
        concerted_action=row["concerted_action"],
        title=texts.get((*key, "title")),
        problem=texts.get((*key, "problem")),
        problem_state=row["problem_state"],
        suggested=None if received else texts.get((*key, "suggested_received")),
        findings=counts.get(key, 0),
        doubtful=doubts.get(key, 0),
        waived=0,
        program=row["program"],
        edition=row["edition"],
    )
