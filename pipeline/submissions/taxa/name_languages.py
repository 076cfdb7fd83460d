"""In which languages common names are given beside a scientific one.

A language counts as given where a name of our lists stands there, where a label says so ("en
inglés", a column "Français"), or where a few words set off like a name are of that language: their
runs of letters are held against those of the common names on our lists.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from extractors.roles.cues import fold_in_place
from taxonomy.names.synonyms import common_key, load_common_names

LANGUAGES = ("en", "fr", "es")
LABELS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:english|anglais\w*|ingles\w*)\b|\((?:e|en|eng|ang)\)|\ben\s*:"),
    "fr": re.compile(r"\b(?:french|francais\w*|frances\w*)\b|\((?:f|fr|fra)\)|\bfr\s*:"),
    "es": re.compile(
        r"\b(?:spanish|espagnol\w*|espanol\w*|castellano)\b|\((?:s|es|sp|esp)\)|\bes\s*:"
    ),
}
SPLIT = re.compile(r"[;,:()\[\]\n|/=]|\s[-–—]\s|—|–|\.\s|\.$|\b(?:or|ou|o|and|et|y)\b")
NO_NAME = re.compile(
    r"\d|\b(?:appendi\w+|annexe?s?|anexo\w*|apendice\w*|listed|inscrit\w*|figur\w*|class|order|family"
    r"|classe|ordre|famille|clase|orden|familia|species|especes?|especies?|cms|taxon|is|are|est|sont"
    r"|population\w*|poblacion\w*|subspecies|of which|known as|common names?)\b"
)
KEPT = 256  # texts: those on the names of one paper, asked for each target and language
LONGEST = 6  # words of a common name
SURE = 2.0  # by how much (natural logarithm) one language must lead
AUTHOR = re.compile(r"\([^()]*\b1[789]\d\d\)|(?:[A-ZÀ-Þ][\w.&’' -]{0,50}),? \(?1[789]\d\d\)?")
VERNACULAR = re.compile(
    r"\b(?:common|vernacular|nombres? (?:comun\w*|vulgar\w*)|noms? (?:commun|vernaculaire)s?)\b"
)


def languages_given(
    text: str, head: str, listed: Mapping[str, Sequence[str]], document_language: str
) -> set[str]:
    """The languages of the common names in one stretch; `listed` are the names on our lists.

    `head` is the head of its column: "Español" goes for a cell with anything in it, "Nombre
    común" for the language of the document.
    """
    found = {language for language in LANGUAGES if holds_name(text, listed.get(language, ()))}
    folded, column = fold_in_place(text), fold_in_place(head)
    found |= {language for language, label in LABELS.items() if label.search(folded)}
    if re.search(r"\w{3}", text):
        found |= {language for language, label in LABELS.items() if label.search(column)}
        found |= {document_language} if VERNACULAR.search(column) else set()
    here = {common_key(name) for names in listed.values() for name in names}
    others = _all_keys() - here
    words = (part for part in _name_like(text) if common_key(part) not in others)
    return found | {language for part in words if (language := language_of(part))}


def holds_name(text: str, names: Sequence[str]) -> bool:
    """Whether one of the names stands in a text, whatever its case, apostrophes and brackets.

    "Mexican (Brazilian) Free-tailed Bat" holds both "Mexican" and "Brazilian Free-tailed Bat".
    """
    return any(f" {common_key(name)} " in key for name in names for key in _readings(text))


@lru_cache(maxsize=KEPT)
def _readings(text: str) -> tuple[str, ...]:
    """The words of a text: as they stand, without brackets, and with these for what is before."""
    readings = (
        text,
        re.sub(r"\s*\([^()]*\)", "", text),
        re.sub(r"\w+\s*\(([^()]*)\)", r"\1", text),
    )
    return tuple([f" {common_key(reading)} " for reading in readings])


def _name_like(text: str) -> Iterator[str]:
    """Stretches of a few words set off by marks, without those that say something else."""
    for part in SPLIT.split(AUTHOR.sub(";", text)):
        words = part.split()
        if 0 < len(words) <= LONGEST and not NO_NAME.search(fold_in_place(part)):
            yield part.strip(" *.\"'“”«»")


def language_of(words: str) -> str:
    """The language of a common name by its letters; "" where it cannot be told."""
    model = _model()
    scores = {
        language: sum(math.log((counts[run] + 0.5) / total) for run in _runs(words))
        for language, (counts, total) in model.items()
    }
    first, second = sorted(scores, key=lambda language: -scores[language])[:2]
    return first if scores[first] - scores[second] >= SURE else ""


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(common_key(name.name) for name in load_common_names())


@cache
def _model() -> dict[str, tuple[Counter[str], float]]:
    """Language -> how often each run of letters comes in its common names, and the sum."""
    counts = {language: Counter[str]() for language in LANGUAGES}
    for name in load_common_names():
        counts[name.language].update(_runs(name.name))
    seen = {run for counter in counts.values() for run in counter}
    return {
        language: (counter, sum(counter.values()) + 0.5 * len(seen))
        for language, counter in counts.items()
    }


def _runs(words: str) -> list[str]:
    marked = f" {words.casefold().replace('’', chr(39))} "
    return [marked[at : at + size] for size in (2, 3, 4) for at in range(len(marked) - size + 1)]
