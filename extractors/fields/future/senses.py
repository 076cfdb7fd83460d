"""What the words of a sentence mean where an action's future is spoken of, in three languages."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

SOURCE = Path(__file__).parent / "data" / "senses.toml"
FEWEST_LETTERS = 2  # of a root
BETWEEN = 3  # words from one word of a phrase to the next, at most
NOT = "neg"

_WORDS: defaultdict[str, set[str]] = defaultdict(set)
_ROOTS: defaultdict[str, set[str]] = defaultdict(set)
_PHRASES: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
for _sense, _entries in tomllib.loads(SOURCE.read_text("utf-8")).items():
    for _entry in _entries.split():
        _first, *_rest = _entry.split("_")
        if _rest:
            _PHRASES[_first[:FEWEST_LETTERS]].append(([_first, *_rest], _sense))
        elif _first.endswith("*"):
            _ROOTS[_first[:-1]].add(_sense)
        else:
            _WORDS[_first].add(_sense)


def senses_of(words: Sequence[str]) -> Iterator[frozenset[str]]:
    """For each folded word what it means; a phrase means it at its first word."""
    for at, word in enumerate(words):
        meant = _of_word(word)
        for phrase, sense in _PHRASES.get(word[:FEWEST_LETTERS], ()):
            if sense not in meant and _stands(phrase, words, at):
                meant |= {sense}
        yield meant


@lru_cache(maxsize=4096)
def _of_word(word: str) -> frozenset[str]:
    roots = (word[:end] for end in range(FEWEST_LETTERS, len(word) + 1))
    return frozenset(_WORDS.get(word, set()).union(*(_ROOTS.get(root, ()) for root in roots)))


def _stands(phrase: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a phrase begins with the word at `at`."""
    if not _is(phrase[0], words[at]):
        return False
    for part in phrase[1:]:
        near = range(at + 1, min(at + 1 + BETWEEN, len(words)))
        found = next((n for n in near if _is(part, words[n])), None)
        if found is None:
            return False
        at = found
    return True


def _is(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
