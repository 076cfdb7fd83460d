"""Other wordings for a listed taxon: superseded scientific names, and common names."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from taxonomy.listing import AppendixList
from taxonomy.names.scientific_names import tidy_name

SHIPPED = Path(__file__).parent.parent / "data"
SPLIT = "split"  # how the relation of a name that was divided among several taxa begins
NOT_SEEN = ("inferred", "unchecked")  # how the source of a row begins that rests on no text
SPLIT_OFF = re.compile(r"as (?P<name>.+?) \(split;")  # in the column listed_at
ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "l",
        "el",
        "los",
        "las",
        "un",
        "une",
        "una",
        "d",
        "de",
        "des",
        "du",
        "del",
    )
)
PLURALS = {"geese": "goose", "wolves": "wolf", "oxen": "ox", "calves": "calf", "aux": "al"}


@dataclass(frozen=True, slots=True)
class Synonym:
    """A name that once stood, or stands elsewhere, for a listed taxon."""

    name: str
    listed: str  # the taxon as written in the Appendices
    relation: str  # in words: "former name", "split: formerly listed under …", "misspelling"
    source: str

    @property
    def is_split(self) -> bool:
        """The name covered `listed` only in its extended meaning (*sensu lato*)."""
        return self.relation.startswith(SPLIT)

    @property
    def is_inferred(self) -> bool:
        """Whether no official text was seen that says so."""
        return self.source.startswith(NOT_SEEN)


@dataclass(frozen=True, slots=True)
class CommonName:
    """What people call a listed taxon in one language."""

    listed: str  # the taxon as written in the Appendices
    language: str  # "en", "fr", "es"
    name: str
    source: str


@cache
def load_synonyms() -> tuple[Synonym, ...]:
    """The table of synonyms, and the taxa that the lines themselves say were split off another."""
    table = [
        Synonym(row["synonym"], row["accepted_name_in_appendix"], row["relation"], row["source"])
        for row in _rows(SHIPPED / "synonyms.csv")
    ]
    known = {(synonym.name, synonym.listed) for synonym in table}
    lines = _rows(SHIPPED / "appendices.csv")
    splits = [found for row in lines if (found := _split_off(row))]
    return (*table, *(s for s in dict.fromkeys(splits) if (s.name, s.listed) not in known))


def _split_off(row: dict[str, str]) -> Synonym | None:
    match = SPLIT_OFF.match(row["listed_at"])
    if not match:
        return None
    name = match["name"].replace(" (s.l.)", "")
    relation = f"{SPLIT}: formerly listed under (sensu lato)"
    return Synonym(name, row["scientific_name"], relation, row["verified"])


@cache
def load_common_names() -> tuple[CommonName, ...]:
    return tuple(
        CommonName(row["scientific_name"], row["language"], row["common_name"], row["source"])
        for row in _rows(SHIPPED / "names.csv")
    )


def names_given(appendices: AppendixList) -> Iterator[CommonName]:
    """The common names that an edition itself gives with the taxa it covers."""
    for taxon in appendices.covered:
        for language, names in taxon.common_names.items():
            for name in names:
                yield CommonName(taxon.taxon, language, name, appendices.source)


def single_forms(name: str) -> frozenset[str]:
    """The forms of a common name of one word that may stand in a text, folded; else nothing.

    A key cuts endings, which for one word alone leads too far (Spanish *león*, Sierra *Leone*).

    >>> sorted(single_forms("Lion"))
    ['lion', 'liones', 'lions', 'lionx']
    """
    word = fold(name)
    if not word.isalpha():
        return frozenset()
    forms = {word, f"{word}s", f"{word}es", f"{word}x"}
    forms |= {f"{word[:-1]}ies"} if word.endswith("y") else set()
    forms |= {f"{word[:-1]}ces"} if word.endswith("z") else set()
    forms |= {f"{word[:-2]}aux"} if word.endswith("al") else set()
    return frozenset(forms)


def fold(text: str) -> str:
    """Small letters without accents, one space between words."""
    decomposed = unicodedata.normalize("NFKD", tidy_name(text).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("œ", "oe")


def common_key(text: str) -> str:
    """A common name without case, accents, hyphens, leading article and plural.

    The key is for comparing, not for reading: endings are cut from both sides alike.

    >>> common_key("l’Éléphant d’Asie") == common_key("ELEPHANTS D'ASIE")
    True
    >>> common_key("Hawksbill turtles") == common_key("hawksbill Turtle")
    True
    """
    words = re.findall(r"[^\W_]+", fold(text))
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(map(_singular, words))


def _singular(word: str) -> str:
    if word in PLURALS:
        return PLURALS[word]
    if len(word) < 4:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    word = word[:-2] if word.endswith("sses") else word
    word = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    word = word[:-1] if word.endswith(("eux", "eaux")) else word
    word = word.removesuffix("e")
    return (
        word[:-1] + "i" if word.endswith("y") else word[:-1] + "c" if word.endswith("z") else word
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
