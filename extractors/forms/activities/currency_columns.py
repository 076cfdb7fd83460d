"""A column that names but the currency of the sums beside it: "42,000 | EUR"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell
from extractors.forms.activities.column_contents import CURRENCY, FIGURE, share_of
from extractors.forms.activities.column_headers import column_of
from extractors.forms.activities.grids import GridRow, is_divided, text_of
from extractors.text import normalise

ONLY_CURRENCY = re.compile(rf"\W*{CURRENCY}\W*")
MOST = 0.9  # share (0-1) of the filled cells of such a column


def with_currencies(
    headers: Sequence[str], body: Sequence[GridRow]
) -> tuple[list[str], list[GridRow]]:
    """The table with each such column joined to the sums on its left, else its right."""
    for n in range(len(headers)):
        cells = [text_of(row[n]) for row in body if is_divided(row)]
        if share_of(cells, _is_currency) >= MOST:
            for beside in (n - 1, n + 1):
                if 0 <= beside < len(headers) and _is_of_sums(headers[beside], body, beside):
                    return _joined(headers, body, min(n, beside), beside)
    return list(headers), list(body)


def _is_currency(text: str) -> bool:
    return bool(ONLY_CURRENCY.fullmatch(normalise(text)))


def _is_of_sums(header: str, body: Sequence[GridRow], place: int) -> bool:
    cells = [text_of(row[place]) for row in body if is_divided(row)]
    figures = share_of(cells, lambda text: bool(FIGURE.match(text)))
    return figures >= MOST / 2 and (column_of(header) in ("funding", None))


def _joined(
    headers: Sequence[str], body: Sequence[GridRow], first: int, named: int
) -> tuple[list[str], list[GridRow]]:
    """The columns `first` and the next as one, under the header of column `named`."""
    heads = [*headers[:first], headers[named], *headers[first + 2 :]]
    return heads, [[*row[:first], _both(row, first), *row[first + 2 :]] for row in body]


def _both(row: GridRow, first: int) -> Cell | None:
    left, right = row[first], row[first + 1]
    if left is None or right is None or left is right or not left.paragraphs:
        return left or right
    text = f"{text_of(left)} {text_of(right)}".strip()
    return replace(left, paragraphs=(replace(left.paragraphs[0], text=text, spans=()),))
