"""The register in figures: each a table, with bars beside its numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.actions.event_kinds import Event
from pipeline.site.content.facets import by_group
from pipeline.site.content.rows import ActionRow, PublicStatus, Site

WIDE = 100  # units of the longest bar


@dataclass(frozen=True, slots=True)
class Bar:
    name: str  # a meeting, a class, a status
    count: int
    width: float  # of `WIDE`


def figures(site: Site) -> dict[str, list[Bar]]:
    """What is counted -> its rows, those without anything left out where the list is open."""
    groups = {name: len(actions) for name, actions in by_group(site).items()}
    statuses = Counter(action.status for action in site.actions)
    order = [meeting.id for meeting in site.meetings]
    return {
        "began": _bars(_by_meeting((a.first.meeting for a in site.actions), order)),
        "reported": _bars(_by_meeting(_reports(site.actions), order)),
        "group": _bars(groups.items()),
        "status": _bars((s.value, statuses[s]) for s in PublicStatus if statuses[s]),
    }


@dataclass(frozen=True, slots=True)
class Timely:
    """The reports to a meeting by their deadline."""

    meeting: str
    by_deadline: int
    after: int
    unknown: int  # the day of the report, or a published deadline, is not on record

    @property
    def parts(self) -> tuple[tuple[str, float, float], ...]:
        """Name, beginning and width of each part of the bar, of `WIDE`; none that is empty."""
        whole, begin, found = self.by_deadline + self.after + self.unknown, 0, []
        for name in ("by_deadline", "after", "unknown"):
            count: int = getattr(self, name)
            if count:
                found.append((name, WIDE * begin / whole, WIDE * count / whole))
            begin += count
        return tuple((name, round(x, 1), round(width, 1)) for name, x, width in found)


def timely(site: Site) -> list[Timely]:
    """Meetings in their order, those to which no report is on record left out."""
    found = dict[str, Counter[bool | None]]()
    for action in site.actions:
        for event in action.events:
            if Event(event.kind).traits.is_public_report:
                found.setdefault(event.meeting, Counter())[event.by_deadline] += 1
    rows = [(meeting.id, found[meeting.id]) for meeting in site.meetings if meeting.id in found]
    return [Timely(id_, count[True], count[False], count[None]) for id_, count in rows]


def _reports(actions: Iterable[ActionRow]) -> Iterable[str]:
    """The meetings that actions reported to, each action once."""
    for action in actions:
        reports = (e.meeting for e in action.events if Event(e.kind).traits.is_public_report)
        yield from dict.fromkeys(reports)


def _by_meeting(meetings: Iterable[str], order: list[str]) -> list[tuple[str, int]]:
    counted = Counter(meetings)
    return [(meeting, counted[meeting]) for meeting in order if counted[meeting]]


def _bars(rows: Iterable[tuple[str, int]]) -> list[Bar]:
    listed = [*rows]
    most = max((count for _, count in listed), default=1)
    return [Bar(name, count, round(WIDE * count / most, 1)) for name, count in listed]
