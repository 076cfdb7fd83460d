"""Activities told in two tables: what and why in one, who, when and money in the other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.document import Table
from extractors.forms.activities.column_headers import column_of
from extractors.forms.activities.divided_columns import fields_named
from extractors.forms.activities.grids import GridRow, grid_of, text_of
from extractors.forms.activities.period_columns import FEWEST as FEWEST_PERIODS
from extractors.forms.activities.period_columns import is_period
from extractors.text import alnum_key

FEWEST = 2  # rows that have their beginning in common
MOST_MORE = 1  # rows of the second table that the first has not: a total

Keys = dict[str, int]
"""The row of each key, counted from 0, header included."""


def beside_each_other(tables: Sequence[Table]) -> Iterator[tuple[list[GridRow], Table, Table]]:
    """Each two tables that follow each other and tell of the same rows: as one, and themselves.

    They have a column in common, the number or the name of each activity, and no field; the name
    stands in one of them.
    """
    for left, right in pairwise(tables):
        if grid := _joined(grid_of(left), grid_of(right)):
            yield grid, left, right


def _joined(left: Sequence[GridRow], right: Sequence[GridRow]) -> list[GridRow] | None:
    if len(left) <= FEWEST or len(right) <= FEWEST:
        return None
    for n in range(len(left[0])):
        for m in range(len(right[0])):
            keys, others = _keys(left, n), _keys(right, m)
            if _same(keys, others) and _complete_each_other(left[0], right[0], m):
                pairs = [(0, 0), *((keys[key], others[key]) for key in keys)]
                return [[*left[a], *_without(right[b], m)] for a, b in pairs]
    return None


def _keys(grid: Sequence[GridRow], place: int) -> Keys:
    """The keys of the rows below the header; none where two are alike or one is empty."""
    texts = [alnum_key(text_of(row[place])) for row in grid[1:]]
    if not all(texts) or len(set(texts)) < len(texts):
        return {}
    return {text: row for row, text in enumerate(texts, 1)}


def _same(keys: Keys, others: Keys) -> bool:
    more = len(others) - len(keys)
    return len(keys) >= FEWEST and keys.keys() <= others.keys() and more <= MOST_MORE


def _complete_each_other(left: GridRow, right: GridRow, place: int) -> bool:
    fields, others = _fields(left), _fields(_without(right, place))
    return bool(fields) and bool(others) and fields.isdisjoint(others) and "activity" in fields


def _fields(row: GridRow) -> set[str]:
    headers = [text_of(cell) for cell in row]
    several = {field for header in headers for field in fields_named(header)}
    fields = several | {field for header in headers if (field := column_of(header))}
    calendar = {"timeframe"} if sum(map(is_period, headers)) >= FEWEST_PERIODS else set()
    return (fields | calendar) - {"number"}


def _without(row: GridRow, place: int) -> GridRow:
    return [cell for n, cell in enumerate(row) if n != place]
