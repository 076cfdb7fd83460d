"""An action of the register as a row of a table, in words that `plan` reads as the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.fields.dates import parse_dates
from pipeline.actions.action import Action
from pipeline.actions.lifecycle import Event, RecordedEvent, effective_events, words
from pipeline.actions.number import parse_number
from pipeline.actions.unresolved import UNRESOLVED
from pipeline.convention.meetings import Meeting
from pipeline.legacy_import.cell_parsing import clauses
from pipeline.legacy_import.changes import document_of
from pipeline.legacy_import.plan import NOTED
from pipeline.legacy_import.row_events import FIRST, OPENS, RowParser
from pipeline.legacy_import.spreadsheet import Row

COLUMNS: Mapping[Event, str] = {
    Event.DESIGNATED: "adopted",
    Event.ACCEPTED: "adopted",
    Event.PROPOSED: "proposed",
    Event.EXTENDED: "extended",
    Event.EXTENSION_PROPOSED: "extended",
    Event.REPORTED: "reported",
    Event.COMPLETED: "completed",
}
"""Where an event is told; every other one ends an action, and stands in `ended`."""
BETWEEN = "; "
FIELDS = ("taxa", "lead", "proponents", "range_states")
ROLES = {"extension": "proposal for extension", "adopted text": "", "document": ""}
SAID = re.compile(r"(\w+): “(.+)”", re.DOTALL)

Key = tuple[Event, str, str]  # an event by its kind, its meeting and its day


class _Reader(NamedTuple):
    """Reads a clause as `plan` will."""

    meetings: Mapping[str, Meeting]
    old: bool  # designated before COP12

    def tells(self, column: str, text: str, accepted: str = "") -> list[Key]:
        """The events of a clause; `accepted` at that COP, for a proposal counts only then."""
        cells = {column: text, **({"adopted": accepted} if accepted else {})}
        events, _ = RowParser(Row(0, cells), self.meetings).events(self.old)
        return [_key(event) for event in events]


def row_of(action: Action, meetings: Mapping[str, Meeting]) -> dict[str, str]:
    """The cells of an action by our name of the column, those that are empty left out.

    An event that no cell of a table can tell, as a report to the Council, is left out.
    """
    number = parse_number(action.number)
    reader = _Reader(meetings, number is not None and number.cop < FIRST)
    life = effective_events(action.events)
    noted = _noted(action.note)
    cited = [event for event in life if "/" in (document_of(event, action) or "")]
    bare = [event for event in life if event not in cited]
    lists = {
        **{name: _particulars(life, name) for name in FIELDS},
        **_events(bare, cited, noted, reader),
        "documents": [*_documents(action, life)],
    }
    for column, clause in _unresolved(life):
        lists.setdefault(column, [])
        lists[column] += [] if clause in lists[column] else [clause]
    cells = {
        **noted,
        **{name: BETWEEN.join(texts) for name, texts in lists.items()},
        "number": action.number,
        "title": action.title,
    }
    return {name: text for name, text in cells.items() if text}


def _key(event: RecordedEvent) -> Key:
    return event.kind, event.meeting, f"{event.day}"


def _noted(note: str) -> dict[str, str]:
    """The cells that a note holds word for word."""
    parts = [line.partition(": ") for line in note.splitlines()]
    return {name: text for name, _, text in parts if name in NOTED}


def _particulars(life: Sequence[RecordedEvent], field: str) -> list[str]:
    """What the event that opened the action says of it, with the remark behind a name."""
    opening = next((event for event in life if event.kind in OPENS), None)
    found = opening.says(field) if opening else ()
    notes = [(detail.text, detail.more.get("note")) for detail in found]
    return [f"{text} ({note})" if note else text for text, note in notes]


def _events(
    life: Sequence[RecordedEvent],
    cited: Sequence[RecordedEvent],
    noted: Mapping[str, str],
    reader: _Reader,
) -> dict[str, list[str]]:
    """The clauses of each column of events; a cell kept in the note as far as it still holds.

    `cited` are the events that a document tells: a clause about one gives way to its day.
    """
    lived = {_key(event) for event in life}
    documented = {(event.kind, event.meeting) for event in cited}
    kept = [
        clause
        for clause in clauses(noted.get("extended", ""))
        if all(key in lived or key[:2] in documented for key in reader.tells("extended", clause))
    ]
    found: dict[str, list[str]] = {"extended": kept}
    covered = {key for clause in kept for key in reader.tells("extended", clause)}
    status = {*clauses(noted.get("status", ""))}
    for event in life:
        if _key(event) in covered or event.note in status:
            continue
        column = COLUMNS.get(event.kind, "ended")
        if clause := _clause(event, column, reader):
            found.setdefault(column, []).append(clause)
    return found


def _clause(event: RecordedEvent, column: str, reader: _Reader) -> str:
    """The shortest clause that tells an event, first what was written; "" where none does."""
    dated = f"{event.meeting} ({event.day})"
    named = f"{words(event.kind)}, {dated}"
    days_known = event.day in parse_dates(event.note)
    offered = [event.note, *([] if days_known else [event.meeting]), dated, named]
    accepted = event.meeting if event.kind is Event.PROPOSED else ""
    for text in offered:
        if len(clauses(text)) == 1 and _key(event) in reader.tells(column, text, accepted):
            return text
    return ""


def _unresolved(life: Sequence[RecordedEvent]) -> Iterator[tuple[str, str]]:
    """What a cell says of an end without a meeting, where the note does not have the cell."""
    for detail in (detail for event in life for detail in event.says(UNRESOLVED)):
        quoted = SAID.fullmatch(detail.text)
        if quoted and quoted[1] not in NOTED:
            yield quoted[1], quoted[2]


def _documents(action: Action, life: Sequence[RecordedEvent]) -> Iterator[str]:
    """Each document that has a symbol, with what it is and its day."""
    days = {document_of(event, action): event.day for event in life}
    seen: set[str] = set()
    for link in action.documents:
        symbol = link.symbol or link.document
        if "/" not in symbol or symbol in seen:
            continue
        seen.add(symbol)
        day = f"{days[symbol]}" if symbol in days else ""
        remark = ", ".join(filter(None, [ROLES.get(link.role, link.role), day]))
        yield f"{symbol} ({remark})" if remark else symbol
