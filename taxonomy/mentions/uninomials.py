"""Scientific names of one word in running text: genera, families, orders and above.

Some words are names by themselves (families by their ending, genera that no other word of a
language looks like). Others are only taken where the text speaks for them: it calls them a genus,
gives them an author, names a species of theirs, or lists them among names. What is a name once is
one wherever it stands in the same text.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from taxonomy.mentions.binomials import LatinName
from taxonomy.names.latin_words import looks_like_genus, ordinary_words
from taxonomy.names.reference_names import higher_taxa, known_genera

WORD = re.compile(
    r"(?<![\w'.])(?<!\w-)[A-Z][a-zäëïöüæœ]{2,}(?![\w'])"
    r"|(?<=\bnon-)[A-Z][a-zäëïöüæœ]{2,}(?![\w'])"
)
CAPITALS = re.compile(r"(?<![\w'.-])[A-Z]{4,}(?![\w'-])")
ENDING = re.compile(
    r"(?:inae|oidea|ales|formes|virinae|virales|mycetes|mycota|phyta|opsida|morpha|morphae|ptera|poda)$"
)
FAMILY = re.compile(r"(?:idae|aceae|viridae|virales|oideae|phyceae|mycetes|mycota)$")
GROUP = re.compile(r"[a-z]{4}(?:inae|oidea|iformes)$")  # of a group that no list of ours has
CUE = re.compile(
    r"\b(?:genus|genera|subgenus|family|families|order|class|phylum|tribe|subfamily|genre|genres"
    r"|famille|familles|ordre|classe|género|géneros|familia|familias|orden|clase)[:,]? $",
    re.IGNORECASE,
)
PART = re.compile(r"\b(?:species|section|sections|members|espèces|especies) (?:of|de|du) $")
PERSON = re.compile(
    r"(?:\b[A-Z]\.? |\b(?:Mr|Ms|Mrs|Dr|Prof|St|San|Santa|Mount|Lake|Cape|Port) "
    r"|\b(?:University|Universidad|Université|Government|Ministry|Republic|Province|Provincia|State"
    r"|Gulf|Bay|City|Port|Island|Islands|Region|District|People) (?:of|de|d') ?)$"
)
AFTER_PERSON = re.compile(
    r",? (?:et al\b|and coll|[A-Z]\.)|'s\b|,? \(?1[6-9]\d\d|,? \(?20\d\d| & |, [A-Z]\."
)
AUTHOR = re.compile(  # abbreviations that stand for one author only, or any name with its year
    r",? \(?(?:(?:Linn|Roxb|Gaertn|Willd|Lindl|Benth|Hook|Wall|Lam|Juss|Poir|Miq|Thunb|Spreng"
    r"|Schult|Fabr|Cuv|Lacep|Gmel|Temm|Vieill|Bonap|Rich|Reichb|Desf|Michx|Nutt|Torr|Forsk"
    r"|Kurz|DC|Blume)\b|[A-Z][a-zé]{3,}[.,]? \(?1[789]\d\d\b)"
)
PLACE = re.compile(
    r" (?:region|islands?|province|district|river|lake|bay|coast|city|university|state|sea|basin"
    r"|department|peninsula|delta|park|national|archipelago|area|county|village|project|agreement)\b"
)
BETWEEN = re.compile(r"(?:,|,? (?:and|or|et|ou|y|e)|;| &) ")
CITED_BEFORE = re.compile(r"\b[A-Z][\w-]*\.? $")  # "Proc. U. S. Nat. Mus, 28"
CITED_AFTER = re.compile(r"\.|, \d")
SHORTEST = 3  # a word as short as this needs to be called a genus
LOOKS = 0.5  # a genus that nothing else in the text speaks for must look like one
LOOKS_WELL = 1.0  # so must one in capitals, which could be an acronym, or one on no list
SURE_LENGTH = 5
KEPT = 20_000  # words of which the answer is kept

Words = list[re.Match[str]]


def find_single(plain: str, genera: Collection[str]) -> Iterator[LatinName]:
    """Names of one word; `genera` are those that the text names otherwise, with an epithet."""
    both = (*WORD.finditer(plain), *CAPITALS.finditer(plain))
    words = sorted(both, key=lambda match: match.start())
    words = [match for match in words if _can_be(match[0]) or _small(match[0]) in genera]
    words = [match for match in words if not _is_cited(plain, match)]
    sure = {match.start() for match in words if _is_name(plain, match, genera)}
    maybe = [at for at, match in enumerate(words) if _may_be(match, plain)]
    while maybe and (taken := _supported(plain, words, sure, maybe)):
        sure |= {words[at].start() for at in taken}
        maybe = [at for at in maybe if at not in taken]
    for match in words:
        if match.start() in sure:
            yield LatinName(match.start(), match.end(), match[0], _small(match[0]))


@lru_cache(maxsize=KEPT)
def _can_be(written: str) -> bool:
    """Whether anything in the text around it could make a name of a word.

    Words that nothing can are passed over at once: they are most of those with a capital, and
    none stands between two names of a list.
    """
    word = _small(written)
    if word in higher_taxa() or word in known_genera():
        return True
    if len(word) > SHORTEST and _is_latin(word) and (FAMILY.search(word) or GROUP.search(word)):
        return True
    return _looks_like_one(word)


def _looks_like_one(word: str) -> bool:
    """Whether a word on no list has the letters of a genus."""
    long = len(word) > SURE_LENGTH and _is_no_other_word(word)
    return long and looks_like_genus(word) >= LOOKS_WELL


def _supported(plain: str, words: Words, sure: Collection[int], maybe: list[int]) -> set[int]:
    """Which words (by their place in `words`) are names elsewhere, or stand in a list of names."""
    names = {_small(match[0]) for match in words if match.start() in sure}
    found = {at for at in maybe if _small(words[at][0]) in names}
    for at in maybe:
        for a, b in ((at - 1, at), (at, at + 1)):
            beside = a >= 0 and b < len(words) and words[a if b == at else b].start() in sure
            if beside and BETWEEN.fullmatch(plain, words[a].end(), words[b].start()):
                found.add(at)
    return found


def _is_name(plain: str, match: re.Match[str], genera: Collection[str]) -> bool:
    word = _small(match[0])
    if word in genera or _is_called_one(plain, match, word):
        return True
    if len(word) <= SHORTEST or not _is_latin(word):
        return False
    if FAMILY.search(word) or GROUP.search(word):
        return True
    if match[0].isupper():
        return _is_name_in_capitals(word)
    if word in higher_taxa():
        return not _is_person_or_place(plain, match)
    return _is_genus(plain, match, word)


def _is_latin(word: str) -> bool:
    """Whether a word is no ordinary one, or one that names a higher taxon besides."""
    if word.lower() in ordinary_words():
        return word in higher_taxa() and _looks_higher(word)
    return True


def _is_called_one(plain: str, match: re.Match[str], word: str) -> bool:
    known, other = word in higher_taxa() or word in known_genera(), not _is_no_other_word(word)
    if not known and not _looks_like_one(word):
        return False
    from_, to = max(0, match.start() - 20), match.start()
    if CUE.search(plain, from_, to):
        return True
    return known and not other and bool(PART.search(plain, from_, to))


def _is_name_in_capitals(word: str) -> bool:
    if len(word) <= SURE_LENGTH or not _is_no_other_word(word):
        return False
    looks = word in known_genera() and looks_like_genus(word) >= LOOKS_WELL
    return word in higher_taxa() or looks


def _is_genus(plain: str, match: re.Match[str], word: str) -> bool:
    if word not in known_genera() or word in ordinary_words():
        return False
    if AUTHOR.match(plain, match.end()):
        return True
    looks = len(word) >= SURE_LENGTH and looks_like_genus(word) >= LOOKS
    return looks and _alone(plain, match) and not _is_person_or_place(plain, match)


def _may_be(match: re.Match[str], plain: str) -> bool:
    """Whether a word could be a name, were the text to speak for it."""
    word = _small(match[0])
    higher, genus = word in higher_taxa(), word in known_genera()
    if not (higher or genus) or len(word) <= SHORTEST or word in ordinary_words():
        return False
    looks = word.lower() not in ordinary_words() or looks_like_genus(word) >= LOOKS_WELL
    return higher or (looks and not _is_person_or_place(plain, match))


def _is_no_other_word(word: str) -> bool:
    return word not in ordinary_words() and word.lower() not in ordinary_words()


def _looks_higher(word: str) -> bool:
    return len(word) > SURE_LENGTH and bool(ENDING.search(word) or looks_like_genus(word) > 0)


def _is_person_or_place(plain: str, match: re.Match[str]) -> bool:
    before = PERSON.search(plain, max(0, match.start() - 16), match.start())
    return bool(before or AFTER_PERSON.match(plain, match.end()) or PLACE.match(plain, match.end()))


def _is_cited(plain: str, match: re.Match[str]) -> bool:
    """Whether a short word is part of an abbreviated title, as "Mus" is for a museum."""
    if len(match[0]) > SHORTEST:
        return False
    before = CITED_BEFORE.search(plain, max(0, match.start() - 25), match.start())
    return bool(before or CITED_AFTER.match(plain, match.end()))


def _alone(plain: str, match: re.Match[str]) -> bool:
    """Whether no other word with a capital stands beside it, as in names of people and places."""
    before = re.search(r"[A-Z][\w'-]+ $", plain[max(0, match.start() - 25) : match.start()])
    after = re.match(r" [A-Z][a-z]", plain[match.end() : match.end() + 4])
    return not (before or after)


def _small(word: str) -> str:
    return word.capitalize() if word.isupper() else word
