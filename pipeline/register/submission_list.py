"""The submissions, one line each."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from extractors.fields.bonn import read_day, written_moment
from pipeline.register.relations import RelationsByFile, apart, joined, relations_that_hold
from pipeline.register.schema import finding, reading, receipt, submission, value, word
from pipeline.register.submission_detail import read_submission
from pipeline.submissions.kept import Submission, SubmissionListEntry
from pipeline.submissions.lives import Member, Standing, standings
from pipeline.submissions.summary import KEYS

OTHER = "other"  # the kind of a file that is no submission
TARGET = "target"
SURE = ("exact", "higher_taxon")  # ways to a name that need no second look


def submission_lines(db: Connection) -> tuple[SubmissionListEntry, ...]:
    """Every submission by meeting, symbol, file name and SHA-256."""
    later = reading.alias()
    last = select(func.max(later.c.ordinal)).where(later.c.sha256 == submission.c.sha256)
    rows = (
        db.execute(
            select(submission, receipt.c.meeting, receipt.c.received, reading)
            .join(receipt, (receipt.c.sha256 == submission.c.sha256) & (receipt.c.ordinal == 1))
            .join(reading, reading.c.sha256 == submission.c.sha256)
            .where(reading.c.ordinal == last.scalar_subquery())
        )
        .mappings()
        .all()
    )
    texts, counts, doubts = _said(db), _counts(db), _doubts(db)
    lines = [_line(row, texts, counts, doubts) for row in rows]
    spoken = {row.sha256 for row in db.execute(select(word.c.sha256).distinct())}
    series = {row["sha256"]: row["series"] for row in rows}
    reviewed = {series[digest] for digest in spoken if series.get(digest)}
    by_file = relations_that_hold(db)
    lines = [
        _as_said(db, line, by_file)
        if line.sha256 in spoken or series[line.sha256] in reviewed
        else line
        for line in lines
    ]
    lines = [*_with_standing(lines, rows, by_file, _holders(db))]
    return tuple(
        sorted(lines, key=lambda line: (line.meeting, line.symbol or "~", line.file, line.sha256))
    )


def _with_standing(
    lines: Sequence[SubmissionListEntry],
    rows: Sequence[Any],
    by_file: RelationsByFile,
    holders: frozenset[str],
) -> Iterator[SubmissionListEntry]:
    """The lines with what each is to the others sent to its meeting; `holders` brought others."""
    kin, near, separate = _kin(rows), joined(by_file), apart(by_file)
    by_digest = {line.sha256: line for line in lines}
    members = []
    for row in sorted(rows, key=lambda row: (row["loaded"], row["sha256"])):
        line = by_digest[row["sha256"]]
        others = kin[line.sha256] | near.get(line.sha256, set())
        alike = frozenset(o for o in others if frozenset((line.sha256, o)) not in separate)
        about = by_file.get(line.sha256, ())
        members.append(
            Member(
                *(line.sha256, line.language, line.received, line.symbol or "", alike),
                *(row["text_hash"], about),
            )
        )
    stands = standings(members)
    for line in lines:
        standing, main = stands[line.sha256]
        if line.sha256 in holders and line.kind == OTHER and not line.kind_said:
            standing = Standing.CONTAINER
        if (standing, main) == (Standing.SUBMISSION, line.sha256):
            yield line  # as it is: nearly all are, and a copy of each costs more than the rest
            continue
        yield replace(line, standing=standing, goes_with="" if main == line.sha256 else main)


def _holders(db: Connection) -> frozenset[str]:
    """SHA-256 of the mails and zip files in which others came."""
    holders = select(value.c.json).where(value.c.field == "came_in_sha256").distinct()
    return frozenset(json.loads(found) for found in db.scalars(holders))


def _kin(rows: Sequence[Any]) -> dict[str, set[str]]:
    """Who is of one document, or has the same text, as read: among those sent to one meeting."""
    groups: dict[tuple[str, str, str], set[str]] = {}
    for row in rows:
        for column in ("series", "text_hash"):
            if row[column]:
                groups.setdefault((row["meeting"], column, row[column]), set()).add(row["sha256"])
    kin: dict[str, set[str]] = {row["sha256"]: set() for row in rows}
    for group in groups.values():
        for digest in group if len(group) > 1 else ():
            kin[digest] |= group - {digest}
    return kin


def _as_said(
    db: Connection, line: SubmissionListEntry, by_file: RelationsByFile
) -> SubmissionListEntry:
    """The line with what people said of the submission."""
    corrected = read_submission(db, line.sha256, by_file)
    return replace(
        line,
        kind=corrected.corrected.kind,
        language=corrected.corrected.language,
        symbol=corrected.corrected.symbol,
        concerted_action=corrected.corrected.concerted_action,
        title=corrected.corrected.title,
        findings=len(corrected.open_findings),
        waived=len(corrected.waived),
        conflicts=len(corrected.conflicts),
        doubtful=_open_doubts(corrected),
        kind_said=any(decision.path == "kind" for decision in corrected.words),
    )


def _open_doubts(submission: Submission) -> int:
    """Target taxa read by a guess, of which nobody has said anything."""
    judged = {decision.path for decision in submission.decisions}
    return sum(
        taxon.role == TARGET
        and taxon.method not in SURE
        and f"taxa/{getattr(taxon, KEYS['taxa'])}" not in judged
        for taxon in submission.corrected.taxa
    )


def _doubts(db: Connection) -> dict[tuple[str, int], int]:
    """How many target taxa each reading has by a guess; their JSON is looked at as it is kept."""
    guessed = [~value.c.json.contains(f'"method":"{method}"') for method in SURE]
    target = value.c.json.contains(f'"role":"{TARGET}"')
    rows = db.execute(
        select(value.c.sha256, value.c.reading, func.count().label("n"))
        .where(value.c.field == "taxa", target, *guessed)
        .group_by(value.c.sha256, value.c.reading)
    )
    return {(row.sha256, row.reading): row.n for row in rows}


def _said(db: Connection) -> dict[tuple[str, int, str], str]:
    """Titles, problems and suggested days, by submission, reading and field."""
    fields = ["title", "problem", "suggested_received"]
    rows = db.execute(select(value).where(value.c.field.in_(fields)))
    return {(row.sha256, row.reading, row.field): json.loads(row.json) for row in rows}


def _counts(db: Connection) -> dict[tuple[str, int], int]:
    rows = db.execute(
        select(finding.c.sha256, finding.c.reading, func.count().label("n")).group_by(
            finding.c.sha256, finding.c.reading
        )
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
