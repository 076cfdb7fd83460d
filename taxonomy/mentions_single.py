"""Scientific names of one word in running text: genera, families, orders and above."""

import re
from collections.abc import Collection, Iterator

from taxonomy.known import higher_taxa, known_genera
from taxonomy.latin import looks_like_genus, ordinary_words
from taxonomy.mentions_latin import LatinName

WORD = re.compile(r"(?<![\w'.])(?<!\w-)[A-Z][a-zäëïöüæœ]{2,}(?![\w'])(?!-[a-z]+ed\b)")
CAPITALS = re.compile(r"(?<![\w'.-])[A-Z]{4,}(?![\w'-])")
ENDING = re.compile(
    r"(?:inae|oidea|ales|formes|virinae|virales|mycetes|mycota|phyta|opsida|morpha|morphae|ptera|poda)$"
)
FAMILY = re.compile(r"(?:idae|aceae|viridae|oideae|phyceae|mycetes|mycota)$")
CUE = re.compile(
    r"\b(?:genus|genera|subgenus|family|families|order|class|phylum|tribe|subfamily|genre|genres"
    r"|famille|familles|ordre|classe|género|géneros|familia|familias|orden|clase)[:,]? $",
    re.IGNORECASE,
)
PERSON = re.compile(r"(?:\b[A-Z]\.? |\b(?:Mr|Ms|Mrs|Dr|Prof|St|San|Santa|Mount|Lake|Cape|Port) )$")
AFTER_PERSON = re.compile(
    r",? (?:et al\b|and coll|[A-Z]\.)|'s\b|,? \(?1[6-9]\d\d|,? \(?20\d\d| & |, [A-Z]\."
)
PLACE = re.compile(
    r" (?:region|islands?|province|district|river|lake|bay|coast|city|university|state|sea|basin"
    r"|department|peninsula|delta|park|national|archipelago|area|county|village|project|agreement)\b"
)
SHORTEST = 3  # a word as short as this needs to be called a genus
LOOKS = 0.5  # a genus that nothing else in the text speaks for must look like one
SURE_LENGTH = 5


def find_single(plain: str, genera: Collection[str]) -> Iterator[LatinName]:
    """Names of one word; `genera` are those that the text names otherwise, with an epithet."""
    for match in WORD.finditer(plain):
        if _is_name(plain, match, genera):
            yield LatinName(match.start(), match.end(), match[0], match[0])
    for match in CAPITALS.finditer(plain):
        word = match[0].capitalize()
        known = word in higher_taxa() or word.lower() not in ordinary_words()
        if word in genera or (FAMILY.search(word) and known) or _called_genus(plain, match, word):
            yield LatinName(match.start(), match.end(), match[0], word)


def _is_name(plain: str, match: re.Match[str], genera: Collection[str]) -> bool:
    word = match[0]
    if word in genera:
        return True
    higher, genus = word in higher_taxa(), word in known_genera()
    if (higher or genus) and CUE.search(plain, max(0, match.start() - 20), match.start()):
        return True
    if len(word) <= SHORTEST or (word.lower() in ordinary_words() and not higher):
        return False
    if FAMILY.search(word):
        return True
    if higher and (word.lower() not in ordinary_words() or _looks_higher(word)):
        return not _is_person_or_place(plain, match)
    if not genus or word in ordinary_words() or looks_like_genus(word) < LOOKS:
        return False
    return (
        len(word) >= SURE_LENGTH and _alone(plain, match) and not _is_person_or_place(plain, match)
    )


def _looks_higher(word: str) -> bool:
    return len(word) > SURE_LENGTH and bool(ENDING.search(word) or looks_like_genus(word) > 0)


def _called_genus(plain: str, match: re.Match[str], word: str) -> bool:
    called = CUE.search(plain, max(0, match.start() - 20), match.start())
    return bool(called) and word in known_genera()


def _is_person_or_place(plain: str, match: re.Match[str]) -> bool:
    before = PERSON.search(plain, max(0, match.start() - 8), match.start())
    return bool(before or AFTER_PERSON.match(plain, match.end()) or PLACE.match(plain, match.end()))


def _alone(plain: str, match: re.Match[str]) -> bool:
    """Whether no other word with a capital stands beside it, as in names of people and places."""
    before = re.search(r"[A-Z][\w'-]+ $", plain[max(0, match.start() - 25) : match.start()])
    after = re.match(r" [A-Z][a-z]", plain[match.end() : match.end() + 4])
    return not (before or after)
