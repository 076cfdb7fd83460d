"""A file on its way into the register, from where it was found to where it is read."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from extractors.fields.bonn import moment_of, written_moment
from extractors.readers.containers.eml import SuggestedDay
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review.taught_headings import TaughtHeading


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """One file to be taken in: by itself, a message or zip file, or a document out of one."""

    path: Path  # as shown; that of a document goes through its container: "mail.eml/otter.pdf"
    meeting: str  # its id
    received: date | None = None  # day the Secretariat received the first version; None: not known
    unpacked: Path | None = None  # where a document out of a container was written for reading
    came_in: str | None = None  # name of its container; None: it came by itself
    came_in_sha256: str | None = None
    suggested: SuggestedDay | None = None  # by the message it came in: a person confirms it
    result: ExaminationResult | None = None  # None: it is still to be read
    taught: tuple[TaughtHeading, ...] = ()  # headings that people placed
    arrived: SuggestedDay | None = None  # at the server of a mailbox; for a message that says none
    taken_apart: bool = False  # a container whose documents are files of their own

    def suggesting(self, suggested: SuggestedDay | None) -> "IncomingFile":
        """It with the day that its message suggests.

        Where a person has said that it came on that very day, the message tells the hour.
        """
        if suggested and self.received == suggested.day and not moment_of(self.received):
            return replace(self, suggested=suggested, received=suggested.day)
        return replace(self, suggested=suggested)

    @property
    def place(self) -> Path:
        """Where its bytes are."""
        return self.unpacked or self.path

    def with_container(self, result: ExaminationResult) -> ExaminationResult:
        """What was read from it, with the message or zip file that it came in.

        A message whose own words are the document suggests its day itself.
        """
        if self.came_in is None and self.suggested is None:
            return result
        summary = replace(
            result.summary,
            came_in=self.came_in,
            came_in_sha256=self.came_in_sha256,
            suggested_received=self.suggested.day.isoformat() if self.suggested else None,
            suggested_received_at=written_moment(self.suggested.day if self.suggested else None),
            suggested_source=self.suggested.source if self.suggested else None,
        )
        return replace(result, summary=summary)


@dataclass(frozen=True, slots=True)
class IncomingFiles:
    """Everything that was found in some place: folders, a manifest, a message or zip file."""

    files: tuple[IncomingFile, ...]  # each once; a container stands before its documents
    passed_over: tuple[Path, ...] = ()  # files that are no submissions
    not_come: tuple[str, ...] = ()  # rows of the manifest whose file is not there
