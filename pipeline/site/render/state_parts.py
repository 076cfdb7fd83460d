"""What the page of a State shows beside the list of its actions."""

from collections.abc import Mapping, Sequence

from pipeline.national_reports.side_by_side import Answered
from pipeline.site.content.facets import is_lead, leads
from pipeline.site.content.rows import ActionRow
from pipeline.site.render.action_lines import ActionListEntry
from pipeline.site.render.due_lines import DueLine, DueLines, due_lines
from pipeline.site.render.pagination import PER_PAGE


def roles(
    iso: str, actions: Sequence[ActionRow], lines: Mapping[str, ActionListEntry]
) -> list[tuple[str, list[ActionListEntry]]]:
    """The actions that its government leads now, and the others of which it is or was proponent."""
    led = [lines[action.number] for action in actions if leads(iso, action)]
    others = [lines[action.number] for action in actions if not leads(iso, action)]
    return [(role, rows) for role, rows in (("leads", led), ("proposes", others)) if rows]


def national(
    iso: str, actions: Sequence[ActionRow], lines: Mapping[str, ActionListEntry]
) -> dict[str, object]:
    """What its National Report says of each action that names it; nothing while none is public."""
    answers = [
        (lines[action.number], action.reports, row)
        for action in actions
        for row in action.national
        if row.iso == iso
    ]
    general = [row for _, _, row in answers if row.answered == Answered.IN_GENERAL]
    return {"national": answers, "national_in_general": general[:1]}


def dues(
    iso: str, own_due: Sequence[DueLine], actions: Sequence[ActionRow], known: DueLines
) -> dict[str, object]:
    """What its own government has to send, and what others have to send on its territory."""
    others = [
        action
        for action in actions
        if not is_lead(iso, action) and any(state.iso == iso for state in action.states)
    ]
    due = due_lines(others, known)
    return {
        "own": own_due[:PER_PAGE],
        "own_further": len(own_due[PER_PAGE:]),
        "due": due[:PER_PAGE],
        "further": len(due[PER_PAGE:]),
    }
