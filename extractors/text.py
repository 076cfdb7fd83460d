"""Text without what makes equal words look different: case, accents, endings, punctuation."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

TOKEN = re.compile("[^\\W_]+(?:[\u0300-\u036f\u00ad]+[^\\W_]*)*")
"""A run of letters and digits; combining accents and soft hyphens stay inside."""

ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
BEYOND_LATIN = re.compile("[\u0370-\u1fff\u2070-\U0010ffff]")
"""Where combining marks of other scripts stand, too, and are asked for one by one."""
LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ı": "i", "\u00ad": "", "’": "'"}
"""What no taking apart of letters changes; `casefold` has made "ss" of a sharp s."""
KEPT = 4096  # texts of which an answer is kept: all that a long paper is asked about

UNREADABLE = "\ufffd"
"""What stands in a text for a letter of which the file does not say what it prints."""
GLYPH_NUMBER = re.compile(r"\(cid:\d+\)")
"""What programs write for a letter of which they know the number and not what it prints."""
GARBLED = 4  # such letters, from which on they are words and no sign of a formula
ALPHABET = 43  # bits for different letters; letters that share one are only told apart later
MOST_TIMES = 6  # how often one letter is counted

_SMALL = """
a an the of to in for with and or by on from at
de du des d la le les l et ou en au aux pour par avec sur dans un une
del el los las y o e para con por u lo al
"""
FUNCTION_WORDS = frozenset(_SMALL.split())
"""Words that headings gain and lose without meaning anything else, in en, fr and es."""


WHERE = "où"
"""A heading of one word, and no « ou »."""
OPEN_ENDING = re.compile(r"\((?:s|es|e|a|as|x)\)", re.IGNORECASE)
"""An ending in parentheses leaves open how many there are: "Proponent(s)"."""


class Word(NamedTuple):
    """A word of a text: `text[start:end]`, and the key under which it is compared."""

    key: str
    start: int
    end: int


new_word = partial(tuple.__new__, Word)  # what makes a named tuple is written in Python


@lru_cache(maxsize=65536)
def is_garbled(text: str) -> bool:
    """Whether words of `text` are letters that nobody can tell.

    >>> is_garbled("\ufffd" * 8 + " 3"), is_garbled("about 5 \ufffdm")
    (True, False)
    """
    return text.count(UNREADABLE) >= GARBLED


@lru_cache(maxsize=KEPT)
def normalise(text: str) -> str:
    """Small letters without accents, ligatures and soft hyphens.

    >>> normalise("État de la MISE EN ŒUVRE")
    'etat de la mise en oeuvre'
    """
    return _fold(text)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """`normalise` of one word: words come again in every paper, paragraphs in none."""
    return _fold(word)


def _fold(text: str) -> str:
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKD", text)
    if BEYOND_LATIN.search(text):
        bare = "".join([c for c in text if not unicodedata.combining(c)])
    else:
        bare = ACCENTS.sub("", text)
    bare = bare.casefold()
    for letter, folded in LETTERS.items():  # far quicker than `translate`, where most are none
        bare = bare.replace(letter, folded)
    return bare


@lru_cache(maxsize=65536)
def same_length(text: str) -> str:
    """`text` folded letter by letter, so that places stay the same."""
    return "".join([folded if len(folded := fold_word(letter)) == 1 else letter for letter in text])


def stem(word: str) -> str:
    """The key of one folded word: plural and feminine endings off.

    Rough on purpose; both sides of every comparison go through it.

    >>> stem("activities"), stem("activity"), stem("associees"), stem("associe")
    ('activity', 'activity', 'associe', 'associe')
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    if len(word) > 4 and word.endswith("ee"):
        word = word[:-1]
    return word


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The key under which one word is compared."""
    return stem(fold_word(word))


def grams(word: str, letters: int) -> list[str]:
    """Every run of `letters` in a word with its ends marked, in order.

    >>> grams("lynx", 4)
    ['^lyn', 'lynx', 'ynx$']
    """
    padded = f"^{word}$"
    return [padded[start : start + letters] for start in range(len(padded) - letters + 1)]


def of_length_one(features: Mapping[str, float]) -> dict[str, float]:
    """Numbers by name, so that their squares add up to 1; all as they are where all are 0."""
    length = math.sqrt(sum(value * value for value in features.values())) or 1.0
    return {name: value / length for name, value in features.items()}


def words(text: str) -> Iterator[Word]:
    """Every word of `text` with its place, function words included, "(s)" left out."""
    endings = {match.start() + 1 for match in OPEN_ENDING.finditer(text)} if "(" in text else ()
    return (
        new_word((word_key(match[0]), *match.span()))
        for match in TOKEN.finditer(text)
        if match.start() not in endings
    )


def first_key(text: str) -> str:
    """The key of the first word of `text` that carries meaning; "" where there is none."""
    return next((word.key for word in words(text) if word.key not in FUNCTION_WORDS), "")


@lru_cache(maxsize=KEPT)
def content_words(text: str) -> tuple[Word, ...]:
    """The words of `text` that carry meaning; « Où » by itself asks something."""
    every = list(words(text))
    found = [word for word in every if word.key not in FUNCTION_WORDS]
    if not any(word.key.isalpha() for word in found):
        found += [word for word in every if text[word.start : word.end].casefold() == WHERE]
    return tuple(found)


@lru_cache(maxsize=2 * KEPT)
def key(text: str) -> tuple[str, ...]:
    """What two wordings of one heading have in common.

    >>> key("Aire de répartition géographique:") == key("AIRES DE REPARTITION GEOGRAPHIQUE")
    True
    """
    tokens = TOKEN.findall(OPEN_ENDING.sub("", text) if "(" in text else text)
    kept = tuple([word for word in map(word_key, tokens) if word not in FUNCTION_WORDS])
    asks = len(tokens) == 1 and tokens[0].casefold() == WHERE
    return (WHERE,) if asks else kept


def plain(text: str) -> str:
    """`text` folded, its words one space apart, no punctuation.

    >>> plain("  Summary of ACTIVITIES:")
    'summary of activities'
    """
    return " ".join(map(fold_word, TOKEN.findall(text)))


@lru_cache(maxsize=2 * KEPT)
def alnum_key(text: str) -> str:
    """The letters and digits of `text`, folded and without spaces: equal for glued words.

    >>> alnum_key("Geographical range") == alnum_key("Geographicalrange")
    True
    """
    return plain(text).replace(" ", "")


def char_multiset(text: str) -> int:
    """The letters of `text` as bits, for `apart`: each letter has a bit for every time it comes."""
    bag = 0
    seen: dict[str, int] = {}
    for letter in text:
        times = seen.get(letter, 0)
        seen[letter] = times + 1
        bag |= 1 << (min(times, MOST_TIMES - 1) * ALPHABET + ord(letter) % ALPHABET)
    return bag


def multiset_distance(left: int, right: int) -> int:
    """Letters by which two bags differ: no fewer changes lead from text to text.

    >>> multiset_distance(char_multiset("relevance"), char_multiset("timeframe"))
    5
    """
    return max((left & ~right).bit_count(), (right & ~left).bit_count())


def edit_distance_at_most(left: str, right: str, limit: int) -> bool:
    """Whether `limit` letters changed, added or dropped lead from `left` to `right`.

    Two neighbours that changed places are one. Work is bounded by the length times `limit`.

    >>> edit_distance_at_most("geografical range", "geographical range", 2)
    True
    >>> edit_distance_at_most("timefrmae", "timeframe", 1)
    True
    """
    if abs(len(left) - len(right)) > limit:
        return False
    over = limit + 1
    before, row = list[int](), list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        low, high = max(1, i - limit), min(len(right), i + limit)
        here = [over] * len(row)
        here[0] = i
        for j in range(low, high + 1):
            best = min(row[j - 1] + (letter != right[j - 1]), row[j] + 1, here[j - 1] + 1)
            if i > 1 < j and letter == right[j - 2] and left[i - 2] == right[j - 1]:
                best = min(best, before[j - 2] + 1)
            here[j] = best
        if min(here[low - 1 : high + 1]) > limit:
            return False
        before, row = row, here
    return row[-1] <= limit
