"""What came back beside the register: what changes, what does not fit and why."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from extractors.fields.bonn import written_day
from extractors.text import plain
from pipeline.workbooks.days import DayUnclear, ask_which, cell_day
from pipeline.workbooks.hours import cell_receipt
from pipeline.workbooks.read_back import Returned, ReturnedRow
from pipeline.workbooks.round_trips import Cells, Column, Key, RoundTrip, tidy

READERS: Mapping[str, Callable[[str], date | None]] = {"day": cell_day, "receipt": cell_receipt}
SIGNED = date(1979, 6, 23)  # the Convention; no day of ours is before it


class Unfit(ValueError):
    """A cell that cannot be used, in a sentence."""


class RowChange(NamedTuple):
    """A row with at least a cell that changes."""

    place: str
    is_new: bool  # the register does not know it yet
    before: Cells  # as the register has it; empty where it is new
    after: Cells  # as it will be
    reasons: Cells  # what stands in columns that only go with a change

    def changed(self, trip: RoundTrip) -> Iterator[tuple[Column, str, str]]:
        """Each column that changes, before and after."""
        for column in trip.columns:
            before, after = self.before.get(column.id, ""), self.after.get(column.id, "")
            if column.role == "filled" and before != after:
                yield column, before, after


class Preview(NamedTuple):
    """What applying the file would do."""

    trip: RoundTrip
    changes: tuple[RowChange, ...]
    problems: tuple[str, ...]  # sentences in English, as the remarks
    remarks: tuple[str, ...]
    language: str = "en"  # that the workbook is headed in


def preview(back: Returned, known: Sequence[Cells]) -> Preview:
    """Compare what came back with the rows of the register as they are now."""
    trip = back.trip
    now = {trip.key_of(row): _tidied(row) for row in known}
    changes: list[RowChange] = []
    problems = [*back.problems]
    remarks = [*back.remarks]
    seen: dict[Key, ReturnedRow] = {}
    for row in back.rows:
        key = trip.key_of(row.cells)
        if twice := seen.get(key):
            if twice.cells != row.cells:
                problems.append(_twice(trip, twice, row))
            continue
        seen[key] = row
        if key not in now and len(key) == 1 and sum(map(bool, row.cells.values())) == 1:
            remarks.append(f"R{row.place[1:]} (“{key[0][:60]}”) is not used: a total or a note.")
            continue
        if key not in now and not trip.adds:
            problems.append(_unknown(trip, row))
            continue
        change = _compared(back, row, now.get(key), problems, remarks)
        changes += [change] if change else []
    remarks += _whole(back, now, seen)
    return Preview(trip, tuple(changes), tuple(problems), tuple(remarks), back.language)


def _tidied(row: Cells) -> Cells:
    return {name: tidy(text) for name, text in row.items()}


def _twice(trip: RoundTrip, first: ReturnedRow, second: ReturnedRow) -> str:
    name = " ".join(first.cells[column.id] for column in trip.keys)[:80]
    return f"“{name}” stands twice, in {first.place} and {second.place}, and they differ. Keep one."


def _unknown(trip: RoundTrip, row: ReturnedRow) -> str:
    name = " ".join(row.cells[column.id] for column in trip.keys)[:80]
    return (
        f"R{row.place[1:]}: the register has no “{name}” in this table. Was a key typed over? "
        "Nothing of the row is used."
    )


def _compared(
    back: Returned,
    row: ReturnedRow,
    now: Cells | None,
    problems: list[str],
    remarks: list[str],
) -> RowChange | None:
    """The change a row asks for; None where it asks for none, or a cell of it does not fit."""
    trip, before = back.trip, now or {}
    made = None if back.made is None else back.made.get(trip.key_of(row.cells))
    after = {**before, **{c.id: before.get(c.id, row.cells[c.id]) for c in trip.keys}}
    fits = True
    for column in trip.columns:
        if column.id not in row.cells or column.role in ("key", "reason"):
            continue
        place = f"R{row.place[1:]}, “{column.names['en']}”: "
        try:
            asked = _cell(column, row.cells[column.id], before, made)
            after[column.id] = _settled(column, asked, before.get(column.id, ""), made)
        except Unfit as error:
            problems.append(f"{place}{error}")
            fits = False
        except Untouched as error:
            remarks.append(f"{place}{error}")
    reasons = {c.id: row.cells.get(c.id, "") for c in trip.columns if c.role == "reason"}
    change = RowChange(row.place, now is None, before, after, reasons)
    return change if fits and (now is None or any(change.changed(trip))) else None


class Untouched(Exception):
    """A cell that is left as the register has it, and why."""


def _cell(column: Column, written: str, now: Cells, made: Cells | None) -> str:
    """What a cell says, as the register writes it. Raises Unfit."""
    if column.locked or not written:
        return written
    if column.type in READERS:
        hints = {(made or {}).get(column.id), now.get(column.id)}
        return _day(written, hints, READERS[column.type])
    if column.choices:
        before = now.get(column.id, "")
        return before if plain(written) == plain(before) else _choice(column, written)
    return written


def _day(written: str, hints: set[str | None], read: Callable[[str], date | None]) -> str:
    """An ambiguous day that the cell had before is that day: a spreadsheet rewrote it."""
    try:
        day = read(written)
    except DayUnclear as error:
        before = [day for day in error.readings if f"{day}" in hints]
        if len(before) == 1:
            return f"{before[0]}"
        raise Unfit(ask_which(error)) from error
    if day and day < SIGNED and written_day(day) not in hints:  # what was there is no slip
        raise Unfit(
            f"{day} is before the Convention. A cell formatted as a date shows a year or a number "
            "so: write the whole day, like 2025-10-20."
        )
    return written_day(day) if day else ""


def _choice(column: Column, written: str) -> str:
    for code, words in column.choices.items():
        if plain(written) in {plain(code.replace("_", " ")), *map(plain, words.values())}:
            return code
    offered = ", ".join(words["en"] for words in column.choices.values())
    raise Unfit(f"“{written}” is none of the list. Choose one of {offered}.")


def _settled(column: Column, asked: str, now: str, made: Cells | None) -> str:
    """What the cell will say. Raises Unfit and Untouched."""
    when_made = None if made is None else made.get(column.id, "")
    if asked == now:
        return now
    if column.type == "number" and asked.replace(",", ".") == now:
        return now
    if when_made is not None and asked == when_made:
        raise Untouched(
            f"the register says {_quoted(now)} since the file was made (before: "
            f"{_quoted(when_made)}); that stays."
        )
    if column.locked:
        raise Untouched(f"{_quoted(asked)} is not used: this column is not changed here.")
    if when_made is not None and when_made != now:
        raise Unfit(
            f"somebody changed it to {_quoted(now)} after the file was made (it was "
            f"{_quoted(when_made)}), and the file says {_quoted(asked)}. Ask which is right; make "
            "a new workbook if it is the file."
        )
    if not asked and column.required and made is None:
        raise Untouched(f"it is empty; {_quoted(now)} stays.")
    if not asked and column.required:
        raise Unfit(f"it is empty, and {_quoted(now)} cannot be taken away here.")
    return asked


def _quoted(text: str) -> str:
    return f"“{text[:80]}”" if text else "nothing"


def _whole(back: Returned, now: Mapping[Key, Cells], seen: Mapping[Key, ReturnedRow]) -> list[str]:
    """What is to be known of the file as a whole."""
    remarks = []
    if absent := [key for key in now if key not in seen]:
        remarks.append(
            f"{len(absent)} rows of the register are not in the file; they stay as they are."
        )
    if back.made is None:
        remarks.append(
            "The file does not say what its cells were when it was made, so a change by somebody "
            "else in the meantime cannot be told."
        )
    return remarks
