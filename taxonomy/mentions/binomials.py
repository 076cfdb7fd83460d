"""Scientific names of two and three words in running text, whether or not they are on a list."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from taxonomy.names.latin_words import (
    CERTAIN,
    epithet_likelihood,
    genus_likelihood,
    known_epithets,
    name_likelihood,
    ordinary_words,
)
from taxonomy.names.reference_names import is_known_species
from taxonomy.names.scientific_names import latin

LETTERS = "a-zäëïöüæœéè"
GENUS = rf"[A-Z][{LETTERS}]{{2,}}(?:-[{LETTERS}]+)?"
EPITHET = rf"[{LETTERS}]{{2,}}(?:-[{LETTERS}]+)*"
AUTHOR = r"(?:(?:[A-Z]\. ?)*[A-Z][\w'-]+\.?|\((?:[A-Z]\. ?)*[A-Z][\w'. ,&-]+\))"
BINOMIAL = re.compile(
    rf"\b(?P<genus>{GENUS})(?: ?\((?P<subgenus>{GENUS})\))?"
    rf" (?:(?P<open>spp?\b\.?)|(?:(?P<doubt>cf|aff|nr)\.? |(?P<hybrid>[×x]) )?"
    rf"(?P<epithet>{EPITHET})(?!\w))"
)
THIRD = re.compile(
    rf" (?:(?P<mark>subsp|ssp|var|forma|f|pv|morph)\. ?)?(?P<third>{EPITHET})(?![\w'-])"
)
CAPITALS = re.compile(r"\b(?P<genus>[A-Z]{4,}) (?P<epithet>[A-Z]{4,})(?: (?P<third>[A-Z]{4,}))?\b")
TITLED = re.compile(rf"\b(?P<genus>{GENUS}) (?P<epithet>{GENUS})(?: (?P<third>{GENUS}))?\b")
HONOURING = re.compile(r"(?:ii|iana|ianus|ianum|ensis|[bcdfghjklmnpqrstvwxyz]i)$")
NAMED_AFTER = re.compile(r",? \(?(?:[A-Z]\. ?)*[A-Z][a-z]+(?:[.,;:)]|$| (?:[a-z]|&|[A-Z]\.))")
YEAR = re.compile(r"\W{1,3}(?:[A-Z(][\w.,'& -]{0,40}?)\b1[789]\d\d\b")
ENOUGH = 2.0  # the sum of the likelihoods of genus, epithet and surroundings
UNLIKELY = -0.5  # below it no surroundings make a name
ENOUGH_CAPITALS = 4.0  # in capitals the shape of the words tells nothing


@dataclass(frozen=True, slots=True)
class LatinName:
    """A stretch of the plain text that is a scientific name."""

    start: int
    end: int
    name: str  # as the text has it
    genus: str  # the word itself where the name is one word
    epithet: str = ""


Listed = Callable[[str], bool]  # whether the lists know a name, whatever its capitals


def find_binomials(plain: str, listed: Listed) -> Iterator[LatinName]:
    """Names whose genus and epithet look Latin enough together, or that the lists know."""
    for match in BINOMIAL.finditer(plain):
        genus, epithet = match["genus"], match["epithet"] or ""
        if match["open"]:
            if genus_likelihood(genus) >= 1:
                yield LatinName(match.start(), match.end(), match[0], genus)
        elif _is_name(plain, match, listed):
            end = _third(plain, match, listed)
            yield LatinName(match.start(), end, plain[match.start() : end], genus, latin(epithet))
        elif end := _listed_third(plain, match, listed):
            yield LatinName(match.start(), end, plain[match.start() : end], genus, latin(epithet))
        elif (head := before_hyphen(epithet)) and _likely(genus, head) >= ENOUGH:
            end = match.start("epithet") + len(head)
            yield LatinName(match.start(), end, plain[match.start() : end], genus, latin(head))


def find_capitals(plain: str, listed: Listed) -> Iterator[LatinName]:
    """ALL CAPITALS and Every Word With One, as titles have them: only what is known well."""
    for match in CAPITALS.finditer(plain):
        genus, epithet = match["genus"].capitalize(), match["epithet"].lower()
        enough = genus_likelihood(genus) + epithet_likelihood(epithet) >= ENOUGH_CAPITALS
        if enough or listed(f"{genus} {epithet}"):
            yield _of_capitals(match, genus, epithet, listed)
    for match in TITLED.finditer(plain):
        genus, epithet = match["genus"], match["epithet"].lower()
        known = listed(f"{genus} {epithet}") or is_known_species(f"{genus} {epithet}")
        if known or _is_honouring(genus, match["epithet"]):
            yield _of_capitals(match, genus, epithet, listed)


def _is_honouring(genus: str, epithet: str) -> bool:
    """Whether an epithet has its capital from a person or place, as was usual in older texts."""
    ordinary = epithet in ordinary_words() or epithet.lower() in ordinary_words()
    known = epithet.lower() in known_epithets() and not ordinary
    return known and genus_likelihood(genus) >= CERTAIN and bool(HONOURING.search(epithet))


def _of_capitals(match: re.Match[str], genus: str, epithet: str, listed: Listed) -> LatinName:
    third = (match["third"] or "").lower()
    longer = third and (listed(f"{genus} {epithet} {third}") or third == epithet)
    end = match.end() if longer else match.end("epithet")
    return LatinName(match.start(), end, match[0][: end - match.start()], genus, epithet)


def before_hyphen(epithet: str) -> str:
    """The epithet in an English compound ("cerevisiae-derived"); "" where there is none."""
    head, _, tail = epithet.partition("-")
    return head if tail and epithet_likelihood(latin(tail)) < 0 < epithet_likelihood(head) else ""


def _likely(genus: str, epithet: str) -> float:
    return name_likelihood(latin(genus), latin(epithet))


def _is_name(plain: str, match: re.Match[str], listed: Listed) -> bool:
    genus, epithet = match["genus"], match["epithet"]
    likely = _likely(genus, epithet)
    if likely > UNLIKELY and likely + _surroundings(plain, match) >= ENOUGH:
        return True
    name = f"{latin(genus)} {latin(epithet)}"
    return listed(name) or (is_known_species(name) and genus_likelihood(genus) >= 0)


def _surroundings(plain: str, match: re.Match[str]) -> float:
    """What stands around a name: brackets of its own, a mark of doubt, an author with a year."""
    before, after = plain[match.start() - 1 : match.start()], plain[match.end() : match.end() + 1]
    found = 1.5 if before == "(" and after in {")", ","} else 0.0
    found += 1.0 if match["doubt"] or match["subgenus"] else 0.0
    after_it = YEAR.match(plain, match.end()) or NAMED_AFTER.match(plain, match.end())
    return found + (1.0 if after_it else 0.0)


def _listed_third(plain: str, match: re.Match[str], listed: Listed) -> int:
    """Where a name of three words ends that the lists know as a whole only; 0 for none."""
    third = THIRD.match(plain, match.end())
    whole = (
        f"{latin(match['genus'])} {latin(match['epithet'])} {latin(third['third'])}"
        if third
        else ""
    )
    return third.end() if third and not match["doubt"] and listed(whole) else 0


def _third(plain: str, match: re.Match[str], listed: Listed) -> int:
    """Where the name ends: after a third word that is known or marked as one, else before it."""
    third = THIRD.match(plain, match.end())
    if not third:
        return match.end()
    genus, epithet, word = match["genus"], match["epithet"], third["third"]
    likely = epithet_likelihood(latin(word))
    marked = third["mark"] and likely > -2
    if marked or likely >= CERTAIN or word == epithet or listed(f"{genus} {epithet} {word}"):
        return third.end()
    return match.end()
