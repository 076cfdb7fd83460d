"""What a population note of the Appendices restricts a listing to, or takes out of it.

Places stay words: which of them are States, and which States a region holds, is for others to say.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from taxonomy.listing import Listing

EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for)?|exclud(?:ing|es?)|not including|other than|à l['’]exception"
    r"|sauf|excepté|à l['’]exclusion|hormis|except[uo]a?n?d?[oa]?s?|salvo|excluid[oa]s?"
    r"|con excepción|excluyendo)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*\((?:[^()]*not found[^()]*)\)")
FRAME = (
    r"(?:only|the|uniquement|seulement|solo|sólo|solamente|únicamente|(?:sub-?)?populations?|within"
    r"|sous-populations?|(?:sub)?poblaci[oó]n(?:es)?|range|of|in|from|du|des?|del|la|le|les|las"
    r"|los|el|en|aux?|[dl]['’])"
)
LEADING = re.compile(rf"^\W*(?:{FRAME}(?:\b|(?<=['’]))\W*)+", re.IGNORECASE)
TRAILING = re.compile(rf"(?:\W*\b{FRAME})+\W*$", re.IGNORECASE)
BREEDING = re.compile(r"\b(?:breeding|nicheuses?|reproductor(?:a|es|as)?|nid\w+)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|entre)\s+(.+?)\s+(?:and|et|y)\s+(.+)", re.IGNORECASE)
AND = re.compile(r"\s*(?:,|;|\band\b|\bet\b|\by\b)\s*", re.IGNORECASE)
SLASH = re.compile(r"\s*/\s*")
SEA = re.compile(r"^(.+?) and (.+?) (Seas?|Oceans?)\b")


class Scope(StrEnum):
    """Which way a note narrows a listing."""

    INCLUDE = "include"  # only the populations named are listed
    EXCEPT = "except"  # all but the populations named are listed
    UNCLEAR = "unclear"  # the source itself is in doubt


@dataclass(frozen=True, slots=True)
class Population:
    """A population note in parts."""

    scope: Scope
    places: tuple[str, ...]  # as the note words them, without "populations of"
    between: bool = False  # the range from the first place to the second
    breeding: bool = False  # only where they breed there
    words: str = ""  # the note itself


def parse_population(annotation: str) -> Population | None:
    """The parts of a population note, or None when there is no note.

    >>> parse_population("except the populations of Botswana, Namibia and Zimbabwe").places
    ('Botswana', 'Namibia', 'Zimbabwe')
    >>> parse_population("Baltic Proper population").scope
    <Scope.INCLUDE: 'include'>
    """
    words = annotation.strip()
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    if not words:
        return None
    if words.casefold().startswith("scope doubtful"):
        return Population(Scope.UNCLEAR, (), words=words)
    scope = Scope.EXCEPT if EXCEPT.search(words) else Scope.INCLUDE
    plain = EXCEPT.sub(" ", ASIDE.sub("", words))
    breeding = bool(BREEDING.search(plain))
    plain = BREEDING.sub(" ", plain)
    if ends := BETWEEN.search(plain):
        return Population(scope, (_bare(ends[1]), _bare(ends[2])), True, breeding, words)
    return Population(scope, tuple(_places(plain)), breeding=breeding, words=words)


def restrictions(listings: tuple[Listing, ...]) -> tuple[tuple[Listing, Population], ...]:
    """The listings that cover only some populations, each with its note in parts."""
    found = ((listing, parse_population(listing.annotation)) for listing in listings)
    return tuple((listing, note) for listing, note in found if note)


def _places(plain: str) -> list[str]:
    """Places in brackets say the same again, more closely: "Southwest Asia (Iran/Iraq)"."""
    opened = SLASH.sub(", ", re.sub(r"\(([^()]*)\)", r", \1", plain))
    parts = [_bare(part) for part in AND.split(SEA.sub(r"\1 \3, \2 \3", _bare(opened)))]
    return list(dict.fromkeys(part for part in parts if part))


def _bare(words: str) -> str:
    return " ".join(TRAILING.sub("", LEADING.sub("", words)).split()).strip(" .,;:")
