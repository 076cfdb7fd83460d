"""The activities of one table, one a row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.document import Table
from extractors.fields.values import ActivityRow, activity_row
from extractors.forms.activities.body_columns import with_bodies
from extractors.forms.activities.cards import is_of_labels
from extractors.forms.activities.columns import PLANNED, Column, ColumnFields, assign_columns
from extractors.forms.activities.currency_columns import with_currencies
from extractors.forms.activities.divided_columns import with_one_field_each
from extractors.forms.activities.grids import (
    GridRow,
    grid_of,
    is_divided,
    paragraphs_of,
    text_of,
    transposed,
)
from extractors.forms.activities.period_columns import with_timeframes
from extractors.forms.activities.table_asides import is_aside, numbered_groups, titled_groups
from extractors.forms.activities.table_heads import FEWEST_NAMED, header_of
from extractors.forms.activities.total_rows import is_total

BETWEEN = {"timeframe": " – ", "responsibility": "; ", "funding": "; "}
"""What parts the cells of two columns of one field."""
NOTHING = re.compile(r"[\s–—-]+")
REPORTED = {"activity", "progress"}  # two that are enough
FEWEST_TOLD = 3  # of funding, timeframe and responsibility, told by the cells, outside the section
FEWEST_INSIDE = 2  # the same under the heading of the activities
FEWEST_REPORTED = 3  # rows that say how far an activity is, in a report
PLANS = {"outcome", "timeframe", "responsibility", "funding"}
FEWEST_PLANNED = 2  # of them named, in a table on its side: one that compares versions has fewer
FEWEST_SIDEWAYS = 1 / 3  # share of the lines of a table on its side that are named: a form has more
FEWEST_FILLED = 3  # cells that make a row without an activity one of its own


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table says of activities."""

    rows: tuple[ActivityRow, ...]
    fields: ColumnFields
    upright: bool = True  # False: one activity a column

    @property
    def reports(self) -> bool:
        """Whether it tells of the progress of activities and not of plans.

        A table with outcome and funding is one of plans, remarks or not.
        """
        planned = {"outcome", "funding"} <= self.fields.places.keys()
        return "progress" in self.fields.places and not planned

    @property
    def has_head(self) -> bool:
        """Whether its columns have names that are known."""
        return self.upright and len(self.fields.by_header) >= FEWEST_NAMED

    @property
    def is_sure(self) -> bool:
        """Whether it is a table of activities, wherever it stands."""
        named, by_contents = self.fields.by_header, self.fields.by_contents
        if "activity" not in self.fields.places:
            return False
        if len(named) >= FEWEST_NAMED or named >= REPORTED:
            return True
        planned = (
            len((named | by_contents) & {"funding", "timeframe", "responsibility"}) >= FEWEST_TOLD
        )
        reported = "progress" in by_contents and "activity" in named
        return planned or reported

    @property
    def may_report(self) -> bool:
        """Whether it is one of progress in a file that reports: each row says how far it is."""
        return {"activity", "progress"} <= self.fields.places.keys() and (
            self.is_sure or len(self.rows) >= FEWEST_REPORTED
        )

    @property
    def may_be(self) -> bool:
        """Whether it is one where it stands under the heading of the activities.

        Two columns are enough where both have names.
        """
        beside = self.fields.known - {"activity"}
        named = self.fields.by_header
        all_named = "activity" in named and named == self.fields.places.keys() and bool(beside)
        return self.is_sure or (
            "activity" in self.fields.places and (len(beside) >= FEWEST_INSIDE or all_named)
        )


def read_table(table: Table, among: AbstractSet[int] | None = None) -> TableReading | None:
    """The activities of `table`, upright or on its side; None where it holds none.

    Only those rows that hold one of the paragraphs `among`, where given. Columns are told from
    their headers, in any order, and else from what stands in them. Empty rows, rows of headers,
    themes over several rows, notes and totals are left out.
    """
    grid = grid_of(table)
    readings = [read_grid(grid, among)]
    may_be_sideways = len(grid) > 1 and len(grid[0]) > 2 and not is_of_labels(grid)
    if may_be_sideways and all(map(is_divided, grid)):
        sideways = read_grid(transposed(grid), among, upright=False)
        names = sideways.fields.by_header if sideways else ()
        named = len(names) >= max(FEWEST_NAMED, FEWEST_SIDEWAYS * len(grid))
        named = named and len(set(names) & PLANS) >= FEWEST_PLANNED
        readings.append(sideways if named else None)
    found = [reading for reading in readings if reading and reading.rows]
    return max(found, key=lambda r: (len(r.fields.by_header), len(r.fields.known)), default=None)


def read_grid(
    grid: Sequence[GridRow], among: AbstractSet[int] | None, *, upright: bool = True
) -> TableReading | None:
    """The activities of a table that stands upright, one a row; see `read_table`."""
    if not grid or len(grid[0]) < 2:
        return None
    if len(grid[0]) > 2 and is_of_labels(grid):
        return None
    below, headers = header_of(grid)
    body = [cells for cells in grid[below:] if _counts(cells, among)]
    headers, body = with_bodies(*with_timeframes(headers, body))
    headers, body = with_one_field_each(*with_currencies(headers, body))
    columns = _columns(headers, body)
    fields = assign_columns(columns)
    if not fields.places:
        return None
    numbers = [n for n, column in enumerate(columns) if column.counts]
    groups = numbered_groups(body, numbers) | titled_groups(body, numbers)
    body = [cells for n, cells in enumerate(body) if n not in groups]
    rows = _rows(body, fields, headers)
    return TableReading(tuple(rows), fields, upright)


def _counts(cells: GridRow, among: AbstractSet[int] | None) -> bool:
    return among is None or not among.isdisjoint(paragraphs_of(cells))


def _columns(headers: Sequence[str], body: Sequence[GridRow]) -> list[Column]:
    rows = [cells for cells in body if is_divided(cells)]
    return [
        Column(
            header,
            tuple(text_of(cells[n]) for cells in rows),
            grouping=_reaches_down(rows, n) and not header,
            over_rows=_reaches_down(rows, n) or _stands_over_parts(rows, n),
        )
        for n, header in enumerate(headers)
    ]


def _reaches_down(rows: Sequence[GridRow], place: int) -> bool:
    return any(cell.rows > 1 for cells in rows if (cell := cells[place]))


def _stands_over_parts(rows: Sequence[GridRow], place: int) -> bool:
    """Whether a full row has nothing there: it is a part of the one above."""
    texts = [[text_of(cell) for cell in cells] for cells in rows[1:]]
    return any(not row[place] and sum(map(bool, row)) >= FEWEST_FILLED for row in texts)


def _rows(
    body: Sequence[GridRow], fields: ColumnFields, headers: Sequence[str]
) -> Iterator[ActivityRow]:
    """The rows of the body; one that goes on with the row above is joined to it."""
    rows: list[tuple[dict[str, str], int | None]] = []
    for cells in body:
        texts = [text_of(cell) for cell in cells]
        values = _values(texts, fields)
        if not any(values.values()) or is_aside(cells, texts, fields, headers):
            continue
        if is_total(texts, fields.places.get("funding", ()), [above for above, _ in rows]):
            continue
        if rows and not values.get("activity") and "activity" in fields.places:
            _go_on(rows, values, min(paragraphs_of(cells), default=None))
        else:
            rows.append((values, min(paragraphs_of(cells), default=None)))
    return (activity_row(values, number, fields.places) for values, number in rows)


def _values(texts: Sequence[str], fields: ColumnFields) -> dict[str, str]:
    return {
        field: BETWEEN.get(field, " ").join(
            text for n in places if n < len(texts) and (text := texts[n]) and _says(text, places)
        )
        for field, places in fields.places.items()
    }


def _says(text: str, places: Sequence[int]) -> bool:
    """Whether a cell has its part in a field: of several, a dash has none."""
    return len(places) == 1 or not NOTHING.fullmatch(text)


def _go_on(
    rows: list[tuple[dict[str, str], int | None]], values: Mapping[str, str], number: int | None
) -> None:
    """A row without an activity: a full one is a part of the activity above, else its rest."""
    above, first = rows[-1]
    if sum(map(bool, values.values())) >= FEWEST_FILLED:
        rows.append(({**values, "activity": above["activity"]}, number))
        return
    joined = {field: f"{above[field]} {values[field]}".strip() for field in above}
    rows[-1] = (joined, first)


def order_of_the_form(table: Table, among: AbstractSet[int]) -> TableReading | None:
    """A table of five columns without headers under the heading: read in the order of the form."""
    grid = grid_of(table)
    if not grid or len(grid[0]) != len(PLANNED) or not all(map(is_divided, grid)):
        return None
    body = [cells for cells in grid if _counts(cells, among)]
    fields = ColumnFields({f: [n] for n, f in enumerate(PLANNED)}, frozenset(), frozenset())
    return TableReading(tuple(_rows(body, fields, [])), fields)
