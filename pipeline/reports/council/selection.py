"""Which of the files sent to a meeting are its submissions, and what goes with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.register import Submission
from pipeline.reports.council.overlaps import targets_of
from pipeline.submissions.versions.lives import Standing, standings
from pipeline.submissions.versions.relations import RelationKind


@dataclass(frozen=True, slots=True)
class AlsoSent:
    """A file that goes with a submission and is not counted by itself."""

    file: str
    standing: Standing
    language: str
    received: date | None = None


@dataclass(frozen=True, slots=True)
class WithdrawnFile:
    """A submission that its proponents have withdrawn."""

    file: str
    title: str
    taxa: tuple[str, ...]  # its target taxa
    day: date  # on which that was recorded
    reason: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The submissions themselves, and what is told beside them."""

    submissions: tuple[Submission, ...]
    also: dict[str, tuple[AlsoSent, ...]]  # by SHA-256 of the submission
    withdrawn: tuple[WithdrawnFile, ...]


def select(files: Sequence[Submission]) -> Selection:
    """Each submission once, in its newest version; `files` are in any order."""
    readable = [file for file in files if not file.summary.problem]
    stands = standings([file.member for file in readable])
    also: dict[str, tuple[AlsoSent, ...]] = {}
    for file in readable:
        standing, main = stands[file.sha256]
        if main != file.sha256:
            language = file.corrected.language or ""
            entry = AlsoSent(file.file, standing, language, file.received)
            also[main] = (*also.get(main, ()), entry)
    submissions = [f for f in readable if stands[f.sha256][0] is Standing.SUBMISSION]
    return Selection(tuple(submissions), also, tuple(_withdrawn(files)))


def _withdrawn(files: Sequence[Submission]) -> list[WithdrawnFile]:
    return [
        WithdrawnFile(
            file.file,
            file.corrected.title or "",
            targets_of(file.corrected),
            file.aside.day,
            file.aside.reason,
        )
        for file in files
        if file.aside and file.aside.kind is RelationKind.WITHDRAWN
    ]
