"""Actions by what they have in common: status, class, Appendix, State, taxon, proponent."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import TypeVar

from extractors.fields.states.countries import find_states
from pipeline.site.content.rows import (
    ActionRow,
    ActivityRow,
    PublicStatus,
    Site,
    StateRow,
    TaxonRow,
)
from pipeline.site.content.text import folded
from pipeline.site.urls import slug

Key = TypeVar("Key", bound=Hashable)


def by_status(site: Site) -> list[tuple[str, int]]:
    """Every status with the number of actions that have it, in the order of `Standing`."""
    found = gathered((action.status, action) for action in site.actions)
    return [(status.value, len(found.get(status, []))) for status in PublicStatus]


def by_group(site: Site) -> dict[str, list[ActionRow]]:
    """Class -> actions with a taxon of it, the largest class first."""
    found = gathered(
        (group, action)
        for action in site.actions
        for group in {taxon.group for taxon in action.taxa}
        if group
    )
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def by_appendix(site: Site) -> dict[str, list[ActionRow]]:
    """Appendix -> actions with a taxon listed in it."""
    found = gathered(
        (appendix, action)
        for action in site.actions
        for appendix in {held_in for taxon in action.taxa for held_in in taxon.appendices}
    )
    return dict(sorted(found.items()))


def by_state(site: Site) -> list[tuple[StateRow, list[ActionRow]]]:
    """The States with a code, each with the actions that name it."""
    rows = {state.iso: state for action in site.actions for state in action.states if state.iso}
    found = gathered(
        (state.iso, action) for action in site.actions for state in action.states if state.iso
    )
    return [(rows[iso], actions) for iso, actions in sorted(found.items())]


def by_government(site: Site) -> list[tuple[StateRow, list[ActionRow]]]:
    """The States whose government was a proponent, each with those actions."""
    found = gathered((code, action) for action in site.actions for code in proponent_codes(action))
    return [(state, found[state.iso]) for state in site.governments]


def by_taxon(site: Site) -> list[tuple[TaxonRow, list[ActionRow]]]:
    """The taxa by name, each as the newest action has it, with its actions.

    Spellings that would share an address are one taxon.
    """
    rows = {slug(taxon.name): taxon for action in site.actions for taxon in action.taxa}
    found = gathered(
        (key, action)
        for action in site.actions
        for key in dict.fromkeys(slug(taxon.name) for taxon in action.taxa)
    )
    taxa = [(rows[key], actions) for key, actions in found.items()]
    return sorted(taxa, key=lambda pair: pair[0].name)


def by_proponent(site: Site) -> list[tuple[str, list[ActionRow]]]:
    """Everybody who was a proponent in some period, with their actions.

    Spellings that would share an address are one proponent, named as in the newest action.
    """
    names = {
        slug(proponent.name): proponent.name
        for action in site.actions
        for proponent in action.proponents
    }
    found = gathered(
        (key, action)
        for action in site.actions
        for key in dict.fromkeys(slug(proponent.name) for proponent in action.proponents)
    )
    people = [(names[key], actions) for key, actions in found.items()]
    return sorted(people, key=lambda pair: (folded(pair[0]), pair[0]))


def gathered(pairs: Iterable[tuple[Key, ActionRow]]) -> dict[Key, list[ActionRow]]:
    """The actions of each key, in the order of the pairs."""
    found: dict[Key, list[ActionRow]] = defaultdict(list)
    for key, action in pairs:
        found[key].append(action)
    return dict(found)


def leads(iso: str, action: ActionRow) -> bool:
    """Whether its government is on record as lead of the action now."""
    now = action.periods[-1].proponents if action.periods else ()
    return any(proponent.lead and iso in proponent.codes for proponent in now)


def is_lead(iso: str, action: ActionRow) -> bool:
    """Whether its government is a proponent now, as lead or beside it."""
    now = action.periods[-1].proponents if action.periods else ()
    return any(iso in proponent.codes for proponent in now)


def proponent_codes(action: ActionRow) -> list[str]:
    """The States whose governments ever were proponents, each once."""
    return [*dict.fromkeys(code for each in action.proponents for code in each.codes)]


def led_by_state(actions: Iterable[ActionRow]) -> dict[str, list[ActionRow]]:
    """ISO code -> the actions whose proponents the government is among now, in this order."""
    return gathered(
        (code, action)
        for action in actions
        for period in action.periods[-1:]
        for code in dict.fromkeys(code for each in period.proponents for code in each.codes)
    )


def responsible_codes(activity: ActivityRow) -> tuple[str, ...]:
    """The States that an activity names as responsible, each once."""
    return _states_in(activity.responsibility)


@lru_cache(maxsize=20_000)  # activities of a thousand actions, most of them worded alike
def _states_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state.iso for state in find_states(text)))


def responsible_by_state(
    actions: Iterable[ActionRow],
) -> dict[str, list[tuple[ActionRow, ActivityRow]]]:
    """ISO code -> the activities in whose table the State is named as responsible."""
    found: dict[str, list[tuple[ActionRow, ActivityRow]]] = defaultdict(list)
    for action in actions:
        for activity in action.activities:
            for iso in responsible_codes(activity):
                found[iso].append((action, activity))
    return dict(found)
