"""A workbook of a round trip as it came back: its rows, what each cell said when it was made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from extractors.text import plain
from pipeline.workbooks.make import MADE, MARK
from pipeline.workbooks.round_trips import (
    TABLES,
    Cells,
    Key,
    RoundTrip,
    explanations_titles,
    round_trip,
    tidy,
)
from pipeline.workbooks.sheets import BadTable, Line, Sheet
from pipeline.workbooks.text_tables import read_sheets
from pipeline.workbooks.totals import is_total

LANGUAGES = ("en", "fr", "es")  # that a workbook is made in; the first where two have as much
HEAD_ROWS = 15  # the head is looked for in the first rows; a title may stand above it


class ReturnedRow(NamedTuple):
    """A row that names what it is about, as text."""

    place: str  # "row 4", "row 4 of sheet “Decisions”"
    cells: Cells  # as they stand in the file, by the id of the column; those of its columns alone


class Returned(NamedTuple):
    """What came back."""

    trip: RoundTrip
    meeting: str  # that it was made for; "" where it does not say
    rows: tuple[ReturnedRow, ...]
    made: Mapping[Key, Cells] | None  # what each row said when made; None: it does not say
    problems: tuple[str, ...]  # what does not fit, and why
    remarks: tuple[str, ...]  # what is not used, and needs nothing to be done
    language: str = "en"  # that its columns are headed in: en, fr, es


def read_back(
    path: Path, table: str = "", read: Callable[[Path], list[Sheet]] = read_sheets
) -> Returned:
    """Read a workbook that came back, or a table saved as text.

    `table` says which it is where the file does not, `read` opens the file. Raises BadTable.
    """
    sheets = read(path)
    memory = next((sheet for sheet in sheets if _is_memory(sheet)), None)
    others = [sheet for sheet in sheets if sheet.name != MADE]
    marks = memory.lines[0].cells if memory else ()
    if memory and table and marks[1] != table:
        raise BadTable(f"{path.name} was made as the workbook “{marks[1]}”, not “{table}”.")
    trip = round_trip(table or (marks[1] if marks else "") or _guessed(path, others))
    found = _gather(path, trip, others)
    made = _made(trip, memory) if memory else None
    language = marks[3] if marks else _language(trip, others)
    return found._replace(meeting=marks[2] if marks else "", made=made, language=language)


def _language(trip: RoundTrip, sheets: Sequence[Sheet]) -> str:
    """The language of most of the headings; English where no other has more."""
    lines = [line for sheet in sheets for line in sheet.lines[:HEAD_ROWS]]
    cells = [{*map(plain, line.cells)} for line in lines]
    names = {code: {plain(c.names[code]) for c in trip.columns} for code in LANGUAGES}
    most = {code: max((len(row & names[code]) for row in cells), default=0) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: most[code])


def _is_memory(sheet: Sheet) -> bool:
    cells = sheet.lines[0].cells if sheet.lines else ()
    return sheet.name == MADE and len(cells) > 3 and cells[0] == MARK and cells[1] in TABLES


def _made(trip: RoundTrip, memory: Sheet) -> Mapping[Key, Cells]:
    ids = memory.lines[1].cells
    rows = [dict(zip(ids, line.cells, strict=False)) for line in memory.lines[2:]]
    return {key: row for row in rows if any(key := trip.key_of(row))}


def _guessed(path: Path, sheets: Sequence[Sheet]) -> str:
    """Which table the headings are of. Raises BadTable where they are of none, or of several."""
    counts = {
        name: max((len(_head(round_trip(name), sheet)[1]) for sheet in sheets), default=0)
        for name in TABLES
    }
    best = [name for name, count in counts.items() if count == max(counts.values())]
    if not counts[best[0]] or len(best) > 1:
        raise BadTable(
            f"{path.name} does not say what it is a table of, and its headings do not tell. Say "
            f"it with --table {'|'.join(TABLES)}, or use a workbook made by “concerted workbook "
            "make”."
        )
    return best[0]


def _head(trip: RoundTrip, sheet: Sheet) -> tuple[int, Mapping[int, str]]:
    """The place of the head, from 0, and the column at each place; empty where there is none."""
    best: tuple[int, Mapping[int, str]] = (0, {})
    needed = {column.id for column in trip.keys}
    for n, line in enumerate(sheet.lines[:HEAD_ROWS]):
        columns: dict[int, str] = {}
        for place, cell in enumerate(line.cells):
            for column in trip.columns:
                if plain(cell) in column.headings and column.id not in columns.values():
                    columns[place] = column.id
                    break
        if needed <= {*columns.values()} and len(columns) > len(best[1]):
            best = n, columns
    return best


def _gather(path: Path, trip: RoundTrip, sheets: Sequence[Sheet]) -> Returned:
    rows: list[ReturnedRow] = []
    problems: list[str] = []
    remarks: list[str] = []
    skipped = {plain(title) for title in explanations_titles().values()}
    sheets = [sheet for sheet in sheets if plain(sheet.name) not in skipped]
    tables = 0
    for sheet in sheets:
        filled = sum(any(line.cells) for line in sheet.lines)
        start, columns = _head(trip, sheet)
        if not columns:
            if filled:
                remarks.append(_unused(trip, sheet, filled))
            continue
        tables += 1
        named = sheet.name if len(sheets) > 1 else ""
        remarks += _of_sheet(trip, sheet, start, columns)
        for line in sheet.lines[start + 1 :]:
            place = f"row {line.number}" + (f" of sheet “{named}”" if named else "")
            _sort(trip, line, place, columns, sheet.lines[start], rows, problems, remarks)
    if not tables:
        keys = " and ".join(f"“{column.names['en']}”" for column in trip.keys)
        raise BadTable(
            f"{path.name} has no sheet with a column headed {keys} among its first {HEAD_ROWS} "
            "rows. Give each column the heading that the workbook had when it was made."
        )
    return Returned(trip, "", tuple(rows), None, tuple(problems), tuple(remarks))


def _unused(trip: RoundTrip, sheet: Sheet, filled: int) -> str:
    name = f"Sheet “{sheet.name}”" if sheet.name else "The table"
    keys = " and ".join(f"“{column.names['en']}”" for column in trip.keys)
    return f"{name} ({filled} rows) is not used: it has no column headed {keys}."


def _of_sheet(
    trip: RoundTrip, sheet: Sheet, start: int, columns: Mapping[int, str]
) -> Iterator[str]:
    """What is to be known of a sheet that is used."""
    if sheet.hidden:
        yield f"Sheet “{sheet.name}” is hidden; it was read all the same."
    if hidden := sum(line.hidden and any(line.cells) for line in sheet.lines[start + 1 :]):
        yield f"{hidden} rows are hidden, by hand or by a filter; they were read all the same."
    missing = [c for c in trip.columns if c.role == "filled" and c.id not in columns.values()]
    for column in missing:
        yield f"There is no column “{column.names['en']}”: nothing changes there."
    for place, heading in enumerate(sheet.lines[start].cells):
        if heading and place not in columns:
            yield f"The column “{heading}” is not used: the table has none of this name."


def _sort(
    trip: RoundTrip,
    line: Line,
    place: str,
    columns: Mapping[int, str],
    head: Line,
    rows: list[ReturnedRow],
    problems: list[str],
    remarks: list[str],
) -> None:
    """Put a line where it belongs: a row, a problem or a remark; an empty one nowhere."""
    if not any(line.cells) and not line.problems:
        return
    cells = {
        name: tidy(line.cells[n]) if n < len(line.cells) else "" for n, name in columns.items()
    }
    first = next(filter(None, line.cells), "")
    where = place.capitalize() if "“" not in place else f"R{place[1:]}"
    if line.cells == head.cells:
        remarks.append(f"{where} repeats the head.")
    elif is_total(first) or _is_note(trip, line, columns):
        remarks.append(f"{where} (“{first[:60]}”) is not used: a total or a note.")
    elif line.struck:
        problems.append(
            f"{where} (“{first[:60]}”) is struck out. Take the strike away if it counts, else "
            "delete the row."
        )
    elif line.problems:
        problems.append(
            f"{where}: {'; '.join(line.problems)}. Write the value itself, in one cell."
        )
    elif lacking := [column for column in trip.keys if not cells.get(column.id)]:
        name = lacking[0].names["en"]
        problems.append(
            f"{where} (“{first[:60]}”) has nothing under “{name}”, so it does not say what it is "
            "about. Each row needs its own; cells merged downwards leave the others empty."
        )
    else:
        rows.append(ReturnedRow(place, cells))


def _is_note(trip: RoundTrip, line: Line, columns: Mapping[int, str]) -> bool:
    """Whether a line has nothing but a cell that says no more than what a row is about."""
    filled = [n for n, cell in enumerate(line.cells) if cell]
    keys = {column.id for column in trip.keys} if len(trip.keys) > 1 else set()
    return not line.problems and len(filled) == 1 and columns.get(filled[0]) in {*keys, None}
