"""The States of the geographical range, each with every sentence that names it."""

from collections.abc import Sequence

from extractors.document import Paragraph
from extractors.fields.states.range_states import (
    NamedState,
    find_named_groups,
    find_named_states,
    settle,
)
from extractors.fields.states.state_roles import StateRole
from extractors.fields.states.territories import state_over
from extractors.fields.values import StateMention
from pipeline.submissions.proposal import StateNamed
from pipeline.submissions.provenance import Sourced, sentence

UNRESOLVED = "unresolved"  # the role of a group of States


def states_named(
    paragraphs: Sequence[Paragraph], language: str | None
) -> tuple[Sourced[StateNamed], ...]:
    """Every State and territory once, in the order of naming, then the groups left unresolved.

    The sentence that gives a State its role comes first in its evidence.
    """
    named = find_named_states(paragraphs, language)
    roles = settle(named)
    states = [_named(named, iso, role) for iso, role in roles.items()]
    groups = [
        Sourced(
            StateNamed(None, paragraph.text[start:end], UNRESOLVED),
            (sentence(paragraph, start, end),),
        )
        for paragraph, start, end in find_named_groups(paragraphs)
    ]
    return (*states, *groups)


def range_states(named: Sequence[Sourced[StateNamed]]) -> tuple[Sourced[StateMention], ...]:
    """The Range States alone. For a territory overseas the State that answers for it stands."""
    found: dict[str, Sourced[StateMention]] = {}
    for source in named:
        state = source.value
        iso = state.territory_of or state.iso
        if iso is None or state.role != StateRole.RANGE:
            continue
        if iso in found:
            evidence = dict.fromkeys((*found[iso].evidence, *source.evidence))
            found[iso] = Sourced(found[iso].value, tuple(evidence))
        else:
            mention = StateMention(iso, state.written, 0, len(state.written))
            found[iso] = Sourced(mention, source.evidence)
    return tuple(found.values())


def _named(named: Sequence[NamedState], iso: str, role: StateRole) -> Sourced[StateNamed]:
    places = [place for place in named if place.mention.iso == iso]
    places.sort(key=lambda place: place.role is not role)
    quotes = (sentence(place.paragraph, place.mention.start, place.mention.end) for place in places)
    value = StateNamed(iso, places[0].mention.written, role.value, state_over(iso))
    return Sourced(value, tuple(dict.fromkeys(quotes)))
