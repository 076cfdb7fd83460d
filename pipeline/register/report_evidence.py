"""What is held that an answer to "was it reported?" rests on."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from extractors.fields.bonn import read_day
from pipeline.actions.action import Action
from pipeline.actions.report_status import Received, ReportEvidence, evidence_of
from pipeline.actions.unread_files import UnreadFiles
from pipeline.convention.meetings import Meeting
from pipeline.register.actions import read_actions
from pipeline.register.schema import link, receipt
from pipeline.register.submission_list import submission_lines
from pipeline.submissions.kept import SubmissionListEntry


def read_evidence(
    db: Connection,
    meetings: Mapping[str, Meeting],
    actions: Sequence[Action] | None = None,
    lines: Sequence[SubmissionListEntry] | None = None,
    *,
    public: bool = False,
) -> ReportEvidence:
    """The days on which linked files were received, and the files that nobody has read.

    `actions` and `lines` are all of them, where they have been read already. What nobody has
    looked at is not for the public.
    """
    if public:
        return ReportEvidence(meetings, _received(db), UnreadFiles())
    known = read_actions(db, with_details=False) if actions is None else actions
    entries = submission_lines(db) if lines is None else lines
    return evidence_of(known, entries, _received(db), meetings)


def _received(db: Connection) -> Received:
    rows = db.execute(select(receipt).where(receipt.c.sha256.in_(select(link.c.document))))
    return {(row.sha256, row.meeting): _day(row.received) for row in rows}


def _day(written: str | None) -> date | None:
    """The day as written; None where none is known."""
    try:
        return read_day(written or "")
    except ValueError:
        return None
