"""The activities and expected outcomes, row by row: from their table, or a list with labels."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from extractors.document import Cell, Document, Table
from extractors.fields.columns import column_of
from extractors.fields.labelled import labelled_rows
from extractors.fields.values import ActivityRow
from extractors.sections import Section

FIELDS = ("activity", "outcome", "timeframe", "responsibility", "funding")
ALL_FIELDS = (*FIELDS, "progress")
FEWEST_COLUMNS = 3  # known headers that make a table one of activities
REPORT = "progress"  # the section of a report that tells of its activities
REPORTED = {"activity", "progress"}  # two that are enough


def parse_activities(section: Section, document: Document) -> list[ActivityRow]:
    """The rows of every activities table in `section`, or of its labelled list; else empty.

    Columns are told from their headers, in any order; without headers, a table of five columns
    under this section is read in the order of the form. Empty rows are left out. A cell merged
    over several rows counts for each of them. Where the section has neither, the tables with
    such headers elsewhere in the document count: a form in a table has them behind it, a
    report has its own in an annex.
    """
    numbers = {p.location.paragraph for p in section.body if p.location.table}
    tables = [inner for table in document.tables for inner in table.with_inner()]
    rows = [row for table in tables for row in _rows(table, numbers)]
    rows = rows or labelled_rows(section.body)
    if rows:
        return rows
    reported = REPORT in section.ids
    elsewhere = [t for t in tables if _has_header(t, reported=reported)]
    return [row for table in elsewhere for row in _rows(table)]


def _has_header(table: Table, *, reported: bool) -> bool:
    """Whether it is a table of planned activities or, if `reported`, one of their progress."""
    headers = [columns for cells in _grid(table) if (columns := _columns(cells))]
    return bool(headers) and ("progress" in headers[0]) == reported


def _rows(table: Table, among: AbstractSet[int] | None = None) -> Iterator[ActivityRow]:
    """The activities of `table`; only those rows that hold one of the paragraphs `among`."""
    if among is not None and among.isdisjoint(_paragraphs(table)):
        return
    grid = _grid(table)
    header, columns = _header(grid)
    for cells in grid[header:]:
        texts = [" ".join(cell.text.split()) if cell else "" for cell in cells]
        if _columns(cells) or _is_note(cells, columns):
            continue
        if among is not None and among.isdisjoint(_numbers(cells)):
            continue
        values = {
            field: " ".join(filter(None, (texts[n] for n in places if n < len(texts))))
            for field, places in columns.items()
        }
        if any(values.values()):
            yield ActivityRow(**values, paragraph=_paragraph(cells))


def _grid(table: Table) -> list[list[Cell | None]]:
    """Rows and columns with each merged cell at every place it covers."""
    height = max((cell.row + cell.rows - 1 for cell in table.cells), default=0)
    width = max((cell.column + cell.columns - 1 for cell in table.cells), default=0)
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row - 1, cell.row - 1 + cell.rows):
            for column in range(cell.column - 1, cell.column - 1 + cell.columns):
                grid[row][column] = cell
    return grid


def _header(grid: Sequence[Sequence[Cell | None]]) -> tuple[int, dict[str, list[int]]]:
    """Where the rows begin, and the places of each field's columns."""
    for n, cells in enumerate(grid):
        columns = _columns(cells)
        if columns:
            return n + 1, columns
    if grid and len(grid[0]) == len(FIELDS) and all(map(_is_divided, grid)):
        return 0, {field: [n] for n, field in enumerate(FIELDS)}
    return len(grid), {}


def _is_divided(cells: Sequence[Cell | None]) -> bool:
    """Whether no cell of the row is merged with the next: labels of a form stand beside one."""
    return len({id(cell) for cell in cells if cell}) == sum(cell is not None for cell in cells)


def _columns(cells: Sequence[Cell | None]) -> dict[str, list[int]]:
    """field -> places of its columns; empty where the row is not a header."""
    columns: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        field = column_of(cell.text) if cell else None
        if field in ALL_FIELDS:
            columns.setdefault(field, []).append(place)
    enough = len(columns) >= FEWEST_COLUMNS or set(columns) == REPORTED
    return columns if enough else {}


def _is_note(cells: Sequence[Cell | None], columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether one cell stands under most headers: "Objective 1" over some rows, a note below."""
    under = Counter(id(cells[n]) for places in columns.values() for n in places if cells[n])
    return max(under.values(), default=0) >= FEWEST_COLUMNS


def _paragraphs(table: Table) -> Iterator[int]:
    return (p.location.paragraph for cell in table.cells for p in cell.paragraphs)


def _paragraph(cells: Sequence[Cell | None]) -> int | None:
    return min(_numbers(cells), default=None)


def _numbers(cells: Sequence[Cell | None]) -> list[int]:
    return [p.location.paragraph for cell in cells if cell for p in cell.paragraphs]
