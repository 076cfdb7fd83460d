"""What the register answers about submissions: the stable JSON of `concerted submissions`.

As in pipeline/summary.py, the field names are a promise: add, never rename or remove. Days are
ISO text.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.people import Conflict, Word
from pipeline.register.held import Line, Submission
from pipeline.summarise import summarise_findings
from pipeline.summary import FileSummary, FindingSummary
from pipeline.versions import SectionChange, compare


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A submission in a list."""

    sha256: str
    file: str
    meeting: str  # the one it was first loaded for
    received: str | None
    kind: str | None
    language: str | None
    symbol: str | None
    concerted_action: str | None
    title: str | None
    problem: str | None
    problem_state: str | None
    findings: int  # those not waived
    waived: int
    conflicts: int  # between a newer reading and what people said


@dataclass(frozen=True, slots=True)
class ReceiptAnswer:
    meeting: str
    received: str | None  # null: the day is not known


@dataclass(frozen=True, slots=True)
class WordAnswer:
    """What a person said."""

    verb: str  # confirm, correct or waive
    path: str
    before: Any
    after: Any
    reason: str
    by: str
    day: str
    program: str


@dataclass(frozen=True, slots=True)
class ConflictAnswer:
    """A newer reading says neither what was read then nor what the person said."""

    path: str
    then: Any
    now: Any
    said: Any
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class SubmissionAnswer:
    """One submission with everything held on it."""

    sha256: str
    file: str
    size: int  # bytes
    receipts: tuple[ReceiptAnswer, ...]
    summary: FileSummary  # as read
    corrected: FileSummary  # as people corrected it
    findings: tuple[FindingSummary, ...]  # those not waived
    waived: tuple[FindingSummary, ...]
    words: tuple[WordAnswer, ...]
    conflicts: tuple[ConflictAnswer, ...]
    versions: tuple[str, ...]  # SHA-256 of other versions of the document
    twins: tuple[str, ...]  # SHA-256 of submissions with the same text
    changes: tuple[SectionChange, ...]  # against the version before it; empty where there is none


def answer_line(line: Line) -> SubmissionLine:
    return SubmissionLine(
        line.sha256,
        line.file,
        line.meeting,
        _iso(line.received),
        line.kind,
        line.language,
        line.symbol,
        line.concerted_action,
        line.title,
        line.problem,
        line.problem_state,
        line.findings,
        line.waived,
        line.conflicts,
    )


def answer_submission(
    held: Submission, before: Submission | None, language: str = "en"
) -> SubmissionAnswer:
    """`before` is the version it is compared with; None where there is none."""
    findings = summarise_findings(held.findings, language)
    summary = replace(held.summary, findings=findings)
    changes = compare(before.summary.sections, held.summary.sections) if before else ()
    return SubmissionAnswer(
        sha256=held.sha256,
        file=held.file,
        size=held.size,
        receipts=tuple(ReceiptAnswer(one.meeting, _iso(one.received)) for one in held.receipts),
        summary=summary,
        corrected=replace(held.corrected, findings=findings),
        findings=tuple(one for n, one in enumerate(findings) if n not in held.waived),
        waived=tuple(one for n, one in enumerate(findings) if n in held.waived),
        words=tuple(map(_word, held.words)),
        conflicts=tuple(map(_conflict, held.conflicts)),
        versions=held.versions,
        twins=held.twins,
        changes=changes,
    )


def _word(word: Word) -> WordAnswer:
    return WordAnswer(
        word.verb.value,
        word.path,
        word.before,
        word.after,
        word.reason,
        word.by,
        word.day.isoformat(),
        word.program,
    )


def _conflict(conflict: Conflict) -> ConflictAnswer:
    return ConflictAnswer(
        conflict.path,
        conflict.then,
        conflict.now,
        conflict.said,
        conflict.by,
        conflict.day.isoformat(),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
