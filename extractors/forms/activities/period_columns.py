"""Columns of a calendar: a year, a quarter or a month each, with a cross where work is done, or
with what is done then."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell
from extractors.forms.activities.column_contents import (
    MONTH_NAMES,
    share_of,
    tells_of_money,
    tells_of_progress,
)
from extractors.forms.activities.column_headers import column_of
from extractors.forms.activities.grids import GridRow, text_of
from extractors.forms.activities.total_rows import FIRST
from extractors.text import normalise

HEADER = "Timeframe"
SUMS = "Funding"
SUM = re.compile(r"\d{1,3}(?:[.,\s]?\d{3})+|\d{3,}")
"""A bare figure that is no mark: "42,000"."""
FEWEST = 2  # columns that make a calendar
FEWEST_MARKS = 0.8  # share (0-1) of its filled cells that are marks
PERIOD = re.compile(
    r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?"
    r"|(?:20\d\d\s)?"
    r"(?:year|annee|ano|y|a|q|t|s|h|m|month|mois|mes|quarter|trimestre|semestre|sem|trim)\.?\s?\d{1,2}"
    rf"|(?:20\d\d\s)?(?:{MONTH_NAMES})\.?(?:\s(?:20)?\d\d)?"
    r"|\d{1,2}(?:er|e|re|o|a|st|nd|rd|th|°|º)?\s?(?:year|annee|ano|quarter|trimestre|semestre)"
)
MARK = re.compile(r"(?:[x×✕✗✖✓✔☑☒■█▪●•*+–—-]|xx+|oui|yes|si)$")
WORD = re.compile(r"[^\W\d_]{3}")
BETWEEN = ", "
BETWEEN_STEPS = "; "


def is_period(header: str) -> bool:
    """Whether a header is just a stretch of time: "2027", "Year 2", "Q3", "Mar."."""
    return bool(PERIOD.fullmatch(normalise(header).strip()))


def with_timeframes(
    headers: Sequence[str], body: Sequence[GridRow]
) -> tuple[list[str], list[GridRow]]:
    """The table with one column "Timeframe" in place of its calendar; as it is where it has none.

    A column of its own for the timeframe goes before the calendar, which is then left out. Where
    nothing stands in the calendar, its bars are colours, which nobody has read: it goes, too.
    Words in it count, "2027: map", where activity and outcome have columns and the timeframe none.
    """
    places = [n for n, header in enumerate(headers) if is_period(header)]
    rest = [n for n in range(len(headers)) if n not in places]
    kept = [headers[n] for n in rest]
    texts = [text_of(row[n]) for row in body for n in places]
    if len(places) >= FEWEST and _are_sums(texts):
        return _with_sums(headers, body, places)
    if len(places) < FEWEST or not (_is_marked(texts) or _is_worded(texts, kept)):
        return list(headers), list(body)
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


def _are_sums(texts: Sequence[str]) -> bool:
    return share_of(texts, lambda t: tells_of_money(t) or bool(SUM.fullmatch(t))) >= FEWEST_MARKS


def _with_sums(
    headers: Sequence[str], body: Sequence[GridRow], places: Sequence[int]
) -> tuple[list[str], list[GridRow]]:
    """The table with its sums by year in one column, or without them where another has them all."""
    rest = [n for n in range(len(headers)) if n not in places]
    kept = [headers[n] for n in rest]
    if any(column_of(header) == "funding" or FIRST.match(normalise(header)) for header in kept):
        return kept, [[row[n] for n in rest] for row in body]
    rows: list[GridRow] = [[*(row[n] for n in rest), _times(row, headers, places)] for row in body]
    return [*kept, SUMS], rows


def _is_marked(texts: Sequence[str]) -> bool:
    return not any(texts) or share_of(texts, _is_mark) >= FEWEST_MARKS


def _is_worded(texts: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether steps of the work stand in the calendar, and not sums or how far it is."""
    named = {column_of(header) for header in kept}
    return {"activity", "outcome"} <= named and "timeframe" not in named and _are_steps(texts)


def _are_steps(texts: Sequence[str]) -> bool:
    other = share_of(texts, lambda text: tells_of_money(text) or tells_of_progress(text))
    words = share_of(texts, lambda text: bool(WORD.search(text)) or _is_mark(text))
    return words >= FEWEST_MARKS and other < 1 - FEWEST_MARKS


def _is_mark(text: str) -> bool:
    return bool(MARK.match(normalise(text).strip())) or is_period(text)


def _times(row: GridRow, headers: Sequence[str], places: Sequence[int]) -> Cell | None:
    """A cell that names the periods marked; a row that is one merged cell stays so."""
    marked = [n for n in places if text_of(row[n])]
    first = next((row[n] for n in (*marked, *places) if row[n]), None)
    if first is None or any(first is cell for n, cell in enumerate(row) if n not in places):
        return first
    text = _steps(row, headers, marked, len(places))
    lines = first.paragraphs[:1]
    return replace(first, paragraphs=tuple(replace(p, text=text, spans=()) for p in lines))


def _steps(row: GridRow, headers: Sequence[str], marked: Sequence[int], whole: int) -> str:
    """ "2027, 2028", or "2027: survey; 2028: map" where words stand there; `whole`: all periods.

    Words in one cell over all periods, "yearly", stand alone.
    """
    steps: dict[int, list[int]] = {}
    for n in marked:
        steps.setdefault(id(row[n]), []).append(n)
    if all(_is_mark(text_of(row[n])) for n in marked):
        return BETWEEN.join(headers[n] for n in marked)
    return BETWEEN_STEPS.join(_step(row, headers, listed, whole) for listed in steps.values())


def _step(row: GridRow, headers: Sequence[str], places: Sequence[int], whole: int) -> str:
    times, text = BETWEEN.join(headers[n] for n in places), text_of(row[places[0]])
    if _is_mark(text):
        return times
    return text if len(places) == whole else f"{times}: {text}"
