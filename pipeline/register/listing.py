"""The submissions, one line each."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from pipeline.register.held import Line
from pipeline.register.schema import finding, reading, receipt, submission, value, word
from pipeline.register.whole import read_submission


def submission_lines(db: Connection) -> tuple[Line, ...]:
    """Every submission by meeting, symbol, file name and SHA-256."""
    later = reading.alias()
    last = select(func.max(later.c.ordinal)).where(later.c.sha256 == submission.c.sha256)
    rows = db.execute(
        select(submission, receipt.c.meeting, receipt.c.received, reading)
        .join(receipt, (receipt.c.sha256 == submission.c.sha256) & (receipt.c.ordinal == 1))
        .join(reading, reading.c.sha256 == submission.c.sha256)
        .where(reading.c.ordinal == last.scalar_subquery())
    ).mappings()
    said, counts = _said(db), _counts(db)
    lines = [_line(row, said, counts) for row in rows]
    spoken = {row.sha256 for row in db.execute(select(word.c.sha256).distinct())}
    lines = [_as_said(db, line) if line.sha256 in spoken else line for line in lines]
    return tuple(
        sorted(lines, key=lambda line: (line.meeting, line.symbol or "~", line.file, line.sha256))
    )


def _as_said(db: Connection, line: Line) -> Line:
    """The line with what people said of the submission."""
    held = read_submission(db, line.sha256)
    return replace(
        line,
        kind=held.corrected.kind,
        language=held.corrected.language,
        symbol=held.corrected.symbol,
        concerted_action=held.corrected.concerted_action,
        title=held.corrected.title,
        findings=len(held.open_findings),
        waived=len(held.waived),
        conflicts=len(held.conflicts),
        kind_said=any(one.path == "kind" for one in held.words),
    )


def _said(db: Connection) -> dict[tuple[str, int, str], str]:
    """Titles and problems, by submission, reading and field."""
    rows = db.execute(select(value).where(value.c.field.in_(["title", "problem"])))
    return {(row.sha256, row.reading, row.field): json.loads(row.json) for row in rows}


def _counts(db: Connection) -> dict[tuple[str, int], int]:
    rows = db.execute(
        select(finding.c.sha256, finding.c.reading, func.count().label("n")).group_by(
            finding.c.sha256, finding.c.reading
        )
    )
    return {(row.sha256, row.reading): row.n for row in rows}


def _line(
    row: Any, said: dict[tuple[str, int, str], str], counts: dict[tuple[str, int], int]
) -> Line:
    key = (row["sha256"], row["ordinal"])
    return Line(
        sha256=row["sha256"],
        file=row["file"],
        meeting=row["meeting"],
        received=date.fromisoformat(row["received"]) if row["received"] else None,
        kind=row["kind"],
        language=row["language"],
        symbol=row["symbol"],
        concerted_action=row["concerted_action"],
        title=said.get((*key, "title")),
        problem=said.get((*key, "problem")),
        problem_state=row["problem_state"],
        findings=counts.get(key, 0),
        waived=0,
        program=row["program"],
        edition=row["edition"],
    )
