"""Which actions came into another: what the other one says of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from pipeline.actions.action import GONE_ON, Action


def came_into(
    actions: Iterable[Action], on: date | None = None
) -> Mapping[str, tuple[Action, ...]]:
    """By the number of an action, those that went on in it by the end of day `on`.

    In the order given. One that went on in what is no action of the register is under those words.
    """
    found: dict[str, list[Action]] = defaultdict(list)
    for action in actions:
        if action.into and action.status(on) in GONE_ON:
            found[action.into].append(action)
    return {number: tuple(those) for number, those in found.items()}
