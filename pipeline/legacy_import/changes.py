"""What a table that is loaded again says differently from the register, as events to record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.fields.dates import parse_dates
from pipeline.actions.action import Action
from pipeline.actions.lifecycle import OPENING, Event, RecordedEvent, effective_events, words
from pipeline.actions.names import NameKind
from pipeline.actions.unresolved import UNRESOLVED
from pipeline.legacy_import.plan import NOTED, PlannedAction

TOLD = frozenset(["taxa", "lead", "proponents", "range_states", "into", UNRESOLVED])
"""Fields of an event that a row speaks of; others are no business of a table."""


@dataclass(frozen=True, slots=True)
class RowChanges:
    """What loading a row anew records."""

    events: tuple[RecordedEvent, ...] = ()  # in the order in which they are recorded
    title: str = ""  # the new one; "" where it stays
    note: str = ""  # likewise
    phrases: tuple[str, ...] = ()  # each change in a phrase, also what is left to people

    @property
    def any(self) -> bool:
        return bool(self.events or self.title or self.note)


def changes_of(action: Action, planned: PlannedAction) -> RowChanges:
    """What the row says differently from what the same table said before.

    What people recorded or corrected stands, and is told where the row says otherwise.
    """
    life = effective_events(action.events)
    stood = [event for event in life if event.by == planned.source]
    known = {_key(event) for event in action.events if not _replaced_by_table(event, action)}
    gone = [event for event in stood if not any(_agree(event, wish) for wish in planned.events)]
    fresh = [
        wish
        for wish in planned.events
        if _key(wish) not in known or any(_key(wish) == _key(event) for event in gone)
    ]
    kept_by_people = [wish for wish in fresh if _other_word(wish, life, planned.source)]
    fresh = [wish for wish in fresh if wish not in kept_by_people]
    events = tuple(_to_record(gone, fresh, planned))
    made_by_table = bool(action.events) and action.events[0].by == planned.source
    title, kept_title = _title(action, planned)
    note = planned.note if made_by_table and planned.note != action.note else ""
    phrases = [_phrase(event, action) for event in events]
    phrases += [f"title: “{action.title}” becomes “{title}”"] if title else []
    phrases += [kept_title] if kept_title else []
    phrases += ["the note is written anew"] if note else []
    phrases += [
        f"{words(wish.kind)} ({wish.meeting}, {wish.day}) is left out: a person recorded otherwise"
        for wish in kept_by_people
    ]
    return RowChanges(events, title, note, tuple(phrases))


def changes_between(action: Action, before: PlannedAction, after: PlannedAction) -> RowChanges:
    """What a row says differently from the row that the register gave for the action.

    A person changed a cell that was seen, so it counts whoever recorded what stood there. What
    a row cannot tell, a report to the Council for instance, stays.
    """
    stood = [found for wish in before.events if (found := _recorded(wish, action))]
    gone = [event for event in stood if not any(_says(event, wish) for wish in after.events)]
    fresh = [wish for wish in after.events if not any(_says(e, wish) for e in before.events)]
    events = tuple(_keeping(event, action) for event in _to_record(gone, fresh, after))
    title = after.title if after.title != before.title else ""
    note = after.note if after.note != before.note else ""
    if note:
        note = "\n".join([note, *lines_of_people(action.note)])
    return RowChanges(events, title, note, tuple(_phrase(event, action) for event in events))


def lines_of_people(note: str) -> tuple[str, ...]:
    """The lines of a note that no cell of a table gave."""
    return tuple(
        line for line in note.splitlines() if line.partition(": ")[0] not in NOTED and line
    )


def document_of(event: RecordedEvent, action: Action) -> str | None:
    """The document of an event as a table names it: by its symbol where it has one."""
    symbols = {link.document: link.symbol for link in action.documents}
    return symbols.get(event.document or "") or event.document


def _recorded(wish: RecordedEvent, action: Action) -> RecordedEvent | None:
    """What the row tells with the ordinal under which the register has it; None where it has not.

    A file without a symbol is named by no row.
    """
    for event in effective_events(action.events):
        named = document_of(event, action)
        alike = (event.kind, event.meeting, event.day) == (wish.kind, wish.meeting, wish.day)
        unnamed = wish.document is None and "/" not in (named or "")
        if alike and (unnamed or named == wish.document):
            return replace(wish, ordinal=event.ordinal)
    return None


def _keeping(event: RecordedEvent, action: Action) -> RecordedEvent:
    """A correction with what the corrected event has and no row could tell."""
    if event.corrects is None or event.kind is Event.RETRACTED:
        return event
    before = action.events[event.corrects - 1]
    others = tuple(detail for detail in before.particulars if detail.field not in TOLD)
    document = before.document if document_of(before, action) == event.document else None
    if event.document is None and "/" not in (document_of(before, action) or ""):
        document = before.document
    return replace(
        event,
        document=document or event.document,
        particulars=(*event.particulars, *others),
    )


def _title(action: Action, planned: PlannedAction) -> tuple[str, str]:
    """The title that the row gives, and what is told of one that it does not give; "" for none.

    A table may change what the same table said; what a person or another table said stands.
    """
    if not planned.title or planned.title == action.title or not action.events:
        return "", ""
    titles = [name for name in action.names if name.kind is NameKind.TITLE]
    by = titles[-1].by if titles else action.events[0].by
    if by == planned.source:
        return planned.title, ""
    return "", (
        f"title: “{action.title}” stays, as {by} gave it; the row says “{planned.title}”. "
        f"To take that: concerted register rename {action.number}"
    )


def _to_record(
    gone: Sequence[RecordedEvent], fresh: Sequence[RecordedEvent], planned: PlannedAction
) -> Iterator[RecordedEvent]:
    """Corrections first, then what is taken back, the last first, then what is new."""
    left, new = [*gone], []
    for wish in fresh:
        before = next((event for event in left if _takes_place_of(wish, event)), None)
        if before is None:
            new.append(wish)
        else:
            left.remove(before)
            yield replace(wish, corrects=before.ordinal)
    for event in reversed(left):
        yield RecordedEvent(
            event.action,
            0,
            Event.RETRACTED,
            event.meeting,
            event.day,
            None,
            planned.source,
            "the table no longer says so",
            event.ordinal,
        )
    yield from new


def _takes_place_of(wish: RecordedEvent, event: RecordedEvent) -> bool:
    same = wish.kind is event.kind and wish.document == event.document
    return same or (wish.kind in OPENING and event.kind in OPENING)


def _other_word(wish: RecordedEvent, life: Sequence[RecordedEvent], source: str) -> bool:
    """Whether a person recorded an event of this kind and meeting."""
    place = (wish.kind, wish.meeting)
    return any((event.kind, event.meeting) == place and event.by != source for event in life)


def _replaced_by_table(event: RecordedEvent, action: Action) -> bool:
    """Whether the table itself corrected an event: it may say again what it once said."""
    return any(
        correction.corrects == event.ordinal and correction.by == event.by
        for correction in action.events
    )


def _key(event: RecordedEvent) -> tuple[object, ...]:
    return event.kind, event.meeting, event.day, event.document


def _agree(event: RecordedEvent, wish: RecordedEvent) -> bool:
    """Whether the register and the row say the same; how a taxon was matched is not compared.

    A day that the table gives now, and gave not before, is another word on the same day.
    """
    alike = _key(event) == _key(wish) and _details(event) == _details(wish)
    return alike and _gives_day(event) >= _gives_day(wish)


def _says(event: RecordedEvent, wish: RecordedEvent) -> bool:
    """Whether two rows say the same of an event, in the remarks behind a name too."""
    return _agree(event, wish) and remarks_on(event) == remarks_on(wish)


def remarks_on(event: RecordedEvent) -> list[tuple[str, str, str]]:
    """The particulars of an event with the remark behind each, in one order."""
    return sorted((d.field, d.text, str(d.more.get("note", ""))) for d in event.particulars)


def _gives_day(event: RecordedEvent) -> bool:
    return event.day in parse_dates(event.note)


def _details(event: RecordedEvent) -> list[tuple[str, str]]:
    return sorted((detail.field, detail.text) for detail in event.particulars)


def _phrase(event: RecordedEvent, action: Action) -> str:
    what = f"{words(event.kind)} ({event.meeting}, {event.day})"
    if event.corrects is None:
        return f"new: {what}"
    before = action.events[event.corrects - 1]
    past = f"{words(before.kind)} ({before.meeting}, {before.day})"
    if event.kind is Event.RETRACTED:
        return f"taken back: {past}"
    return f"{past} becomes {what}" if past != what else f"{what}: what it says is written anew"
