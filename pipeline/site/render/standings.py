"""Two days beside each other: which actions stand otherwise since the close of a meeting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from pipeline.actions.event_kinds import Event
from pipeline.actions.lifecycle import status_after
from pipeline.site.content.rows import ActionRow, EventRow, MeetingRow, Site
from pipeline.site.content.visibility import STANDINGS
from pipeline.site.render.pagination import PER_PAGE, Page, cut, place
from pipeline.site.urls import page, part

KINDS = ("begun", "ended", "gone_on")  # in the order of the page


@dataclass(frozen=True, slots=True)
class Changed:
    """An action of which something happened since a meeting."""

    action: ActionRow
    before: str  # its status at the close of the meeting; "" where it had not begun
    after: str  # its status at the end of what is compared
    events: tuple[EventRow, ...]  # since then, oldest first; never empty

    @property
    def kind(self) -> str:
        """Whether it began, ended, or goes on: "begun", "ended", "gone_on"."""
        if not self.before:
            return "begun"
        return "ended" if self.before != self.after else "gone_on"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since a meeting, or between two."""

    meeting: MeetingRow
    until: MeetingRow | None  # None: up to the last event on record
    changed: tuple[Changed, ...]  # by number
    unchanged: int  # actions that had begun then, of which nothing is on record since


def comparisons(site: Site) -> Iterator[Comparison]:
    """One for each COP at or after which anything is on record, the newest first."""
    for meeting in compared_meetings(site):
        yield _compare(meeting, None, site.actions)


def between(site: Site) -> Iterator[Comparison]:
    """One for each two of these COPs, from the earlier to the later one."""
    for later, earlier in combinations(compared_meetings(site), 2):
        yield _compare(earlier, later, site.actions)


def since_pages(site: Site) -> Iterator[Page]:
    """The pages of each of them; the first of each leads to the others, and tells up to when."""
    shared = {"updated": site.updated, "meetings": compared_meetings(site)}
    for each in (*comparisons(site), *between(site)):
        key = "/".join(part(meeting.id) for meeting in (each.meeting, each.until) if meeting)
        rows = sorted(each.changed, key=lambda row: KINDS.index(row.kind))
        counts = {kind: sum(row.kind == kind for row in rows) for kind in KINDS}
        for piece in cut(rows, PER_PAGE):
            shown = {"since": replace(each, changed=piece.rows), "counts": counts}
            begin = shared if piece.number == 1 else {}
            here = page("since", key, piece.number)
            yield Page(here, "since.html", {**shown, **begin, **place("since", key, piece)})


def compared_meetings(site: Site) -> list[MeetingRow]:
    """The COPs that were over before the last event on record, the newest first."""
    cops = (each for each in site.meetings if each.id.startswith("COP"))
    return [each for each in cops if site.updated and each.closes < site.updated][::-1]


def _compare(
    meeting: MeetingRow, until: MeetingRow | None, actions: Sequence[ActionRow]
) -> Comparison:
    last = until.closes if until else date.max
    changed = tuple(_changed(meeting.closes, last, action) for action in actions)
    found = tuple(each for each in changed if each.events)
    begun = [each for each in changed if not each.events and each.before]
    return Comparison(meeting, until, found, len(begun))


def _changed(first: date, last: date, action: ActionRow) -> Changed:
    between_them = tuple(event for event in action.events if first < event.day <= last)
    after = action.status.value if last == date.max else _status(action, last)
    return Changed(action, _status(action, first), after, between_them)


def _status(action: ActionRow, day: date) -> str:
    """Its status at the end of a day; "" where it had not begun."""
    status = status_after(Event(event.kind) for event in action.events if event.day <= day)
    return STANDINGS[status].value if status in STANDINGS else ""
