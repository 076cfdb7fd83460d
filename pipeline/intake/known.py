"""What need not be read again: files whose bytes the register holds, read as they would be now."""

from extractors.fields.bonn import moment_of
from pipeline.config import editions_folder
from pipeline.convention.meetings import Meeting
from pipeline.intake.incoming import IncomingFile
from pipeline.register import Register
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.kept import Receipt
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.unread import PROGRAM
from taxonomy.appendices.editions import list_held_against


def cached_result(
    register: Register, file: IncomingFile, meeting: Meeting
) -> ExaminationResult | None:
    """What is held on these bytes where reading them again could add nothing; None otherwise.

    That is: this version of the program has read them for this meeting, against the edition
    that counts now, and knew the day of receipt if it is known now. A file that could not be
    read may be tried again.
    """
    digest = file_hash(file.place)
    if digest is None or not register.holds(digest):
        return None
    submission = register.submission(digest)
    summary = submission.summary
    edition = list_held_against(meeting.opens, editions_folder()).edition
    as_now = (summary.program, summary.edition) == (PROGRAM, edition)
    if summary.problem or not as_now or not receipt_says(submission.receipts[-1], file):
        return None
    return ExaminationResult(summary, submission.detail)


def receipt_says(receipt: Receipt, file: IncomingFile) -> bool:
    """Whether a receipt in the register says as much as is known of the file now."""
    day_known = receipt.received is not None or file.received is None
    hour_known = moment_of(receipt.received) is not None or moment_of(file.received) is None
    return receipt.meeting == file.meeting and day_known and hour_known
