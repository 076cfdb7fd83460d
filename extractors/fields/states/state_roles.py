"""What a section says of a State, how surely, and what was learnt of the words around it adds."""

from enum import StrEnum

from extractors.fields.states.range_clauses import RANGE, likelihoods
from extractors.fields.states.words_around import Around

# How surely a sentence gives a State its role; by what was learnt alone it is never of the core.
WEAK, LEARNT, PLAIN, SAID, LISTED, SETTLED = range(6)
LIKELY = 0.83  # that a State is counted in, from which on what was learnt of such words says so
VERY_LIKELY = 0.9  # from which on it outweighs words of a later clause
UNLIKELY = {WEAK: 0.3, PLAIN: 0.2, LISTED: 0.1}  # below which it says the contrary, by weight


class StateRole(StrEnum):
    """What the section says of a State it names."""

    RANGE = "range"
    EXTINCT = "extinct"
    VAGRANT = "vagrant"
    OUTSIDE = "outside"
    CONSULTED = "consulted"
    PASSING = "passing"  # named without a word on whether the animal lives there


BY_MEANING = {
    "gone": StateRole.EXTINCT,
    "stray": StateRole.VAGRANT,
    "apart": StateRole.OUTSIDE,
    "others": StateRole.RANGE,
}
"""What was learnt of the words around a State -> its role; of people and goods it is in passing."""


def weighed(role: StateRole, weight: int, around: Around) -> tuple[StateRole, int]:
    """What was learnt of the words around a State has its say where no known words settle it."""
    if role is not StateRole.RANGE or weight not in UNLIKELY:
        return role, weight
    likely = likelihoods(around.before, around.after)
    if likely is None:
        return role, weight
    if weight == WEAK and likely[RANGE] > LIKELY:
        return role, LEARNT
    if likely[RANGE] < UNLIKELY[weight]:
        nearest = BY_MEANING[max(BY_MEANING, key=lambda meaning: likely[meaning])]
        return nearest, WEAK if nearest is StateRole.RANGE else weight
    return role, weight


def is_likely(around: Around) -> bool:
    """Whether what was learnt of the words around a State counts it in."""
    likely = likelihoods(around.before, around.after)
    return likely is not None and likely[RANGE] > VERY_LIKELY
