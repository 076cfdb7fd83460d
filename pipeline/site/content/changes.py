"""The changes in what the public sees, by the moment they were entered: the feed tells them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.actions.action import Action
from pipeline.actions.coverage import is_day_assumed
from pipeline.actions.lifecycle import RecordedEvent
from pipeline.convention.meetings import Meeting
from pipeline.site.content.rows import ChangeRow
from pipeline.site.content.text import clean
from pipeline.site.content.visibility import public_events


def changes(actions: Iterable[Action], meetings: Mapping[str, Meeting]) -> tuple[ChangeRow, ...]:
    """Every event that is public, and every one that was and is no more, the newest first."""
    rows = (row for action in actions for row in _of(action, meetings))
    return tuple(
        sorted(rows, key=lambda row: (row.moment, row.day, row.number, row.ordinal), reverse=True)
    )


def _of(action: Action, meetings: Mapping[str, Meeting]) -> Iterator[ChangeRow]:
    for event in public_events(action.events):
        yield _row(action, event, meetings, retracted=False)
    for correction in action.events:
        if correction.corrects is not None and (gone := _taken_back(action, correction)):
            row = _row(action, gone, meetings, retracted=True)
            yield replace(row, moment=_moment(correction), ordinal=correction.ordinal)


def _taken_back(action: Action, correction: RecordedEvent) -> RecordedEvent | None:
    """The event that was public until this correction, with nothing public in its place."""
    before = [event for event in action.events if event.ordinal < correction.ordinal]
    shown = {event.ordinal: event for event in public_events(before)}
    after = {event.ordinal for event in public_events([*before, correction])}
    gone = shown.get(correction.corrects or 0)
    return None if correction.ordinal in after else gone


def _row(
    action: Action,
    event: RecordedEvent,
    meetings: Mapping[str, Meeting],
    *,
    retracted: bool,
) -> ChangeRow:
    return ChangeRow(
        moment=_moment(event),
        number=action.number,
        key=action.key,
        title=clean(action.title),
        ordinal=event.ordinal,
        kind=event.kind.value,
        meeting=event.meeting,
        day=event.day,
        retracted=retracted,
        day_assumed=is_day_assumed(event, meetings),
    )


def _moment(event: RecordedEvent) -> str:
    return event.recorded.replace("+00:00", "Z")
