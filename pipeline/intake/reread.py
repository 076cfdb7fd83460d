"""Kept files on their way to be read again, and what a machine should have for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from extractors.fields.bonn import read_day
from extractors.readers.containers.eml import SuggestedDay
from pipeline.intake.incoming import IncomingFile
from pipeline.submissions.kept import Submission
from pipeline.submissions.result import ExaminationResult

NO_CONVERTER = (
    "LibreOffice is not installed: .doc, .odt and .rtf are read by packages, which open fewer of "
    "them. Run `apt-get install libreoffice-writer`."
)
NO_OCR = (
    "Neither the package tesserocr nor Tesseract is installed: scans cannot be read. "
    "Run `apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa`."
)


def kept_file(
    kept: Path, submission: Submission, folder: Path, is_container: Callable[[Path], bool]
) -> IncomingFile:
    """A kept file under the name it came with, made in `folder`; what it came in is known.

    A message or zip file is taken apart at the intake: of one that was, what is held is all.
    """
    summary = submission.summary
    result = None
    if summary.problem is None and is_container(kept):
        result = ExaminationResult(summary, submission.detail)
    named = folder / submission.sha256 / Path(submission.file).name
    named.parent.mkdir()
    named.symlink_to(kept.absolute())
    return IncomingFile(
        named,
        submission.meeting,
        submission.received,
        came_in=summary.came_in,
        came_in_sha256=summary.came_in_sha256,
        suggested=_suggested(submission),
        result=result,
    )


def _suggested(submission: Submission) -> SuggestedDay | None:
    summary = submission.summary
    written = summary.suggested_received_at or summary.suggested_received
    if written is None:
        return None
    return SuggestedDay(read_day(written), summary.suggested_source or "")


def tools_missing() -> Iterator[str]:
    """A sentence for each kind of file that cannot be read here."""
    from extractors.readers.libreoffice import converter_available  # the readers: seconds
    from extractors.readers.ocr.tesseract import ocr_available

    if not converter_available():
        yield NO_CONVERTER
    if not ocr_available():
        yield NO_OCR
