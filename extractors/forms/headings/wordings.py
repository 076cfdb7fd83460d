"""Every way a form's headings may be worded, made ready for comparing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.forms.template import HeadingWording, Template, TemplateSection
from extractors.text import (
    alnum_key,
    char_multiset,
    content_words,
    edit_distance_at_most,
    first_key,
    key,
    multiset_distance,
)

Key = tuple[str, ...]
REMARK = re.compile(r"(?<=[\w)])\s*[(\[][^()\[\]]{1,40}[)\]]\s*[:.]?\s*$")
"""A short one at the end."""
JOINT = re.compile(r"(?i)(?=[/,;+]|\s+[aey&/,;+])(?:\s+(?:and|et|y|e|&)\s+|\s*[/,;+]\s*)")
"""Between two headings made one."""
ROOT = 7  # letters that the relations of a word share
LONGEST_OPENING = 200  # characters in which a heading before other text must end


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """What a heading stands for."""

    ids: tuple[str, ...]  # more than one for a merged heading; ("",) for a known extra
    language: str
    official: bool
    words: int  # content words: one-word headings are easily mistaken
    sure: bool = True  # False: letters differ, or only the vocabulary agrees


class HeadingIndex:
    """The wordings of one form. Built once per form and kept, see `wordings_of`."""

    def __init__(
        self, sections: Sequence[TemplateSection], extras: Sequence[HeadingWording]
    ) -> None:
        self.sections = frozenset(section.id for section in sections)
        self._by_key: dict[Key, list[HeadingMatch]] = defaultdict(list)
        self._by_letters: dict[str, HeadingMatch] = {}
        self._bags: dict[str, int] = {}
        self._beginnings: set[Key] = set()
        self._near: dict[str, list[str]] = defaultdict(list)
        for section in sections:
            for wording in section.wordings:
                self._add(section.covers or (section.id,), wording)
        for wording in extras:
            self._add(("",), wording)
        self.longest = max(map(len, self._by_key))
        self._most_letters = max(map(len, self._by_letters))
        self._openings = frozenset(words[0] for words in self._by_key if words)
        self._vocabulary = _vocabulary(self._by_key)

    def _add(self, ids: tuple[str, ...], wording: HeadingWording) -> None:
        for text in _plurals(wording.text):
            words = key(text)
            known = HeadingMatch(ids, wording.language, wording.official, len(words))
            options = self._by_key[words]
            if not any((o.ids, o.language) == (ids, wording.language) for o in options):
                options.append(known)
            letters = alnum_key(text)
            if letters not in self._by_letters:
                self._by_letters[letters] = known
                self._bags[letters] = char_multiset(letters)
                for piece in _pieces(letters):
                    self._near[piece].append(letters)
            self._beginnings.update(words[:n] for n in range(1, len(words)))

    def whole(self, text: str, language: str = "") -> HeadingMatch | None:
        """What `text` as a whole says: one wording, glued words, or several wordings joined.

        A short remark in parentheses behind it does not count: "Timeframe (continued)".
        """
        known = self._all(text, language)
        if known or not ("(" in text or "[" in text):
            return known
        remark = REMARK.search(text)
        return self._all(text[: remark.start()], language) if remark else None

    def _all(self, text: str, language: str) -> HeadingMatch | None:
        words = key(text)
        if not words or len(words) > 3 * self.longest:
            return None
        known = self._exact(words, language)
        if not known and sum(map(len, words)) <= self._most_letters:
            known = self._by_letters.get(alnum_key(text))
        return known or self._merged(words, language)

    def labels(self, text: str) -> bool:
        """Whether a heading and a label inside its section share a line: "Range: Range States:"."""
        heading, colon, label = text.partition(":")
        if not colon or not label.strip(" :"):
            return False
        opened, named = self.whole(heading), self.whole(label)
        return bool(opened and named and opened.ids == named.ids)

    def begins(self, text: str) -> bool:
        """Whether a longer wording begins with the words of `text`."""
        return key(text) in self._beginnings

    def opening(self, text: str, language: str = "") -> tuple[HeadingMatch, int] | None:
        """The longest wording that `text` opens with, and where it ends."""
        if first_key(text[:LONGEST_OPENING]) not in self._openings:  # as of nearly all text
            return None
        found = content_words(text[:LONGEST_OPENING])[: self.longest]
        for n in range(len(found), 0, -1):
            known = self._exact(tuple(word.key for word in found[:n]), language)
            if known:
                return known, found[n - 1].end
        return None

    def close(self, text: str) -> HeadingMatch | None:
        """What `text` misspells: one wording, or several joined; None for none or for a tie."""
        return self._close(text) or self._close_merged(text)

    def _close_merged(self, text: str) -> HeadingMatch | None:
        """Two wordings with a joint between, one of them misspelt or both."""
        if len(text) > 3 * self._most_letters:  # spaces and slips included
            return None
        for joint in JOINT.finditer(text):
            sides = text[: joint.start()], text[joint.end() :]
            head = self.whole(sides[0]) or self._close(sides[0])
            tail = head and (self.whole(sides[1]) or self._close(sides[1]))
            if not head or not tail:
                continue
            ids = tuple(dict.fromkeys(i for part in (head, tail) for i in part.ids if i))
            if len(ids) == len(head.ids) + len(tail.ids):
                words = head.words + tail.words
                return HeadingMatch(ids, head.language, head.official, words, sure=False)
        return None

    def _close(self, text: str) -> HeadingMatch | None:
        """The one wording that `text` misspells; None for none or for a tie between sections."""
        letters = alnum_key(text)
        limit = _slips(len(letters))
        if not limit or len(letters) > self._most_letters + limit:
            return None
        shortest, longest = len(letters) - limit, len(letters) + limit
        near = {
            other
            for piece in _pieces(letters)
            for other in self._near.get(piece, ())
            if shortest <= len(other) <= longest
        }
        if not near:
            return None
        bag = char_multiset(letters)
        hits = [
            self._by_letters[other]
            for other in near
            if multiset_distance(bag, self._bags[other]) <= limit
            and edit_distance_at_most(letters, other, limit)
        ]
        if len({hit.ids for hit in hits}) != 1:
            return None
        return _unsure(min(hits, key=lambda hit: (hit.language, not hit.official)))

    def likely(self, text: str) -> HeadingMatch | None:
        """The section whose vocabulary holds nearly every word of `text`; None if unclear.

        Translators word headings as they like, but with the words one expects.
        """
        words = [_root(word) for word in key(text)]
        if not 2 <= len(words) <= self.longest:
            return None
        scores: defaultdict[str, float] = defaultdict(float)
        shared: Counter[str] = Counter()
        for word in words:
            owners = self._users(word)
            for owner in owners:
                scores[owner] += 1 / len(owners)
                shared[owner] += 1
        ranked = sorted(scores, key=lambda owner: -scores[owner])
        if not ranked or 3 * shared[ranked[0]] < 2 * len(words):
            return None
        best, rival = scores[ranked[0]], scores[ranked[1]] if len(ranked) > 1 else 0
        if best < LIKELY * len(words) or rival > best / 2:
            return None
        return self._spoken_of(ranked[0], words)

    def _users(self, word: str) -> Mapping[str, set[str]]:
        """The sections that use `word`; in a longer word one letter may be wrong."""
        users = self._vocabulary.get(word)
        if users is not None or len(word) < ROOT:
            return users or {}
        near = (other for other in self._vocabulary if other[0] == word[0])
        return next(
            (self._vocabulary[other] for other in near if edit_distance_at_most(word, other, 1)), {}
        )

    def _spoken_of(self, id: str, words: Sequence[str]) -> HeadingMatch:  # noqa: A002 - the form's own word
        """The section `id`, in the language that most of `words` have there."""
        languages = Counter(
            language for word in words for language in self._vocabulary.get(word, {}).get(id, ())
        )
        alike = sorted(languages, reverse=True)  # so that a tie is broken in one way in each run
        language = max(alike, key=languages.__getitem__)
        return HeadingMatch((id,), language, official=False, words=len(words), sure=False)

    def _exact(self, words: Key, language: str) -> HeadingMatch | None:
        options = self._by_key.get(words, ())
        return next((o for o in options if o.language == language), next(iter(options), None))

    def _merged(self, words: Key, language: str) -> HeadingMatch | None:
        """Two or three wordings in a row: "Conservation priority and relevance"."""
        if words[0] not in self._openings:
            return None
        for first, rest in _cuts(words):
            head = self._exact(first, language) if first in self._by_key else None
            if not head or head.ids == ("",):
                continue
            tail = self._exact(rest, language) or self._merged(rest, language)
            if tail and tail.ids != ("",):
                ids = tuple(dict.fromkeys((*head.ids, *tail.ids)))
                return HeadingMatch(ids, head.language, head.official, len(words))
        return None


LIKELY = 0.4
"""Share (0-1) of the words of a heading that must speak for the section; a word that several
sections use counts for each of them in part."""


@lru_cache(maxsize=16)
def _build(
    sections: tuple[tuple[str, tuple[str, ...], tuple[HeadingWording, ...]], ...],
    extras: tuple[HeadingWording, ...],
) -> HeadingIndex:
    rows = [TemplateSection(i, wordings, {}, covers=covers) for i, covers, wordings in sections]
    return HeadingIndex(rows, extras)


def wordings_of(template: Template) -> HeadingIndex:
    """The wordings of `template`, built at the first call."""
    rows = tuple((s.id, s.covers, s.wordings) for s in (*template.merged, *template.sections))
    return _build(rows, template.extras)


def _plurals(text: str) -> Iterator[str]:
    """Plural in parentheses spelt out: "Proponent(s)" is one and several."""
    if "(" not in text:
        yield text
        return
    for ending in ("", "s"):
        yield text.replace("(s)", ending).replace("(es)", "es" * bool(ending)).replace("(e)", "")
    yield text


def _slips(length: int) -> int:
    """How many letters may differ in a heading of `length` letters.

    "Relevant" is two letters from "Relevance" and no heading, hence one below twelve.
    """
    if length < 7:
        return 0
    return 1 if length < 12 else min(6, 1 + length // 8)


def _pieces(letters: str) -> Iterator[str]:
    """Parts of which at least one survives a few slips: first, last and middle letters."""
    middle = len(letters) // 2
    yield "^" + letters[:4]
    yield "$" + letters[-4:]
    for shift in (-1, 0, 1):
        yield letters[max(0, middle - 2 + shift) : middle + 2 + shift]


def _cuts(words: Key) -> Iterator[tuple[Key, Key]]:
    for n in range(len(words) - 1, 0, -1):
        yield words[:n], words[n:]


def _unsure(known: HeadingMatch) -> HeadingMatch:
    return HeadingMatch(known.ids, known.language, known.official, known.words, sure=False)


def _root(word: str) -> str:
    """The beginning of a word, which its relations share: "summary", "summarised"."""
    root = word[:ROOT]
    return root[:-1] + "i" if root.endswith("y") else root


def _vocabulary(by_key: dict[Key, list[HeadingMatch]]) -> dict[str, dict[str, set[str]]]:
    """Beginning of a word -> id of a section that uses it -> in which languages."""
    uses: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for words, options in by_key.items():
        for known in options:
            if known.ids != ("",) and len(known.ids) == 1:
                for word in words:
                    uses[_root(word)][known.ids[0]].add(known.language)
    return {word: dict(owners) for word, owners in uses.items()}
