"""What the words around a body say of it beside a paper, by what was learnt of many ways to say it.

The numbers are learnt by `python -m tests.tools.train_paper_clauses`, which says from what.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from extractors.learnt_weights import likelihoods as weighed
from extractors.roles.cues import DENIED
from extractors.text import grams, of_length_one, stem

SOURCE = Path(__file__).parent / "data" / "paper_clauses.csv"
HANDS_IN = "hands_in"
ROOT, GRAM = 5, 4  # letters
WORD_WEIGHT, PAIR_WEIGHT, GRAM_WEIGHT = 0.6, 0.6, 0.2
DENIED_WEIGHT = 1.2
ASIDE = re.compile(r"^\s*\([^()]*\)(?=\s*[a-z])")
"""Brackets right behind a name, before the words that tell of it."""
TOKEN = re.compile(r"[a-z]+|:")
ARTICLES = frozenset(re.findall(r"\w+", "the a an la le les l el los las du des del d"))


def likelihoods(before: str, after: str) -> Mapping[str, float] | None:
    """How likely each thing is said of a body by the folded words around it, adding up to 1.

    "hands_in": the paper is its own; "beside": it helped, paid, wrote, was asked, supports;
    "works": what it does elsewhere; "named": who it is. None where not a word is said.
    """
    if not [word for word in (*_words(before), *_words(after)) if word != ":"]:
        return None
    return weighed(SOURCE, features(before, after))


def unlikely(before: str, after: str) -> float:
    """How likely (0-1) a body named between these folded words has no part in handing in."""
    shares = likelihoods(before, after)
    return shares["beside"] + shares["works"] if shares else 0.0


def features(before: str, after: str) -> dict[str, float]:
    """Words, pairs of them, roots and letters by fours, by their side; of length one."""
    found: defaultdict[str, float] = defaultdict(float)
    for side, words in (("l", ["^", *_words(before)]), ("r", [*_words(after), "$"])):
        for word in words:
            _add_word(found, side, word)
        for pair in pairwise(words):
            found[f"{side}2:{' '.join(pair)}"] += PAIR_WEIGHT
        near = words[-1] if side == "l" else words[0]
        found[f"{side}1:{near}"] += WORD_WEIGHT
    if DENIED.search(before) or DENIED.search(after):
        found["#denied"] = DENIED_WEIGHT
    return of_length_one(found)


def _add_word(found: defaultdict[str, float], side: str, word: str) -> None:
    found[f"{side}:{word}"] += WORD_WEIGHT
    found[f"w:{word}"] += WORD_WEIGHT
    if len(word) > ROOT:
        found[f"o:{word[:ROOT]}"] += WORD_WEIGHT
    if len(word) > 1:
        for gram in grams(word, GRAM):
            found[f"g:{gram}"] += GRAM_WEIGHT


def _words(folded: str) -> list[str]:
    words = (stem(match[0]) for match in TOKEN.finditer(ASIDE.sub(" ", folded)))
    return [word for word in words if word not in ARTICLES]
