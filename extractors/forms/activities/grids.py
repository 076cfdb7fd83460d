"""A table as rows and columns of cells, a merged one at every place it covers."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Cell, Table

RULE = re.compile(r"\s*[|Il!_.:-]\s*")
GridRow = Sequence[Cell | None]


def grid_of(table: Table) -> list[list[Cell | None]]:
    """Rows and columns with each merged cell at every place it covers."""
    height = max((cell.row + cell.rows - 1 for cell in table.cells), default=0)
    width = max((cell.column + cell.columns - 1 for cell in table.cells), default=0)
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row - 1, cell.row - 1 + cell.rows):
            for column in range(cell.column - 1, cell.column - 1 + cell.columns):
                grid[row][column] = cell
    return grid


def transposed(grid: Sequence[GridRow]) -> list[list[Cell | None]]:
    """Columns as rows: a table on its side set upright."""
    return [list(column) for column in zip(*grid, strict=True)]


def text_of(cell: Cell | None) -> str:
    """The words of a cell, one space apart; "" where there is none.

    On a scan a rule beside the cell is read as a letter by itself: it is none of its words.
    """
    if cell is None:
        return ""
    lines = [p.text for p in cell.paragraphs if not (p.from_image and RULE.fullmatch(p.text))]
    return " ".join(" ".join(lines).split())


def is_divided(cells: GridRow) -> bool:
    """Whether no cell of the row is merged with the next: labels of a form stand beside one."""
    return len({id(cell) for cell in cells if cell}) == sum(cell is not None for cell in cells)


def paragraphs_of(cells: GridRow) -> Iterator[int]:
    """The numbers of the paragraphs in these cells."""
    return (p.location.paragraph for cell in cells if cell for p in cell.paragraphs)
