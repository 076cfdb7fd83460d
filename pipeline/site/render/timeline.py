"""The life of an action as a drawing: years along a line, a mark for each event, bars below.

A bar is an activity over the years that its timeframe names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.fields.timeframe import parse_timeframe
from pipeline.actions.event_kinds import Event, Publicity
from pipeline.site.content.rows import ActivityRow, EventRow

LEFT, RIGHT = 20, 400  # units, on a drawing 420 wide
LINE = 74  # units from the top to the line of years
RISE = 17  # units between marks that would lie upon each other
NEAR = 15  # units; nearer marks are stacked
UNDER = 114  # units from the top to the first bar
ROW = 13  # units from bar to bar
MOST_BARS = 12  # more would be a table and no drawing
FAR = 30  # years from the events; a year beyond is no year of this action
HIGHEST = 3  # marks above each other; further ones lie upon the highest


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the drawing. Its form, not only its colour, tells what it is."""

    x: float
    y: float
    form: str  # "decision", "end" or "step"
    event: EventRow


@dataclass(frozen=True, slots=True)
class Bar:
    """The years of an activity."""

    number: int  # of the activity in the list, counted from 1
    x: float
    y: float
    width: float
    open: bool  # no end is stated


@dataclass(frozen=True, slots=True)
class Timeline:
    top: float  # units above which the drawing is empty
    bottom: float  # units below which it is empty
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, int], ...]  # where a year begins, and which
    bars: tuple[Bar, ...] = ()  # of the activities whose timeframe names years, the first of them


def timeline(events: Sequence[EventRow], activities: Sequence[ActivityRow] = ()) -> Timeline | None:
    """The drawing of events, oldest first, and activities; None where nothing is to compare."""
    spans = _spans(events, activities)
    if len(events) + len(spans) < 2:
        return None
    first = min([events[0].day.year, *(span[1] for span in spans)])
    ends = [event.day.year for event in events] + [span[2] or span[1] for span in spans]
    last = max(ends) + 1
    begin = date(first, 1, 1).toordinal()
    length = date(last, 1, 1).toordinal() - begin

    def across(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day.toordinal() - begin) / length, 1)

    every = next(step for step in (1, 2, 5, 10, 20, 50, 500) if (last - first) / step <= 8)
    years = [year for year in range(first, last + 1) if year % every == 0 or last - first < every]
    marks = _stacked([(across(event.day), event) for event in events])
    bars = tuple(
        Bar(
            number,
            across(date(begins, 1, 1)),
            UNDER + ROW * n,
            round(
                (across(date(ends + 1, 1, 1)) if ends else RIGHT) - across(date(begins, 1, 1)), 1
            ),
            ends is None,
        )
        for n, (number, begins, ends) in enumerate(spans)
    )
    return Timeline(
        min(mark.y for mark in marks) - RISE,
        UNDER + ROW * len(bars) if bars else UNDER - 10,
        marks,
        tuple((across(date(year, 1, 1)), year) for year in years),
        bars,
    )


def _spans(
    events: Sequence[EventRow], activities: Sequence[ActivityRow]
) -> list[tuple[int, int, int | None]]:
    """Number, first and last year of the activities that can be drawn; None: no end is stated."""
    low, high = events[0].day.year - FAR, events[-1].day.year + FAR
    found = []
    for number, activity in enumerate(activities, 1):
        span = parse_timeframe(activity.timeframe)
        if span and low <= span.first <= (span.last or span.first) <= high:
            found.append((number, span.first, span.last))
    return found[:MOST_BARS]


def _stacked(places: list[tuple[float, EventRow]]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for x, event in places:
        level = sum(1 for mark in marks if abs(mark.x - x) < NEAR)
        marks.append(Mark(x, LINE - RISE * min(level, HIGHEST), _form(event.kind), event))
    return tuple(marks)


def _form(kind: str) -> str:
    traits = Event(kind).traits
    if traits.opens_period or traits.public is Publicity.ONCE_ADOPTED:
        return "decision"
    return "end" if traits.decides else "step"
