"""The columns of a table of which at least one row says something."""

from collections.abc import Sequence
from typing import NamedTuple

NOTHING = "–"


class Columns(NamedTuple):
    """A table as it is printed: heads, rows and the shares of the width, of one length each."""

    head: list[str]
    rows: list[list[str]]
    widths: list[float]


def filled_columns(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> Columns:
    """Without columns that are empty in every row; a dash in the other empty cells.

    >>> filled_columns(["No.", "Day", "Why"], [["1", "", ""], ["2", "May", ""]], [1, 2, 3])
    Columns(head=['No.', 'Day'], rows=[['1', '–'], ['2', 'May']], widths=[1, 2])
    """
    kept = [n for n in range(len(head)) if any(row[n] for row in rows)]
    return Columns(
        [head[n] for n in kept],
        [[row[n] or NOTHING for n in kept] for row in rows],
        [widths[n] for n in kept],
    )
