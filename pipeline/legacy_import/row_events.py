"""What the cells of a row tell, as events of a life."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractors.fields.dates import parse_dates
from extractors.text import normalise
from pipeline.actions.lifecycle import (
    IN_FORCE,
    TRANSITIONS,
    Event,
    EventDetail,
    RecordedEvent,
    Status,
    words,
)
from pipeline.convention.meetings import Meeting
from pipeline.legacy_import.cell_parsing import (
    CitedDocument,
    When,
    clauses,
    documents_in,
    when_in,
)
from pipeline.legacy_import.spreadsheet import Row
from pipeline.legacy_import.statements import (
    event_in,
    is_only_when,
    is_unsure,
    puts_off,
    tells_of_report,
    without_remarks_on_reports,
)

FIRST = 12  # COP12: the first under Resolution 12.28; before, species were designated
ORDER = [*Event]  # on one day, events stand in the order of a life
OPENS = frozenset(event for status, event in TRANSITIONS if status is None)
NO_NEWS = frozenset({Status.ONGOING.value, "en cours", "en curso", "active", "continued"})
ENDS = frozenset(
    after
    for (before, after), transition in TRANSITIONS.items()
    if before is Status.ONGOING and transition.status not in IN_FORCE
)
END_COLUMNS = ("ended", "completed")
DENIES = frozenset(["no", "non", "not yet", "not closed", "pas encore", "aun no", "todavia no"])
NAMED = re.compile(r"\bCOP\s*-?\s*\d|\bCA\s*\d", re.IGNORECASE)
COP_OF_ACTION = re.compile(r"\bCA\s*(\d{1,2})\.\d+", re.IGNORECASE)


class RowParser:
    """What the cells of a row tell, one statement after the other."""

    def __init__(self, row: Row, meetings: Mapping[str, Meeting]) -> None:
        self.cells = row.cells
        self.meetings = meetings
        self.doubts: list[str] = []
        self.found: list[RecordedEvent] = []
        self.unresolved: list[str] = []  # an end the row speaks of, and does not say when

    @property
    def designated_at(self) -> int | None:
        """The number of the COP that first took the action up; None where no cell tells."""
        when = when_in(self.cells.get("adopted", ""), self.meetings)
        return int(when.meeting[3:]) if when.meeting else None

    def events(self, old: bool) -> tuple[list[RecordedEvent], list[str]]:
        """The events in the order of a life, and the doubts about them."""
        self._documents()
        self._cell("adopted", Event.DESIGNATED if old else Event.ACCEPTED)
        self._cell("proposed", Event.PROPOSED)
        self._cell("extended", Event.EXTENDED)
        self._cell("reported", Event.REPORTED)
        self._cell("ended", Event.CLOSED)
        self._cell("completed", Event.COMPLETED)
        self._cell("status", None)
        self._pair_proposal()
        found = sorted(self.found, key=lambda event: (event.day, ORDER.index(event.kind)))
        return [*_once(found)], self.doubts

    def _cell(self, name: str, usual: Event | None) -> None:
        """The statements of one cell; `usual` is meant where one only names a COP or a day."""
        for clause in clauses(self.cells.get(name, "")):
            folded = normalise(clause).strip(" .")
            if folded in NO_NEWS or (name in END_COLUMNS and folded in DENIES):
                continue
            event = event_in(clause) or (usual if _only_when(name, clause) else None)
            if is_unsure(clause):
                self._unsure(name, clause, event)
                continue
            if usual and event is Event.REPORTED is not usual and _only_when(name, clause):
                self._add(usual, clause, name)  # a report beside what the column is headed
            if name == "status" and (event in OPENS or not NAMED.search(clause)):
                self._speaks_of_end(name, clause, event)
                event = None  # what it led to, or a year alone, is no event of its own
            if name == "adopted":
                event = self._began(clause, event, usual)
            if event is None:
                self._not_an_event(name, clause)
            else:
                self._add(event, clause, name)

    def _unsure(self, name: str, clause: str, event: Event | None) -> None:
        self._speaks_of_end(name, clause, Event.CLOSED if name in END_COLUMNS else event)
        self._left(name, clause, "it asks or supposes, and does not tell")

    def _not_an_event(self, name: str, clause: str) -> None:
        if name in END_COLUMNS and not puts_off(clause):
            self._speaks_of_end(name, clause, Event.CLOSED)
        self._left(name, clause)

    def _speaks_of_end(self, name: str, clause: str, event: Event | None) -> None:
        """Keep in mind that the row speaks of an end, where nothing says when it was."""
        if event in ENDS:
            self.unresolved.append(f"{name}: “{clause}”")

    def _began(self, clause: str, event: Event | None, usual: Event | None) -> Event | None:
        """How it began: before COP12 it can only have been designated."""
        when = when_in(clause, self.meetings)
        if when.meeting and int(when.meeting[3:]) < FIRST:
            return Event.DESIGNATED
        return Event.ACCEPTED if event is Event.DESIGNATED else (event or usual)

    def _add(self, event: Event, clause: str, name: str) -> None:
        when = when_in(clause, self.meetings, last=event is not Event.EXTENSION_PROPOSED)
        into = COP_OF_ACTION.search(clause) if event.traits.needs_into else None
        if when.meeting is None and into:
            when = when_in(f"COP{into[1]}", self.meetings)
        if when.meeting is None or when.day is None:
            self._speaks_of_end(name, clause, event)
            self._left(
                name, clause, f"“{event}” is not recorded: {when.doubt or 'no COP is named'}"
            )
            return
        if any(earlier.kind is event and earlier.meeting == when.meeting for earlier in self.found):
            return
        if when.doubt:
            self.doubts.append(f"{words(event)}: {when.doubt}")
        self.found.append(_event(event, when, _note(clause, when)))

    def _documents(self) -> None:
        """Reports and proposals are events of their own, on the day printed on them."""
        for cited in documents_in(self.cells.get("documents", "")):
            meeting = when_in(cited.symbol, self.meetings)
            if meeting.meeting is None:
                continue
            for event in _told_by(cited):
                when = replace(meeting, day=cited.day or meeting.day)
                if cited.day is None:
                    when = when_in(cited.symbol, self.meetings, last=False)
                    self.doubts.append(f"{words(event)}: {when.doubt}")
                self.found.append(replace(_event(event, when, ""), document=cited.symbol))

    def _pair_proposal(self) -> None:
        """A proposal counts only where its own COP accepted it, later than its day."""
        accepted = {
            event.meeting: event.day for event in self.found if event.kind is Event.ACCEPTED
        }
        for event in [event for event in self.found if event.kind is Event.PROPOSED]:
            if event.meeting not in accepted or event.day > accepted[event.meeting]:
                self.found.remove(event)

    def _left(self, name: str, clause: str, why: str = "") -> None:
        spoken_of = f"{name}: “{clause}”" in self.unresolved
        reason = why or ("it names no meeting" if spoken_of else "it tells no event that is known")
        self.doubts.append(f"{name}: “{clause}” is kept as a note; {reason}")


def _note(clause: str, when: When) -> str:
    """What the cell says beyond a meeting; of a serial number of Excel, the day that it is."""
    if when.day and not when.doubt:
        return clause if when.day in parse_dates(clause) else when.day.isoformat()
    return clause if event_in(clause) else ""


def _only_when(name: str, clause: str) -> bool:
    """Whether a cell gives a meeting or a day, and at most a remark on a report beside it."""
    text = clause if name == "reported" else without_remarks_on_reports(clause)
    return is_only_when(text)


def _told_by(cited: CitedDocument) -> Iterator[Event]:
    """The events that a document stands for, by the words behind its symbol."""
    behind = cited.says.casefold()
    if tells_of_report(behind):
        yield Event.REPORTED
        if "exten" in behind or "renew" in behind:
            yield Event.EXTENSION_PROPOSED
    elif "extension" in behind or "revision" in behind:
        yield Event.EXTENSION_PROPOSED
    elif "Concerted" not in cited.symbol and "Doc." in cited.symbol and cited.day:
        yield Event.PROPOSED


def _event(kind: Event, when: When, note: str) -> RecordedEvent:
    assert when.meeting is not None
    assert when.day is not None
    into = (EventDetail("into", note),) if kind.traits.needs_into else ()
    return RecordedEvent("", 0, kind, when.meeting, when.day, None, "", note, None, into)


def _once(events: Iterable[RecordedEvent]) -> Iterator[RecordedEvent]:
    seen: set[tuple[object, ...]] = set()
    for event in events:
        key = (event.kind, event.meeting, event.document)
        bare = (event.kind, event.meeting)
        if key in seen or (event.document is None and bare in {k[:2] for k in seen}):
            continue
        seen.add(key)
        yield event
