"""Which pages there are and what is on each: values only, the same for every language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.site.content.facets import (
    by_appendix,
    by_government,
    by_group,
    by_proponent,
    by_state,
    by_status,
    by_taxon,
    gathered,
    led_by_state,
    responsible_by_state,
)
from pipeline.site.content.rows import ActionRow, PublicStatus, Site
from pipeline.site.content.text import short
from pipeline.site.render.action_lines import ActionListEntry, line
from pipeline.site.render.due_lines import LONG, DueLine, DueLines, due_lines, due_of
from pipeline.site.render.figures import figures, timely
from pipeline.site.render.pagination import PER_PAGE, Page, cut, listed, place
from pipeline.site.render.standings import compared_meetings, since_pages
from pipeline.site.render.state_parts import dues, national, roles
from pipeline.site.render.world_map import drawn, picture, whole_map
from pipeline.site.urls import page, part, readable, slug
from pipeline.titles import title_in

MOVED = "moved.html"  # of a page that only leads to another
IN_WORDS = "in_words.html"  # of one at an address in words


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in an index, with how many actions it leads to."""

    key: str
    name: str
    actions: int
    ongoing: int
    common: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: tuple[tuple[str, str], ...] = ()  # of a State, by language


def pages(site: Site) -> Iterator[Page]:
    """Every page, the start first."""
    lines = {action.number: line(action) for action in site.actions}
    due = {action.number: due_of(action) for action in site.actions}
    yield from _start(site, lines)
    yield from map(_action, site.actions)
    yield from _moved(site)
    yield from _taxa(site, lines)
    yield from _states(site, lines, due)
    yield from _meetings(site, due)
    yield from _proponents(site, lines)
    yield from _facets(site, lines)
    whole = {"updated": site.updated, "state": None}
    yield from listed("due", "", "due.html", due_lines(site.actions, due), whole)
    shown = {"figures": figures(site), "timely": timely(site), "updated": site.updated}
    yield Page(page("figures"), "figures.html", shown)
    yield from since_pages(site)
    yield _embedded(site, lines)


def _embedded(site: Site, lines: Mapping[str, ActionListEntry]) -> Page:
    """All actions on one page that carries its own style, to be set into others."""
    found = gathered((action.status, action) for action in site.actions)
    groups = [(s, [lines[a.number] for a in found[s]]) for s in PublicStatus if s in found]
    return Page(page("embed"), "embed.html", {"groups": groups, "updated": site.updated})


def _start(site: Site, lines: Mapping[str, ActionListEntry]) -> Iterator[Page]:
    values = {
        "statuses": by_status(site),
        "groups": [(name, len(actions)) for name, actions in by_group(site).items()],
        "appendices": [(name, len(actions)) for name, actions in by_appendix(site).items()],
        "states": [(state.iso, state.names) for state, _ in by_state(site)],
        "meetings": [meeting.id for meeting in reversed(site.meetings)],
        "updated": site.updated,
        "latest": next((meeting.id for meeting in compared_meetings(site)), ""),
    }
    yield from listed("start", "", "start.html", [*lines.values()], {}, values)


def _action(action: ActionRow) -> Page:
    named = {document for event in action.events for document in event.documents}
    values = {
        "action": action,
        "off_map": [
            (state.iso or state.names["en"], state.names)
            for state in action.states
            if not drawn(state.iso)
        ],
        "others": [document for document in action.documents if document not in named],
    }
    return Page(page("action", part(action.number)), "action.html", values)


def _moved(site: Site) -> Iterator[Page]:
    """A page at every address that an action had before it got the number it has now."""
    taken = {action.number for action in site.actions}
    for action in site.actions:
        for old in action.aliases:
            if old not in taken:
                folder = page("action", part(old))
                yield Page(
                    folder, MOVED, {"action": action, "to": part(action.number), "up": "../"}
                )


def _taxa(site: Site, lines: Mapping[str, ActionListEntry]) -> Iterator[Page]:
    found = by_taxon(site)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for taxon, actions in found:
        key = slug(taxon.name)
        groups[taxon.group].append(_entry(key, taxon.name, actions, common=taxon.common))
        rows = [lines[action.number] for action in actions]
        yield from listed("taxon", key, "taxon.html", rows, {"taxon": taxon})
    ordered = sorted(groups.items(), key=lambda group: (not group[0], group[0]))
    yield Page(page("taxon"), "index.html", _index("taxon", groups=ordered))


def _states(site: Site, lines: Mapping[str, ActionListEntry], due: DueLines) -> Iterator[Page]:
    named = {state.iso: (state, actions) for state, actions in by_state(site)}
    led, responsible = led_by_state(site.actions), responsible_by_state(site.actions)
    proposed = {state.iso: (state, actions) for state, actions in by_government(site)}
    entries = []
    for iso in sorted({*named, *proposed}):
        state = (named.get(iso) or proposed[iso])[0]
        lists = [named.get(iso, (state, []))[1], proposed.get(iso, (state, []))[1]]
        numbers = {action.number for acting in lists for action in acting}
        actions = [action for action in site.actions if action.number in numbers]
        names = tuple(sorted(state.names.items()))
        entries.append(_entry(iso, state.names["en"], actions, names=names))
        values = {
            "state": state,
            "ongoing": entries[-1].ongoing,
            "as_range_state": len(lists[0]),
            "as_proponent": len(lists[1]),
        }
        rows = [lines[action.number] for action in actions]
        own_due = due_lines(led.get(iso, ()), due)
        begin = {"picture": picture([iso]), **dues(iso, own_due, actions, due)}
        begin["responsible"] = [
            (lines[action.number], activity) for action, activity in responsible.get(iso, ())
        ]
        begin["roles"] = roles(iso, lists[1], lines)
        begin |= national(iso, lists[0], lines)
        yield from listed("state", part(iso), "state.html", rows, values, begin)
        if len(own_due) > PER_PAGE:
            shared = {"state": state, "updated": site.updated}
            yield from listed("state", f"{part(iso)}/due", "due.html", own_due, shared)
    yield Page(page("state"), "index.html", _index("state", rows=entries, map=whole_map(entries)))


def _meetings(site: Site, known: DueLines) -> Iterator[Page]:
    counts = []
    due, compared = _due_by_meeting(site, known), compared_meetings(site)
    events: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for action in site.actions:
        title = short(action.title, LONG)
        for event in action.events:
            events[event.meeting].append((event.kind, action.number, title))
    for meeting in reversed(site.meetings):
        happened = sorted(events[meeting.id], key=lambda entry: entry[0])
        counts.append((meeting, len(happened)))
        awaited = due.get(meeting.id, [])
        begin = {"due": awaited[:PER_PAGE], "further": len(awaited[PER_PAGE:])}
        begin["compared"] = meeting in compared
        key = part(meeting.id)
        for piece in cut(happened, 5 * PER_PAGE):
            kinds = groupby(piece.rows, key=lambda piece: piece[0])
            groups = [
                (kind, list(dict.fromkeys(entry[1:] for entry in rows))) for kind, rows in kinds
            ]
            values = {**place("meeting", key, piece), "meeting": meeting, "groups": groups}
            values |= begin if piece.number == 1 else {"due": [], "further": 0}
            yield Page(page("meeting", key, piece.number), "meeting.html", values)
    yield Page(page("meeting"), "index.html", _index("meeting", rows=counts))


def _due_by_meeting(site: Site, known: DueLines) -> dict[str, list[DueLine]]:
    found: dict[str, list[DueLine]] = defaultdict(list)
    for row in due_lines(site.actions, known):
        found[row.due.meeting].append(row)
    return found


def _proponents(site: Site, lines: Mapping[str, ActionListEntry]) -> Iterator[Page]:
    entries = []
    for name, actions in by_proponent(site):
        entries.append(_entry(slug(name), name, actions))
        yield from _facet("proponent", slug(name), name, actions, lines)
    for piece in cut(entries, 10 * PER_PAGE):
        values = {**place("proponent", "", piece), "rows": piece.rows}
        yield Page(page("proponent", "", piece.number), "index.html", values)


def _facets(site: Site, lines: Mapping[str, ActionListEntry]) -> Iterator[Page]:
    statuses = gathered((action.status.value, action) for action in site.actions)
    for name, actions in statuses.items():
        yield from _facet("status", name, name, actions, lines)
    for name, actions in by_group(site).items():
        yield from _facet("class", slug(name), name, actions, lines)
    for name, actions in by_appendix(site).items():
        yield from _facet("appendix", part(name), name, actions, lines)


def _facet(
    kind: str,
    key: str,
    name: str,
    actions: Sequence[ActionRow],
    lines: Mapping[str, ActionListEntry],
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
    ongoing = sum(action.status is PublicStatus.ONGOING for action in actions)
    return Entry(key, name, len(actions), ongoing, common, names)


def named(site: Site, language: str) -> Iterator[Page]:
    """An address in words for each action in one language, which leads to the one that stays."""
    for action in site.actions:
        title = title_in(language, action.title)
        words = readable(title)
        if title != action.title and words:
            folder = f"{page('action', part(action.number))}{words}/"
            yield Page(folder, IN_WORDS, {"action": action})
