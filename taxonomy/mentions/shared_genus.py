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

AND = r"(?:and|or|et|ou|y|e|o|u|as well as|ainsi que|así como)"
WHO = r"(?:[,;]?\s\(?[A-Z][\w.'&, -]{1,40}?\d{4}\)?)?"  # the authors of the name before
NEXT = re.compile(
    rf"{WHO}\s*(?:[/&+;–]|,\s*(?:{AND}\s+)?|\s(?:-|{AND})\s+)\s*(?P<epithet>{EPITHET})(?![\w'-])"
)
HEADED = re.compile(  # "Gyps (africanus, rueppelli)", "Gyps: africanus"
    rf"(?<![\w-])(?P<genus>[A-Z][a-z]{{2,}})(?::| \()\s?(?P<epithet>{EPITHET})(?![\w'-])"
)
INNER = re.compile(  # "Calidris c. rufa": the species abbreviated, the subspecies written out
    rf"(?<![\w-])(?P<genus>[A-Z][a-z]{{2,}}) (?P<letter>[a-z])\. ?(?P<third>{EPITHET})(?![\w'-])"
)


def find_sharing(
    plain: str, names: Iterable[LatinName], listed: Callable[[str], bool]
) -> Iterator[ShortName]:
    """The epithets that go on behind a species, or in brackets behind a genus, with their names."""
    for name in names:
        if name.epithet:
            yield from _behind(plain, name.genus, name.end, listed)
    for head in HEADED.finditer(plain):
        if _is_species(head["genus"], head, listed):
            meant = f"{latin(head['genus'])} {latin(head['epithet'])}"
            yield ShortName(head.start(), head.end(), head[0], (meant,))
            yield from _behind(plain, head["genus"], head.end(), listed)


def _behind(plain: str, genus: str, end: int, listed: Callable[[str], bool]) -> Iterator[ShortName]:
    while (match := NEXT.match(plain, end)) and _is_species(genus, match, listed):
        start, end = match.span("epithet")
        meant = f"{latin(genus)} {latin(match['epithet'])}"
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
