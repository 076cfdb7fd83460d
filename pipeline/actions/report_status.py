"""Was it reported? What became of the report of one action to one meeting, as seen on a day.

The one answer to that question: the terminal, the papers, the letters, the pages and the desk
all ask here. A report that came and was linked counts, recorded as an event or not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from extractors.fields.bonn import by_moment
from pipeline.actions.coverage import coverage_of, from_table
from pipeline.actions.lifecycle import (
    PENDING,
    RUNNING,
    Event,
    RecordedEvent,
    Status,
)
from pipeline.actions.unread_files import UnreadFiles, Waiting
from pipeline.convention.meetings import Meeting, following_cop, is_last_council, report_day

if TYPE_CHECKING:
    from pipeline.actions.action import Action

Received = Mapping[tuple[str, str], date | None]  # by SHA-256 and meeting; None: day not known


class ReportState(StrEnum):
    """What became of the report of an action to a meeting."""

    ON_TIME = "on_time"
    LATE = "late"
    DAY_UNKNOWN = "day_unknown"  # received, and nobody knows when
    IN_INTAKE = "in_intake"  # a file that seems to be it is there, unreadable or not looked at
    AWAITED = "awaited"  # the last day has not passed
    MISSING = "missing"  # none was found, where the history is known
    NOT_ON_RECORD = "not_on_record"  # none was found, and the history is not known to reach so far
    NOT_DUE = "not_due"  # none is asked for
    ENDED = "ended"  # the action had ended before the meeting


class Why(StrEnum):
    """What the state rests on, where more is to be said."""

    NONE = ""
    NOT_DECIDED = "not_decided"  # no COP has accepted it
    DESIGNATED = "designated"  # before COP12; the Guidelines ask for no report
    LATER = "later"  # it began at this meeting, or after it
    NOT_LAST = "not_last"  # Step 5(1) asks for one to the last Council meeting before the COP
    TO_COP = "to_cop"  # it was sent for the COP that follows, and lies before the Council too
    TOLD = "told"  # the register says that none was received


RECEIVED = (ReportState.ON_TIME, ReportState.LATE, ReportState.DAY_UNKNOWN)


@dataclass(frozen=True, slots=True)
class ReportEvidence:
    """All that an answer rests on beside the life of the action itself."""

    meetings: Mapping[str, Meeting]
    received: Received  # the days on which linked files were received
    unread: UnreadFiles


def evidence_on_each(
    actions: Iterable["Action"], evidence: ReportEvidence
) -> tuple[ReportEvidence, ...]:
    """What of the evidence speaks of each action: equal where nothing of that changed."""
    received: dict[str, dict[tuple[str, str], date | None]] = defaultdict(dict)
    for (document, meeting), day in evidence.received.items():
        received[document][document, meeting] = day
    unread = evidence.unread.by_number()
    nobody_s = evidence.unread.of_nobody()
    return tuple(
        ReportEvidence(
            evidence.meetings,
            {
                place: day
                for name in _documents(action) & received.keys()
                for place, day in received[name].items()
            },
            unread.get(action.number, nobody_s),
        )
        for action in actions
    )


def _documents(action: "Action") -> set[str]:
    """All that are linked to it, or that an event rests on."""
    linked = {document.document for document in action.documents}
    return linked | {event.document for event in action.life if event.document}


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """The report of one action to one meeting."""

    meeting: str
    state: ReportState
    received: date | None = None  # of the first version; None: none came, or the day is not known
    document: str | None = None  # SHA-256 of a kept file or a symbol; None: none came, or is named
    waiting: tuple[Waiting, ...] = ()  # unread files that could change this
    why: Why = Why.NONE
    deadline: date | None = None  # LATE: the last day, as in force when it came
    covered_until: str | None = None  # NOT_ON_RECORD: the meeting up to which the history is known


def report_status(
    action: "Action", meeting: Meeting, evidence: ReportEvidence, today: date
) -> ReportStatus:
    """Whether `action` reported to `meeting`, as far as is known on `today`."""
    return (
        _received(action, meeting, evidence, today)
        or _received_for_cop(action, meeting, evidence, today)
        or _not_asked(action, meeting, evidence, today)
        or _not_found(action, meeting, evidence, today)
    )


def _not_found(
    action: "Action", meeting: Meeting, evidence: ReportEvidence, today: date
) -> ReportStatus:
    """The answer where none came: an absence only where the history is known."""
    if waiting := _unread(action.number, meeting, evidence, today):
        return ReportStatus(meeting.id, ReportState.IN_INTAKE, waiting=waiting)
    anybody = unread_of_anybody(meeting, evidence, today)
    if _is_told_missing(action, meeting, today):
        return ReportStatus(meeting.id, ReportState.MISSING, waiting=anybody, why=Why.TOLD)
    coverage = coverage_of(action.events, evidence.meetings)
    if action.unresolved or not coverage.reaches(meeting):
        state = ReportState.NOT_ON_RECORD
        until = coverage.until_before(meeting)
        return ReportStatus(meeting.id, state, waiting=anybody, covered_until=until)
    awaited = report_day(meeting, today)[0] >= today
    state = ReportState.AWAITED if awaited else ReportState.MISSING
    return ReportStatus(meeting.id, state, waiting=anybody)


def _received(
    action: "Action", meeting: Meeting, evidence: ReportEvidence, today: date
) -> ReportStatus | None:
    """The answer where a report to `meeting` itself came; None: none did."""
    receipts = [
        (day, document)
        for day, document in _receipts(action, meeting, evidence.received, today)
        if day is None or day <= today
    ]
    if not receipts:
        return None
    known = sorted(((day, document or "") for day, document in receipts if day), key=_order)
    first, document = known[0] if known else (None, receipts[0][1])
    if first is not None and first <= report_day(meeting, first)[0]:
        return ReportStatus(meeting.id, ReportState.ON_TIME, first, document or None)
    if first is None or len(known) < len(receipts):
        return ReportStatus(meeting.id, ReportState.DAY_UNKNOWN, None, document or None)
    last = report_day(meeting, first)[0]
    return ReportStatus(meeting.id, ReportState.LATE, first, document or None, deadline=last)


def _order(receipt: tuple[date, str]) -> tuple[date, datetime, str]:
    day, document = receipt
    return *by_moment(day), document


def _receipts(
    action: "Action", meeting: Meeting, received: Received, today: date
) -> Iterator[tuple[date | None, str | None]]:
    """The days on which reports to `meeting` came (None: not known), each with its document."""
    files = [
        doc.document
        for doc in action.documents
        if "progress_report" in doc.kinds and meeting.id in doc.meetings and not doc.aside
    ]
    yield from ((received.get((file, meeting.id)), file) for file in files)
    recorded = [
        event
        for event in action.life
        if _is_report(event) and event.meeting == meeting.id and event.day <= today
    ]
    on_file = [event for event in recorded if (event.document, meeting.id) in received]
    yield from ((received[event.document or "", meeting.id], event.document) for event in on_file)
    if not files and not on_file:
        yield from ((_day_said(event, meeting), event.document) for event in recorded[:1])


def _is_report(event: RecordedEvent) -> bool:
    return event.kind.traits.role == "report"


def _received_for_cop(
    action: "Action", council: Meeting, evidence: ReportEvidence, today: date
) -> ReportStatus | None:
    """The report sent for the COP that follows, where it came before the Council met.

    Where nobody knows its day, it may have.
    """
    cop = following_cop(council, evidence.meetings)
    sent = _received(action, cop, evidence, today) if cop else None
    if sent is None or not is_last_council(council, evidence.meetings):
        return None
    if sent.received is None:
        state = ReportState.DAY_UNKNOWN
    elif sent.received <= report_day(council, sent.received)[0]:
        state = ReportState.ON_TIME
    else:
        return None
    return ReportStatus(council.id, state, sent.received, sent.document, why=Why.TO_COP)


def _day_said(event: RecordedEvent, meeting: Meeting) -> date | None:
    """The day of receipt that an event gives where no file is held; None: it tells none.

    Old tables give the day printed on a document, or that of the meeting: both say nothing of
    lateness.
    """
    last = meeting.opens - timedelta(days=1)
    if from_table(event):
        last = report_day(meeting, event.day)[0]
    return event.day if event.day <= last else None


def _not_asked(
    action: "Action", meeting: Meeting, evidence: ReportEvidence, today: date
) -> ReportStatus | None:
    """The answer where no report to `meeting` was asked for; None: one was."""
    status = action.status(min(today, meeting.opens - timedelta(days=1)))
    why = Why.NONE
    if status is None:
        why = Why.LATER
    elif status in PENDING:
        why = Why.NOT_DECIDED
    elif status is Status.DESIGNATED:
        why = Why.DESIGNATED
    elif status not in RUNNING:
        return ReportStatus(meeting.id, ReportState.ENDED)
    elif not meeting.is_cop and not is_last_council(meeting, evidence.meetings):
        why = Why.NOT_LAST
    return ReportStatus(meeting.id, ReportState.NOT_DUE, why=why) if why else None


def _is_told_missing(action: "Action", meeting: Meeting, today: date) -> bool:
    """Whether it is on record that the action was considered closed at `meeting`."""
    return any(
        event.kind is Event.CONSIDERED_CLOSED and event.meeting == meeting.id
        for event in action.life
        if event.day <= today
    )


def _unread(
    number: str, meeting: Meeting, evidence: ReportEvidence, today: date
) -> tuple[Waiting, ...]:
    found = (
        evidence.unread.about(number, id_, day) for id_, day in _heard_at(meeting, evidence, today)
    )
    return _joined(found)


def unread_of_anybody(
    meeting: Meeting, evidence: ReportEvidence, today: date
) -> tuple[Waiting, ...]:
    """The files that may be any action's report to `meeting`, sent by `today`."""
    found = (
        evidence.unread.about_any(id_, day) for id_, day in _heard_at(meeting, evidence, today)
    )
    return _joined(found)


def _heard_at(
    meeting: Meeting, evidence: ReportEvidence, today: date
) -> Iterator[tuple[str, date]]:
    """The meetings whose files `meeting` has before it, and up to which day.

    The Council has before it what came for the COP by then, too.
    """
    yield meeting.id, today
    if cop := following_cop(meeting, evidence.meetings):
        yield cop.id, min(today, report_day(meeting, today)[0])


def _joined(found: Iterable[tuple[Waiting, ...]]) -> tuple[Waiting, ...]:
    return tuple(file for files in found for file in files)
