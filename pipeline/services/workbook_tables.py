"""What the register says in each table that goes to Excel, and how a changed row is recorded."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extractors.fields.bonn import written_day
from extractors.fields.money import Funding, read_funding
from pipeline.actions.event_details import check_said, particulars_of
from pipeline.actions.lifecycle import Event, RecordedEvent, effective_events, possible
from pipeline.config import editions_folder
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting, computed_deadlines
from pipeline.letters.addresses import ADDRESS, address_rows
from pipeline.register import Register
from pipeline.services.historical_table import ChangedRow, historical_rows, in_own_words, record_row
from pipeline.services.record_event import (
    NO_DETAILS,
    cited_document,
    refuse_future_event,
    with_what_was_said,
)
from pipeline.services.session import Refused
from pipeline.submissions.kept import Submission
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.summary import ReadActivity
from pipeline.workbooks.preview import RowChange
from pipeline.workbooks.round_trips import Cells, Key, round_trip, tidy

SHORT = 12  # characters of a SHA-256 that name a file
PARTS = ("outcome", "timeframe", "responsibility", "funding")


class Saying(NamedTuple):
    """Who applies what, and what is not in the register: the addresses as they will be."""

    by: str
    source: str  # the file it stands in
    meeting: Meeting | None
    today: date
    addresses: dict[Key, Cells]
    remarks: list[str]  # what is to be known of a row that is recorded


class Table(NamedTuple):
    """How a table is filled, and how a row of it is recorded."""

    rows: Callable[[Register, Meeting | None], Iterator[Cells]]
    record: Callable[[Register, RowChange, Saying], None]  # raises Refusal
    alike: Callable[[Register, Cells, Cells], Cells] | None = None
    """A row that came back with the register's words where it says the same in other ones."""


def day_rows(register: Register, meeting: Meeting | None) -> Iterator[Cells]:
    for entry in register.submissions():
        if not entry.is_aside and (meeting is None or entry.meeting == meeting.id):
            yield {
                "sha256": entry.sha256[:SHORT],
                "file": entry.file,
                "meeting": entry.meeting,
                "title": entry.title or "",
                "received": written_day(entry.received) if entry.received else "",
            }


def record_day(register: Register, change: RowChange, saying: Saying) -> None:
    digest = change.before["sha256"]
    _correct(register, digest, "received", change.after["received"] or None, saying)


def _correct(register: Register, digest: str, path: str, value: str | None, saying: Saying) -> None:
    reason = f"From the workbook {saying.source}"
    decision = ReviewDecision(
        ReviewAction.CORRECT, path, None, value, reason, saying.by, saying.today, ""
    )
    register.say(digest, decision, "")


def contact_rows(register: Register, meeting: Meeting | None) -> Iterator[Cells]:
    yield from address_rows()


def record_contact(register: Register, change: RowChange, saying: Saying) -> None:
    address = change.after["address"]
    if not ADDRESS.fullmatch(address):
        raise Refused(f"“{address}” is no mail address. Write one, like focal@point.example.")
    saying.addresses[round_trip("addresses").key_of(change.after)] = change.after


def meeting_rows(register: Register, meeting: Meeting | None) -> Iterator[Cells]:
    for known in register.meetings().values():
        deadlines = {kind.value: known.deadline(kind) for kind in DeadlineKind}
        yield {
            "id": known.id,
            "opens": f"{known.opens}",
            "closes": f"{known.closes}",
            "place": known.place,
            **{kind: f"{deadline.day}" for kind, deadline in deadlines.items() if deadline},
        }


def record_meeting(register: Register, change: RowChange, saying: Saying) -> None:
    after, source = change.after, change.reasons.get("source", "")
    if not source:
        raise Refused("“Published in” is empty. Write beside the change where it is published.")
    if not (after.get("opens") and after.get("closes") and after.get("place")):
        raise Refused("A meeting needs its first day, its last day and its place.")
    opens, closes = date.fromisoformat(after["opens"]), date.fromisoformat(after["closes"])
    if closes < opens:
        raise Refused(f"It cannot close on {closes}, before it opens on {opens}.")
    if change.is_new:
        computed = computed_deadlines(after["id"], opens)
        new = Meeting(after["id"], opens, closes, after["place"], source, computed)
        register.add_meeting(new, saying.by)
    else:
        register.move_meeting(after["id"], (opens, closes), after["place"], source, saying.by)
    _set_deadlines(register, change, source, saying)


def _set_deadlines(register: Register, change: RowChange, source: str, saying: Saying) -> None:
    for kind in DeadlineKind:
        day = change.after.get(kind.value, "")
        if not day or day == change.before.get(kind.value, ""):
            continue
        old = register.meetings()[change.after["id"]].deadline(kind)
        known = saying.today if old and old.basis is Basis.PUBLISHED else None
        new = Deadline(kind, date.fromisoformat(day), Basis.PUBLISHED, source, known)
        register.set_deadline(change.after["id"], new, saying.by)


def decision_rows(register: Register, meeting: Meeting | None) -> Iterator[Cells]:
    """The actions that the meeting may decide on, and those it has decided on."""
    offered = _decisions()
    for action in register.actions():
        decided = decision_at(action.events, meeting)
        waits = {event for event, _ in possible(action.status())} & offered
        if decided or waits:
            named = {"number": action.number, "title": action.title}
            yield {**named, **(_decided(register, decided, meeting) if decided else {})}


def _decisions() -> set[Event]:
    column = next(c for c in round_trip("decisions").columns if c.id == "decision")
    return {Event(code) for code in column.choices}


def decision_at(events: tuple[RecordedEvent, ...], meeting: Meeting | None) -> RecordedEvent | None:
    """What a meeting decided on an action last; None where it decided nothing."""
    found = [
        event
        for event in effective_events(events)
        if meeting and event.meeting == meeting.id and event.kind.traits.decides is not None
    ]
    return found[-1] if found else None


def _decided(register: Register, event: RecordedEvent, meeting: Meeting | None) -> Cells:
    return {
        "decision": event.kind.value,
        "day": f"{event.day}",
        "document": document_name(register, event.document or "", meeting),
        "note": event.note,
    }


def document_name(register: Register, written: str, meeting: Meeting | None) -> str:
    """The symbol of a document where it has one, so that it is named the same each time."""
    if not written or meeting is None:
        return written
    try:
        cited = cited_document(register, written, meeting)
    except Refused:
        return written
    symbol = cited.reading.symbol if cited and cited.reading else None
    return symbol or (cited.key if cited else written)


def record_decision(register: Register, change: RowChange, saying: Saying) -> None:
    after, meeting = change.after, saying.meeting
    if meeting is None:
        raise Refused("The file does not say of which meeting it is. Give --meeting.")
    if not after.get("decision"):
        raise Refused("There is no decision. Choose one of the list, or empty the row.")
    if not after.get("day"):
        raise Refused("There is no day. Write the day on which it was decided.")
    kind, day, note = Event(after["decision"]), date.fromisoformat(after["day"]), after.get("note")
    refuse_future_event(day, saying.today)
    check_said(kind, NO_DETAILS, note or "")
    cited = cited_document(register, after.get("document") or None, meeting)
    before = decision_at(register.history(after["number"]), meeting)
    read = cited.reading if cited else None
    event = RecordedEvent(
        after["number"],
        0,
        kind,
        meeting.id,
        day,
        cited.key if cited else None,
        saying.by,
        note or "",
        before.ordinal if before else None,
    )
    found = particulars_of(kind, NO_DETAILS, day, read, editions_folder())
    register.record(with_what_was_said(register, replace(event, particulars=found)))


def activity_rows(register: Register, meeting: Meeting | None) -> Iterator[Cells]:
    for submission, activity in _activities(register, meeting):
        reading = submission.corrected
        yield {
            "sha256": submission.sha256[:SHORT],
            "activity": activity.activity,
            "action": reading.concerted_action or "",
            **{part: getattr(activity, part) for part in PARTS},
            **_figures(read_funding(activity.funding)),
        }


def _figures(funding: Funding) -> Cells:
    figures = {"needed": funding.needed, "secured": funding.secured, "gap": funding.gap}
    shown = {
        name: f"{figure:.2f}".rstrip("0").rstrip(".")
        for name, figure in figures.items()
        if figure is not None
    }
    return {"currency": funding.currency or "", **shown}


def _activities(
    register: Register, meeting: Meeting | None
) -> Iterator[tuple[Submission, ReadActivity]]:
    """Each activity once, of the submissions that count, with what it stands in."""
    for entry in register.submissions():
        if entry.problem or not entry.counts or (meeting and entry.meeting != meeting.id):
            continue
        submission = register.submission(entry.sha256)
        seen: set[str] = set()
        for activity in submission.corrected.activities:
            if activity.activity and activity.activity not in seen:
                seen.add(activity.activity)
                yield submission, activity


def record_activity(register: Register, change: RowChange, saying: Saying) -> None:
    submission = register.submission(change.before["sha256"])
    written = next(
        activity.activity
        for activity in submission.corrected.activities
        if tidy(activity.activity) == change.before["activity"]
    )
    for column, _, after in change.changed(round_trip("activities")):
        _correct(register, submission.sha256, f"activities/{written}/{column.id}", after, saying)


def history_rows(register: Register, meeting: Meeting | None) -> Iterator[Cells]:
    yield from historical_rows(register)


def record_history(register: Register, change: RowChange, saying: Saying) -> None:
    changed = [column.id for column, _, _ in change.changed(round_trip("migration"))]
    row = ChangedRow(change.after, changed, change.is_new, change.place, saying.by, saying.source)
    saying.remarks.extend(f"R{change.place[1:]}: {remark}" for remark in record_row(register, row))


WORKBOOK_TABLES: Mapping[str, Table] = {
    "days": Table(day_rows, record_day),
    "addresses": Table(contact_rows, record_contact),
    "meetings": Table(meeting_rows, record_meeting),
    "decisions": Table(decision_rows, record_decision),
    "activities": Table(activity_rows, record_activity),
    "migration": Table(history_rows, record_history, in_own_words),
}
