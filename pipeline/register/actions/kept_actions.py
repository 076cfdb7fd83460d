"""Every action with its history, put together of those that were read before and what changed."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from pipeline.actions.action import Action
from pipeline.actions.names import order_of
from pipeline.register.actions import into_of, read_actions
from pipeline.register.derived.parts import Parts
from pipeline.register.derived.stamps import Stamp, action_stamps, epoch, file_stamps, names_given

FEW = 200  # of more, all are read: a database reads all in one go faster than many by name


def kept_actions(db: Connection, parts: Parts) -> tuple[Action, ...]:
    """As `read_actions` gives them; one that nothing was written about is the same object."""
    made_of = (epoch(db, parts), names_given(db), action_stamps(db, file_stamps(db)))
    return parts.single("all actions", made_of, lambda: _actions(db, parts, *made_of))


def _actions(
    db: Connection, parts: Parts, era: Stamp, given: Stamp, stamps: Mapping[str, Stamp]
) -> tuple[Action, ...]:
    read = parts.renewed(
        "actions",
        {key: (era, stamp) for key, stamp in stamps.items()},
        lambda keys: {a.key: a for a in read_actions(db, keys if len(keys) <= FEW else None)},
    )
    went_on = {key: (action, given, era) for key, action in read.items() if action.into}
    found = read | parts.renewed(
        "actions that went on",
        went_on,
        lambda keys: {key: replace(read[key], into=into_of(db, read[key].events)) for key in keys},
    )
    return tuple(sorted(found.values(), key=lambda action: order_of(action.number)))
