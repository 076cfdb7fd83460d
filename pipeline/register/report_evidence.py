"""What is held that an answer to "was it reported?" rests on."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from extractors.fields.bonn import read_day
from pipeline.actions.action import Action
from pipeline.actions.report_status import Received, ReportEvidence, evidence_on_each
from pipeline.actions.unread_files import UnreadFiles, linked_to, recognised_by, unread_file
from pipeline.register.derived.parts import Parts
from pipeline.register.meetings import read_meetings
from pipeline.register.schema import link, receipt
from pipeline.submissions.kept import SubmissionListEntry


def read_evidence(
    db: Connection,
    parts: Parts,
    actions: Sequence[Action] = (),
    lines: Sequence[SubmissionListEntry] = (),
) -> ReportEvidence:
    """The days on which linked files were received, and the files that nobody has read.

    `actions` and `lines` are all of them; of no lines none is unread: what nobody has looked at is
    not for the public. `parts` are kept from before.
    """
    meetings = parts.same("meetings", read_meetings(db))
    received = parts.same("received", _received(db))
    return ReportEvidence(meetings, received, unread_files(parts, actions, lines))


def kept_on_each(
    parts: Parts, actions: Sequence[Action], evidence: ReportEvidence
) -> tuple[ReportEvidence, ...]:
    """What of the evidence speaks of each of these actions, in their order."""
    made_of = (tuple(actions), evidence)
    return parts.single("evidence on each", made_of, lambda: evidence_on_each(*made_of))


def unread_files(
    parts: Parts, actions: Sequence[Action], lines: Sequence[SubmissionListEntry]
) -> UnreadFiles:
    """The submissions that may be reports, and are not known to be one of a known action."""
    if not lines:
        return UnreadFiles()
    titles = tuple((action.number, action.title) for action in actions)
    by = parts.single("recognised by", titles, lambda: recognised_by(titles))
    linked, entries = linked_to(actions), {line.sha256: line for line in lines}
    found = parts.renewed(
        "unread files",
        {digest: (line, linked.get(digest, ""), by) for digest, line in entries.items()},
        lambda digests: {d: unread_file(entries[d], linked.get(d, ""), by) for d in digests},
    )
    return UnreadFiles(tuple(file for file in found.values() if file))


def _received(db: Connection) -> Received:
    rows = db.execute(select(receipt).where(receipt.c.sha256.in_(select(link.c.document))))
    return {(row.sha256, row.meeting): _day(row.received) for row in rows}


def _day(written: str | None) -> date | None:
    """The day as written; None where none is known."""
    try:
        return read_day(written or "")
    except ValueError:
        return None
