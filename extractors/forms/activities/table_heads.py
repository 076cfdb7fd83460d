"""The head of a table of activities: where its rows begin, and what its columns are called."""

from collections.abc import Sequence

from extractors.forms.activities.column_contents import MONEY, TELLS
from extractors.forms.activities.column_headers import is_column_header
from extractors.forms.activities.columns import Column, assign_columns
from extractors.forms.activities.divided_columns import fields_named
from extractors.forms.activities.grids import GridRow, is_divided, text_of
from extractors.forms.activities.period_columns import is_period
from extractors.text import normalise

FEWEST_NAMED = 3  # headers known that make a table one of activities
LONGEST_HEADER = 60  # characters of a header that is no known name


def named_fields(texts: Sequence[str]) -> set[str]:
    """The fields that the cells of a row name, each as a header would."""
    fields = {Column(text, ()).named for text in texts}
    fields |= {field for text in texts for field in fields_named(text)}
    return {field for field in fields if field and field != "number"}


def is_header(texts: Sequence[str]) -> bool:
    """Whether a row names enough fields to be the head of a table of activities.

    A sum of money under no name is that of an activity: "Plan adopted | 4 States | USD 5,000".
    """
    if any(MONEY.search(normalise(text)) and not Column(text, ()).named for text in texts):
        return False
    named = named_fields(texts)
    reports = "progress" in named and len(named) > 1
    return len(named) >= FEWEST_NAMED or reports


def header_of(grid: Sequence[GridRow]) -> tuple[int, list[str]]:
    """Where the rows begin, and the header of each column; "" where there is none.

    A first row that is no known header is one where its cells are short and tell nothing that
    those below tell.
    """
    for n, cells in enumerate(grid):
        texts = [text_of(cell) for cell in cells]
        if n + 1 < len(grid) and (both := _over_two_rows(texts, grid[n + 1])):
            return n + 2, both
        if is_header(texts) and (_is_first(grid, n) or any(map(is_column_header, texts))):
            return n + 1, texts
    first = [text_of(cell) for cell in grid[0]]
    if len(grid) > 1 and all(map(is_column_header, first)):
        return 1, first
    if len(grid) > 1 and is_divided(grid[0]) and _is_unknown_header(first, grid[1:]):
        return 1, first
    return 0, [""] * len(grid[0])


def _is_first(grid: Sequence[GridRow], place: int) -> bool:
    """Whether only rows of one cell stand above: names of columns in free words are on top."""
    return all(len(set(map(id, row))) == 1 for row in grid[:place])


def _over_two_rows(above: Sequence[str], cells: GridRow) -> list[str]:
    """The headers of a head of two rows, "Implementation" over "Time" and "Who"; else empty."""
    below = [text_of(cell) for cell in cells]
    names = [text for text in below if text]
    if not named_fields(above) or not names or not all(map(_is_name, names)):
        return []
    if list(above) == below:  # the head again
        return []
    both = [_both(high, low) for high, low in zip(above, below, strict=True)]
    return both if is_header(both) and max(map(len, both)) <= LONGEST_HEADER else []


def _both(high: str, low: str) -> str:
    """The lower name, with the year above it: "Q1" below "2027"."""
    return f"{high} {low}" if low and is_period(high) and is_period(low) else low or high


def _is_name(text: str) -> bool:
    return bool(Column(text, ()).named) or is_period(text)


def _is_unknown_header(first: Sequence[str], below: Sequence[GridRow]) -> bool:
    if any(len(text) > LONGEST_HEADER for text in first) or sum(map(bool, first)) < len(first) - 1:
        return False
    columns = [[text_of(row[n]) for row in below if is_divided(row)] for n in range(len(first))]
    fields = assign_columns([Column("", tuple(cells)) for cells in columns])
    recognised = [(n, f) for f in fields.by_contents for n in fields.places[f]]
    return bool(recognised) and not any(
        TELLS[field](first[n]) for n, field in recognised if field in TELLS
    )
