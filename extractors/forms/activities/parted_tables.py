"""Activities told in several places: what and why in a table, who, when and money in another, or in
a list under the same numbers."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import dropwhile

from extractors.document import Cell, Table
from extractors.forms.activities.column_contents import IN_CURRENCY, share_of, tells_of_sums
from extractors.forms.activities.column_headers import column_of
from extractors.forms.activities.divided_columns import fields_named
from extractors.forms.activities.grids import GridRow, grid_of, text_of
from extractors.forms.activities.period_columns import FEWEST as FEWEST_PERIODS
from extractors.forms.activities.period_columns import is_period
from extractors.forms.activities.row_keys import Keys, by_beginning, names_in, numbers_in
from extractors.forms.activities.table_heads import header_of
from extractors.forms.activities.total_rows import FIRST
from extractors.text import normalise

FEWEST = 2  # rows that have their beginning in common
LEAST = 0.5  # share (0-1) of the rows of the first part that the second has
MOST_MORE = 1  # rows of the second part that the first has not: a total
KNOWN_BY = ("activity", "number")  # fields of the column that two parts have in common
UNTOLD = frozenset(("number", "progress"))  # fields that complete nothing

Grid = Sequence[GridRow]


@dataclass(frozen=True, slots=True)
class Whole:
    """Parts of one table of activities, put together."""

    grid: Grid
    parts: tuple[Table, ...]


def whole_tables(tables: Sequence[Table], lists: Sequence[Grid]) -> Iterator[Whole]:
    """Each table of activities that other tables or `lists` complete, with them.

    Two have a column in common, the number or the name of each activity. A column of the second
    counts where the first says nothing on its field. A list has as many lines as the table rows.
    """
    grids = {id(table): _below_caption(grid_of(table)) for table in tables}
    taken: set[int] = set()
    for table in tables:
        if id(table) in taken or "activity" not in _fields(grids[id(table)]):
            continue
        others = [t for t in tables if t is not table and id(t) not in taken]
        whole = _completed(table, others, grids, lists)
        if whole.grid is not grids[id(table)]:
            taken |= set(map(id, whole.parts))
            yield whole


def _completed(
    table: Table, others: Sequence[Table], grids: dict[int, Grid], lists: Sequence[Grid]
) -> Whole:
    grid, parts = grids[id(table)], [table]
    for other in others:
        if joined := _joined(grid, grids[id(other)], listed=False):
            grid = joined
            parts.append(other)
    for lines in lists:
        grid = _joined(grid, lines, listed=True) or grid
    return Whole(grid, tuple(parts))


def _below_caption(grid: Grid) -> Grid:
    """The grid without rows of one cell at its top, "Table 2. Budget"."""
    return list(dropwhile(lambda row: len(set(map(id, row))) == 1 < len(row), grid))


def _joined(left: Grid, right: Grid, *, listed: bool) -> Grid | None:
    """`left` with the columns of `right` that it lacks; None where they have no rows in common."""
    if len(left) <= FEWEST or len(right) <= FEWEST:
        return None
    below, _ = header_of(left)
    lacking = set().union(*_fields_by_column(right)) - _told(left, below) - UNTOLD
    if not lacking or not below:
        return None
    for numbered, place, keys, others in _keys_of_both(left, right, below):
        pairs = {row: others[key] for key, row in keys.items() if key in others}
        columns = _more_columns(right, place, lacking, numbered=numbered)
        if columns and _are_the_same(pairs, keys, others, listed=listed):
            pairs[below - 1] = 0
            return [_beside(row, right, columns, pairs.get(n)) for n, row in enumerate(left)]
    return None


def _keys_of_both(left: Grid, right: Grid, below: int) -> Iterator[tuple[bool, int, Keys, Keys]]:
    """For each two columns that may name the activities: by number or not, its place, the keys."""
    for keys_in in (numbers_in, names_in):
        for n in _naming(left[below - 1]):
            keys = keys_in(left, n, below)
            for m in _naming(right[0]) if len(keys) >= FEWEST else ():
                others = keys_in(right, m, 1)
                if keys_in is names_in:
                    others = by_beginning(others, keys)
                if others:
                    yield keys_in is numbers_in, m, keys, others


def _naming(head: GridRow) -> list[int]:
    """The columns that number or name the activities: by their header, or without one."""
    headers = [text_of(cell) for cell in head]
    return [n for n, text in enumerate(headers) if not text or column_of(text) in KNOWN_BY]


def _are_the_same(pairs: dict[int, int], keys: Keys, others: Keys, *, listed: bool) -> bool:
    if listed:
        return keys.keys() == others.keys()
    more = len(others) - len(pairs)
    return len(pairs) >= max(FEWEST, LEAST * len(keys)) and more <= MOST_MORE


def _more_columns(
    right: Grid, place: int, lacking: AbstractSet[str], *, numbered: bool
) -> list[int]:
    """The columns of `right` to put beside the first part.

    Numbers alone do not say that rows are of the same: no column may be of something else then.
    """
    fields = _fields_by_column(right)
    others = [n for n in range(len(right[0])) if n != place]
    if numbered and not all(fields[n] or _is_empty(right, n) for n in others):
        return []
    return [n for n in others if fields[n] and fields[n] <= lacking]


def _beside(
    row: GridRow, right: Grid, columns: Sequence[int], other: int | None
) -> list[Cell | None]:
    """A row with more columns; one that is a single merged cell stays so."""
    if other is None:
        whole = row[0] if len(set(map(id, row))) == 1 else None
        return [*row, *([whole] * len(columns))]
    return [*row, *(right[other][n] for n in columns)]


def _told(grid: Grid, below: int) -> set[str]:
    """The fields that a table has a column for, with something in it."""
    by_column = _fields_by_column(grid, below)
    return set().union(*(f for n, f in enumerate(by_column) if not _is_empty(grid, n, below)))


def _is_empty(grid: Grid, place: int, below: int = 1) -> bool:
    return not any(text_of(row[place]) for row in grid[below:])


def _fields(grid: Grid) -> set[str]:
    below, _ = header_of(grid) if len(grid) > FEWEST and len(grid[0]) > 1 else (0, [])
    return set().union(*_fields_by_column(grid, below)) if below else set()


def _fields_by_column(grid: Grid, below: int = 1) -> list[set[str]]:
    """The fields that each column names; a calendar tells the time, a total the money."""
    headers = [text_of(cell) for cell in grid[below - 1]]
    calendar = sum(map(is_period, headers)) >= FEWEST_PERIODS
    return [
        {"timeframe"} if calendar and is_period(header) else _named(header, grid[below:], n)
        for n, header in enumerate(headers)
    ]


def _named(header: str, body: Grid, place: int) -> set[str]:
    if several := fields_named(header):
        return {*several}
    if field := column_of(header):
        return {field}
    folded = normalise(header)
    sums = (
        FIRST.match(folded) and share_of([text_of(r[place]) for r in body], tells_of_sums) > LEAST
    )
    return {"funding"} if sums or IN_CURRENCY.search(folded) else set()
