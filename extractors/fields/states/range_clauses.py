"""What the words around a State say of it in a range, by what was learnt of many ways to say it.

The numbers are learnt by `python -m tests.tools.train_range_clauses`, which says from what.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from extractors.learnt_weights import likelihoods as weighed
from extractors.text import grams, of_length_one, stem

SOURCE = Path(__file__).parent / "data" / "range_clauses.csv"
RANGE = "range"
FEWEST_WORDS = 2  # around a name, without which nothing is told
ROOT, GRAM = 5, 4  # letters
WORD_WEIGHT, GRAM_WEIGHT, PAIR_WEIGHT = 0.6, 0.3, 0.4
FADING = 0.95  # of what the word before it weighs, seen from the name
PAIR = "b:"  # begins the name of a pair of words
NEAREST = 2  # words at either side whose order counts
TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?")
OLD = re.compile(r"\b1[5-9]\d\d\b")
NEW = re.compile(r"\b20[012]\d\b")
FIGURE = re.compile(r"\b\d")
FIGURES = {"#old": OLD, "#new": NEW, "#figure": FIGURE}
SMALL_WORDS = frozenset(
    re.findall(r"\w+", "the of a an la le les el los las de du des del d l un une una")
)


def likelihoods(before: str, after: str) -> Mapping[str, float] | None:
    """How likely each thing is said of a State by the folded words around it, adding up to 1.

    "range": the animal lives, winters or passes there; "gone", "stray", "apart" (of another
    population, captive, left out), "others" (people, goods, texts). None where hardly a word is.
    """
    if len(words_of(before)) + len(words_of(after)) < FEWEST_WORDS:
        return None
    return weighed(SOURCE, features(before, after))


def features(before: str, after: str) -> dict[str, float]:
    """Words, pairs, roots and letters by fours, by side, less the farther off; of length one."""
    found: defaultdict[str, float] = defaultdict(float)
    left, right = words_of(before), words_of(after)
    for side, words, near in (("l", left, left[-NEAREST:]), ("r", right, right[:NEAREST])):
        for distance, word in enumerate(words if side == "r" else reversed(words)):
            _add_word(found, side, word, FADING**distance)
        for pair in pairwise(words):
            found[f"{PAIR}{' '.join(pair)}"] += PAIR_WEIGHT
        if near:
            found[f"{side}2:{' '.join(near)}"] += WORD_WEIGHT
    for name, pattern in FIGURES.items():
        if pattern.search(before) or pattern.search(after):
            found[name] = WORD_WEIGHT
    return of_length_one(found)


def _add_word(found: defaultdict[str, float], side: str, word: str, worth: float) -> None:
    found[f"{side}:{word}"] += WORD_WEIGHT * worth
    found[f"w:{word}"] += WORD_WEIGHT * worth
    if len(word) > ROOT:
        found[f"o:{word[:ROOT]}"] += WORD_WEIGHT * worth
    for gram in grams(word, GRAM):
        found[f"g:{gram}"] += GRAM_WEIGHT * worth


def words_of(folded: str) -> list[str]:
    words = (stem(match[0]) for match in TOKEN.finditer(folded))
    return [word for word in words if word not in SMALL_WORDS]
