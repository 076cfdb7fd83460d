"""Tables of a part of the register, each at an address of its own: of a list, of a State."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from extractors.fields.countries import find_states
from pipeline.csv_cells import as_cell
from pipeline.site.content.facets import (
    by_appendix,
    by_group,
    by_state,
    gathered,
    is_lead,
    is_proponent,
)
from pipeline.site.content.rows import ActionRow, ActivityRow, Site
from pipeline.site.render.data_package import table_of
from pipeline.site.render.tables import TABLES
from pipeline.site.urls import part, slug

HEAD = ("role", "action", "title", "status", "activity", "report", "meeting", "deadline")
LIST = next(table for table in TABLES if table.name == "actions")


def part_tables(site: Site) -> Iterator[tuple[str, bytes]]:
    """The name of each file in the folder of the data, and its bytes."""
    statuses = gathered((action.status.value, action) for action in site.actions)
    lists = {
        **{f"status/{name}": actions for name, actions in statuses.items()},
        **{f"class/{slug(name)}": actions for name, actions in by_group(site).items()},
        **{f"appendix/{part(name)}": actions for name, actions in by_appendix(site).items()},
    }
    for name, actions in lists.items():
        yield f"{name}.csv", table_of(LIST, actions)
    for iso in states_named(site):
        yield f"state/{part(iso)}.csv", _written(_of_state(site, iso))


def states_named(site: Site) -> list[str]:
    """The codes of the States that have a page."""
    return sorted({state.iso for state, _ in by_state(site)} | {s.iso for s in site.governments})


def responsible(iso: str, actions: Iterable[ActionRow]) -> list[tuple[ActionRow, ActivityRow]]:
    """The activities in whose table a State is named as responsible."""
    return [
        (action, activity)
        for action in actions
        for activity in action.activities
        if any(state.iso == iso for state in find_states(activity.responsibility))
    ]


def _of_state(site: Site, iso: str) -> Iterator[Sequence[str]]:
    for action in site.actions:
        plain = (action.number, action.title, action.status.value)
        if any(state.iso == iso for state in action.states):
            yield ("range_state", *plain, "", "", "", "")
        if is_proponent(iso, action):
            yield ("lead" if is_lead(iso, action) else "proponent", *plain, "", "", "", "")
        for _, activity in responsible(iso, [action]):
            yield ("responsible", *plain, activity.activity, "", "", "")
        if is_lead(iso, action):
            for due in action.due:
                if not due.received:
                    yield ("due", *plain, "", due.kind, due.meeting, due.day.isoformat())


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([*map(as_cell, row)] for row in rows)
    return text.getvalue().encode("utf-8")
