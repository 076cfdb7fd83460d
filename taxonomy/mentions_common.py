"""Common names in running text: whatever their case and plural, the longest one winning."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from taxonomy.wordings import common_key

WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the plain text, and the name to look up for it."""

    start: int
    end: int
    name: str


class CommonNameFinder:
    """Knows the common names of one edition."""

    def __init__(self, keys: Iterable[str], language: str) -> None:
        """`keys` are those of `common_key`.

        The text is cut into words before spaCy sees it, and its words are compared by their
        keys: a name is then the same with a hyphen, an elision (l'antilope) or in the plural.
        """
        self._keys = frozenset(keys)
        self._vocab = spacy.blank(language).vocab
        self._matcher = PhraseMatcher(self._vocab)
        for key in self._keys:
            self._matcher.add(key, [Doc(self._vocab, words=key.split())])

    def find(self, plain: str) -> list[Found]:
        """Every common name, in order; of two that overlap the longer one."""
        words = list(WORDS.finditer(plain))
        keys = [common_key(word[0]) or word[0] for word in words]
        spans = [(a, b) for _, a, b in self._matcher(Doc(self._vocab, words=keys))]
        places = [(words[a].start(), words[b - 1].end()) for a, b in sorted(longest(spans))]
        return [Found(start, end, plain[start:end]) for start, end in places]


def longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that do not overlap, longer ones first, then the one that begins first."""
    taken: set[int] = set()
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield start, end
