"""Tables of a part of the register, each at an address of its own: of a list, of a State."""

from collections.abc import Iterator, Mapping

from pipeline.site.content.facets import by_appendix, by_group, by_state, gathered
from pipeline.site.content.rows import Site
from pipeline.site.render.data_package import table_of
from pipeline.site.render.of_action import ActionData, lines_of
from pipeline.site.render.tables import TABLES
from pipeline.site.urls import part, slug

HEAD = ("role", "action", "title", "status", "activity", "report", "meeting", "deadline")
LIST = next(table for table in TABLES if table.name == "actions")


def part_tables(site: Site, data: Mapping[str, ActionData]) -> Iterator[tuple[str, bytes]]:
    """The name of each file in the folder of the data, and its bytes."""
    statuses = gathered((action.status.value, action) for action in site.actions)
    lists = {
        **{f"status/{name}": actions for name, actions in statuses.items()},
        **{f"class/{slug(name)}": actions for name, actions in by_group(site).items()},
        **{f"appendix/{part(name)}": actions for name, actions in by_appendix(site).items()},
    }
    for name, actions in lists.items():
        yield f"{name}.csv", table_of(LIST, [data[action.number] for action in actions])[0]
    head, _ = lines_of([HEAD])
    for iso in states_named(site):
        lines = (data[action.number].states.get(iso, "") for action in site.actions)
        yield f"state/{part(iso)}.csv", "".join([head, *lines]).encode("utf-8")


def states_named(site: Site) -> list[str]:
    """The codes of the States that have a page."""
    return sorted({state.iso for state, _ in by_state(site)} | {s.iso for s in site.governments})
