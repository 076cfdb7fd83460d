"""Which actions somebody asks for: those of a taxon, those of a Range State."""

from collections.abc import Collection, Iterable
from datetime import date

from pipeline.actions.action import Action


def matches_taxon(actions: Iterable[Action], name: str, on: date | None) -> list[Action]:
    """The actions that are about a taxon with this name, or these letters in it."""
    return [action for action in actions if _has(action, "taxa", name, on)]


def about_any(actions: Iterable[Action], names: Collection[str], on: date | None) -> list[Action]:
    """The actions that are about a taxon of one of these scientific names."""
    return [
        action
        for action in actions
        if any(detail.text in names for detail in action.particulars(on).get("taxa", ()))
    ]


def matches_state(actions: Iterable[Action], state: str, on: date | None) -> list[Action]:
    """The actions with this Range State, by ISO code or name."""
    return [action for action in actions if _has(action, "range_states", state, on)]


def _has(action: Action, field: str, wanted: str, on: date | None) -> bool:
    plain = wanted.casefold().strip()
    for detail in action.particulars(on).get(field, ()):
        codes = str(detail.more.get("iso", "")).casefold()
        if plain == codes or (len(plain) > 2 and plain in detail.text.casefold()):
            return True
    return False
