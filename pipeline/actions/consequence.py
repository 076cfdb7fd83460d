"""What Step 6(4) leads to where no report came. A proposal: only a person records a closure."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.actions.lifecycle import DECISIONS, RUNNING, Status
from pipeline.actions.report_status import (
    RECEIVED,
    ReportEvidence,
    ReportState,
    report_status,
)
from pipeline.convention.meetings import Meeting

if TYPE_CHECKING:
    from pipeline.actions.action import Action, LinkedDocument


class Consequence(StrEnum):
    """What Step 6(4) leads to."""

    NOTHING = ""
    IF_NONE_COMES = "if_none_comes"
    CONSIDERED_CLOSED = "considered_closed"


def consequence(
    action: "Action", cop: Meeting, evidence: ReportEvidence, today: date
) -> Consequence:
    """What follows for an action from what is known of its report to a COP.

    Nothing where another report was heard, somebody has decided, or the history is not known.
    Once the COP is over, nothing either where it was asked to extend the action: what became of
    that is for a person to record.
    """
    missing = report_status(action, cop, evidence, today).state is ReportState.MISSING
    status = action.status(today)
    if not missing or not cop.is_cop or status not in RUNNING:
        return Consequence.NOTHING
    if _last_decision(action, evidence, today) >= cop.opens or was_heard(
        action, cop, evidence, today
    ):
        return Consequence.NOTHING
    if today <= cop.closes:
        return Consequence.IF_NONE_COMES
    if status is not Status.ONGOING or _asked_to_extend(action, cop, evidence, today):
        return Consequence.NOTHING
    return Consequence.CONSIDERED_CLOSED


def was_heard(action: "Action", cop: Meeting, evidence: ReportEvidence, today: date) -> bool:
    """Whether a report came since the last decision, up to a COP, or may lie unread.

    One to an earlier COP counts: what that COP decided on it is not on record.
    """
    heard = (*RECEIVED, ReportState.IN_INTAKE)
    return any(
        report_status(action, other, evidence, today).state in heard
        for other in _since_decision(action, cop, evidence, today)
    )


def _asked_to_extend(action: "Action", cop: Meeting, evidence: ReportEvidence, today: date) -> bool:
    return any(
        extension_requests(action, other, evidence, today)
        for other in _since_decision(action, cop, evidence, today)
        if other.is_cop
    )


def _since_decision(
    action: "Action", cop: Meeting, evidence: ReportEvidence, today: date
) -> Iterator[Meeting]:
    """The meetings after the last decision on the action, up to a COP."""
    since = _last_decision(action, evidence, today)
    return (meeting for meeting in evidence.meetings.values() if since < meeting.opens <= cop.opens)


def extension_requests(
    action: "Action", meeting: Meeting, evidence: ReportEvidence, today: date
) -> tuple[str, ...]:
    """Proposals to extend the action (Step 6(2)) sent since the COP before, by symbol or name.

    They are no reports, and yet their senders spoke.
    """
    sent = sent_since_cop(action, "extension_proposal", meeting, evidence, today)
    return tuple(proposal.symbol or proposal.file or proposal.document for proposal in sent)


def sent_since_cop(
    action: "Action", kind: str, meeting: Meeting, evidence: ReportEvidence, today: date
) -> tuple["LinkedDocument", ...]:
    """The held documents of one kind sent for a meeting, or since the COP before it, by `today`."""
    since = frozenset(other.id for other in _since_cop(meeting, evidence))
    return tuple(
        document
        for document in action.documents
        if kind in document.kinds
        and not document.aside
        and any(
            (evidence.received.get((document.document, id_)) or date.min) <= today
            for id_ in since & {*document.meetings}
        )
    )


def _since_cop(meeting: Meeting, evidence: ReportEvidence) -> Iterator[Meeting]:
    """The meetings after the COP before, up to this one."""
    known = evidence.meetings.values()
    before = [other.opens for other in known if other.is_cop and other.opens < meeting.opens]
    first = max(before, default=date.min)
    return (other for other in known if first < other.opens <= meeting.opens)


def _last_decision(action: "Action", evidence: ReportEvidence, today: date) -> date:
    """The opening of the meeting that last decided on the action."""
    decided = [
        evidence.meetings[event.meeting].opens
        for event in action.life
        if event.kind in DECISIONS and event.day <= today and event.meeting in evidence.meetings
    ]
    return max(decided, default=date.min)
