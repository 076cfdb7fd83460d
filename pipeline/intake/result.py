"""What one run of the intake came to: a line per file, and what did not come."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.config import editions_folder
from pipeline.submissions.findings import Severity
from pipeline.submissions.kept import FileState, IntakeResult
from taxonomy.appendices.editions import editions


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """A whole run."""

    run: datetime  # when it began, UTC
    meeting: str
    rows: tuple[IntakeResult, ...]  # in the order of taking in
    passed_over: tuple[Path, ...] = ()  # in folders: files that are no submissions
    not_come: tuple[str, ...] = ()  # named in the manifest, and not there
    unfinished: tuple[Path, ...] = ()  # files whose turn had not come when the run was stopped

    @property
    def counts(self) -> dict[FileState, int]:
        """How many files of each state there are, those with none left out."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in FileState if counted[state]}

    @property
    def unread(self) -> tuple[IntakeResult, ...]:
        """Files that could not be read, whether they came for the first time or again."""
        return tuple(row for row in self.rows if row.summary.problem)

    @property
    def days_to_confirm(self) -> tuple[IntakeResult, ...]:
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
