"""What is due next for an action, by which day, and how pressing it is.

The program only proposes that an action be considered closed (Step 6(4)); a person records it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pipeline.lifecycle import (
    DECISIONS,
    PENDING,
    Event,
    RecordedEvent,
    Status,
    standing,
    status_on,
)
from pipeline.meetings import Basis, DeadlineKind, Meeting

SOON = timedelta(days=90)  # before the day: time enough to write a report
NOW = timedelta(days=30)


class DueState(StrEnum):
    NOT_YET = "not_yet"
    DUE_SOON = "due_soon"  # within 90 days
    DUE = "due"  # within 30 days, the last day included
    OVERDUE = "overdue"  # the day has passed, the meeting has not closed
    RECEIVED = "received"
    CONSIDERED_CLOSED_PROPOSED = "considered_closed_proposed"  # Step 6(4)
    TO_BE_RECORDED = "to_be_recorded"  # the meeting is over; what it decided is not in the register


PRESSING = frozenset(
    {
        DueState.DUE_SOON,
        DueState.DUE,
        DueState.OVERDUE,
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


def due_for(
    events: Collection[RecordedEvent],
    meetings: Mapping[str, Meeting],
    today: date,
    sent: Collection[str] = (),
) -> tuple[Due, ...]:
    """What is due after the life so far, by day; what was received stands last.

    `sent` are meetings that a progress report on the action was sent to, recorded or not: what
    lies in the register unread is never called missing.
    """
    counting = [event for event in standing([*events]) if event.day <= today]
    decided = [event.meeting for event in counting if event.kind in DECISIONS]
    proposed = [event.meeting for event in counting if event.kind is Event.PROPOSED]
    reported = {event.meeting for event in counting if event.kind is Event.REPORTED} | {*sent}
    asked = [event.meeting for event in counting if event.kind is Event.EXTENSION_PROPOSED]
    meeting = (decided or proposed or [""])[-1]
    heard = frozenset(reported)
    return due_next(status_on(counting), meeting, (asked or [""])[-1], heard, meetings, today)


def due_next(
    status: Status | None,
    meeting: str,
    asked: str,
    reported: frozenset[str],
    meetings: Mapping[str, Meeting],
    today: date,
) -> tuple[Due, ...]:
    """What is due from an action of this status.

    `meeting` is that of the last decision, or of the proposal while there is none; `asked` the
    one that was last asked to extend it; `reported` the meetings a progress report was sent to.
    Empty where nothing is expected.
    """
    if status in PENDING:
        return (_decision(meetings.get(meeting), meeting, "Step 4(1)", today),)
    if status is Status.EXTENSION_PROPOSED:
        return (_decision(meetings.get(asked), asked, "Step 6(6)", today),)
    if status is not Status.ONGOING:
        return ()
    last = meetings.get(meeting)
    cop = _next_cop(last, meetings) if last else None
    if cop is None or last is None:
        return (_unknown(meeting),)
    council = _council_before(cop, last, meetings)
    heard = {one.id for one in (cop, council) if one} | _between(last, cop, meetings)
    if reported & heard and today > cop.closes:
        return (_decision(cop, cop.id, "Step 6(6)", today),)
    if today > cop.closes:
        return (_considered_closed(cop),)
    return tuple(_reports(cop, council, reported, heard, today))


def _reports(
    cop: Meeting,
    council: Meeting | None,
    reported: frozenset[str],
    heard: Collection[str],
    today: date,
) -> list[Due]:
    due = [
        _report(DeadlineKind.COP_REPORT, cop, cop.id in reported, today),
        _report(DeadlineKind.SCIENTIFIC_DOCUMENT, cop, cop.id in reported, today),
    ]
    if council and today <= council.closes:
        sent = bool(
            {council.id, cop.id} & reported
        )  # the Council has before it what the COP is sent
        due.insert(0, _report(DeadlineKind.COUNCIL_REPORT, council, sent, today))
    return sorted(due, key=lambda one: (one.state is DueState.RECEIVED, one.day or date.max))


def _report(kind: DeadlineKind, meeting: Meeting, received: bool, today: date) -> Due:
    deadline = meeting.deadline(kind, today)
    day = deadline.day if deadline else meeting.opens
    basis = deadline.basis.value if deadline else "opening"
    state = DueState.RECEIVED if received else state_of(day, today)
    why = (
        f"{STEPS[kind]}: {deadline.source}."
        if deadline
        else f"{STEPS[kind]}; no day is published, so the opening of {meeting.id} is shown."
    )
    return Due(WHAT[kind], meeting.id, day, basis, state, STEPS[kind], why)


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


def _decision(cop: Meeting | None, id_: str, step: str, today: date) -> Due:
    what = f"decision of {id_}"
    if cop is None:
        return Due(what, id_, None, "unknown", DueState.NOT_YET, step, f"{step}; {id_} is unknown.")
    if today > cop.closes:
        why = f"{step}: {id_} closed on {cop.closes}; what it decided is not recorded yet."
        return Due(what, id_, cop.closes, "meeting", DueState.TO_BE_RECORDED, step, why)
    state = min(state_of(cop.opens, today), DueState.DUE, key=_order)
    return Due(what, id_, cop.opens, "meeting", state, step, f"{step}: {id_} opens {cop.opens}.")


def _order(state: DueState) -> int:
    return [*DueState].index(state)


def _considered_closed(cop: Meeting) -> Due:
    why = (
        f"No report was received for {cop.id}, which closed on {cop.closes}: by Step 6(4) the "
        "action will be considered closed. Record it (`considered_closed`), or the report."
    )
    state = DueState.CONSIDERED_CLOSED_PROPOSED
    deadline = cop.deadline(DeadlineKind.COP_REPORT)
    day = deadline.day if deadline else cop.opens
    basis = deadline.basis if deadline else Basis.COMPUTED
    return Due("report to the COP", cop.id, day, basis.value, state, "Step 6(4)", why)


def _unknown(meeting: str) -> Due:
    why = (
        f"The COP after {meeting or 'the last decision'} is not in the list of meetings; "
        "add it with `concerted meetings add`."
    )
    return Due("report to the COP", None, None, "unknown", DueState.NOT_YET, "Step 5(3)", why)


def _next_cop(last: Meeting, meetings: Mapping[str, Meeting]) -> Meeting | None:
    """The COP after the last decision."""
    later = [one for one in meetings.values() if one.is_cop and one.opens > last.opens]
    return min(later, key=lambda one: one.opens, default=None)


def _council_before(cop: Meeting, last: Meeting, meetings: Mapping[str, Meeting]) -> Meeting | None:
    """The last Scientific Council meeting before `cop`, after the last decision."""
    between = [one for one in meetings.values() if last.closes < one.opens < cop.opens]
    council = [one for one in between if not one.is_cop]
    return max(council, key=lambda one: one.opens, default=None)


def _between(last: Meeting, cop: Meeting, meetings: Mapping[str, Meeting]) -> set[str]:
    return {one.id for one in meetings.values() if last.closes < one.opens <= cop.opens}
