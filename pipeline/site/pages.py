"""Which pages there are and what is on each: values only, the same for every language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.site.addresses import page, part, slug
from pipeline.site.cutting import PER_PAGE, Page, cut, listed, place
from pipeline.site.groups import (
    by_appendix,
    by_government,
    by_group,
    by_proponent,
    by_state,
    by_status,
    by_taxon,
    gathered,
)
from pipeline.site.plain import short
from pipeline.site.rows import ActionRow, DueRow, Site, Standing
from pipeline.site.world import drawn, picture

NAMED = 4  # taxa named on a line of a list
LONG = 300  # characters of a title on a line of a list


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """An action on a line of a list. It is on many of them, so it is spelt out once."""

    number: str
    title: str
    status: Standing
    taxa: tuple[str, ...]
    more: int  # taxa that are not named here
    began: str  # meeting
    mark: str = field(init=False, compare=False)  # all of it

    def __post_init__(self) -> None:
        told = (self.number, self.title, self.status.value, self.taxa, self.more, self.began)
        object.__setattr__(self, "mark", repr(told))

    def __repr__(self) -> str:
        return self.mark


@dataclass(frozen=True, slots=True)
class DueLine:
    number: str
    title: str
    due: DueRow


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in an index, with how many actions it leads to."""

    key: str
    name: str
    actions: int
    ongoing: int
    common: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # of a State, by language


def pages(site: Site, told: Mapping[str, str]) -> Iterator[Page]:
    """Every page, the start first. `told` holds by its number all that an action is, as text."""
    lines = {action.number: line(action) for action in site.actions}
    yield from _start(site, lines)
    yield from (_action(action, told[action.number]) for action in site.actions)
    yield from _taxa(site, lines)
    yield from _states(site, lines)
    yield from _meetings(site)
    yield from _proponents(site, lines)
    yield from _facets(site, lines)
    due = {"updated": site.updated, "state": None}
    yield from listed("due", "", "due.html", due_lines(site.actions), due)


def line(action: ActionRow) -> Line:
    """The action on one line."""
    names = tuple(short(taxon.name, 80) for taxon in action.taxa)
    return Line(
        action.number,
        short(action.title, LONG),
        action.status,
        names[:NAMED],
        len(names[NAMED:]),
        action.first.meeting,
    )


def due_lines(actions: Iterable[ActionRow]) -> list[DueLine]:
    """What is due, the nearest day first; what was received stands last."""
    rows = [
        DueLine(action.number, short(action.title, LONG), due)
        for action in actions
        for due in action.due
    ]
    return sorted(rows, key=lambda row: (row.due.received, row.due.day))


def _start(site: Site, lines: Mapping[str, Line]) -> Iterator[Page]:
    values = {
        "statuses": by_status(site),
        "groups": [(name, len(actions)) for name, actions in by_group(site).items()],
        "appendices": [(name, len(actions)) for name, actions in by_appendix(site).items()],
        "states": [(state.iso, state.names) for state, _ in by_state(site)],
        "meetings": [meeting.id for meeting in reversed(site.meetings)],
        "updated": site.updated,
    }
    yield from listed("start", "", "start.html", [*lines.values()], {}, values)


def _action(action: ActionRow, told: str) -> Page:
    named = {document for event in action.events for document in event.documents}
    values = {
        "action": action,
        "off_map": [
            (one.iso or one.names["en"], one.names) for one in action.states if not drawn(one.iso)
        ],
        "others": [one for one in action.documents if one not in named],
    }
    return Page(page("action", part(action.number)), "action.html", values, told)


def _taxa(site: Site, lines: Mapping[str, Line]) -> Iterator[Page]:
    found = by_taxon(site)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for taxon, actions in found:
        key = slug(taxon.name)
        groups[taxon.group].append(_entry(key, taxon.name, actions, common=taxon.common))
        rows = [lines[action.number] for action in actions]
        yield from listed("taxon", key, "taxon.html", rows, {"taxon": taxon})
    ordered = sorted(groups.items(), key=lambda one: (not one[0], one[0]))
    yield Page(page("taxon"), "index.html", _index("taxon", groups=ordered))


def _states(site: Site, lines: Mapping[str, Line]) -> Iterator[Page]:
    named = {state.iso: (state, actions) for state, actions in by_state(site)}
    proposed = {state.iso: (state, actions) for state, actions in by_government(site)}
    entries = []
    for iso in sorted({*named, *proposed}):
        state = (named.get(iso) or proposed[iso])[0]
        held = [named.get(iso, (state, []))[1], proposed.get(iso, (state, []))[1]]
        numbers = {action.number for one in held for action in one}
        actions = [action for action in site.actions if action.number in numbers]
        names = tuple(sorted(state.names.items()))
        entries.append(_entry(iso, state.names["en"], actions, names=names))
        values = {
            "state": state,
            "ongoing": entries[-1].ongoing,
            "as_range_state": len(held[0]),
            "as_proponent": len(held[1]),
        }
        rows = [lines[action.number] for action in actions]
        own = due_lines(action for action in actions if _is_lead(iso, action))
        begin = {"picture": picture([iso]), **_due_for_state(iso, own, actions)}
        yield from listed("state", part(iso), "state.html", rows, values, begin)
        if len(own) > PER_PAGE:
            shared = {"state": state, "updated": site.updated}
            yield from listed("state", f"{part(iso)}/due", "due.html", own, shared)
    yield Page(page("state"), "index.html", _index("state", rows=entries))


def _due_for_state(
    iso: str, own: Sequence[DueLine], actions: Sequence[ActionRow]
) -> Mapping[str, object]:
    """What its own government has to send, and what others have to send on its territory."""
    others = [
        one
        for one in actions
        if not _is_lead(iso, one) and any(state.iso == iso for state in one.states)
    ]
    due = due_lines(others)
    return {
        "own": own[:PER_PAGE],
        "own_further": len(own[PER_PAGE:]),
        "due": due[:PER_PAGE],
        "further": len(due[PER_PAGE:]),
    }


def _is_lead(iso: str, action: ActionRow) -> bool:
    """Whether its government is a proponent now."""
    now = action.periods[-1].proponents if action.periods else ()
    return any(iso in one.codes for one in now)


def _meetings(site: Site) -> Iterator[Page]:
    counts = []
    due = _due_by_meeting(site)
    events: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for action in site.actions:
        title = short(action.title, LONG)
        for event in action.events:
            events[event.meeting].append((event.kind, action.number, title))
    for meeting in reversed(site.meetings):
        happened = sorted(events[meeting.id], key=lambda one: one[0])
        counts.append((meeting, len(happened)))
        awaited = due.get(meeting.id, [])
        begin = {"due": awaited[:PER_PAGE], "further": len(awaited[PER_PAGE:])}
        key = part(meeting.id)
        for one in cut(happened, 5 * PER_PAGE):
            kinds = groupby(one.rows, key=lambda one: one[0])
            groups = [(kind, list(dict.fromkeys(one[1:] for one in rows))) for kind, rows in kinds]
            values = {**place("meeting", key, one), "meeting": meeting, "groups": groups}
            values |= begin if one.number == 1 else {"due": [], "further": 0}
            yield Page(page("meeting", key, one.number), "meeting.html", values)
    yield Page(page("meeting"), "index.html", _index("meeting", rows=counts))


def _due_by_meeting(site: Site) -> dict[str, list[DueLine]]:
    found: dict[str, list[DueLine]] = defaultdict(list)
    for row in due_lines(site.actions):
        found[row.due.meeting].append(row)
    return found


def _proponents(site: Site, lines: Mapping[str, Line]) -> Iterator[Page]:
    entries = []
    for name, actions in by_proponent(site):
        entries.append(_entry(slug(name), name, actions))
        yield from _facet("proponent", slug(name), name, actions, lines)
    for one in cut(entries, 10 * PER_PAGE):
        values = {**place("proponent", "", one), "rows": one.rows}
        yield Page(page("proponent", "", one.number), "index.html", values)


def _facets(site: Site, lines: Mapping[str, Line]) -> Iterator[Page]:
    statuses = gathered((action.status.value, action) for action in site.actions)
    for name, actions in statuses.items():
        yield from _facet("status", name, name, actions, lines)
    for name, actions in by_group(site).items():
        yield from _facet("class", slug(name), name, actions, lines)
    for name, actions in by_appendix(site).items():
        yield from _facet("appendix", part(name), name, actions, lines)


def _facet(
    kind: str, key: str, name: str, actions: Sequence[ActionRow], lines: Mapping[str, Line]
) -> Iterator[Page]:
    rows = [lines[action.number] for action in actions]
    return listed(kind, key, "list.html", rows, {"name": name})


def _index(kind: str, **values: object) -> dict[str, object]:
    return {"kind": kind, "number": 1, "pages": 1, **values}


def _entry(
    key: str,
    name: str,
    actions: Sequence[ActionRow],
    common: tuple[tuple[str, tuple[str, ...]], ...] = (),
    names: tuple[tuple[str, str], ...] = (),
) -> Entry:
    ongoing = sum(action.status is Standing.ONGOING for action in actions)
    return Entry(key, name, len(actions), ongoing, common, names)
