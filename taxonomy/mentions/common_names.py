"""Common names in running text: whatever their case and plural, the longest one winning."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from taxonomy.mentions.phrase_matcher import Doc, PhraseMatcher, Vocab
from taxonomy.names.reference_names import known_genera
from taxonomy.names.synonyms import common_key, fold, load_common_names

Span = tuple[int, int]
Words = Sequence[re.Match[str]]
AND = frozenset(("and", "or", "et", "ou", "y", "e", "o", "u"))
EVERYDAY = {  # names of one word that mean something else, in the language they are names in
    **dict.fromkeys(("once", "monarque", "franciscain", "mante"), "fr"),
    **dict.fromkeys(("dorado", "plateado"), "es"),
}
LONGEST_QUALITY = 3  # words that tell a species from its like: "North Atlantic right whale"
NAME_AFTER = re.compile(r" ([A-Z][a-z]+)")  # "Lion Air", "Leon Panetta"
PLACE_BEFORE = re.compile(  # "en León", "la Universidad de León", "Castilla y León"
    r"\b(?:en|à|in|at|from|near|Nuevo|Nueva|New|San|Castilla y"
    r"|(?i:universi(?:dad|té|ty)|ciudad|city|ville|town|provinci?a|province|puerto|port|golfe|golfo"
    r"|gulf|bahía|baie|bay|departamento|municipi[oa]|diócesis|ayuntamiento) (?:d[eu]l?|of)) $"
)
FEWEST_WORDS = 4  # in which a word in capitals stands out
LONGEST_PLACE = 24  # characters of such words
WORDS = re.compile(r"[^\W_]+")
ANOTHER = "\N{MIDDLE DOT}"  # stands for a word of no name, so that spaCy keeps none of a text


class CommonNameFinder:
    """Knows the common names of one edition."""

    def __init__(self, keys: Iterable[str], single: Collection[str], language: str) -> None:
        """`keys` are those of `common_key`, `single` the forms of the names of one word.

        The text is cut into words before spaCy sees it, and its words are compared by their
        keys: a name is then the same with a hyphen, an elision (l'antilope) or in the plural.
        """
        self._keys = frozenset(keys)
        self._single = single
        self._language = language
        self._vocab = Vocab()  # the tokenizer of a language takes seconds to build; it is not used
        self._matcher = PhraseMatcher(self._vocab)
        names = [key.split() for key in self._keys]
        self._first = frozenset(name[0] for name in names if name)
        self._words = frozenset(word for name in names for word in name)
        for key in self._keys:
            self._matcher.add(key, [Doc(self._vocab, words=key.split())])

    def find(self, plain: str) -> list[tuple[int, int, str]]:
        """Where a common name stands in the plain text, and the name to look up for it.

        In order; of two that overlap the longer one.
        """
        keys = list(map(_key, WORDS.findall(plain)))
        if self._first.isdisjoint(keys):
            return []
        known = [key if key in self._words else ANOTHER for key in keys]
        words = list(WORDS.finditer(plain))
        spans = [(a, b) for _, a, b in self._matcher(Doc(self._vocab, words=known))]
        spans = [
            (a, b)
            for a, b in spans
            if b - a > 1 or (self._alone(words[a]) and not self._is_proper(plain, words[a]))
        ]
        found: dict[Span, str] = {}
        for a, b in longest(spans):
            found[a, b] = plain[words[a].start() : words[b - 1].end()]
            found |= self._listed_with(plain, words, keys, (a, b))
        return [
            (words[a].start(), words[b - 1].end(), found[a, b]) for a, b in sorted(longest(found))
        ]

    def _alone(self, word: re.Match[str]) -> bool:
        """Whether one word is a name: no cut-off form, no everyday word with another sense."""
        plain = fold(word[0])
        everyday = EVERYDAY.get(plain.removesuffix("s"))
        if everyday and (everyday != self._language or not word[0][0].isupper()):
            return False
        return plain in self._single

    def _is_proper(self, plain: str, word: re.Match[str]) -> bool:
        """Whether a word with a capital is part of another name: a town, a person, a company."""
        if word[0].isupper():
            return _is_acronym(plain, word)
        if not word[0][0].isupper():
            return False
        if word[0].isascii() and fold(word[0]) in _accented():
            return True
        after = NAME_AFTER.match(plain, word.end())
        another = after is not None and after[1] not in known_genera()
        return another or bool(
            PLACE_BEFORE.search(plain[max(0, word.start() - LONGEST_PLACE) : word.start()])
        )

    def _listed_with(
        self, plain: str, words: Words, keys: list[str], span: Span
    ) -> dict[Span, str]:
        """Names that share a word with the one at `span`: "Green and Hawksbill Turtles".

        The word shared stands last in English, first in French and Spanish.
        """
        found: dict[Span, str] = {}
        first, last = span
        for shared in range(1, last - first):
            end = _before_and(plain, words, first)
            while end and (start := self._start(keys, end, keys[last - shared : last])) is not None:
                found[start, end] = _joined(words[start:end], words[last - shared : last])
                end = _before_and(plain, words, start)
            begin = _after_and(plain, words, last)
            while begin and (stop := self._stop(keys, begin, keys[first : first + shared])):
                found[begin, stop] = _joined(words[first : first + shared], words[begin:stop])
                begin = _after_and(plain, words, stop)
        return found

    def _start(self, keys: list[str], end: int, shared: list[str]) -> int | None:
        starts = range(max(0, end - LONGEST_QUALITY), end)
        return next((s for s in starts if " ".join([*keys[s:end], *shared]) in self._keys), None)

    def _stop(self, keys: list[str], begin: int, shared: list[str]) -> int | None:
        stops = range(min(len(keys), begin + LONGEST_QUALITY), begin, -1)
        return next((s for s in stops if " ".join([*shared, *keys[begin:s]]) in self._keys), None)


def _is_acronym(plain: str, word: re.Match[str]) -> bool:
    """Whether a word in capitals is a body among words in small letters: "Reef Watch and ORCA"."""
    if plain[word.end() :].lstrip().startswith("("):
        return False
    letters = [letter for letter in plain if letter.isalpha()]
    words = plain.count(" ") + 1
    return words >= FEWEST_WORDS and 2 * sum(map(str.isupper, letters)) < len(letters)


@cache
def _accented() -> frozenset[str]:
    """Names of one word that are always written with an accent, folded: "león"."""
    single = [name.name for name in load_common_names() if name.name.isalpha()]
    plain = {fold(name) for name in single if name.isascii()}
    return frozenset(fold(name) for name in single if not name.isascii()) - plain


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    return common_key(word) or word.casefold()


def _joined(words: Words, other: Words) -> str:
    return " ".join(word[0] for word in (*words, *other))


def _before_and(plain: str, words: Words, at: int) -> int:
    """Where the words end that stand before "and" or a comma before the word `at`; 0 for none."""
    if at > 1 and words[at - 1][0].casefold() in AND:
        return at - 1
    comma = at > 0 and plain[words[at - 1].end() : words[at].start()].strip() in {",", "/"}
    return at if comma else 0


def _after_and(plain: str, words: Words, at: int) -> int:
    """Where the words begin that stand after "and" or a comma behind word `at - 1`; 0 for none."""
    if at >= len(words):
        return 0
    if words[at][0].casefold() in AND:
        return at + 1 if at + 1 < len(words) else 0
    comma = plain[words[at - 1].end() : words[at].start()].strip() in {",", "/"}
    return at if comma else 0


def longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans that do not overlap, longer ones first, then the one that begins first."""
    taken: set[int] = set()
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield start, end
