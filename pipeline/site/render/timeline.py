"""The life of an action as a drawing: years along a line, a mark for each event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.actions.event_kinds import Event, Publicity
from pipeline.site.content.rows import EventRow

LEFT, RIGHT = 20, 400  # units, on a drawing 420 wide
LINE = 74  # units from the top to the line of years
RISE = 17  # units between marks that would lie upon each other
NEAR = 15  # units; nearer marks are stacked
HIGHEST = 3  # marks above each other; further ones lie upon the highest


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the drawing. Its form, not only its colour, tells what it is."""

    x: float
    y: float
    form: str  # "decision", "end" or "step"
    event: EventRow


@dataclass(frozen=True, slots=True)
class Timeline:
    top: float  # units above which the drawing is empty
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, int], ...]  # where a year begins, and which


def timeline(events: Sequence[EventRow]) -> Timeline | None:
    """The drawing of the events, oldest first; None where there is nothing to compare."""
    if len(events) < 2:
        return None
    first, last = events[0].day.year, max(event.day.year for event in events) + 1
    begin = date(first, 1, 1).toordinal()
    length = date(last, 1, 1).toordinal() - begin

    def across(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day.toordinal() - begin) / length, 1)

    every = next(step for step in (1, 2, 5, 10, 20, 50, 500) if (last - first) / step <= 8)
    years = [year for year in range(first, last + 1) if year % every == 0 or last - first < every]
    marks = _stacked([(across(event.day), event) for event in events])
    return Timeline(
        min(mark.y for mark in marks) - RISE,
        marks,
        tuple((across(date(year, 1, 1)), year) for year in years),
    )


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
