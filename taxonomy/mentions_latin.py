"""Scientific names in running text, whether or not they are on any list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taxonomy.known import known_genera
from taxonomy.names import PARTICLES

GENUS = r"[A-Z][a-zäëïöüæœ]{2,}(?:-[a-z]+)?"
EPITHET = r"[a-zäëïöüæœ]{2,}(?:-[a-zäëïöü]{2,})*"
BINOMIAL = re.compile(
    rf"\b(?P<genus>{GENUS})(?: \((?P<subgenus>{GENUS})\))?"
    rf" (?:(?P<open>spp?\b\.?)|(?:(?P<doubt>cf|aff)\.? )?(?P<epithet>{EPITHET})"
    rf"(?: (?:(?:subsp|ssp|var)\. )?(?P<third>{EPITHET}))?)"
)
LATIN_ENDING = re.compile(
    r"(?:us|um|a|is|e|ae|i|ii|orum|arum|ensis|ense|oides|ps|ax|ox|ix|ex|yx|er|or|os|on|ys|ans|ens)$"
)


@dataclass(frozen=True, slots=True)
class LatinName:
    """A stretch of the plain text that is a scientific name."""

    start: int
    end: int
    name: str  # as the text has it


def find_latin(plain: str) -> Iterator[LatinName]:
    """Full names of two or three words whose genus exists and whose epithet looks Latin."""
    for match in BINOMIAL.finditer(plain):
        if match["genus"] not in known_genera():
            continue
        end = match.end("open") if match["open"] else match.end("epithet")
        if match["epithet"] and not _latin(match["epithet"]):
            continue
        if match["third"] and _latin(match["third"]):
            end = match.end("third")
        yield LatinName(match.start(), end, plain[match.start() : end])


def _latin(word: str) -> bool:
    return word not in PARTICLES and bool(LATIN_ENDING.search(word))
