"""Two days beside each other: which actions stand otherwise since the close of a meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.actions.event_kinds import Event
from pipeline.actions.lifecycle import status_after
from pipeline.site.content.rows import ActionRow, EventRow, MeetingRow, Site
from pipeline.site.content.visibility import STANDINGS
from pipeline.site.render.pagination import Page
from pipeline.site.urls import page, part


@dataclass(frozen=True, slots=True)
class Changed:
    """An action of which something happened since a meeting."""

    action: ActionRow
    before: str  # its status at the close of the meeting; "" where it had not begun
    events: tuple[EventRow, ...]  # since then, oldest first; never empty

    @property
    def kind(self) -> str:
        """Whether it began, ended, or goes on: "begun", "ended", "gone_on"."""
        if not self.before:
            return "begun"
        return "ended" if self.before != self.action.status.value else "gone_on"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since a meeting."""

    meeting: MeetingRow
    changed: tuple[Changed, ...]  # by number
    unchanged: int  # actions that had begun then, of which nothing is on record since
    undated: int  # events whose day is not known, of the meetings after it among them


def comparisons(site: Site) -> Iterator[Comparison]:
    """One for each COP at or after which anything is on record, the newest first."""
    for meeting in reversed(site.meetings):
        if meeting.id.startswith("COP") and site.updated and meeting.closes < site.updated:
            yield _since(meeting, site.actions)


def since_pages(site: Site) -> Iterator[Page]:
    """A page for each of them, each of which leads to the others."""
    found = [*comparisons(site)]
    shared = {"updated": site.updated, "meetings": [each.meeting.id for each in found]}
    for each in found:
        yield Page(page("since", part(each.meeting.id)), "since.html", {"since": each, **shared})


def _since(meeting: MeetingRow, actions: Sequence[ActionRow]) -> Comparison:
    changed = tuple(_changed(meeting, action) for action in actions)
    found = tuple(each for each in changed if each.events)
    begun = [each for each in changed if not each.events and each.before]
    undated = sum(event.day_assumed for each in found for event in each.events)
    return Comparison(meeting, found, len(begun), undated)


def _changed(meeting: MeetingRow, action: ActionRow) -> Changed:
    then = [event for event in action.events if event.day <= meeting.closes]
    status = status_after(Event(event.kind) for event in then)
    later = tuple(event for event in action.events if event.day > meeting.closes)
    return Changed(action, STANDINGS[status].value if status in STANDINGS else "", later)
