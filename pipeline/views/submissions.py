"""What the register answers about submissions: the stable JSON of `concerted submissions`.

As in the summary of a submission, the field names are a promise: add, never rename or remove.
Days are ISO text.
"""

from dataclasses import dataclass
from datetime import date

from extractors.fields.bonn import written_moment
from pipeline.submissions.erasure import Erasure
from pipeline.submissions.kept import Receipt, Submission
from pipeline.submissions.review import Conflict, ReviewDecision
from pipeline.submissions.review.carried import CarriedDecision
from pipeline.submissions.review.taught_headings import TaughtHeading
from pipeline.submissions.summary import Findings, Reading
from pipeline.submissions.versions.relations import Relation, RelationKind
from pipeline.submissions.versions.revisions import SectionChange, compare


@dataclass(frozen=True, slots=True)
class HeadingAnswer:
    """A heading that a person placed and that counts in later files."""

    heading: str  # as it stands in the file it was placed in
    section: str  # id of the form's section
    file: str  # where it was placed
    sha256: str
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class ReceiptAnswer:
    """A meeting that a submission was sent to."""

    meeting: str
    received: date | None  # null: the day is not known
    received_at: str | None = None  # the moment, ISO with its zone; null when not known


@dataclass(frozen=True, slots=True)
class RelatedAnswer:
    """Another submission that is said to be something to this one."""

    sha256: str
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class SubmissionAnswer:
    """One submission with everything held on it."""

    sha256: str
    file: str
    size: int  # bytes
    receipts: tuple[ReceiptAnswer, ...]
    summary: Reading  # as read
    corrected: Reading  # as people corrected it
    findings: Findings  # those not waived
    waived: Findings
    words: tuple[ReviewDecision, ...]
    conflicts: tuple[Conflict, ...]
    versions: tuple[str, ...]  # SHA-256 of other versions of the document
    twins: tuple[str, ...]  # SHA-256 of submissions with the same text
    changes: tuple[SectionChange, ...]  # against the version before it; empty where there is none
    carried: tuple[CarriedDecision, ...] = ()  # said of earlier versions, and holding for this one
    relations: tuple[Relation, ...] = ()  # what people say it is to others, as far as that holds
    related: tuple[RelatedAnswer, ...] = ()  # what they say that others are to it
    erasure: Erasure | None = None  # that somebody asked to erase it; None: nobody


def answer_heading(taught: TaughtHeading, file: str) -> HeadingAnswer:
    """`file` is the name of the one it was placed in."""
    day = taught.day.isoformat() if taught.day else ""
    return HeadingAnswer(taught.heading, taught.section, file, taught.sha256, taught.by, day)


def _receipt(receipt: Receipt) -> ReceiptAnswer:
    moment = written_moment(receipt.received)
    return ReceiptAnswer(receipt.meeting, receipt.received, moment)


def answer_submission(
    submission: Submission, before: Submission | None, erasure: Erasure | None = None
) -> SubmissionAnswer:
    """`before` is the version it is compared with; None where there is none."""
    changes = compare(before.summary.sections, submission.summary.sections) if before else ()
    return SubmissionAnswer(
        sha256=submission.sha256,
        file=submission.file,
        size=submission.size,
        receipts=tuple(map(_receipt, submission.receipts)),
        summary=submission.summary,
        corrected=submission.corrected,
        findings=submission.open_findings,
        waived=tuple(
            finding for n, finding in enumerate(submission.findings) if n in submission.waived
        ),
        words=submission.words,
        conflicts=submission.conflicts,
        versions=submission.versions,
        twins=submission.twins,
        changes=changes,
        carried=submission.carried,
        relations=submission.relations,
        related=tuple(RelatedAnswer(other, r.kind) for other, r in submission.related),
        erasure=erasure,
    )
