"""Reports that are due, on lines: what falls on one day for one action stands together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.site.content.rows import ActionRow, DueRow
from pipeline.site.content.text import short

LONG = 300  # characters of a title on a line of a list
DECISION = "decision"


@dataclass(frozen=True, slots=True)
class DueLine:
    number: str
    title: str
    due: DueRow
    kinds: tuple[str, ...] = ()  # of all reports that are due then; one at least


def due_lines(actions: Iterable[ActionRow]) -> list[DueLine]:
    """What is due, the nearest day first; what was received stands last."""
    found: dict[tuple[object, ...], DueLine] = {}
    for action in actions:
        for due in action.due:
            alike = replace(due, kind=DECISION if due.kind == DECISION else "", basis="")
            begun = found.get((action.number, alike))
            kinds = (*(begun.kinds if begun else ()), due.kind)
            shown = begun.due if begun else due
            title = short(action.title, LONG)
            found[action.number, alike] = DueLine(action.number, title, shown, kinds)
    return sorted(found.values(), key=lambda row: (row.due.received, row.due.day))


def parted(rows: Sequence[DueLine]) -> Iterator[tuple[str, list[DueLine]]]:
    """Those awaited, those on which a decision is awaited, those received; none that is empty."""
    for name in ("awaited", "decision_awaited", "came_in"):
        if found := [row for row in rows if _part(row.due) == name]:
            yield name, found


def _part(due: DueRow) -> str:
    if due.kind == DECISION:
        return "decision_awaited"
    return "came_in" if due.received else "awaited"
