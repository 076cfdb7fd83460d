"""The historical table: the actions of the register as `migrate` reads them, and a changed row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.text import plain
from pipeline.actions.action import Action
from pipeline.actions.lifecycle import ImpossibleEvent
from pipeline.config import editions_folder
from pipeline.convention.meetings import Meeting
from pipeline.legacy_import.cell_parsing import ASSUMED
from pipeline.legacy_import.changes import remarks_on
from pipeline.legacy_import.plan import NOTED, PlannedAction, plan
from pipeline.legacy_import.row_of_action import row_of
from pipeline.legacy_import.run import load_planned
from pipeline.legacy_import.spreadsheet import Row
from pipeline.register import Register, RegisterError, UnknownAction
from pipeline.services.session import Refused

ROW = re.compile(r"^Row \d+(?: of sheet “[^”]*”)?(?: \([^)]*\))?: ")

Cells = Mapping[str, str]


class NothingNew(Exception):
    """A row in other words that says what the register says already."""


class ChangedRow(NamedTuple):
    """A row of the historical table that came back."""

    cells: Cells
    changed: Sequence[str]  # the columns that differ from what the register says
    is_new: bool  # the table of the register has no such row
    place: str  # "row 4"
    by: str
    table: str  # the file


def historical_rows(register: Register) -> Iterator[Cells]:
    """The actions whose life a row can tell; a proposal nobody has decided on is not among them."""
    meetings = register.meetings()
    for action in register.actions():
        cells = row_of(action, meetings)
        if not _planned(cells, meetings).refused:
            yield cells


def record_row(register: Register, row: ChangedRow) -> tuple[str, ...]:
    """Record what a row changes, read as `migrate` reads it; what is to be known of it.

    The caller holds the transaction. Raises NothingNew and Refused.
    """
    meetings = register.meetings()
    after = _planned(row.cells, meetings, row)
    action = _known(register, after.number)
    if action and row.is_new:
        raise Refused(
            f"{after.number} is in the register under another row, or cannot be told in one. Keep "
            "the number as the workbook has it, or record what is new with `concerted register "
            "record`."
        )
    before = _planned(row_of(action, meetings), meetings, row) if action else None
    known = before.doubts if before else ()
    doubts = [doubt for doubt in after.doubts if doubt not in known]
    if after.refused:
        raise Refused("; ".join([*_asked(doubts), ROW.sub("", after.refused)]))
    try:
        loaded = load_planned(register, after, before=before, table=row.table)
    except (ImpossibleEvent, RegisterError) as error:
        raise Refused("; ".join([*_asked(doubts), f"{error}"])) from error
    now = row_of(register.action(after.number), meetings)
    _check_whole(after, _planned(now, meetings, row), doubts)
    if loaded.state == "already there" and not _new_documents(before, after):
        if unused := _asked(doubts):
            raise Refused(f"{'; '.join(map(_not_kept, unused))}.")
        raise NothingNew("the register says the same already, and keeps its own words.")
    _check_used(row, now, doubts)
    other = [name for name in row.changed if plain(now.get(name, "")) != plain(row.cells[name])]
    kept = [f"“{row.cells[name]}” is kept as “{now.get(name, '')}”" for name in other]
    return (*doubts, *kept)


def in_own_words(register: Register, now: Cells, cells: Cells) -> dict[str, str]:
    """The cells of a row with the register's words where they say no more than those."""
    meetings = register.meetings()
    known = _planned(now, meetings)
    return {name: _in_own_words(known, now, name, text, meetings) for name, text in cells.items()}


def _in_own_words(
    known: PlannedAction, now: Cells, name: str, text: str, meetings: Mapping[str, Meeting]
) -> str:
    mine = now.get(name, "")
    if text == mine or not text or name in ("number", "title", *NOTED):
        return text
    other = _planned({**now, name: text}, meetings)
    doubts = [doubt for doubt in _asked(other.doubts) if doubt not in known.doubts]
    alike = not other.refused and not doubts and _says(other) == _says(known)
    return mine if alike and not _gives_more(known, other) else text


def _gives_more(known: PlannedAction, other: PlannedAction) -> bool:
    """Whether a row gives a day that was only taken for granted, or takes one for granted."""
    return [*filter(_is_assumed, known.doubts)] != [*filter(_is_assumed, other.doubts)]


def _is_assumed(doubt: str) -> bool:
    return doubt.endswith(ASSUMED)


def _asked(doubts: Sequence[str]) -> list[str]:
    """The doubts that a person has to look at: not those about a day that is taken."""
    return [doubt for doubt in doubts if not _is_assumed(doubt)]


def _planned(
    cells: Cells, meetings: Mapping[str, Meeting], row: ChangedRow | None = None
) -> PlannedAction:
    """What `migrate` makes of a row."""
    found = re.search(r"\d+", row.place) if row else None
    number = int(found[0]) if found else 0
    return plan([Row(number, cells)], meetings, row.by if row else "", editions_folder())[0]


def _known(register: Register, number: str) -> Action | None:
    try:
        return register.action(number)
    except UnknownAction:
        return None


def _new_documents(before: PlannedAction | None, after: PlannedAction) -> bool:
    known = {cited.symbol for cited in before.documents} if before else set()
    return any(cited.symbol not in known for cited in after.documents)


def _check_whole(after: PlannedAction, now: PlannedAction, doubts: Sequence[str]) -> None:
    """That the register, read as a row, says what the row says. Raises Refused."""
    lacking = [name for name, text in _says(after).items() if _says(now)[name] != text]
    if lacking:
        why = "; ".join(_asked(doubts))
        raise Refused(
            f"The {' and the '.join(lacking)} cannot be made what the row says"
            f"{f' ({why})' if why else ''}. Change it with `concerted register record` or "
            f"`concerted register rename {after.number}`."
        )


def _says(planned: PlannedAction) -> dict[str, object]:
    events = [
        (event.kind, event.meeting, event.day, event.document or "", remarks_on(event))
        for event in planned.events
    ]
    return {
        "history": sorted(events),
        "title": planned.title,
        "note": planned.note,
        "documents": sorted({cited.symbol for cited in planned.documents}),
    }


def _check_used(row: ChangedRow, now: Cells, doubts: Sequence[str]) -> None:
    """That each clause which tells no event stands in the register, and is no mere slip."""
    for name in row.changed:
        for doubt in doubts:
            clause = re.match(rf"{name}: “(.*?)” is kept as a note; ", doubt)
            if clause and (clause[1] not in now.get(name, "") or "” is not recorded: " in doubt):
                raise Refused(f"{_not_kept(doubt)}.")


def _not_kept(doubt: str) -> str:
    """A doubt about a row of which nothing is recorded."""
    return doubt.replace("is kept as a note", "would not be kept")
