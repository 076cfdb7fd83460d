"""The Range States of a proposal beside the distribution that the edition gives its targets."""

from collections.abc import Iterator
from typing import NamedTuple

from extractors.fields.states.territories import state_over
from pipeline.submissions.dossier import Dossier
from taxonomy.listing import CoveredTaxon, Presence

RANGE = frozenset((Presence.NATIVE, Presence.REINTRODUCED))


class ComparedRange(NamedTuple):
    """What differs, as ISO codes in alphabetical order; territories count as their States."""

    taxa: tuple[str, ...]  # those that were compared
    left_out: tuple[str, ...]  # of the range by the distribution, and not named at all
    added: tuple[str, ...]  # named as Range States, and not in the distribution
    doubtful: tuple[str, ...]  # named so, and there introduced, extinct or uncertain


def compared_range(dossier: Dossier) -> ComparedRange | None:
    """The comparison; None where there is nothing to compare.

    A State can only be too many where every target has a distribution.
    """
    known = list(_covered(dossier))
    named = {mention.value.iso for mention in dossier.proposal.range_states}
    if not dossier.is_proposal or not known or not named:
        return None
    mentioned = named | {
        state.value.territory_of or state.value.iso or "" for state in dossier.proposal.states_named
    }
    native = _states(known, RANGE)
    anywhere = _states(known, frozenset(Presence))
    whole = not taxa_without_distribution(dossier)
    return ComparedRange(
        taxa=tuple(taxon.taxon for taxon in known),
        left_out=tuple(sorted(native - mentioned)),
        added=tuple(sorted(named - anywhere)) if whole else (),
        doubtful=tuple(sorted(named & (anywhere - native))),
    )


def taxa_without_distribution(dossier: Dossier) -> tuple[str, ...]:
    """The listed targets of a proposal that the edition gives no States for, though it does so."""
    given = any(taxon.states for taxon in dossier.appendices.covered)
    if not dossier.is_proposal or not given or not dossier.proposal.range_states:
        return ()
    names = (
        taxon.value.match.scientific_name for taxon in dossier.targets if taxon.value.match.listings
    )
    return tuple(name for name in dict.fromkeys(names) if not list(_taxa_of(name, dossier)))


def _covered(dossier: Dossier) -> Iterator[CoveredTaxon]:
    names = dict.fromkeys(taxon.value.match.scientific_name for taxon in dossier.targets)
    for name in names:
        yield from _taxa_of(name, dossier)


def _taxa_of(name: str, dossier: Dossier) -> Iterator[CoveredTaxon]:
    """The taxon with its States, its members where it is a family or genus, else its species."""
    plain = name.removesuffix(" spp.")
    covered = [taxon for taxon in dossier.appendices.covered if taxon.states]
    found = [
        t for t in covered if t.taxon == plain or name in t.under or f"{plain} spp." in t.under
    ]
    species = " ".join(plain.split()[:2])
    yield from found or [taxon for taxon in covered if taxon.taxon == species]


def _states(taxa: list[CoveredTaxon], presences: frozenset[Presence]) -> set[str]:
    isos = (
        iso
        for taxon in taxa
        for presence, found in taxon.states.items()
        if presence in presences
        for iso in found
    )
    return {state_over(iso) or iso for iso in isos}
