"""Concerted Actions as people look at them: the list, one with its life, and what may come next."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.actions.action import Action, ActionLine
from pipeline.actions.event_kinds import Event
from pipeline.actions.lifecycle import possible
from pipeline.actions.merged import came_into
from pipeline.actions.report_status import ReportEvidence
from pipeline.convention.calendar import in_bonn
from pipeline.convention.meetings import Meeting
from pipeline.register import AmbiguousName, Register, UnknownAction
from pipeline.register.history.change_log import Change
from pipeline.services.session import Refused, opened_register, this_day, transaction


@dataclass(frozen=True, slots=True)
class ActionFile:
    """Everything held on one action."""

    action: Action
    meetings: dict[str, Meeting]  # by id
    evidence: ReportEvidence  # what an answer to "was it reported?" rests on
    changes: tuple[Change, ...]  # oldest first: who entered what, and when
    came_in: tuple[Action, ...] = ()  # the actions that were merged into it or went on in it


def list_actions(
    today: date | None = None, as_of: date | None = None, known_on: date | None = None
) -> tuple[ActionLine, ...]:
    """Every action on one line, by number, as at the end of day `as_of`. Raises RegisterError.

    `known_on`: by what was entered by the end of that day, here and below.
    """
    with opened_register(known_on) as register:
        return register.action_lines(today or known_on or this_day(), as_of)


def action_file(number: str, known_on: date | None = None) -> ActionFile:
    """One action, by any name it ever had. Raises UnknownAction, AmbiguousName and Refused."""
    with opened_register(known_on) as register:
        action = _action(register, number, known_on)
        changes = register.changes(f"action {action.key}")
        evidence = register.report_evidence()
        came_in = came_into(register.actions()).get(action.number, ())
        return ActionFile(action, dict(evidence.meetings), evidence, changes, came_in)


def is_known(name: str) -> bool:
    """Whether a name leads to an action, or to several. Raises RegisterError."""
    with opened_register() as register:
        try:
            register.action(name)
        except UnknownAction:
            return False
        except AmbiguousName:
            return True
    return True


@dataclass(frozen=True, slots=True)
class Renamed:
    """What came of giving an action a title."""

    number: str
    before: str | None  # the title it had; None: it has this one already


def rename_action(number: str, title: str, *, by: str, since: date | None = None) -> Renamed:
    """Give an action another title; the one it had still leads to it.

    `since`: the day from which it is called so, today where None.

    Raises Refused for a title without a letter, and UnknownAction.
    """
    plain = " ".join(title.split())
    if not any(letter.isalpha() for letter in plain):
        raise Refused("Give the title as words.", "title")
    with transaction() as register:
        action = register.action(number)
        changed = register.describe(action.key, by, title=plain, since=since)
        return Renamed(action.number, action.title if changed else None)


def _action(register: Register, number: str, known_on: date | None) -> Action:
    try:
        return register.action(number)
    except UnknownAction:
        if known_on is None:
            raise
    with opened_register() as today:
        entered = min(event.recorded for event in today.history(number))
    raise Refused(
        f"Nothing was entered on {number} by {known_on}: the first entry is of "
        f"{in_bonn(entered)[:10]}. Give that day or a later one."
    )


def all_actions(known_on: date | None = None) -> tuple[Action, ...]:
    """Every action with its history, by number: 12.10 after 12.9. Raises RegisterError."""
    with opened_register(known_on) as register:
        return register.actions()


def export_register(folder: Path) -> tuple[Path, ...]:
    """Write everything as a Frictionless Data Package; the same register, the same bytes.

    Raises Refused and RegisterError.
    """
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file. Give a folder, or a name that is not taken yet.")
    with opened_register() as register:
        return register.export(folder)


def next_events(action: Action) -> tuple[tuple[Event, str], ...]:
    """The events that the Guidelines allow now, each with its Step."""
    return tuple(possible(action.status()))
