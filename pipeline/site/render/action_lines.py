"""An action on one line of a list."""

from dataclasses import dataclass

from pipeline.site.content.rows import ActionRow, PublicStatus
from pipeline.site.content.text import short
from pipeline.site.render.due_lines import LONG

NAMED = 4  # taxa named on a line of a list


@dataclass(frozen=True, slots=True)
class ActionListEntry:
    """An action on a line of a list."""

    number: str
    title: str
    status: PublicStatus
    taxa: tuple[str, ...]
    more: int  # taxa that are not named here
    began: str  # meeting


def line(action: ActionRow) -> ActionListEntry:
    """The action on one line."""
    names = tuple(short(taxon.name, 80) for taxon in action.taxa)
    return ActionListEntry(
        action.number,
        short(action.title, LONG),
        action.status,
        names[:NAMED],
        len(names[NAMED:]),
        action.first.meeting,
    )
