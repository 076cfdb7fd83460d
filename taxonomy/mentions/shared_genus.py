"""Species listed under one genus: "Gyps africanus, rueppelli and indicus".

Only an epithet that makes a listed or known species with the genus is one; what follows a name in
a list of words may be anything.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from taxonomy.mentions.abbreviations import ShortName
from taxonomy.mentions.binomials import EPITHET, LatinName
from taxonomy.names.latin_words import FUNCTION_WORDS
from taxonomy.names.reference_names import is_known_species
from taxonomy.names.scientific_names import latin

NEXT = re.compile(
    rf"\s*(?:/|&|,\s*(?:(?:and|or|et|ou|y|e|o)\s+)?|\s(?:and|or|et|ou|y|e|o)\s+)\s*(?P<epithet>{EPITHET})"
    r"(?![\w'-])"
)
INNER = re.compile(  # "Calidris c. rufa": the species abbreviated, the subspecies written out
    rf"(?<![\w-])(?P<genus>[A-Z][a-z]{{2,}}) (?P<letter>[a-z])\. ?(?P<third>{EPITHET})(?![\w'-])"
)


def find_sharing(
    plain: str, names: Iterable[LatinName], listed: Callable[[str], bool]
) -> Iterator[ShortName]:
    """The epithets that go on behind a species, each with the name it stands for."""
    for name in names:
        if not name.epithet:
            continue
        end = name.end
        while (match := NEXT.match(plain, end)) and _is_species(name.genus, match, listed):
            start, end = match.span("epithet")
            meant = f"{latin(name.genus)} {latin(match['epithet'])}"
            yield ShortName(start, end, match["epithet"], (meant,))


def _is_species(genus: str, match: re.Match[str], listed: Callable[[str], bool]) -> bool:
    epithet = latin(match["epithet"])
    whole = f"{latin(genus)} {epithet}"
    return epithet not in FUNCTION_WORDS and (listed(whole) or is_known_species(whole))


def by_genus(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Names sorted under their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys(names):
        genus = name.split()[0]
        found[genus] = (*found.get(genus, ()), name)
    return found


def find_inner(plain: str, subspecies: Mapping[str, tuple[str, ...]]) -> Iterator[ShortName]:
    """Listed subspecies whose species is abbreviated; `subspecies` holds those of each genus."""
    for match in INNER.finditer(plain):
        third = latin(match["third"])
        meant = tuple(
            name
            for name in subspecies.get(match["genus"], ())
            if (words := name.split())[1].startswith(match["letter"]) and words[2] == third
        )
        if meant:
            yield ShortName(match.start(), match.end(), match[0], meant)
