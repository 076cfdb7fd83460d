"""What the cells of a row tell, as events of a life."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from extractors.plain import fold
from pipeline.history.table import Row
from pipeline.history.wording import (
    Cited,
    When,
    clauses,
    documents_in,
    event_in,
    is_only_when,
    when_in,
)
from pipeline.lifecycle import Event, Particular, RecordedEvent, Status, words
from pipeline.meetings import Meeting

FIRST = 12  # COP12: the first under Resolution 12.28; before, species were designated
ORDER = [*Event]  # on one day, events stand in the order of a life
OPENS = (Event.PROPOSED, Event.ACCEPTED, Event.DESIGNATED)
NO_NEWS = frozenset({Status.ONGOING.value, "en cours", "en curso", "active", "continued"})
NAMED = re.compile(r"\bCOP\s*-?\s*\d|\bCA\s*\d", re.IGNORECASE)
COP_OF_ACTION = re.compile(r"\bCA\s*(\d{1,2})\.\d+", re.IGNORECASE)


class Told:
    """What the cells of a row tell, one statement after the other."""

    def __init__(self, row: Row, meetings: Mapping[str, Meeting]) -> None:
        self.cells = row.cells
        self.meetings = meetings
        self.doubts: list[str] = []
        self.found: list[RecordedEvent] = []

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
        self._cell("ended", None)
        self._cell("status", None)
        self._pair_proposal()
        found = sorted(self.found, key=lambda one: (one.day, ORDER.index(one.kind)))
        return [*_once(found)], self.doubts

    def _cell(self, name: str, usual: Event | None) -> None:
        """The statements of one cell; `usual` is meant where one only names a COP or a day."""
        for clause in clauses(self.cells.get(name, "")):
            if fold(clause) in NO_NEWS:
                continue
            event = event_in(clause) or (usual if is_only_when(clause) else None)
            if name == "status" and (event in OPENS or not NAMED.search(clause)):
                event = None  # what it led to, or a year alone, is no event of its own
            if name == "adopted":
                event = self._began(clause, event, usual)
            if event is None:
                self._left(name, clause)
            else:
                self._add(event, clause, name)

    def _began(self, clause: str, event: Event | None, usual: Event | None) -> Event | None:
        """How it began: before COP12 it can only have been designated."""
        when = when_in(clause, self.meetings)
        if when.meeting and int(when.meeting[3:]) < FIRST:
            return Event.DESIGNATED
        return Event.ACCEPTED if event is Event.DESIGNATED else (event or usual)

    def _add(self, event: Event, clause: str, name: str) -> None:
        when = when_in(clause, self.meetings, last=event is not Event.EXTENSION_PROPOSED)
        into = COP_OF_ACTION.search(clause) if event in (Event.SUPERSEDED, Event.MERGED) else None
        if when.meeting is None and into:
            when = when_in(f"COP{into[1]}", self.meetings)
        if when.meeting is None or when.day is None:
            self._left(
                name, clause, f"“{event}” is not recorded: {when.doubt or 'no COP is named'}"
            )
            return
        if any(one.kind is event and one.meeting == when.meeting for one in self.found):
            return
        if when.doubt:
            self.doubts.append(f"{words(event)}: {when.doubt}")
        self.found.append(_event(event, when, clause if event_in(clause) else ""))

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
        accepted = {one.meeting: one.day for one in self.found if one.kind is Event.ACCEPTED}
        for one in [one for one in self.found if one.kind is Event.PROPOSED]:
            if one.meeting not in accepted or one.day > accepted[one.meeting]:
                self.found.remove(one)

    def _left(self, name: str, clause: str, why: str = "") -> None:
        reason = why or "it tells no event that is known"
        self.doubts.append(f"{name}: “{clause}” is kept as a note; {reason}")


def _told_by(cited: Cited) -> Iterator[Event]:
    """The events that a document stands for, by the words behind its symbol."""
    said = cited.says.casefold()
    if "report" in said or "rapport" in said or "informe" in said:
        yield Event.REPORTED
        if "exten" in said or "renew" in said:
            yield Event.EXTENSION_PROPOSED
    elif "extension" in said or "revision" in said:
        yield Event.EXTENSION_PROPOSED
    elif "Concerted" not in cited.symbol and "Doc." in cited.symbol and cited.day:
        yield Event.PROPOSED


def _event(kind: Event, when: When, note: str) -> RecordedEvent:
    assert when.meeting is not None
    assert when.day is not None
    into = (Particular("into", note),) if kind in (Event.CONVERTED, Event.SUPERSEDED) else ()
    return RecordedEvent("", 0, kind, when.meeting, when.day, None, "", note, None, into)


def _once(events: Iterable[RecordedEvent]) -> Iterator[RecordedEvent]:
    seen: set[tuple[object, ...]] = set()
    for one in events:
        key = (one.kind, one.meeting, one.document)
        bare = (one.kind, one.meeting)
        if key in seen or (one.document is None and bare in {k[:2] for k in seen}):
            continue
        seen.add(key)
        yield one
