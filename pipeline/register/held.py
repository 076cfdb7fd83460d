"""What the register gives back: submissions, actions, and what came of a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.due import Due, due_for
from pipeline.findings import Finding
from pipeline.lifecycle import RecordedEvent, Status, status_on
from pipeline.meetings import Meeting
from pipeline.people import Conflict, Word
from pipeline.periods import Particulars, Period, particulars_on, periods
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
    conflicts: int = 0  # between a newer reading and what people said
    kind_said: bool = False  # a person has confirmed or corrected the kind


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission with everything read from it."""

    sha256: str
    file: str
    size: int  # bytes
    receipts: tuple[Receipt, ...]  # the first one first
    summary: FileSummary  # as read, messages in English
    findings: tuple[Finding, ...]  # the same findings, for any language
    waived: frozenset[int]  # places in `findings`, from 0, that somebody waived
    corrected: FileSummary  # as people corrected it, findings as read
    words: tuple[Word, ...]  # what people said, oldest first
    conflicts: tuple[Conflict, ...]  # where the newest reading differs from what they saw
    detail: str
    readings: int  # how often it has been read with another result
    versions: tuple[str, ...]  # SHA-256 of other versions of the same document, sorted
    twins: tuple[str, ...]  # SHA-256 of submissions with the same text, sorted

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody waived."""
        return tuple(one for n, one in enumerate(self.findings) if n not in self.waived)

    @property
    def meeting(self) -> str:
        """The meeting it was first loaded for."""
        return self.receipts[0].meeting

    @property
    def received(self) -> date | None:
        return self.receipts[0].received


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document of an action, held as a file or only known by its symbol."""

    document: str  # SHA-256 of a kept file, else a symbol
    role: str  # proposal, extension, report, addendum, adopted text, …
    reason: str  # why it is linked
    file: str | None = None  # its name; None: no file is held
    symbol: str | None = None
    kinds: tuple[str, ...] = ()  # as read; empty when no file is held
    meetings: tuple[str, ...] = ()  # those it was sent to
    language: str | None = None  # "en", as read; None where it cannot be told, or no file is held


@dataclass(frozen=True, slots=True)
class Action:
    """A Concerted Action with its whole history."""

    number: str  # "12.8"; "D4.1" for the first in this register that was designated at COP4
    title: str
    note: str
    events: tuple[RecordedEvent, ...]  # in the order of recording, corrected ones included
    documents: tuple[LinkedDocument, ...]

    def status(self, on: date | None = None) -> Status | None:
        """The status at the end of day `on`; None before its first event."""
        return status_on(self.events, on)

    def periods(self, on: date | None = None) -> tuple[Period, ...]:
        """The periods up to day `on`, oldest first."""
        return periods(self.events, on)

    def particulars(self, on: date | None = None) -> Particulars:
        """What counts on day `on`: lead, proponents, taxa, Range States, activities."""
        return particulars_on(self.events, on)

    @property
    def reports_sent(self) -> frozenset[str]:
        """The meetings a progress report on it was sent to, recorded as an event or not."""
        return frozenset(
            meeting
            for document in self.documents
            if "progress_report" in document.kinds
            for meeting in document.meetings
        )

    def due(self, meetings: Mapping[str, Meeting], today: date) -> tuple[Due, ...]:
        """What is due next; empty where nothing is expected."""
        return due_for(self.events, meetings, today, self.reports_sent)


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list: what fits on a line."""

    number: str
    title: str
    status: Status
    since: date  # the day of the event that led to the status
    meeting: str  # of that event
    due: Due | None  # the most pressing thing expected


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording an event."""

    number: str
    added: bool  # False: it was there already
    before: Status | None
    after: Status
    made: bool = False  # a new action began
