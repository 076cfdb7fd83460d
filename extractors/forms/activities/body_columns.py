"""Columns of bodies, a cross under each that takes part: "Kenya | Uganda" over "X | "."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell
from extractors.forms.activities.column_contents import tells_of_bodies
from extractors.forms.activities.column_headers import column_of
from extractors.forms.activities.grids import GridRow, is_divided, text_of
from extractors.forms.activities.period_columns import MARK, is_period
from extractors.text import normalise

HEADER = "Responsibility"
FEWEST = 2  # such columns
BETWEEN = "; "


def with_bodies(headers: Sequence[str], body: Sequence[GridRow]) -> tuple[list[str], list[GridRow]]:
    """The table with one column of who answers in place of those; as it is where it has none.

    Every cell under their names is a mark or empty, and no other column names who answers.
    """
    places = [n for n, header in enumerate(headers) if _is_body(header) and _is_marked(body, n)]
    if len(places) < FEWEST or "responsibility" in map(column_of, headers):
        return list(headers), list(body)
    rest = [n for n in range(len(headers)) if n not in places]
    at = sum(n < places[0] for n in rest)
    heads = [headers[n] for n in rest]
    heads.insert(at, HEADER)
    return heads, [_row(row, headers, places, at) for row in body]


def _is_body(header: str) -> bool:
    return (
        bool(header) and not column_of(header) and not is_period(header) and tells_of_bodies(header)
    )


def _is_marked(body: Sequence[GridRow], place: int) -> bool:
    texts = [text for row in body if is_divided(row) and (text := text_of(row[place]))]
    return bool(texts) and all(MARK.match(normalise(text).strip()) for text in texts)


def _row(row: GridRow, headers: Sequence[str], places: Sequence[int], at: int) -> list[Cell | None]:
    cells = [cell for n, cell in enumerate(row) if n not in places]
    cells.insert(at, _bodies(row, headers, places))
    return cells


def _bodies(row: GridRow, headers: Sequence[str], places: Sequence[int]) -> Cell | None:
    """A cell with the names that are marked; a row that is one merged cell stays so."""
    if not is_divided(row):
        return row[places[0]]
    marked = [n for n in places if text_of(row[n])]
    first = row[marked[0]] if marked else None
    if first is None:
        return None
    text = BETWEEN.join(headers[n] for n in marked)
    return replace(first, paragraphs=(replace(first.paragraphs[0], text=text, spans=()),))
