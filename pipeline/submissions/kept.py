"""A submission as the register keeps it, and what became of one that was taken in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from extractors.fields.bonn import in_figures, read_day
from pipeline.submissions.findings import Finding, Severity
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review import Conflict, ReviewDecision
from pipeline.submissions.review.carried import CarriedDecision
from pipeline.submissions.summary import Reading
from pipeline.submissions.versions.lives import Member, Standing
from pipeline.submissions.versions.relations import Relation, set_aside

ORDER = [*Severity]
UNCHANGED = "Already held: nothing changed."  # the note on a file that came a second time


class FileState(StrEnum):
    """What became of a file that was taken in, in the words of the report."""

    NEW = "new"
    ALREADY_HELD = "already held"  # the same bytes
    NEW_VERSION = "new version"  # of a document held before; the old one is kept
    SAME_TEXT = "same text"  # the same text in another file type, or language
    UNREADABLE = "unreadable"  # kept all the same, with the day of receipt
    NOT_KEPT = "not kept"
    ERASED = "erased before"  # for data protection: not kept again without a decision


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """One file that was taken in, what was read from it, and what became of it."""

    path: Path  # as found; that of a document out of a message or zip file goes through it
    meeting: str  # its id
    received: date | None  # day the Secretariat received the first version; None: not known
    result: ExaminationResult
    state: FileState
    note: str  # a sentence about the state
    updated: bool = False  # held before, and yet something was added
    other: str | None = None  # SHA-256 of the version or twin it belongs with
    changed_sections: tuple[str, ...] = ()  # ids, or headings of unknown ones; NEW_VERSION only

    @property
    def file(self) -> str:
        return self.path.name

    @property
    def summary(self) -> Reading:
        return self.result.summary

    @property
    def sha256(self) -> str:
        """Of its bytes; "" where they could not be read at all."""
        return self.summary.sha256 or ""

    @property
    def suggested(self) -> str | None:
        """A day of receipt (ISO) that a message suggests; None where the day is known."""
        return None if self.received else self.summary.suggested_received

    @property
    def suggested_in_figures(self) -> str:
        """The same with its hour, where the message tells it; "" where none is suggested."""
        written = self.summary.suggested_received_at or self.suggested
        return in_figures(read_day(written)) if self.suggested and written else ""

    @property
    def day_source(self) -> str:
        """The words of the message that suggest the day; "" where none is suggested."""
        return (self.summary.suggested_source or "") if self.suggested else ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those to fix first, then those to check, then the notes."""
        return tuple(
            sorted(self.result.findings, key=lambda finding: ORDER.index(finding.severity))
        )

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity is severity for finding in self.summary.findings)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A submission sent to a meeting."""

    meeting: str
    received: date | None  # None: the day is not known


@dataclass(frozen=True, slots=True)
class SubmissionListEntry:
    """A submission in a list: what fits on a line."""

    sha256: str
    file: str
    meeting: str  # the one it was first loaded for
    received: date | None
    kind: str | None
    language: str | None
    symbol: str | None
    concerted_action: str | None
    title: str | None
    problem: str | None
    problem_state: str | None
    findings: int  # those not waived
    waived: int
    program: str
    edition: str | None
    conflicts: int = 0  # between a newer reading and what people said
    received_at: str | None = None  # the moment, ISO with its zone; None: not known
    kind_said: bool = False  # a person has confirmed or corrected the kind
    standing: Standing = Standing.SUBMISSION  # what it is to others
    goes_with: str = ""  # SHA-256 of the submission it belongs to; "": it is one by itself
    suggested: str | None = None  # ISO; the day of receipt a message suggests, none being known
    doubtful: int = 0  # target taxa read by a guess, of which nobody has said anything

    @property
    def counts(self) -> bool:
        """Whether it is a submission: versions, languages and annexes of one count once."""
        return self.standing is Standing.SUBMISSION

    @property
    def is_aside(self) -> bool:
        """Whether it counts for nothing at all."""
        return self.standing in (Standing.WITHDRAWN, Standing.NOT_FOR_US)


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission with everything read from it."""

    sha256: str
    file: str
    size: int  # bytes
    receipts: tuple[Receipt, ...]  # the first one first
    summary: Reading  # as read
    waived: frozenset[int]  # places in `findings`, from 0, that somebody waived
    corrected: Reading  # as people corrected it, findings as read
    words: tuple[ReviewDecision, ...]  # what people said, oldest first
    conflicts: tuple[Conflict, ...]  # where the newest reading differs from what they saw
    detail: str
    readings: int  # how often it has been read with another result
    versions: tuple[str, ...]  # SHA-256 of other versions of the same document, sorted
    twins: tuple[str, ...]  # SHA-256 of submissions with the same text, sorted
    carried: tuple[CarriedDecision, ...] = ()  # said of earlier versions, and holding for this one
    relations: tuple[Relation, ...] = ()  # what people say it is to others, as far as that holds
    related: tuple[tuple[str, Relation], ...] = ()  # SHA-256 of others that are said to be so to it
    text_hash: str = ""  # equal for files with the same letters; "" for none

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.summary.findings

    @property
    def decisions(self) -> tuple[ReviewDecision, ...]:
        """What people said of it, after what holds for it of the versions before."""
        return (*(carry.decision for carry in self.carried), *self.words)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody waived."""
        return tuple(finding for n, finding in enumerate(self.findings) if n not in self.waived)

    @property
    def aside(self) -> Relation | None:
        """Why it counts for nothing, withdrawn or not for us; None: it counts."""
        return set_aside(self.relations)

    @property
    def member(self) -> Member:
        """What tells which of several files is the submission."""
        return Member(
            self.sha256,
            self.corrected.language,
            self.received,
            self.corrected.symbol or "",
            frozenset((*self.versions, *self.twins)),
            self.text_hash,
            self.relations,
        )

    @property
    def meeting(self) -> str:
        """The meeting it was first loaded for."""
        return self.receipts[0].meeting

    @property
    def received(self) -> date | None:
        return self.receipts[0].received
