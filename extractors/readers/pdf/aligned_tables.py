"""Tables without lines between their columns: short pieces that begin at the same places."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.document import BBox
from extractors.readers.pdf.lines import TextLine, grouped_rows
from extractors.readers.pdf.page import union
from extractors.readers.pdf.paragraphs import Block
from extractors.readers.pdf.tables import CellBlocks, PageTable

FEWEST_COLUMNS = 4  # prose is set in three at most
FEWEST_ROWS = 3  # the head and two more
ALIGNED = 3.0  # points between the beginnings of the pieces of a column
APART = 2.6  # em between baselines; what stands further down is no row of the same table
SPECK = 0.6  # em; what is nearer to the line above is a speck of a scan, no line of its own
WIDER = 1.25  # times the leading within a row: the white between two rows
MOST_WORDS = 7.0  # of a piece, on average; columns of prose have more
FULL = 0.85  # of the pieces of a row that all columns have: prose fills every line
LONG = 12  # lines

Row = list[TextLine]


def aligned_tables(pieces: Sequence[TextLine], page: int) -> tuple[list[PageTable], list[TextLine]]:
    """The tables among the loose pieces of a page, and the pieces that stand in none.

    A table begins with a row of at least four pieces; each row below has its pieces where those
    of the head begin, and none that reaches into the next column.
    """
    rows = grouped_rows(pieces) if pieces else []
    tables: list[PageTable] = []
    loose: list[TextLine] = []
    n = 0
    while n < len(rows):
        if len(rows[n]) < FEWEST_COLUMNS:  # as nearly all are
            loose += rows[n]
            n += 1
            continue
        end = _end(rows, n)
        block = rows[n:end]
        table = _table(block, page) if len(block) >= FEWEST_ROWS and not _is_prose(block) else None
        if table:
            tables.append(table)
        else:
            end = end if _is_prose(block) else n + 1
            loose += [piece for row in rows[n:end] for piece in row]
        n = end
    return tables, loose


def _end(rows: Sequence[Row], first: int) -> int:
    """Where the rows end that stand under the pieces of row `first`."""
    starts = [piece.box.x0 for piece in rows[first]]
    last = first
    for n in range(first + 1, len(rows)):
        above, row = rows[last], rows[n]
        size = max(piece.size for piece in row)
        if row[0].baseline - above[0].baseline > APART * size or not _fits(row, starts):
            break
        last = n
    return last + 1


def _fits(row: Row, starts: Sequence[float]) -> bool:
    return all(
        (column := _column(piece, starts)) is not None
        and (column + 1 == len(starts) or piece.box.x1 < starts[column + 1] - 1)
        for piece in row
    )


def _column(piece: TextLine, starts: Sequence[float]) -> int | None:
    found = (n for n, start in enumerate(starts) if abs(piece.box.x0 - start) <= ALIGNED)
    return next(found, None)


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether these lines are columns of running text: many words, or every line full."""
    if len(rows) < FEWEST_ROWS:
        return False
    pieces = [piece for row in rows for piece in row]
    words = sum(piece.text.count(" ") + 1 for piece in pieces) / len(pieces)
    full = sum(len(row) == len(rows[0]) for row in rows)
    fills = len(rows) > LONG and full > FULL * len(rows)
    return words > MOST_WORDS or (fills and words > MOST_WORDS / 2)


def _table(rows: Sequence[Row], page: int) -> PageTable | None:
    """The table of these lines; None where they make too few rows."""
    starts = [piece.box.x0 for piece in rows[0]]
    pieces = [piece for row in rows for piece in row]
    joined = _joined(rows, starts)
    if len(joined) < FEWEST_ROWS:
        return None
    box = union([piece.box for piece in pieces])
    cells = [
        CellBlocks(r, c, 1, 1, [Block(page, lines)] if lines else [])
        for r, columns in enumerate(joined, 1)
        for c, lines in enumerate(columns, 1)
    ]
    return PageTable(page, BBox(*box), (*starts, box.x1), cells)


def _joined(rows: Sequence[Row], starts: Sequence[float]) -> list[list[Row]]:
    """The rows of the table, each with the lines of its cells."""
    gaps = [below[0].baseline - above[0].baseline for above, below in pairwise(rows)]
    size = max(piece.size for piece in rows[0])
    leading = min((gap for gap in gaps if gap > SPECK * size), default=min(gaps))
    by_white = max(gaps) > WIDER * leading
    table: list[list[Row]] = []
    for n, row in enumerate(rows):
        begins = not n or (gaps[n - 1] > WIDER * leading if by_white else _is_begun(row, starts))
        if begins:
            table.append([[] for _ in starts])
        for piece in row:
            column = _column(piece, starts)
            table[-1][column or 0].append(piece)
    return table


def _is_begun(row: Row, starts: Sequence[float]) -> bool:
    """Whether a line begins a row, where all lines are equally far apart."""
    goes_on = row[0].text[:1].islower() and len(row) < len(starts)
    return _column(row[0], starts) == 0 and 2 * len(row) > len(starts) and not goes_on
