"""States named one behind the other: "Kenya, the Republic of Uganda and Malawi"."""

import re

from extractors.fields.proponents.proponent_names import AND, THE
from extractors.fields.states.countries import find_states
from extractors.fields.states.state_context import WATER_BEFORE
from extractors.fields.values import StateMention
from extractors.text import normalise, plain

_SMALL = """
the of and et de la le les l du des del y e el los las republic party to alone only seul seule solo
sola
"""
SMALL = frozenset(_SMALL.split())
WATER_BEHIND = re.compile(r"\W?s?\W(?:river|basin|delta|lakes?|gulf)\b")
LONGEST_TITLE = 6  # words of the formal name of a State
SEVERAL = re.compile(rf"^{THE}(?:governments|gouvernements|gobiernos)\b")
"""Heads a list that was taken apart, and belongs to no one of its States."""
_LISTED = re.compile(
    rf"\s*(?:\([^)]*\))?\s*(?:,\s*{AND}?|{AND})?\s*(?:of\s+|del?\s+|du\s+|des\s+)?{THE}\s*"
)


def states_meant(name: str, language: str | None) -> list[StateMention]:
    """The States of a name, without rivers and lakes called so: "Autorité du bassin du Niger"."""
    return [
        state
        for state in find_states(name, language)
        if not WATER_BEFORE.search(normalise(name[: state.start]).replace("\n", " "))
        and not WATER_BEHIND.match(normalise(name[state.end :]))
    ]


def _joins(between: str) -> bool:
    """Whether the words between two States only list them."""
    return bool(_LISTED.fullmatch(normalise(between)))


def joined(part: str, states: list[StateMention]) -> list[StateMention]:
    """The first of `states` and those that follow it with nothing but a joint between."""
    listed = [states[0]]
    for state in states[1:]:
        if not _joins(part[listed[-1].end : state.start]):
            break
        listed.append(state)
    return listed


def only_states(part: str, states: list[StateMention]) -> bool:
    """Whether nothing but small words stands between the names of States."""
    edges = [0, *(edge for s in states for edge in (s.start, s.end)), len(part)]
    left = " ".join(part[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return set(plain(re.sub(r"\([^)]*\)", "", left)).split()) <= SMALL


def is_title_of(name: str, state: StateMention) -> bool:
    """Whether a formal name begins or ends with its State: "República Federativa del Brasil"."""
    ends = state.end == len(name) and len(name.split()) <= LONGEST_TITLE
    return not state.start or ends
