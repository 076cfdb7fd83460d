"""What a row of an old table would make in the register, and what is doubtful about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline.actions import ActionNumber, parse_number
from pipeline.history.table import Row
from pipeline.history.told import FIRST, OPENS, Told
from pipeline.history.wording import (
    Cited,
    clauses,
    documents_in,
    is_nothing,
    without_note,
)
from pipeline.lifecycle import TRANSITIONS, Particular, RecordedEvent, Status, words
from pipeline.meetings import Meeting
from pipeline.recording import states_named, taxa_on

WANTED = ("proponents", "range_states")  # what a proposal has and an old designation never had


@dataclass(frozen=True, slots=True)
class Planned:
    """One row and what becomes of it."""

    row: int
    number: str  # as it will stand in the register; "" for a refused row without one
    title: str
    note: str = ""
    events: tuple[RecordedEvent, ...] = ()
    documents: tuple[Cited, ...] = ()
    doubts: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()  # fields that an action of that time never had
    refused: str = ""  # a sentence; then nothing of the table is loaded
    taxa: tuple[str, ...] = field(default=())


def plan(
    rows: Sequence[Row], meetings: Mapping[str, Meeting], source: str, imported: Path | None = None
) -> list[Planned]:
    """What each row would make. `source` is the name of the table, and stands as who said so."""
    planner = _Planner(meetings, source, imported)
    return [planner.plan(row) for row in rows]


class _Planner:
    """Knows which numbers are taken."""

    def __init__(self, meetings: Mapping[str, Meeting], source: str, imported: Path | None) -> None:
        self.meetings = meetings
        self.source = source
        self.imported = imported
        self.rows: dict[str, int] = {}

    def plan(self, row: Row) -> Planned:
        if row.problems:
            return _refusal(row, f"{'; '.join(row.problems)}: put the value itself there")
        told = Told(row, self.meetings)
        number = self._number(row, told)
        if isinstance(number, str):
            return _refusal(row, number)
        if str(number) in self.rows:
            return _refusal(
                row,
                f"{number} stands in row {self.rows[str(number)]} too: leave one of them, or give "
                "the other its own number",
                str(number),
            )
        self.rows[str(number)] = row.number
        return self._planned(row, number, told)

    def _number(self, row: Row, told: "Told") -> ActionNumber | str:
        """The number of the action; a sentence where it has none."""
        written = row.cells.get("number", "")
        number = parse_number(written)
        if number:
            return number
        cop = told.designated_at
        if cop is not None and cop < FIRST:
            taken = [n for n in self.rows if n.startswith(f"D{cop}.")]
            return ActionNumber(cop, len(taken) + 1, designated=True)
        what = f"“{written}” is not the number of an action" if written else "the number is missing"
        return f"{what}: write it as 12.8 (before COP12: leave it, and name the COP of designation)"

    def _planned(self, row: Row, number: ActionNumber, told: "Told") -> Planned:
        title = row.cells.get("title", "")
        if not title:
            return _refusal(row, f"the title of {number} is missing", str(number))
        old = number.cop < FIRST
        events, doubts = told.events(old)
        said, unsure, missing = self._particulars(row, events, old)
        events = [_with(event, str(number), self.source) for event in events]
        opening = next((n for n, one in enumerate(events) if one.kind in OPENS), None)
        if opening is not None:
            events[opening] = replace(events[opening], particulars=tuple(said))
        planned = Planned(
            row=row.number,
            number=str(number),
            title=title,
            note=_note(row),
            events=tuple(events),
            documents=tuple(documents_in(row.cells.get("documents", ""))),
            doubts=(*doubts, *unsure),
            not_applicable=tuple(missing) if old else (),
            taxa=tuple(one.text for one in said if one.field == "taxa"),
        )
        return _legal(planned)

    def _particulars(
        self, row: Row, events: Sequence[RecordedEvent], old: bool
    ) -> tuple[list[Particular], list[str], list[str]]:
        day = events[0].day if events else date.max
        names = [without_note(one) for one in clauses(row.cells.get("taxa", ""))]
        taxa = taxa_on([name for name, _ in names], day, self.imported)
        noted = [
            replace(taxon, more={**taxon.more, "note": note}) if note else taxon
            for taxon, (_, note) in zip(taxa, names, strict=True)
        ]
        said = [
            *noted,
            *(Particular("lead", one) for one in clauses(row.cells.get("lead", ""))),
            *(Particular("proponents", one) for one in clauses(row.cells.get("proponents", ""))),
            *states_named(clauses(row.cells.get("range_states", ""))),
        ]
        told = {one.field for one in said}
        missing = [name for name in WANTED if name not in told]
        doubts = [] if old or "proponents" in told else ["the proponents are not known"]
        doubts += [] if "taxa" in told else ["the taxa are not known"]
        return said, doubts, missing


def _with(event: RecordedEvent, number: str, source: str) -> RecordedEvent:
    return replace(event, action=number, by=source)


def _legal(planned: Planned) -> Planned:
    """The row refused when its events are no life, or when there is none."""
    if not planned.events:
        why = "no COP is named at which it was adopted or designated: fill in first_adopted"
        return replace(planned, refused=f"Row {planned.row} ({planned.number}): {why}.")
    kept: list[RecordedEvent] = []
    doubts = list(planned.doubts)
    status: Status | None = None
    for event in planned.events:
        if found := TRANSITIONS.get((status, event.kind)):
            kept.append(event)
            status = found.status
        else:
            where = f"the action is {words(status)}" if status else "it has not begun"
            doubts.append(f"{words(event.kind)} ({event.meeting}) is left out: {where} then")
    if not kept:
        return replace(planned, refused=f"Row {planned.row} ({planned.number}): {doubts[-1]}.")
    return replace(planned, events=tuple(kept), doubts=tuple(doubts))


def _refusal(row: Row, why: str, number: str = "") -> Planned:
    title = row.cells.get("title", "")
    return Planned(row.number, number, title, refused=f"Row {row.number}: {why}.")


def _note(row: Row) -> str:
    """Everything the register has no place of its own for."""
    names = ("status", "extended", "evidence", "sources", "notes")
    told = [(name, row.cells.get(name, "")) for name in names]
    return "\n".join(f"{name}: {text}" for name, text in told if text and not is_nothing(text))
