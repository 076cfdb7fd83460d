"""Governments named by an adjective: "the Kenyan Government", « le Gouvernement malien »."""

import re
from functools import cache

import pycountry

from extractors.fields.states.countries import state_name
from extractors.fields.states.nationalities import adjectives
from extractors.text import normalise

OWN = {
    "malgache": "MG", "malagasy": "MG", "british": "GB", "britannique": "GB", "britanico": "GB",
    "dutch": "NL", "neerlandais": "NL", "neerlandes": "NL", "swiss": "CH", "suisse": "CH",
    "suizo": "CH", "german": "DE", "allemand": "DE", "aleman": "DE", "nigerien": "NE",
    "nigerian": "NG", "nigeriano": "NG", "nigerino": "NE", "filipino": "PH", "danish": "DK",
    "polish": "PL", "turkish": "TR", "turc": "TR", "turco": "TR", "greek": "GR", "grec": "GR",
    "griego": "GR", "ivoirien": "CI", "ecuatoriano": "EC", "equatorien": "EC", "marroqui": "MA",
    "marfileno": "CI", "hellenique": "GR", "saoudien": "SA", "saudi": "SA", "salvadoreno": "SV",
}  # fmt: skip
"""Folded adjectives that do not begin like the name of their State, or like those of two."""
LEAST = 4  # letters that an adjective and a name begin with alike
_ADJECTIVE = r"[^\W\d_]{4,}"
_LIST = rf"(?P<adjectives>{_ADJECTIVE}(?:,\s+{_ADJECTIVE})*(?:\s+(?:and|et|y|e)\s+{_ADJECTIVE})?)"
BEHIND = re.compile(
    rf"^(?:los|el|les?|l['’])?\s*(?:gobiernos?|gouvernements?|estados?|etats?)\s+{_LIST}$"
)
BEFORE = re.compile(rf"^(?:the\s+)?{_LIST}\s+governments?$")
_OFFICE = r"(?:minist[a-z]+|department|departement|departamento|agence|agency|agencia)"
OFFICE_BEHIND = re.compile(
    rf"^(?:los|el|les?|la|l['’])?\s*{_OFFICE}\s+(?P<adjectives>{_ADJECTIVE})\b"
)
OFFICE_BEFORE = re.compile(rf"^(?:the\s+)?(?P<adjectives>{_ADJECTIVE})\s+{_OFFICE}\b")
""" "le ministère français de la Transition écologique", "the French Ministry of …"."""


def governments_by_adjective(name: str) -> list[str]:
    """The codes of the States whose governments or offices `name` names by adjectives; empty else.

    >>> governments_by_adjective("los Gobiernos argentino y chileno")
    ['AR', 'CL']
    """
    folded = normalise(name.strip())
    match = BEHIND.match(folded) or BEFORE.match(folded)
    match = match or OFFICE_BEHIND.match(folded) or OFFICE_BEFORE.match(folded)
    if not match:
        return []
    adjectives = re.split(r",\s+|\s+(?:and|et|y|e)\s+", match["adjectives"])
    isos = [_state_of(adjective) for adjective in adjectives]
    return [iso for iso in isos if iso] if all(isos) else []


FORMAL = re.compile(r"\b(?:republi\w+|royaume|kingdom|reino|federation|federacion)\s+(?P<rest>.+)")


def state_of_formal_name(name: str) -> str | None:
    """The code of the one State that a formal name gives by an adjective; None else.

    >>> state_of_formal_name("Gouvernement de la République tunisienne")
    'TN'
    """
    formal = FORMAL.search(normalise(name))
    words = formal["rest"].split() if formal else []
    found = {iso for word in words if (iso := adjectives().get(word))}
    return found.pop() if len(found) == 1 else None


@cache
def _state_of(adjective: str) -> str | None:
    """The one State whose name begins like a folded adjective, all but its last two letters."""
    if known := OWN.get(adjective) or OWN.get(adjective.rstrip("s")):
        return known
    found = {
        iso
        for iso, names in _names().items()
        if any(_alike(adjective, name) >= max(LEAST, len(name) - 2) for name in names)
    }
    return found.pop() if len(found) == 1 else None


def _alike(word: str, other: str) -> int:
    """How many letters two words begin with alike."""
    pairs = zip(word, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(word), len(other)))


@cache
def _names() -> dict[str, set[str]]:
    """The short names of each State, folded and without spaces, in three languages."""
    names: dict[str, set[str]] = {}
    for country in pycountry.countries:
        given = [state_name(country.alpha_2, language) for language in ("en", "fr", "es")]
        given.append(getattr(country, "common_name", country.name))
        names[country.alpha_2] = {normalise(name.split(",")[0]).replace(" ", "") for name in given}
    return names
