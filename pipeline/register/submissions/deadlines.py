"""Deadlines that change, and what was sent to their meeting judged anew by them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, and_, select

from pipeline.convention.meetings import Deadline, find_meeting
from pipeline.register import meetings
from pipeline.register.schema import finding, last_reading, reading, receipt, submission
from pipeline.register.submissions import judge_anew
from pipeline.submissions.lateness import Timed, timeliness_of


def move_meeting(
    db: Connection, wanted: str, days: tuple[date, date], place: str | None, source: str, by: str
) -> bool:
    """Give a meeting other days, and judge anew by the deadlines that move along.

    False if it has them already. The caller holds the transaction. Raises UnknownMeeting.
    """
    moved = meetings.move_meeting(db, wanted, days, place, source, by)
    if moved:
        _judge_meeting(db, wanted)
    return moved


def set_deadline(db: Connection, wanted: str, new: Deadline, by: str) -> bool:
    """Add a version of a deadline, and judge anew by it; False if it is in force.

    The caller holds the transaction. Raises UnknownMeeting.
    """
    added = meetings.set_deadline(db, wanted, new, by)
    if added:
        _judge_meeting(db, wanted)
    return added


def _judge_meeting(db: Connection, wanted: str) -> None:
    """Judge the lateness of everything sent to a meeting by its deadlines as they are now."""
    meeting = find_meeting(wanted, meetings.read_meetings(db)).id
    sent = select(receipt.c.sha256).where(receipt.c.meeting == meeting, receipt.c.ordinal == 1)
    judge_anew(db, db.scalars(sent).all())


def timed_submissions(db: Connection) -> Mapping[str, Timed]:
    """Whether each submission that could be read came in time, by SHA-256."""
    codes: dict[str, set[str]] = {}
    files: dict[str, str] = {}
    counting = and_(
        reading.c.sha256 == submission.c.sha256,
        reading.c.ordinal == last_reading(submission.c.sha256),
        reading.c.problem_state.is_(None),
    )
    found = and_(finding.c.sha256 == reading.c.sha256, finding.c.reading == reading.c.ordinal)
    columns = select(submission.c.sha256, submission.c.file, finding.c.code)
    joined = submission.join(reading, counting).outerjoin(finding, found)
    for row in db.execute(columns.select_from(joined)):
        files[row.sha256] = row.file
        codes.setdefault(row.sha256, set()).add(row.code or "")
    return {
        digest: Timed(digest, file, timeliness_of(codes[digest])) for digest, file in files.items()
    }
