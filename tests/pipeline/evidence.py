"""What an answer to "was it reported?" rests on, from plain values."""

from collections.abc import Mapping, Sequence

from pipeline.actions.action import Action
from pipeline.actions.report_status import Received, ReportEvidence
from pipeline.convention.meetings import Meeting
from pipeline.register.derived.parts import Parts
from pipeline.register.report_evidence import unread_files
from pipeline.submissions.kept import SubmissionListEntry


def evidence_of(
    actions: Sequence[Action],
    entries: Sequence[SubmissionListEntry],
    received: Received,
    meetings: Mapping[str, Meeting],
) -> ReportEvidence:
    """The evidence for all `actions`; `entries` are the submissions in the register."""
    return ReportEvidence(meetings, received, unread_files(Parts(), actions, entries))
