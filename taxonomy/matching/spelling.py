"""The listed name that a misspelt one was meant to be, or the several it may have been.

The rules, and why:

* An epithet may take another ending for the gender of its genus (*gregarius*, *gregaria*): that
  is the smallest slip. Otherwise one edit is allowed in a word of four letters or more and two
  from eight letters on: in short words two edits lead to other real names. Where the other word
  stands letter by letter, one edit is allowed from three letters on and two from five.
* A genus that exists is not a misspelling of another. It may be one letter from the listed genus
  only where it is no genus of chordates and the epithet is the same, letter by letter.
* A name that exists is never a misspelling, and one that is as near to an existing species of
  the same genus as to a listed one stays open.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from taxonomy.names.reference_names import (
    chordate_genera,
    higher_taxa,
    is_known_species,
    known_genera,
    known_genus,
)
from taxonomy.names.scientific_names import ScientificName

KEPT = 20_000  # words whose nearness to a genus is remembered
FURTHEST = 2  # edits that `allowed` and `reach` ever let a word be away
MOST_EDITS = 3  # over the whole name; two slips in one word and one in the other
DISTINCTIVE = 5  # letters of an epithet that tells by itself what was meant
ENDING = 0.5  # the cost, in edits, of another ending for gender or case
CONFUSED = 0.75  # the cost of letters that sound or look alike
ENDINGS = (
    *("orum", "arum", "us", "um", "os", "on", "is", "es", "er", "ra", "rum", "ii", "ae", "a", "e"),
    "i",
)
SHORTEST_STEM = 3
SOUNDS = (
    ("rn", "m"), ("vv", "w"), ("ae", "e"), ("oe", "e"), ("ph", "f"), ("rh", "r"), ("th", "t"),
    ("ch", "c"), ("ck", "c"), ("k", "c"), ("y", "i"), ("j", "i"), ("w", "v"), ("z", "s"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Near:
    """A listed name within reach of a written one."""

    taxon: str  # the listed name, or a synonym of one, as in the index
    edits: float  # 0 for the same name
    sure: bool  # False where the genus is another that exists: for a person to decide

    def score(self, written: str) -> float:
        """0-100: the share of letters that stand."""
        return round(100 * max(0.0, 1 - self.edits / max(len(written), 1)), 1)


class Neighbourhood:
    """Words, and which of them could be within reach of another; counts for all of them at once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._sounds = [_sound(word) for word in self._words]

    def of(self, word: str) -> list[str]:
        """Those that `edits` may find no further than `FURTHEST` from `word`, and some more."""
        alike = _places(word, self._words, FURTHEST)
        alike |= _places(_sound(word), self._sounds, int(FURTHEST - CONFUSED))
        return [self._words[at] for at in sorted(alike)]


def _places(word: str, words: list[str], most: int) -> set[int]:
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {at for _, _, at in found}


class Speller:
    """Finds names within a few edits; knows the names of one edition."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are canonical: one to three words, the first with a capital."""
        self._by_genus: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._single: list[str] = []
        self._near_genus: dict[str, bool] = {}
        for name in names:
            genus, *rest = name.split()
            if rest:
                self._by_genus.setdefault(genus, []).append((name, tuple(rest)))
            else:
                self._single.append(name)
        self._near_single_words = Neighbourhood(self._single)
        self._near_genera = Neighbourhood(self._by_genus)

    def near(self, name: ScientificName) -> list[Near]:
        """What `name` may have been meant for, nearest first; nothing for a name that exists."""
        written = name.canonical
        if is_known_species(written):
            return []
        genus, *rest = written.split()
        found = (
            [near for listed in self._genera(genus) for near in self._in(listed, genus, rest)]
            if rest
            else self._near_single(genus)
        )
        found.sort(key=lambda near: (near.edits, near.taxon))
        return found

    def _near_single(self, word: str) -> list[Near]:
        """A family or genus; one that exists is no misspelling of another."""
        if word in known_genera() or word in higher_taxa():
            return []
        found = ((listed, edits(word, listed)) for listed in self._near_single_words.of(word))
        return [Near(listed, far, True) for listed, far in found if 0 < far <= allowed(listed)]

    def is_near_genus(self, genus: str) -> bool:
        """Whether a listed genus is within the slips allowed in its name."""
        if genus not in self._near_genus:
            if len(self._near_genus) >= KEPT:
                self._near_genus.clear()
            self._near_genus[genus] = bool(self._genera(genus))
        return self._near_genus[genus]

    def _genera(self, genus: str) -> list[str]:
        """Listed genera within reach; those further off need the epithet letter by letter."""
        return [
            listed
            for listed in self._near_genera.of(genus)
            if abs(len(listed) - len(genus)) <= 2 and edits(genus, listed) <= reach(listed)
        ]

    def _in(self, listed: str, genus: str, rest: list[str]) -> Iterable[Near]:
        moved = edits(genus, listed)
        for taxon, words in self._by_genus[listed]:
            if len(words) != len(rest):
                continue
            apart = [epithet_edits(*pair) for pair in zip(rest, words, strict=True)]
            most = reach if not moved else allowed
            if any(far > most(word) for far, word in zip(apart, words, strict=True)):
                continue
            if moved > allowed(listed) and (any(apart) or len(rest[0]) < DISTINCTIVE):
                continue
            total = moved + sum(apart)
            if 0 < total <= MOST_EDITS:
                sure = _same_genus(genus, moved, sum(apart), rest)
                yield Near(taxon, total, sure and not self._nearer_real(listed, rest, sum(apart)))

    @staticmethod
    def _nearer_real(genus: str, rest: list[str], apart: float) -> bool:
        """Whether an existing species of the genus that is not listed is as near."""
        if not apart or not (known := known_genus(genus)):
            return False
        written = " ".join(rest)
        near = (e for e in known.epithets if e.count(" ") == len(rest) - 1)
        return sum(epithet_edits(written, other) <= apart for other in near) > 1


def _same_genus(genus: str, moved: float, apart: float, rest: list[str]) -> bool:
    if not moved or genus not in known_genera():
        return True
    return genus not in chordate_genera() and moved <= 1 and not apart and len(rest[0]) >= 6


def edits(name: str, other: str) -> float:
    """Letters dropped, added, changed or swapped, letters that look alike counted for less."""
    plain = float(OSA.distance(name, other, score_cutoff=3))
    if plain <= CONFUSED:
        return plain
    return min(plain, CONFUSED + OSA.distance(_sound(name), _sound(other), score_cutoff=3))


def epithet_edits(epithet: str, other: str) -> float:
    """As `edits`, where an ending for gender or case costs least of all."""
    if epithet == other:
        return 0
    if _stems(epithet) & _stems(other):
        return ENDING
    return edits(epithet, other)


def _stems(word: str) -> set[str]:
    stems = {word.removesuffix(ending) for ending in ENDINGS}
    return {stem for stem in stems if stem != word and len(stem) >= SHORTEST_STEM}


def allowed(word: str) -> float:
    """How many edits a word of this length may be away."""
    return 2 if len(word) >= 8 else 1 if len(word) >= 4 else ENDING


def reach(word: str) -> float:
    """How many edits a word may be away where the other word of the name stands as it should."""
    return 2 if len(word) >= 5 else 1 if len(word) >= 3 else 0


@lru_cache(maxsize=20_000)
def _sound(word: str) -> str:
    folded = word.casefold()
    for letters, sound in SOUNDS:
        folded = folded.replace(letters, sound)
    return DOUBLED.sub(r"\1", folded)
