"""Reports that are due, on lines: what falls on one day for one action stands together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

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


DueLines = Mapping[str, Sequence[DueLine]]  # by the number of the action


def due_of(action: ActionRow) -> Sequence[DueLine]:
    """What is due of one action, in the order of its row."""
    found: dict[DueRow, DueLine] = {}
    title = short(action.title, LONG)
    for due in action.due:
        alike = replace(due, kind=DECISION if due.kind == DECISION else "", basis="")
        begun = found.get(alike, DueLine(action.number, title, due))
        found[alike] = replace(begun, kinds=(*begun.kinds, due.kind))
    return [*found.values()]


def due_lines(actions: Iterable[ActionRow], known: DueLines) -> list[DueLine]:
    """What is due of them, the nearest day first; what was received stands last."""
    found = chain.from_iterable(known[action.number] for action in actions)
    return sorted(found, key=lambda row: (row.due.received, row.due.day))


def parted(rows: Sequence[DueLine]) -> Iterator[tuple[str, list[DueLine]]]:
    """Those awaited, those on which a decision is awaited, those received; none that is empty."""
    for name in ("awaited", "decision_awaited", "came_in"):
        if found := [row for row in rows if _part(row.due) == name]:
            yield name, found


def _part(due: DueRow) -> str:
    if due.kind == DECISION:
        return "decision_awaited"
    return "came_in" if due.received else "awaited"
