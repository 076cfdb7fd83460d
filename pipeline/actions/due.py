"""What is due next for an action, by which day, and how pressing it is.

Whether a report came is asked of `report_status` alone. The program only proposes that an action
be considered closed (Step 6(4)); a person records it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.actions.consequence import Consequence, consequence, was_heard
from pipeline.actions.event_kinds import Matter
from pipeline.actions.lifecycle import (
    DECISIONS,
    PENDING,
    RUNNING,
    RecordedEvent,
    Status,
    status_after,
)
from pipeline.actions.report_status import (
    RECEIVED,
    ReportEvidence,
    ReportState,
    ReportStatus,
    report_status,
)
from pipeline.convention.meetings import (
    Basis,
    DeadlineKind,
    Meeting,
    following_cop,
    is_last_council,
)

if TYPE_CHECKING:
    from pipeline.actions.action import Action

SOON = timedelta(days=90)  # before the day: time enough to write a report
NOW = timedelta(days=30)


class DueState(StrEnum):
    NOT_YET = "not_yet"
    DUE_SOON = "due_soon"  # within 90 days
    DUE = "due"  # within 30 days, the last day included
    OVERDUE = "overdue"  # the day has passed, the meeting has not closed
    RECEIVED = "received"
    IN_INTAKE = "in_intake"  # a file that seems to be the report waits to be examined
    NOT_ON_RECORD = "not_on_record"  # the history is not known to reach the meeting
    CONSIDERED_CLOSED_PROPOSED = "considered_closed_proposed"  # outstanding since a COP: 6(4)
    TO_BE_RECORDED = "to_be_recorded"  # the meeting is over; what it decided is not in the register


PRESSING = frozenset(
    {
        DueState.DUE_SOON,
        DueState.DUE,
        DueState.OVERDUE,
        DueState.IN_INTAKE,
        DueState.CONSIDERED_CLOSED_PROPOSED,
        DueState.TO_BE_RECORDED,
    }
)
WHAT = {
    DeadlineKind.COUNCIL_REPORT: "report to the Scientific Council",
    DeadlineKind.COP_REPORT: "report to the COP",
    DeadlineKind.SCIENTIFIC_DOCUMENT: "report stating continuation, completion or closure",
}
STEPS = {
    DeadlineKind.COUNCIL_REPORT: "Step 5(1)",
    DeadlineKind.COP_REPORT: "Step 5(3)",
    DeadlineKind.SCIENTIFIC_DOCUMENT: "Step 6(1)",
}


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is expected."""

    what: str  # "report to the COP", "decision of the COP"
    meeting: str | None  # None: the meeting is not in the list yet
    day: date | None  # the last day, included, in Bonn; None: not known
    basis: str  # published, computed; "opening" where only the meeting's first day is known
    state: DueState
    step: str
    why: str  # one sentence
    covered_until: str | None = None  # the meeting that the history is known to reach; None: today
    unread: tuple[str, ...] = ()  # names of unread files that could change the state


def due_for(action: "Action", evidence: ReportEvidence, today: date) -> tuple[Due, ...]:
    """What is due after the life so far: first what past meetings left open, then by day.

    What was received stands last. Empty where nothing is expected.
    """
    counting = [event for event in action.life if event.day <= today]
    status = status_after(event.kind for event in counting)
    if status in PENDING:
        return (_decision(evidence, _meeting_of(counting, Matter.PROPOSAL), "Step 4(1)", today),)
    if status not in RUNNING:
        return ()
    last = evidence.meetings.get(_decided_at(counting))
    if last is None:
        return (_unknown(_decided_at(counting)),)
    later = _cops_after(last, evidence)
    past = [cop for cop in later if cop.closes < today]
    coming = next((cop for cop in later if cop.closes >= today), None)
    left = []
    if status is Status.EXTENSION_PROPOSED:
        asked = _meeting_of(counting, Matter.EXTENSION)
        left = [_decision(evidence, asked, "Step 6(6)", today)]
    elif past:
        left = [_left_open(action, past, evidence, today)]
    reports = [*_reports(action, last, coming, evidence, today)] if coming else []
    if any(due.state is DueState.NOT_ON_RECORD for due in left):  # once is enough
        reports = [due for due in reports if due.state is not DueState.NOT_ON_RECORD]
    if not left and not reports:
        return (_unknown(last.id),)
    return (*left, *sorted(reports, key=_place))


def _place(due: Due) -> tuple[bool, date]:
    return due.state is DueState.RECEIVED, due.day or date.max


def _decided_at(events: Sequence[RecordedEvent]) -> str:
    """The meeting of the last decision; "" where there is none."""
    return next((event.meeting for event in reversed(events) if event.kind in DECISIONS), "")


def _meeting_of(events: Sequence[RecordedEvent], matter: Matter) -> str:
    """The meeting that was last asked for this; "" where none was."""
    asked = (event.meeting for event in reversed(events) if event.kind.traits.asks is matter)
    return next(asked, "")


def _cops_after(last: Meeting, evidence: ReportEvidence) -> list[Meeting]:
    """The COPs after the last decision, the earliest first."""
    known = evidence.meetings.values()
    return sorted(
        (meeting for meeting in known if meeting.is_cop and meeting.opens > last.opens),
        key=lambda meeting: meeting.opens,
    )


def _left_open(
    action: "Action", past: Sequence[Meeting], evidence: ReportEvidence, today: date
) -> Due:
    """What the COPs that are over left open: the newest that heard a report, else the oldest."""
    for cop in reversed(past):
        if report_status(action, cop, evidence, today).state in RECEIVED:
            return _decision(evidence, cop.id, "Step 6(6)", today)
    cop = past[0]
    found = report_status(action, cop, evidence, today)
    if found.state in STATES:
        return _report(DeadlineKind.COP_REPORT, cop, found, today)
    if consequence(action, cop, evidence, today) is Consequence.CONSIDERED_CLOSED:
        return _considered_closed(cop, found)
    if was_heard(action, cop, evidence, today) or found.state is ReportState.MISSING:
        return _decision(evidence, cop.id, "Step 6(6)", today)
    return _report(DeadlineKind.COP_REPORT, cop, found, today)


def _reports(
    action: "Action", last: Meeting, cop: Meeting, evidence: ReportEvidence, today: date
) -> Iterator[Due]:
    """The reports to the coming COP, and to the Council before it until that has met."""
    council = _council_before(cop, last, evidence)
    if council and today <= council.closes:
        sent = report_status(action, council, evidence, today)
        yield _report(DeadlineKind.COUNCIL_REPORT, council, sent, today)
    sent = report_status(action, cop, evidence, today)
    yield _report(DeadlineKind.COP_REPORT, cop, sent, today)
    yield _report(DeadlineKind.SCIENTIFIC_DOCUMENT, cop, sent, today)


STATES = {  # where the day says nothing
    **dict.fromkeys(RECEIVED, DueState.RECEIVED),
    ReportState.IN_INTAKE: DueState.IN_INTAKE,
    ReportState.NOT_ON_RECORD: DueState.NOT_ON_RECORD,
}
REASONS = {  # behind the Step, for states that a deadline does not explain
    DueState.IN_INTAKE: "a file that seems to be the report waits to be examined",
    DueState.NOT_ON_RECORD: (
        "the history of the action is known up to {until} only, so nothing can be missing here. "
        "Look it up and record what happened, or that nothing did (`history_confirmed`)"
    ),
}


def _report(kind: DeadlineKind, meeting: Meeting, found: ReportStatus, today: date) -> Due:
    deadline = meeting.deadline(kind, today)
    day = deadline.day if deadline else meeting.opens
    basis = deadline.basis.value if deadline else "opening"
    state = STATES.get(found.state) or state_of(day, today)
    why = (
        f"{STEPS[kind]}: {deadline.source}."
        if deadline
        else f"{STEPS[kind]}; no day is published, so the opening of {meeting.id} is shown."
    )
    if reason := REASONS.get(state):
        why = f"{STEPS[kind]}: {reason.format(until=found.covered_until)}."
    return Due(
        *(WHAT[kind], meeting.id, day, basis, state, STEPS[kind], why),
        covered_until=found.covered_until,
        unread=_names(found),
    )


def _names(found: ReportStatus) -> tuple[str, ...]:
    return tuple(file.file for file in found.waiting)


def state_of(day: date, today: date) -> DueState:
    """How pressing a day is.

    >>> last_day = date(2030, 1, 31)
    >>> state_of(last_day, last_day), state_of(last_day, date(2030, 2, 1))
    (<DueState.DUE: 'due'>, <DueState.OVERDUE: 'overdue'>)
    """
    if today > day:
        return DueState.OVERDUE
    if day - today <= NOW:
        return DueState.DUE
    return DueState.DUE_SOON if day - today <= SOON else DueState.NOT_YET


def _decision(evidence: ReportEvidence, id_: str, step: str, today: date) -> Due:
    what = f"decision of {id_}"
    cop = evidence.meetings.get(id_)
    if cop is None:
        return Due(what, id_, None, "unknown", DueState.NOT_YET, step, f"{step}; {id_} is unknown.")
    if today > cop.closes:
        why = f"{step}: {id_} closed on {cop.closes}; what it decided is not recorded yet."
        return Due(what, id_, cop.closes, "meeting", DueState.TO_BE_RECORDED, step, why)
    state = min(state_of(cop.opens, today), DueState.DUE, key=_order)
    return Due(what, id_, cop.opens, "meeting", state, step, f"{step}: {id_} opens {cop.opens}.")


def _order(state: DueState) -> int:
    return [*DueState].index(state)


def _considered_closed(cop: Meeting, found: ReportStatus) -> Due:
    why = (
        f"No report was found for {cop.id}, which closed on {cop.closes}: by Step 6(4) the "
        "action will be considered closed. Record it (`considered_closed`), or the report."
    )
    state = DueState.CONSIDERED_CLOSED_PROPOSED
    deadline = cop.deadline(DeadlineKind.COP_REPORT)
    day = deadline.day if deadline else cop.opens
    basis = deadline.basis if deadline else Basis.COMPUTED
    what = WHAT[DeadlineKind.COP_REPORT]
    return Due(*(what, cop.id, day, basis.value, state, "Step 6(4)", why), unread=_names(found))


def _unknown(meeting: str) -> Due:
    why = (
        f"The COP after {meeting or 'the last decision'} is not in the list of meetings; "
        "add it with `concerted meetings add`."
    )
    return Due("report to the COP", None, None, "unknown", DueState.NOT_YET, "Step 5(3)", why)


def _council_before(cop: Meeting, last: Meeting, evidence: ReportEvidence) -> Meeting | None:
    """The last Scientific Council meeting before `cop`, after the last decision."""
    between = (
        meeting
        for meeting in evidence.meetings.values()
        if last.closes < meeting.opens and following_cop(meeting, evidence.meetings) == cop
    )
    return next(
        (meeting for meeting in between if is_last_council(meeting, evidence.meetings)), None
    )
