"""What a row of an old table would make in the register, and what is doubtful about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline.actions.event_details import states_named, taxa_on
from pipeline.actions.lifecycle import (
    IN_FORCE,
    TRANSITIONS,
    EventDetail,
    RecordedEvent,
    Status,
    status_after,
    words,
)
from pipeline.actions.number import ActionNumber, parse_number
from pipeline.actions.unresolved import UNRESOLVED
from pipeline.convention.meetings import Meeting
from pipeline.legacy_import.cell_parsing import (
    CitedDocument,
    clauses,
    documents_in,
    is_nothing,
    without_note,
)
from pipeline.legacy_import.row_events import ENDS, FIRST, OPENS, RowParser
from pipeline.legacy_import.spreadsheet import Row

WANTED = ("proponents", "range_states")  # what a proposal has and an old designation never had
NOTED = ("status", "extended", "evidence", "sources", "notes")  # cells kept word for word


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One row and what becomes of it."""

    row: int
    number: str  # as it will stand in the register; "" for a refused row without one
    title: str
    note: str = ""
    events: tuple[RecordedEvent, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    doubts: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()  # fields that an action of that time never had
    refused: str = ""  # a sentence; then nothing of the table is loaded
    taxa: tuple[str, ...] = field(default=())
    sheet: str = ""  # its name, where a workbook has several

    @property
    def source(self) -> str:
        """The table that says so, as its events have it; "" for a row without an event."""
        return self.events[0].by if self.events else ""


def plan(
    rows: Sequence[Row], meetings: Mapping[str, Meeting], source: str, imported: Path | None = None
) -> list[PlannedAction]:
    """What each row would make. `source` is the name of the table, and stands as who said so."""
    planner = _Planner(meetings, source, imported)
    return [planner.plan(row) for row in rows]


class _Planner:
    """Knows which numbers are taken."""

    def __init__(self, meetings: Mapping[str, Meeting], source: str, imported: Path | None) -> None:
        self.meetings = meetings
        self.source = source
        self.imported = imported
        self.rows: dict[str, str] = {}  # where each number stands

    def plan(self, row: Row) -> PlannedAction:
        if row.problems:
            return _refusal(row, f"{'; '.join(row.problems)}: put the value itself there")
        parser = RowParser(row, self.meetings)
        number = self._number(row, parser)
        if isinstance(number, str):
            return _refusal(row, number)
        if str(number) in self.rows:
            return _refusal(
                row,
                f"{number} stands in {self.rows[str(number)]} too: leave one of them, or give "
                "the other its own number",
                str(number),
            )
        self.rows[str(number)] = row.place
        return self._planned(row, number, parser)

    def _number(self, row: Row, parser: "RowParser") -> ActionNumber | str:
        """The number of the action; a sentence where it has none."""
        written = row.cells.get("number", "")
        number = parse_number(written)
        if number:
            return number
        cop = parser.designated_at
        if cop is not None and cop < FIRST:
            taken = [n for n in self.rows if n.startswith(f"D{cop}.")]
            return ActionNumber(cop, len(taken) + 1, designated=True)
        what = f"“{written}” is not the number of an action" if written else "the number is missing"
        return f"{what}: write it as 12.8 (before COP12: leave it, and name the COP of designation)"

    def _planned(self, row: Row, number: ActionNumber, parser: "RowParser") -> PlannedAction:
        title = row.cells.get("title", "")
        if not title:
            return _refusal(row, f"the title of {number} is missing", str(number))
        old = number.cop < FIRST
        events, doubts = parser.events(old)
        details, unsure, missing = self._particulars(row, events, old)
        events = [_with(event, str(number), self.source) for event in events]
        opening = next((n for n, event in enumerate(events) if event.kind in OPENS), None)
        if opening is not None:
            events[opening] = replace(events[opening], particulars=tuple(details))
        planned = PlannedAction(
            row=row.number,
            number=str(number),
            title=title,
            note=_note(row),
            events=tuple(events),
            documents=tuple(documents_in(row.cells.get("documents", ""))),
            doubts=(*doubts, *unsure),
            not_applicable=tuple(missing) if old else (),
            taxa=tuple(detail.text for detail in details if detail.field == "taxa"),
            sheet=row.sheet,
        )
        return _marked(_legal(planned), parser.unresolved)

    def _particulars(
        self, row: Row, events: Sequence[RecordedEvent], old: bool
    ) -> tuple[list[EventDetail], list[str], list[str]]:
        day = events[0].day if events else date.max
        names = [without_note(clause) for clause in clauses(row.cells.get("taxa", ""))]
        taxa = taxa_on([name for name, _ in names], day, self.imported)
        noted = [
            replace(taxon, more={**taxon.more, "note": note}) if note else taxon
            for taxon, (_, note) in zip(taxa, names, strict=True)
        ]
        details = [
            *noted,
            *(EventDetail("lead", clause) for clause in clauses(row.cells.get("lead", ""))),
            *(
                EventDetail("proponents", clause)
                for clause in clauses(row.cells.get("proponents", ""))
            ),
            *states_named(clauses(row.cells.get("range_states", ""))),
        ]
        fields = {detail.field for detail in details}
        missing = [name for name in WANTED if name not in fields]
        doubts = [] if old or "proponents" in fields else ["the proponents are not known"]
        doubts += [] if "taxa" in fields else ["the taxa are not known"]
        return details, doubts, missing


def _with(event: RecordedEvent, number: str, source: str) -> RecordedEvent:
    return replace(event, action=number, by=source)


def _legal(planned: PlannedAction) -> PlannedAction:
    """The row refused when its events are no life, or when there is none."""
    if not planned.events:
        why = "no COP is named at which it was adopted or designated: fill in first_adopted"
        return replace(planned, refused=f"Row {planned.row} ({planned.number}): {why}.")
    kept: list[RecordedEvent] = []
    left_out: list[str] = []
    doubts = list(planned.doubts)
    status: Status | None = None
    for event in planned.events:
        if found := TRANSITIONS.get((status, event.kind)):
            kept.append(event)
            status = found.status
        else:
            where = f"the action is {words(status)}" if status else "it has not begun"
            doubts.append(f"{words(event.kind)} ({event.meeting}) is left out: {where} then")
            left_out += [f"{words(event.kind)} ({event.meeting})"] if event.kind in ENDS else []
    if not kept:
        return replace(planned, refused=f"Row {planned.row} ({planned.number}): {doubts[-1]}.")
    return _marked(replace(planned, events=tuple(kept), doubts=tuple(doubts)), left_out)


def _marked(planned: PlannedAction, spoken_of: Sequence[str]) -> PlannedAction:
    """The row with its last event marked, where it speaks of an end that is not in its life."""
    if planned.refused or not spoken_of or not planned.events:
        return planned
    if status_after(event.kind for event in planned.events) not in IN_FORCE:
        return planned
    *before, last = planned.events
    details = tuple(EventDetail(UNRESOLVED, text) for text in spoken_of)
    last = replace(last, particulars=(*last.particulars, *details))
    doubt = (
        f"the table speaks of an end ({'; '.join(spoken_of)}) but names no meeting: the "
        "action is not published, and nobody is reminded, until a person records what holds"
    )
    return replace(planned, events=(*before, last), doubts=(*planned.doubts, doubt))


def _refusal(row: Row, why: str, number: str = "") -> PlannedAction:
    title = row.cells.get("title", "")
    refused = f"R{row.place[1:]}: {why}."
    return PlannedAction(row.number, number, title, refused=refused, sheet=row.sheet)


def _note(row: Row) -> str:
    """Everything the register has no place of its own for."""
    cells = [(name, row.cells.get(name, "")) for name in NOTED]
    return "\n".join(f"{name}: {text}" for name, text in cells if text and not is_nothing(text))
