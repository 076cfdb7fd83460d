"""How much a word looks like part of a scientific name.

Three things are asked in turn: is the word known as an epithet or a genus, is it an ordinary word
of English or Spanish (or the name of a person or a place), and if it is neither, do its letters
look like the one or the other? The last answer is a sum of weights of up to five letters in a row
(`data/latin.tsv`), learnt from names of the NCBI Taxonomy against ordinary words; `data/SOURCES.md`
tells from what.
"""

import csv
import gzip
from collections.abc import Mapping
from functools import cache
from math import fsum
from pathlib import Path

from taxonomy.names.reference_names import higher_taxa, known_genera
from taxonomy.names.scientific_names import PARTICLES, ScientificName

SHIPPED = Path(__file__).parent.parent / "data"
LONGEST = 5  # letters in a row that a weight is for
CERTAIN = 3.0  # about 20 to 1
NEVER = -9.0
HARDLY = -5.0
ORDINARY = -4.5  # the likelihood of an everyday word as an epithet
FUNCTION_WORDS = frozenset(
    (
        *PARTICLES,
        *("is", "are", "was", "were", "be", "been", "has", "have", "had", "may", "can", "will"),
        *("not", "no", "on", "at", "by", "for", "from", "to", "of", "with", "as", "or", "but"),
        *("than", "that", "this", "its", "it", "an", "a", "the", "all", "also", "more", "most"),
        *("only", "per", "via", "versus", "during", "under", "over", "into", "where", "when"),
        *("est", "sont", "été", "par", "pour", "dans", "sur", "aux", "au", "les", "une", "qui"),
        *("que", "avec", "sans", "sous", "ou", "ont", "plus", "pas", "très", "chez", "elle"),
        *("es", "son", "está", "están", "por", "para", "con", "sin", "sobre", "los", "las", "su"),
        *("se", "al", "ha", "han", "muy", "más", "entre", "como", "data", "and", "other"),
        *("sp", "spp", "ssp", "subsp", "var", "cf", "aff", "nov", "gen", "comb", "syn", "auct"),
        *("male", "female", "males", "females", "species", "genus", "virus", "phage"),
    )
)
NOT_LATIN = (
    "virus",
    "viruses",
    "phage",
    "phages",
    "tion",
    "ing",
    "ment",
    "ness",
    "like",
    "ed",
    "ly",
)


@cache
def known_epithets() -> frozenset[str]:
    """About 63,000 epithets that two species or more bear."""
    return _words("epithets.txt.gz")


@cache
def ordinary_words() -> frozenset[str]:
    """Ordinary words, and names of people and places, that could be taken for Latin."""
    return _words("ordinary.txt.gz")


@cache
def epithet_likelihood(word: str) -> float:
    """How surely a word in small letters is an epithet; 0 leaves it open, above 0 speaks for it.

    >>> epithet_likelihood("camelopardalis") > 0 > epithet_likelihood("population")
    True
    """
    if word in FUNCTION_WORDS or len(word) < 3 or word.endswith(NOT_LATIN):
        return NEVER
    known, ordinary = word in known_epithets(), word in ordinary_words()
    if known:
        return max(0.5, min(2.0, _weigh("epithet", word))) if ordinary else CERTAIN
    if ordinary:
        return HARDLY
    if "-" in word:
        return min(epithet_likelihood(part) for part in word.split("-") if len(part) > 2 or part)
    return max(-4.0, min(2.0, _weigh("epithet", word)))


@cache
def genus_likelihood(word: str) -> float:
    """As `epithet_likelihood`, for a word with a capital.

    >>> genus_likelihood("Giraffa") > 0 > genus_likelihood("Proposal")
    True
    """
    ordinary, name = word.lower() in ordinary_words(), word in ordinary_words()
    if word.lower() in FUNCTION_WORDS:
        return NEVER
    if word in known_genera():
        doubtful = max(0.0, min(2.0, _weigh("genus", word.lower())))
        return doubtful if ordinary else 1.0 + doubtful / 2 if name else CERTAIN
    if ordinary or name:
        return HARDLY
    return max(-4.0, min(1.0, _weigh("genus", word.lower()) - 1))


def name_likelihood(genus: str, epithet: str) -> float:
    """The sum for both words; a species named like its genus (*Gorilla gorilla*) is a name."""
    same = epithet == genus.lower()
    return genus_likelihood(genus) + (CERTAIN if same else epithet_likelihood(epithet))


def reads_as_name(name: ScientificName, plain: str, *, inside: bool = False) -> bool:
    """Whether words that have the shape of a name are one: one word alone, or a likely epithet.

    `inside` says that the first two are a listed species: then the third word decides.
    """
    if not name.epithet:
        return bool(name.open) or plain == name.genus or plain.startswith(f"{name.genus} (")
    if inside and name.infraspecific:
        same = name.infraspecific == name.epithet
        return same or epithet_likelihood(name.infraspecific) > ORDINARY
    return epithet_likelihood(name.epithet) > ORDINARY


def load_words() -> None:
    """Read every word list now, where memory is still to be shared with forked processes."""
    for load in (known_genera, known_epithets, ordinary_words, higher_taxa, _weights):
        load()


@cache
def looks_like_genus(word: str) -> float:
    """What the letters alone say; above 0 for a genus."""
    return _weigh("genus", word.lower())


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    """Kind -> letters -> weight; the letters "" hold what every word starts from."""
    found: dict[str, dict[str, float]] = {"epithet": {}, "genus": {}}
    with (SHIPPED / "latin.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["kind"]][row["letters"]] = float(row["weight"])
    return found


def _weigh(kind: str, word: str) -> float:
    weights, marked = _weights()[kind], f"^{word}$"
    seen = {
        marked[start : start + length]
        for length in range(1, LONGEST + 1)
        for start in range(len(marked) - length + 1)
    }
    # of a set, in whatever order it comes: a sum with rounding would differ from run to run
    return fsum((weights[""], *(weights.get(letters, 0.0) for letters in seen)))


def _words(name: str) -> frozenset[str]:
    with gzip.open(SHIPPED / name, "rt", encoding="utf-8") as lines:
        return frozenset(lines.read().split())
