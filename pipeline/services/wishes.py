"""What a person means by a State, a taxon or a kind; an unknown word is asked about."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from extractors.fields.states.countries import known_states, state_name
from extractors.forms.kind import Kind
from extractors.text import normalise
from pipeline.services.session import Refused
from taxonomy.appendices.editions import load_appendix_list
from taxonomy.names.synonyms import common_key, load_common_names

WORD = re.compile(r"[^\W_]+")
IN_SHORT = {"usa": "US", "uk": "GB", "uae": "AE", "drc": "CD", "rdc": "CD", "kenia": "KE"}
KINDS = (*(kind.value for kind in Kind), "submission", "action", "letter", "mail")
SHARKS = frozenset(
    {"carcharhiniformes", "lamniformes", "orectolobiformes", "squaliformes", "squatiniformes"}
)
RAYS = frozenset({"myliobatiformes", "rhinopristiformes"})
GROUPS: Mapping[str, frozenset[str]] = {  # a word for a group, folded -> its classes and orders
    **dict.fromkeys(("bird", "oiseau", "ave"), frozenset({"aves"})),
    **dict.fromkeys(("shark", "requin", "tiburone", "tiburon"), SHARKS),
    **dict.fromkeys(("ray", "raie", "raya"), RAYS),
    **dict.fromkeys(("mammal", "mammifere", "mamifero"), frozenset({"mammalia"})),
    **dict.fromkeys(("fish", "poisson", "pece", "pez"), frozenset({"actinopterygii"})),
    **dict.fromkeys(("reptile",), frozenset({"reptilia"})),
    **dict.fromkeys(("turtle", "tortue", "tortuga"), frozenset({"testudines"})),
    **dict.fromkeys(("bat", "murcielago"), frozenset({"chiroptera"})),
    **dict.fromkeys(("whale", "baleine", "ballena"), frozenset({"cetacea"})),
    **dict.fromkeys(("dolphin", "dauphin", "delfine", "delfin"), frozenset({"cetacea"})),
}


def meant_state(written: str) -> str:
    """The ISO code of a State named in English, French or Spanish, by code or in short.

    Raises Refused, with what is near, for a word that names none.

    >>> meant_state("Tchad"), meant_state("USA"), meant_state("kenia"), meant_state("MN")
    ('TD', 'US', 'KE', 'MN')
    """
    plain = " ".join(WORD.findall(normalise(written)))
    states = known_states()
    for form in (plain, plain.removeprefix("the ")):
        if code := IN_SHORT.get(form) or states.get(form):
            return code
    near = get_close_matches(plain, [name for name in states if len(name) > 3], 1, 0.7)
    hint = f" Is “{state_name(states[near[0]])}” meant?" if near else ""
    raise Refused(
        f"“{written}” is no State known here.{hint} Give its name in English, French or Spanish, "
        "or its two-letter code, as KE.",
        "state",
    )


def meant_taxa(written: str) -> frozenset[str]:
    """The listed taxa that a scientific name, a common name or a word for a group stands for.

    Part of a name is enough ("bustard"). Raises Refused, with what is near, for an unknown word.

    >>> "Otis tarda" in meant_taxa("bustards"), "Rhincodon typus" in meant_taxa("requins")
    (True, True)
    """
    plain = common_key(written)
    group = GROUPS.get(plain, frozenset())
    found = {
        listing.taxon
        for listing in load_appendix_list().listings
        if plain in normalise(listing.taxon)
        or group & {listing.klass.casefold(), listing.order.casefold()}
    }
    found |= {taxon for name, taxa in _common().items() if plain in name for taxon in taxa}
    if found:
        return frozenset(found)
    words = {word for name in _common() for word in (name, *name.split())}
    words |= {normalise(listing.taxon) for listing in load_appendix_list().listings}
    near = get_close_matches(plain, sorted(words), 1, 0.75)
    hint = f" Is “{near[0]}” meant?" if near else ""
    raise Refused(
        f"“{written}” is no name of a listed taxon known here.{hint} Give a scientific name, or a "
        "common name in English, French or Spanish.",
        "taxon",
    )


def meant_kind(written: str) -> str:
    """A kind of document, or of what is searched. Raises Refused, with what is near.

    >>> meant_kind("Progress report"), meant_kind("letters")
    ('progress_report', 'letter')
    """
    plain = "_".join(WORD.findall(normalise(written).replace("_", " ")))
    for form in (plain, plain.removesuffix("s")):
        if form in KINDS:
            return form
    near = get_close_matches(plain, KINDS, 1, 0.7)
    hint = f" Is “{near[0]}” meant?" if near else ""
    raise Refused(
        f"“{written}” is no kind known here.{hint} Give one of {', '.join(KINDS)}.", "kind"
    )


@cache
def _common() -> dict[str, frozenset[str]]:
    """Common names in three languages as they are compared, to the taxa that bear them."""
    found: dict[str, set[str]] = {}
    for name in load_common_names():
        found.setdefault(common_key(name.name), set()).add(name.listed)
    return {name: frozenset(taxa) for name, taxa in found.items()}
