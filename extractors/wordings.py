"""Every way a form's headings may be worded, made ready for comparing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.plain import content_words, key, squeezed, within
from extractors.template import Template, TemplateSection, Wording

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a heading stands for."""

    ids: tuple[str, ...]  # more than one for a merged heading; ("",) for a known extra
    language: str
    official: bool
    words: int  # content words: one-word headings are easily mistaken
    sure: bool = True  # False: letters differ, or only the vocabulary agrees


class Wordings:
    """The wordings of one form. Built once per form and kept, see `wordings_of`."""

    def __init__(self, sections: Sequence[TemplateSection], extras: Sequence[Wording]) -> None:
        self._by_key: dict[Key, list[Known]] = defaultdict(list)
        self._by_letters: dict[str, Known] = {}
        self._beginnings: set[Key] = set()
        self._near: dict[str, list[str]] = defaultdict(list)
        for section in sections:
            for wording in section.wordings:
                self._add(section.covers or (section.id,), wording)
        for wording in extras:
            self._add(("",), wording)
        self.longest = max(map(len, self._by_key))
        self._vocabulary = _vocabulary(self._by_key)

    def _add(self, ids: tuple[str, ...], wording: Wording) -> None:
        for text in _plurals(wording.text):
            words = key(text)
            known = Known(ids, wording.language, wording.official, len(words))
            options = self._by_key[words]
            if not any((o.ids, o.language) == (ids, wording.language) for o in options):
                options.append(known)
            letters = squeezed(text)
            if letters not in self._by_letters:
                self._by_letters[letters] = known
                for piece in _pieces(letters):
                    self._near[piece].append(letters)
            self._beginnings.update(words[:n] for n in range(1, len(words)))

    def whole(self, text: str, language: str = "") -> Known | None:
        """What `text` as a whole says: one wording, glued words, or several wordings joined."""
        words = key(text)
        if not words or len(words) > 3 * self.longest:
            return None
        return (
            self._exact(words, language)
            or self._by_letters.get(squeezed(text))
            or self._merged(words, language)
        )

    def begins(self, text: str) -> bool:
        """Whether a longer wording begins with the words of `text`."""
        return key(text) in self._beginnings

    def opening(self, text: str, language: str = "") -> tuple[Known, int] | None:
        """The longest wording that `text` opens with, and where it ends."""
        found = content_words(text[:400])[: self.longest]
        for n in range(len(found), 0, -1):
            known = self._exact(tuple(word.key for word in found[:n]), language)
            if known:
                return known, found[n - 1].end
        return None

    def close(self, text: str) -> Known | None:
        """The one wording that `text` misspells; None for none or for a tie between sections."""
        letters = squeezed(text)
        limit = _slips(len(letters))
        near = {other for piece in _pieces(letters) for other in self._near.get(piece, ())}
        hits = [
            self._by_letters[other] for other in near if limit and within(letters, other, limit)
        ]
        if len({hit.ids for hit in hits}) != 1:
            return None
        return _unsure(min(hits, key=lambda hit: (hit.language, not hit.official)))

    def likely(self, text: str) -> Known | None:
        """The section whose vocabulary holds nearly every word of `text`; None if unclear.

        Translators word headings as they like, but with the words one expects.
        """
        words = key(text)
        if not 2 <= len(words) <= self.longest:
            return None
        scores: Counter[tuple[tuple[str, ...], str]] = Counter()
        for word in words:
            for owner, weight in self._vocabulary.get(word, {}).items():
                scores[owner] += weight  # type: ignore[assignment]  # shares, not counts
        if not scores:
            return None
        (ids, language), best = scores.most_common(1)[0]
        rival = max((s for (other, _), s in scores.items() if other != ids), default=0)
        shared = sum((ids, language) in self._vocabulary.get(word, {}) for word in words)
        if best < LIKELY * len(words) or rival > best / 2 or 3 * shared < 2 * len(words):
            return None
        return Known(ids, language, official=False, words=len(words), sure=False)

    def _exact(self, words: Key, language: str) -> Known | None:
        options = self._by_key.get(words, ())
        return next((o for o in options if o.language == language), next(iter(options), None))

    def _merged(self, words: Key, language: str) -> Known | None:
        """Two or three wordings in a row: "Conservation priority and relevance"."""
        for first, rest in _cuts(words):
            head = self._exact(first, language)
            if not head or head.ids == ("",):
                continue
            tail = self._exact(rest, language) or self._merged(rest, language)
            if tail and tail.ids != ("",) and set(head.ids).isdisjoint(tail.ids):
                return Known((*head.ids, *tail.ids), head.language, head.official, len(words))
        return None


LIKELY = 0.5
"""Share (0-1) of the words of a heading that must speak for the section, each word counting for
as much as the section owns of its uses."""


@lru_cache(maxsize=16)
def _build(
    sections: tuple[tuple[str, tuple[str, ...], tuple[Wording, ...]], ...],
    extras: tuple[Wording, ...],
) -> Wordings:
    rows = [TemplateSection(i, wordings, {}, covers=covers) for i, covers, wordings in sections]
    return Wordings(rows, extras)


def wordings_of(template: Template) -> Wordings:
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


def _unsure(known: Known) -> Known:
    return Known(known.ids, known.language, known.official, known.words, sure=False)


def _vocabulary(
    by_key: dict[Key, list[Known]],
) -> dict[str, dict[tuple[tuple[str, ...], str], float]]:
    """word -> (ids, language) -> share of the word's uses that section has (0-1)."""
    uses: dict[str, Counter[tuple[tuple[str, ...], str]]] = defaultdict(Counter)
    for words, options in by_key.items():
        for known in options:
            if known.ids != ("",) and len(known.ids) == 1:
                for word in set(words):
                    uses[word][known.ids, known.language] += 1
    return {
        word: {owner: n / sum(owners.values()) for owner, n in owners.items()}
        for word, owners in uses.items()
    }
