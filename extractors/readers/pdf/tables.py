"""Ruled tables: the runs of text in their cells, and tables that go on over pages."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby, product

from extractors.document import BBox
from extractors.readers.pdf.lines import TextLine, lines_of
from extractors.readers.pdf.page import PageObjects, TextRun
from extractors.readers.pdf.paragraphs import (
    MARK,
    Block,
    blocks_of,
    ends_sentence,
    is_broken,
    leadings,
    would_have_fitted,
)
from extractors.readers.pdf.table_grids import Grid, GridCell, grids_of

PADDING = 8.0  # points; the most that is taken for the inner margin of a cell
ALIKE = 0.9  # 0-1; a header row repeated on the next page, as OCR reads it
HEAD = 0.2  # of the height of a page: a table that goes on begins above this
FEWEST_FULL = 4  # cells of a row none of which is empty
FEWEST_HEADERS = 3  # cells of a header row within a table
OPENING = "(«“‘\"'["
SAME_COLUMN = 4.0  # points between the uprights of a table on two pages


@dataclass(slots=True)
class CellBlocks:
    """A cell with its paragraphs."""

    row: int
    column: int
    rows: int
    columns: int
    blocks: list[Block]

    @property
    def text(self) -> str:
        return "\n".join(line.text for block in self.blocks for line in block.lines)


@dataclass(slots=True)
class PageTable:
    """A table, or what stands of it on one page."""

    page: int  # 1-based, the first
    box: BBox
    across: tuple[float, ...]
    cells: list[CellBlocks] = field(default_factory=list)

    last_page: int = 0  # 1-based

    def __post_init__(self) -> None:
        self.last_page = self.page

    @property
    def rows(self) -> list[list[CellBlocks]]:
        return [list(cells) for _, cells in groupby(self.cells, key=lambda cell: cell.row)]

    @property
    def text(self) -> str:
        return "\n".join(cell.text for cell in self.cells)

    def edges(self, row: Sequence[CellBlocks]) -> list[float]:
        """Where the uprights of one row stand."""
        return [self.across[cell.column - 1] for cell in row]


def tables_of(page: PageObjects) -> tuple[list[PageTable], list[TextRun]]:
    """The ruled tables of a page, and the runs that stand in none."""
    if len(page.rules) < 4 or not page.runs:
        return [], page.runs
    tables, loose = [], page.runs
    for grid in grids_of(page.rules):
        table, outside = _fill(grid, loose, page.number)
        filled = sum(bool(cell.blocks) for cell in table.cells)
        if filled > 1 or (filled and _is_rest(grid, page)):
            tables.append(table)
            loose = outside
    return tables, loose


def _is_rest(grid: Grid, page: PageObjects) -> bool:
    """Whether it can be the last lines of a table that began on the page before."""
    return page.number > 1 and len(grid.across) > 2 and grid.box.top < HEAD * page.height


def _fill(grid: Grid, runs: Sequence[TextRun], page: int) -> tuple[PageTable, list[TextRun]]:
    in_cells: list[list[TextRun]] = [[] for _ in grid.places]
    outside: list[TextRun] = []
    place_at = _Finder(grid)
    for run in runs:
        place = place_at(run.box)
        (outside if place is None else in_cells[place]).append(run)
    lines = [lines_of(inside) for inside in in_cells]
    rights = list(map(_right_edge, grid.places, lines))
    known = leadings(zip(lines, rights, strict=True))
    cells = [
        CellBlocks(p.row, p.column, p.rows, p.columns, blocks_of(inside, page, right, known))
        for p, inside, right in zip(grid.places, lines, rights, strict=True)
    ]
    return PageTable(page, grid.box, grid.across, cells), outside


class _Finder:
    """Which place of a grid, counted from 0, the middle of a box stands in."""

    def __init__(self, grid: Grid) -> None:
        self.box = grid.box
        self.xs = sorted({place.box.x0 for place in grid.places})
        self.ys = sorted({place.box.top for place in grid.places})
        self.places: dict[tuple[int, int], int] = {}
        for number, place in enumerate(grid.places):
            x0, top, x1, bottom = place.box
            rows = range(bisect_left(self.ys, top), bisect_left(self.ys, bottom))
            columns = range(bisect_left(self.xs, x0), bisect_left(self.xs, x1))
            self.places.update(dict.fromkeys(product(rows, columns), number))

    def __call__(self, box: BBox) -> int | None:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        x0, top, x1, bottom = self.box
        if not (x0 <= x <= x1 and top <= y <= bottom):
            return None
        row, column = bisect_left(self.ys, y) - 1, bisect_left(self.xs, x) - 1
        return self.places.get((max(row, 0), max(column, 0)))


def _right_edge(place: GridCell, lines: Sequence[TextLine]) -> float:
    """Where the lines in a cell end, its right margin taken to be as wide as the left one."""
    padding = min([line.box.x0 for line in lines], default=place.box.x0) - place.box.x0
    return place.box.x1 - min(max(padding, 0.0), PADDING)


def continues(table: PageTable, after: PageTable) -> bool:
    """Whether `after`, first on the next page, is the same table going on."""
    above, below = table.edges(table.rows[-1]), after.edges(after.rows[0])
    return _same(table.across, after.across) or (
        _same((table.across[0], table.across[-1]), (after.across[0], after.across[-1]))
        and _same(above, below)
    )


def _same(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(
        abs(edge - other) < SAME_COLUMN for edge, other in zip(some, others, strict=True)
    )


def append(table: PageTable, after: PageTable) -> None:
    """Add the rows on the next page to `table`, without the repeated header rows."""
    table.last_page = after.page
    if not _same(table.across, after.across):
        _share_columns(table, after)
    rows = list(_without_header(table.rows, after.rows))
    if rows and _same_row(table, rows[0]):
        _join_row(table, rows.pop(0))
    if not rows:
        return
    shift = max(cell.row + cell.rows for cell in table.cells) - rows[0][0].row
    for cell in (cell for row in rows for cell in row):
        cell.row += shift
        table.cells.append(cell)


def _share_columns(table: PageTable, after: PageTable) -> None:
    """Count the columns of both by the uprights of either."""
    across: list[float] = []
    for at in sorted((*table.across, *after.across)):
        if not across or at - across[-1] >= SAME_COLUMN:
            across.append(at)
    for part in (table, after):
        for cell in part.cells:
            start = _nearest(across, part.across[cell.column - 1])
            end = _nearest(across, part.across[cell.column + cell.columns - 1])
            cell.column, cell.columns = start + 1, end - start
        part.across = tuple(across)


def _nearest(across: list[float], at: float) -> int:
    return min(range(len(across)), key=lambda place: abs(across[place] - at))


def _without_header(
    above: list[list[CellBlocks]], below: list[list[CellBlocks]]
) -> Iterator[list[CellBlocks]]:
    repeated = True
    for number, row in enumerate(below):
        repeated = repeated and (
            (number < len(above) and _alike(row, above[number], first=number == 0))
            or (number == 0 and any(_heads(earlier, row) for earlier in above))
        )
        if not repeated:
            yield row


def _heads(earlier: list[CellBlocks], row: list[CellBlocks]) -> bool:
    """Whether `earlier` is the header of a table in a cell, which `row` repeats."""
    cells = [cell for cell in row if cell.text.strip()]
    headers = {cell.column: cell.text for cell in earlier}
    differ = len({cell.text for cell in cells}) == len(cells)  # figures in rows often do not
    return (
        differ
        and len(cells) >= FEWEST_HEADERS
        and all(
            headers.get(cell.column) == cell.text and not ends_sentence(cell.blocks[-1].lines[-1])
            for cell in cells
        )
    )


def _alike(row: list[CellBlocks], header: list[CellBlocks], *, first: bool) -> bool:
    """The same words in every cell; in the `first` row OCR may have read some otherwise.

    Below it stand activities, which are often alike but for one number or one place.
    """
    text, again = (" | ".join(cell.text for cell in cells) for cells in (header, row))
    if text == again or not first:
        return text == again and len(row) == len(header)
    if len(row) != len(header) or abs(len(text) - len(again)) > 0.2 * len(text):
        return False
    return SequenceMatcher(None, text, again).ratio() > ALIKE


def _same_row(table: PageTable, row: list[CellBlocks]) -> bool:
    """Whether the first row on a page is the rest of the last row on the page before."""
    last = table.rows[-1]
    if [cell.column for cell in last] != [cell.column for cell in row]:
        return False
    pairs = [(a, b) for a, b in zip(last, row, strict=True) if b.blocks]
    if not pairs or any(not a.blocks for a, _ in pairs):
        return False
    if not row[0].blocks and last[0].blocks and row[0].column == 1:
        return True
    begins = pairs[0][1].blocks[0].lines[0].text
    on = sum(_goes_on(a, b) and not _had_room(a, b) for a, b in pairs)
    if len(pairs) == len(row) >= FEWEST_FULL and 2 * on < len(row):  # what runs over leaves gaps
        return False
    if len(pairs) < len(row):
        on += sum(_goes_on_with_figure(a, b) for a, b in pairs)
    return not MARK.match(begins) and on >= max(1, sum(_begins_anew(a, b) for a, b in pairs))


def _goes_on(above: CellBlocks, below: CellBlocks) -> bool:
    """Whether a sentence goes on in the cell; only a small letter is proof in narrow cells."""
    first = below.blocks[0].lines[0].text.lstrip(OPENING)
    return first[:1].islower() and not ends_sentence(above.blocks[-1].last.lines[-1])


def _goes_on_with_figure(above: CellBlocks, below: CellBlocks) -> bool:
    """Whether a figure begins the cell that had no room above, and that counts nothing."""
    first = below.blocks[0].lines[0].text.lstrip(OPENING)
    if not first[:1].isdigit() or MARK.match(first):
        return False
    return not ends_sentence(above.blocks[-1].last.lines[-1]) and not _had_room(above, below)


def _begins_anew(above: CellBlocks, below: CellBlocks) -> bool:
    """Whether a capital begins the cell, whose word would have fitted above."""
    first = below.blocks[0].lines[0].text.lstrip(OPENING)
    return first[:1].isupper() and _had_room(above, below)


def _had_room(above: CellBlocks, below: CellBlocks) -> bool:
    """Whether the word below would have fitted above: "none", say, in one row after another."""
    block, first = above.blocks[-1].last, below.blocks[0].lines[0]
    line = block.lines[-1]
    if not block.right or is_broken(line, first):
        return False
    return would_have_fitted(first, block.right - line.box.x1)


def _join_row(table: PageTable, row: list[CellBlocks]) -> None:
    for above, below in zip(table.rows[-1], row, strict=True):
        blocks = below.blocks
        if above.blocks and blocks and (_goes_on(above, below) or _is_full(above, below)):
            above.blocks[-1].last.tail = blocks[0]
            blocks = blocks[1:]
        above.blocks.extend(blocks)


def _is_full(above: CellBlocks, below: CellBlocks) -> bool:
    """Whether the last line above had no room for what stands first in the rest of the cell."""
    block, first = above.blocks[-1].last, below.blocks[0].lines[0]
    line = block.lines[-1]
    if not block.right or ends_sentence(line) or MARK.match(first.text):
        return False
    return not would_have_fitted(first, block.right - line.box.x1)
