"""What the register gives back about a submission."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.findings import Finding
from pipeline.summary import FileSummary


class LoadState(StrEnum):
    """What loading a file came to."""

    NEW = "new"
    ALREADY_HELD = "already_held"  # the same bytes
    NEW_VERSION = "new_version"  # of a document held before; the old one is kept
    SAME_TEXT = "same_text"  # the same text in another file type, or language


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading one file."""

    state: LoadState
    sha256: str
    file: str
    note: str  # a sentence for the report of the run
    updated: bool = False  # held before, and yet something was added
    other: str | None = None  # SHA-256 of the version or twin it belongs with
    changed_sections: tuple[str, ...] = ()  # ids, or headings of unknown ones; NEW_VERSION only


@dataclass(frozen=True, slots=True)
class Receipt:
    """A submission sent to a meeting."""

    meeting: str
    received: date | None  # None: the day is not known


@dataclass(frozen=True, slots=True)
class Line:
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


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission with everything read from it."""

    sha256: str
    file: str
    size: int  # bytes
    receipts: tuple[Receipt, ...]  # the first one first
    summary: FileSummary  # as read, messages in English
    findings: tuple[Finding, ...]  # the same findings, for any language
    detail: str
    readings: int  # how often it has been read with another result
    versions: tuple[str, ...]  # SHA-256 of other versions of the same document, sorted
    twins: tuple[str, ...]  # SHA-256 of submissions with the same text, sorted

    @property
    def meeting(self) -> str:
        """The meeting it was first loaded for."""
        return self.receipts[0].meeting

    @property
    def received(self) -> date | None:
        return self.receipts[0].received
