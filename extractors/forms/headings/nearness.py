"""How near the words of a heading, and of the text beneath it, are to each section of the form.

The numbers are learnt by `python -m tests.tools.train_headings`, which says from what.
"""

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from extractors.text import KEPT, TOKEN, grams, of_length_one, word_key

OTHER = "other"  # what is no section of the form: references, annexes, thanks
SOURCE = Path(__file__).with_name("nearness.csv")  # see `use`
SCALE = 100  # numbers of the file are hundredths
ROOT, BODY_ROOT, GRAM = 5, 6, 4  # letters
GRAM_WEIGHT = 0.3
BODY_WORDS = 130  # of the text beneath that are looked at
FEW_WORDS = 25
SAMPLE = 1000  # characters in which figures are counted
ENOUGH = 3  # figures of a kind; more tell no more

_SMALL = """
a an the of to in for and or de du des d la le les l et un une del el los las y o e para con por
u lo al as it is its be on at by from with that this which en au aux pour par avec sur dans que
qui se su sus son sa ses ce cette est es una uno
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that say nothing of the subject. "Who", "where", "quand", "cuánto" do."""

FIGURES = {
    "#year": re.compile(r"\b20[2-4]\d\b"),
    "#money": re.compile(r"(?i)\b(?:USD|EUR|euros?|dollars?|dólares)\b|US\$|\$|€|£"),
    "#latin": re.compile(r"\([A-Z][a-z]{3,} [a-z]{4,}"),
}


@dataclass(frozen=True, slots=True)
class Nearness:
    """Log-probabilities of each section, `OTHER` included, from one kind of evidence."""

    by_section: Mapping[str, float]

    def of(self, sections: Sequence[str]) -> float:
        """The mean over the sections that a heading stands for; `OTHER` for ("",)."""
        known = [self.by_section[i or OTHER] for i in sections if (i or OTHER) in self.by_section]
        return sum(known) / len(known) if known else 0.0

    @property
    def best(self) -> tuple[str, float]:
        """The nearest section of the form and its log-probability."""
        rows = ((p, i) for i, p in self.by_section.items() if i != OTHER)
        likelihood, section = max(rows)
        return section, likelihood

    def ranked(self, most: int) -> list[str]:
        """The `most` nearest sections of the form, nearest first."""
        ids = [i for i in self.by_section if i != OTHER]
        return sorted(ids, key=lambda i: -self.by_section[i])[:most]


@lru_cache(maxsize=KEPT)
def of_heading(text: str) -> Nearness:
    """What the words of a heading, its number left off, speak of."""
    return _near("heading", heading_features(text))


@lru_cache(maxsize=KEPT // 8)
def of_body(text: str) -> Nearness:
    """What the text beneath a heading speaks of."""
    return _near("body", body_features(text))


def use(path: Path) -> None:
    """Take the numbers from `path` from now on: for learning them anew."""
    global SOURCE  # noqa: PLW0603 - one model is in use at a time
    SOURCE = path
    for kept in (_model, of_heading, of_body):
        kept.cache_clear()


def sections_known() -> frozenset[str]:
    """The sections that something was learnt of."""
    return frozenset(_model()[0]) - {OTHER}


def heading_features(text: str) -> dict[str, float]:
    """Words, their roots and their letters by fours, all together of length one."""
    found: defaultdict[str, float] = defaultdict(float)
    for word in _telling(text):
        for feature, weight in _features_of(word):
            found[feature] += weight
    if "?" in text:
        found["?"] = 1
    return of_length_one(found)


@lru_cache(maxsize=KEPT)
def _features_of(word: str) -> tuple[tuple[str, float], ...]:
    root = [(f"r:{word[:ROOT]}", 1.0)] if len(word) > ROOT else []
    return ((f"w:{word}", 1.0), *root, *[(f"g:{gram}", GRAM_WEIGHT) for gram in grams(word, GRAM)])


def body_features(text: str) -> dict[str, float]:
    """Roots of the first words, and how many years, sums and Latin names stand there."""
    every = list(map(word_key, TOKEN.findall(text[: 12 * BODY_WORDS])[:BODY_WORDS]))
    roots = Counter(f"b:{word[:BODY_ROOT]}" for word in every if len(word) > 2 and _tells(word))
    found = of_length_one({root: 1 + math.log(n) for root, n in roots.items()})
    sample = text[:SAMPLE]
    for name, figure in FIGURES.items():
        found[name] = min(ENOUGH, len(figure.findall(sample))) / ENOUGH
    found["#mail"] = float("@" in sample)
    found["#short"] = float(len(every) < FEW_WORDS)
    found["#long"] = float(len(every) >= BODY_WORDS)
    return {feature: value for feature, value in found.items() if value}


def _telling(text: str) -> list[str]:
    words = map(word_key, TOKEN.findall(text.replace("’", "'")))
    return [word for word in words if _tells(word)]


def _tells(word: str) -> bool:
    return word not in SMALL_WORDS and not word.isdigit()


def _near(part: str, features: Mapping[str, float]) -> Nearness:
    ids, bias, rows = _model()
    sums = list(bias[part])
    for feature, value in features.items():
        row = rows.get(feature)
        if row:
            for n, weight in row:
                sums[n] += value * weight
    top = max(sums)
    total = top + math.log(sum(math.exp(score - top) for score in sums))
    return Nearness({i: score - total for i, score in zip(ids, sums, strict=True)})


Rows = dict[str, tuple[tuple[int, float], ...]]


@cache
def _model() -> tuple[tuple[str, ...], dict[str, list[float]], Rows]:
    """Sections, the bias of both parts, and what each feature speaks for."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        ids = tuple(next(reader)[1:])
        rows: Rows = {}
        bias: dict[str, list[float]] = {}
        for feature, *numbers in reader:
            if feature.startswith("bias:"):
                bias[feature.removeprefix("bias:")] = [int(n or 0) / SCALE for n in numbers]
            else:
                pairs = ((n, int(number) / SCALE) for n, number in enumerate(numbers) if number)
                rows[feature] = tuple(pairs)
    return ids, bias, rows
