"""What one run of the intake came to: a line per file, and what did not come."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from pipeline.arrivals import Arrival
from pipeline.findings import Finding, Severity
from pipeline.home import editions_folder
from pipeline.outcome import Outcome
from pipeline.register import Loaded, LoadState
from pipeline.summary import FileSummary, FindingSummary
from taxonomy.appendices import editions

ORDER = [severity.value for severity in Severity]


class FileState(StrEnum):
    """What became of a file, in the words of the report."""

    NEW = "new"
    ALREADY_HELD = "already held"
    NEW_VERSION = "new version"
    SAME_TEXT = "same text"
    UNREADABLE = "unreadable"
    NOT_KEPT = "not kept"


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One file of the run."""

    path: Path
    state: FileState
    note: str  # a sentence about the state
    meeting: str
    received: date | None
    summary: FileSummary
    detail: str = ""  # what a library said, or a traceback; for the colleague who has to dig
    found: tuple[Finding, ...] = ()  # those of the summary, in its order, with their places

    @property
    def file(self) -> str:
        return self.path.name

    @property
    def suggested(self) -> str | None:
        """A day of receipt (ISO) that a message suggests; None where the day is known."""
        return None if self.received else self.summary.suggested_received

    @property
    def day_source(self) -> str:
        """The words of the message that suggest the day; "" where none is suggested."""
        return (self.summary.suggested_source or "") if self.suggested else ""

    @property
    def findings(self) -> tuple[FindingSummary, ...]:
        """Those to fix first, then those to check, then the notes."""
        return tuple(sorted(self.summary.findings, key=lambda one: ORDER.index(one.severity)))

    @property
    def found_in_order(self) -> tuple[Finding, ...]:
        """What `findings` says, in the same order; empty where it is not known."""
        return tuple(sorted(self.found, key=lambda one: ORDER.index(one.rule.severity)))

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.summary.findings)


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """A whole run."""

    run: datetime  # when it began, UTC
    meeting: str
    rows: tuple[IntakeRow, ...]  # in the order of taking in
    passed_over: tuple[Path, ...] = ()  # in folders: files that are no submissions
    not_come: tuple[str, ...] = ()  # named in the manifest, and not there

    @property
    def counts(self) -> dict[FileState, int]:
        """How many files of each state there are, those with none left out."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in FileState if counted[state]}

    @property
    def unread(self) -> tuple[IntakeRow, ...]:
        """Files that could not be read, whether they came for the first time or again."""
        return tuple(row for row in self.rows if row.summary.problem)

    @property
    def days_to_confirm(self) -> tuple[IntakeRow, ...]:
        """Files whose day of receipt a message suggests and nobody has given."""
        return tuple(row for row in self.rows if row.suggested)

    @property
    def editions(self) -> tuple[str, ...]:
        """Editions of the Appendices that the files were held against."""
        return tuple(sorted({row.summary.edition for row in self.rows if row.summary.edition}))

    @property
    def caveats(self) -> tuple[str, ...]:
        """What those editions are known to lack; nothing for imported official ones."""
        known = {edition.edition: edition.caveat for edition in editions(editions_folder())}
        return tuple(filter(None, (known.get(edition) for edition in self.editions)))

    @property
    def findings(self) -> int:
        return sum(len(row.summary.findings) for row in self.rows)

    def total(self, severity: Severity) -> int:
        return sum(row.count(severity) for row in self.rows)


STATES = {
    LoadState.NEW: FileState.NEW,
    LoadState.ALREADY_HELD: FileState.ALREADY_HELD,
    LoadState.NEW_VERSION: FileState.NEW_VERSION,
    LoadState.SAME_TEXT: FileState.SAME_TEXT,
}


def taken_in(arrival: Arrival, outcome: Outcome, loaded: Loaded) -> IntakeRow:
    """The line of a file that the register keeps now. One that cannot be read is kept too."""
    state = STATES[loaded.state]
    note = loaded.note
    if outcome.problem and state is not FileState.ALREADY_HELD:
        state, note = FileState.UNREADABLE, "Kept as it came, with the day of receipt."
    return _row(arrival, outcome, state, note)


def not_kept(arrival: Arrival, outcome: Outcome, reason: str) -> IntakeRow:
    """The line of a file that could not be kept, and why."""
    return _row(arrival, outcome, FileState.NOT_KEPT, reason)


def _row(arrival: Arrival, outcome: Outcome, state: FileState, note: str) -> IntakeRow:
    return IntakeRow(
        path=arrival.path,
        state=state,
        note=note,
        meeting=arrival.meeting,
        received=arrival.received,
        summary=outcome.summary,
        detail=outcome.detail,
        found=outcome.findings,
    )
