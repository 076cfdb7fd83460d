"""What is asked of the register without changing anything, a transaction each."""

from datetime import date

from pipeline.convention.meetings import find_meeting
from pipeline.services.session import opened_register
from pipeline.submissions.kept import SubmissionListEntry


def list_submissions(
    meeting: str | None = None, known_on: date | None = None
) -> tuple[SubmissionListEntry, ...]:
    """Every submission, one line each; those first sent to `meeting` where it is given.

    `known_on`: by what was entered by the end of that day. Raises UnknownMeeting and RegisterError.
    """
    with opened_register(known_on) as register:
        wanted = find_meeting(meeting, register.meetings()).id if meeting else None
        entries = register.submissions()
    return tuple(entry for entry in entries if wanted in (None, entry.meeting))
