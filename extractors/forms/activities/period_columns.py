"""Columns of a calendar: a year, a quarter or a month each, with a cross where work is done."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell
from extractors.forms.activities.column_contents import MONTH_NAMES, share_of
from extractors.forms.activities.column_headers import column_of
from extractors.forms.activities.grids import GridRow, text_of
from extractors.text import normalise

HEADER = "Timeframe"
FEWEST = 2  # columns that make a calendar
FEWEST_MARKS = 0.8  # share (0-1) of its filled cells that are marks
PERIOD = re.compile(
    r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?"
    r"|(?:year|annee|ano|y|a|q|t|s|h|m|month|mois|mes|quarter|trimestre|semestre|sem|trim)\.?\s?\d{1,2}"
    rf"|(?:{MONTH_NAMES})\.?(?:\s(?:20)?\d\d)?"
    r"|\d{1,2}(?:er|e|re|o|a|st|nd|rd|th|°|º)?\s?(?:year|annee|ano|quarter|trimestre|semestre)"
)
MARK = re.compile(r"(?:[x×✕✗✖✓✔☑☒■█▪●•*+–—-]|xx+|oui|yes|si)$")
BETWEEN = ", "


def is_period(header: str) -> bool:
    """Whether a header is just a stretch of time: "2027", "Year 2", "Q3", "Mar."."""
    return bool(PERIOD.fullmatch(normalise(header).strip()))


def with_timeframes(
    headers: Sequence[str], body: Sequence[GridRow]
) -> tuple[list[str], list[GridRow]]:
    """The table with one column "Timeframe" in place of its calendar; as it is where it has none.

    A column of its own for the timeframe goes before the calendar, which is then left out. Where
    nothing stands in the calendar, its bars are colours, which nobody has read: it goes, too.
    """
    places = [n for n, header in enumerate(headers) if is_period(header)]
    if len(places) < FEWEST or not _is_marked([row[n] for row in body for n in places]):
        return list(headers), list(body)
    rest = [n for n in range(len(headers)) if n not in places]
    kept = [headers[n] for n in rest]
    bare = any(any(text_of(row[n]) for n in places) for row in body)
    if not bare or any(column_of(header) == "timeframe" for header in kept):
        return kept, [[row[n] for n in rest] for row in body]
    at = sum(n < places[0] for n in rest)
    kept.insert(at, HEADER)
    rows: list[GridRow] = []
    for row in body:
        cells = [row[n] for n in rest]
        cells.insert(at, _times(row, headers, places))
        rows.append(cells)
    return kept, rows


def _is_marked(cells: Sequence[Cell | None]) -> bool:
    texts = [text_of(cell) for cell in cells]
    return not any(texts) or share_of(texts, _is_mark) >= FEWEST_MARKS


def _is_mark(text: str) -> bool:
    return bool(MARK.match(normalise(text).strip())) or is_period(text)


def _times(row: GridRow, headers: Sequence[str], places: Sequence[int]) -> Cell | None:
    """A cell that names the periods marked; a row that is one merged cell stays so."""
    marked = [n for n in places if text_of(row[n])]
    first = next((row[n] for n in (*marked, *places) if row[n]), None)
    if first is None or any(first is cell for n, cell in enumerate(row) if n not in places):
        return first
    text = BETWEEN.join(headers[n] for n in marked)
    lines = first.paragraphs[:1]
    return replace(first, paragraphs=tuple(replace(p, text=text, spans=()) for p in lines))
