"""Old documents as they are read: several at once, bundles taken apart, in the order given."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.convention.meetings import Meeting
from pipeline.intake.examine_all import examine_here
from pipeline.intake.incoming import IncomingFile
from pipeline.submissions.result import ExaminationResult


def read_documents(
    files: Sequence[Path], meeting: Meeting, workers: int = 1
) -> Iterator[tuple[Path, ExaminationResult]]:
    """Where the bytes of each document are while it is told of, and what was read from it.

    A message or zip file comes first itself, then every document in it. Raises
    ReadersDoNotStart.
    """
    incoming = [IncomingFile(path, meeting.id) for path in files]
    for file, result in examine_here(incoming, {meeting.id: meeting}, workers):
        yield file.place, result
