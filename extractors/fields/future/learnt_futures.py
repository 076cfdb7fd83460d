"""What a sentence says of an action's future, by what was learnt of many ways to say it.

The numbers are learnt by `python -m tests.tools.train_futures`, which says from what.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from extractors.fields.future.senses import NOT, senses_of
from extractors.learnt_weights import likelihoods as weighed
from extractors.text import FUNCTION_WORDS, normalise, of_length_one

SOURCE = Path(__file__).parent / "data" / "learnt_futures.csv"
OPEN, NOTHING = "undecided", "nothing"
LENGTH = 2.5  # of what a sentence shows
UNDER, QUESTION = 0.7, 2.0
REACH = 7  # words behind a "not" that it may deny
ROW = 6  # senses in a clause that are seen together
PAIR, TOGETHER = 0.7, 0.3
SMALL = 3  # letters of a word that need not be looked at
ANOTHER = frozenset({"another"})
"""What a word is that has no sense here: of sentences on something else there are more."""
TOKEN = re.compile(r"cop\d+|[a-z]+(?:-[a-z]+)?|\d[\d.]*")
NUMBER = re.compile(r"\b(?:(?:ca|ac|cms/ca/)? ?\d\d\.\d{1,2})\b")
"""An action by its number: "14.21"."""
AGREED = re.compile(r"\bsí\b", re.IGNORECASE)
"""Without its accent it is "if"."""
CLAUSE = re.compile(r"(?:[;:.,!?]|\b(?:but|mais|pero|sino)\b)(?= |$)")


@lru_cache(maxsize=1024)
def likelihoods(sentence: str, *, asked: bool) -> Mapping[str, float]:
    """How likely a sentence says each thing of the action, adding up to 1.

    The three futures; "undecided", also on a condition; "nothing": it denies, tells of the past,
    of activities or of other things. `asked`: a heading asks what becomes of the action.
    """
    return weighed(SOURCE, features(sentence, asked=asked))


def features(sentence: str, *, asked: bool) -> dict[str, float]:
    """The senses of its words, "!" where denied, and those that follow or go with each other."""
    found: defaultdict[str, float] = defaultdict(float)
    plain = normalise(AGREED.sub("yes", sentence)).replace("cop ", "cop")
    for clause in CLAUSE.split(NUMBER.sub(" action ", plain)):
        before, seen = frozenset("^"), list[str]()
        for meant in _meant(TOKEN.findall(clause)):
            for sense in meant:
                _add(found, sense, before, frozenset(seen[-ROW:]))
            seen += sorted(meant)
            before = meant
    if sentence.rstrip().endswith("?"):
        found["?"] = QUESTION
    shown = {name: LENGTH * value for name, value in of_length_one(found).items()}
    return {**shown, "under": UNDER} if asked else shown


def _add(
    found: defaultdict[str, float], sense: str, before: frozenset[str], seen: frozenset[str]
) -> None:
    found[sense] += 1
    for earlier in before:
        found[f"{earlier}>{sense}"] += PAIR / len(before)
    for earlier in seen:
        found[f"{earlier}+{sense}"] += TOGETHER


def _meant(words: list[str]) -> Iterator[frozenset[str]]:
    """The senses of each word of a clause, "!" before them where denied; a row of others is one."""
    denied, known = 0, True
    for word, meant in zip(words, senses_of(words), strict=True):
        if NOT in meant:
            denied = REACH
        if meant:
            yield meant if NOT in meant or not denied else frozenset(f"!{name}" for name in meant)
        elif known and len(word) > SMALL and word not in FUNCTION_WORDS:
            yield ANOTHER
        known = bool(meant)
        denied -= denied > 0
