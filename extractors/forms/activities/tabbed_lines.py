"""A table of activities without a table: lines whose cells are set apart by tabs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.document import Cell, Paragraph
from extractors.forms.activities.grids import GridRow
from extractors.forms.activities.table_rows import TableReading, read_grid
from extractors.forms.activities.total_rows import FIRST
from extractors.text import normalise

TAB = "\t"
FEWEST_CELLS = 3  # of a line
FEWEST_LINES = 3  # that follow one another


def tabbed_readings(body: Iterable[Paragraph]) -> Iterator[TableReading]:
    """What each run of lines with tabs says of activities, read as a table of as many columns.

    Nothing where the lines are not cut alike: a cell too many or too few would shift all others.
    """
    lines = [p for p in body if p.location.table is None and p.text.strip()]
    for tabbed, run in groupby(lines, key=lambda line: len(_close(line)) > 1):
        grid = _grid(list(run)) if tabbed else []
        reading = read_grid(grid, None) if len(grid) >= FEWEST_LINES else None
        if reading and reading.rows:
            yield reading


def _grid(lines: Sequence[Paragraph]) -> list[GridRow]:
    """The cells of the lines; empty where they are not as many in each, totals apart."""
    for cut in (_wide, _close):
        rows = [cut(line) for line in lines]
        (width, _), *_ = Counter(map(len, rows)).most_common(1)
        odd = [row for row in rows if len(row) != width]
        if width >= FEWEST_CELLS and all(FIRST.match(normalise(row[0])) for row in odd):
            pairs = zip(lines, rows, strict=True)
            return [_cells(line, row) for line, row in pairs if len(row) == width]
    return []


def _wide(line: Paragraph) -> list[str]:
    """Each tab ends a cell: an empty one has a tab of its own."""
    return [piece.strip() for piece in line.text.strip().split(TAB)]


def _close(line: Paragraph) -> list[str]:
    """Several tabs end one cell: they only bring the next to its place."""
    return [piece.strip() for piece in line.text.split(TAB) if piece.strip()]


def _cells(line: Paragraph, pieces: Sequence[str]) -> list[Cell]:
    return [Cell(1, n, (replace(line, text=piece, spans=()),)) for n, piece in enumerate(pieces, 1)]
