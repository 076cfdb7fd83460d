"""Where proponents sit: towns behind their names or below them, and addresses."""

import re

from extractors.fields.person_names import ORGANIZATION
from extractors.fields.proponents.name_chunks import GOVERNMENT, PUBLIC
from extractors.fields.states.countries import find_states
from extractors.text import normalise, plain

ITEMS = re.compile(r"\s*;\s*")
PARTS = re.compile(r",\s+(?![^(]*\))")
BRACKETS = re.compile(r"\s*\(([^()]*)\)$")
LONGEST_SEAT = 3  # words
ADDRESS_WORDS, TOWN_WORDS = 12, 6  # of a line that tells where to write
ONE_WORD_NAME = re.compile(r"\b[A-Z]{2,}\b|[a-z][A-Z]")  # "WWF", "NatureUganda"


def without_seats(line: str) -> str:
    """A line without the town behind each name: "Lake Trust, Accra (Ghana); Kenya, Nairobi".

    Only where semicolons part the names: the commas then part each from what is told of it.
    """
    items = ITEMS.split(line)
    if len(items) < 2:
        return line
    return "; ".join(map(_named, items))


def _named(item: str) -> str:
    name, *behind = PARTS.split(item)
    return ", ".join([name, *(part for part in behind if not _is_seat(part))])


def _is_seat(part: str) -> bool:
    """A town, with its State in brackets or alone."""
    bare = BRACKETS.sub("", part.rstrip(" .")).strip()
    bracketed = BRACKETS.search(part.rstrip(" ."))
    words = bare.split()
    if not 0 < len(words) <= LONGEST_SEAT or not bare[:1].isupper() or find_states(bare):
        return False
    if bracketed and not find_states(bracketed[1]):
        return False
    folded = normalise(bare)
    body = ONE_WORD_NAME.search(bare) or not ORGANIZATION.isdisjoint(plain(bare).split())
    return not (body or GOVERNMENT.match(folded) or PUBLIC.match(folded))


def says_where(line: str, above: str, language: str | None) -> bool:
    """Whether a line behind a name is an address, or a town with its country.

    Behind "Manta Trust, Kenya", which tells it already, "Mer Vivante, Togo" is the next name.
    """
    if not ORGANIZATION.isdisjoint(plain(line).split()) or PUBLIC.search(normalise(line)):
        return False
    words = line.split()
    if re.search(r"\b(?!(?:19|20)\d\d\b)\d{1,5}\b", line) and len(words) < ADDRESS_WORDS:
        return True
    if len(words) > TOWN_WORDS or "," not in line or _ends_with_its_state(above, language):
        return False
    return bool(find_states(line, language))


def _ends_with_its_state(line: str, language: str | None) -> bool:
    name, _, place = line.rstrip(" .;").rpartition(", ")
    states = find_states(place, language)
    return bool(name and states) and states[0].written == place
