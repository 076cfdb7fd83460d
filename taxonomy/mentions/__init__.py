"""Names in a text: every scientific name, listed or not, and every listed common name."""

import re
from dataclasses import replace
from functools import lru_cache

from taxonomy.matching.index import NameIndex, name_key
from taxonomy.matching.match import Candidate, Mention, Method, NameMatch
from taxonomy.matching.spelling import edits
from taxonomy.mentions.abbreviations import Context, ShortName, find_short
from taxonomy.mentions.binomials import LatinName, find_binomials, find_capitals
from taxonomy.mentions.common_names import CommonNameFinder, longest
from taxonomy.mentions.shared_genus import by_genus, find_inner, find_sharing
from taxonomy.mentions.uninomials import find_single
from taxonomy.names.latin_words import FUNCTION_WORDS, load_words, ordinary_words
from taxonomy.names.offsets import PlainText, plain_text
from taxonomy.names.reference_names import known_genera

Span = tuple[int, int]
SURE = (Method.EXACT, Method.SYNONYM)  # an abbreviation that leads there is one, no other finding

HYPHEN_AT_END = re.compile(r"(?<!\w)([^\W\d_]{3,})[-\u2010\u2011]\s*\n\s*([^\W\d_]{3,})(?!\w)")
_PARTS = r"[a-z]+(?:-[a-z]+)*"
WITH_HYPHENS = re.compile(rf"(?<![\w-])[A-Z]{_PARTS} {_PARTS}(?![\w-])")
SHORTEST = 3  # letters of an epithet that can be misspelt and still be told
KEPT = 4096  # pairs of words that could be a name: they come again throughout a text
LIKENESS = 75  # 0-100, of a misspelt name in running text to the one it was meant to be


class MentionFinder:
    """Finds names in texts of one language; build one per edition and language, and keep it."""

    def __init__(self, index: NameIndex, language: str = "en") -> None:
        self._index = index
        load_words()
        names = [lines[0].taxon for lines in index.lines.values()]
        self._epithets = frozenset(name.split()[1] for name in names if " " in name)
        synonyms = [known[0].name for known in index.synonyms.values()]
        self._subspecies = by_genus(name for name in (*names, *synonyms) if name.count(" ") == 2)
        self._common = CommonNameFinder(index.common, index.single, language)
        self._knows = lru_cache(maxsize=KEPT)(self._listed_or_misspelt)

    def find(self, text: str, context: Context | None = None) -> list[Mention]:
        """Every mention in order; of two that overlap, the longer one.

        Places are counted in characters of `text` as given, whatever its line breaks,
        ligatures and hyphens. `context` holds the names met before, where `text` is one of
        several paragraphs read in order; what stands here is added to it.
        """
        plain = plain_text(text)
        context = Context() if context is None else context
        matches: dict[Span, NameMatch] = {}
        matches |= self._common_names(text, plain)
        latin = self._latin(plain.plain, context)
        for name in latin:
            span = name.start, name.end
            matches[span] = self._index.match(_as_given(text, plain, span))
        matches |= self._hyphenated(plain.plain)
        shorts = (
            *find_short(plain.plain, latin, context, self._listed),
            *find_sharing(plain.plain, latin, self._listed),
            *find_inner(plain.plain, self._subspecies),
        )
        for short in shorts:
            matches[short.start, short.end] = self._meaning(short)
        return [self._mention(text, plain.given(*span), matches[span]) for span in _chosen(matches)]

    def _common_names(self, text: str, plain: PlainText) -> dict[Span, NameMatch]:
        """Also those with a hyphen of their own at the end of a line: "Requin-/baleine"."""
        found: dict[Span, NameMatch] = {}
        for start, end, common_name in self._common.find(plain.plain):
            given = _as_given(text, plain, (start, end))
            shares = common_name != plain.plain[start:end]
            found[start, end] = self._index.match(common_name if shares else given)
        broken = list(HYPHEN_AT_END.finditer(text)) if "\n" in text else []
        places = {place: at for at, place in enumerate(plain.origin)} if broken else {}
        for match in broken:
            joined = f"{match[1]}-{match[2]}"
            name = self._index.match(joined)
            span = places.get(match.start(), -1), places.get(match.end(), -1)
            if name.method is Method.COMMON_NAME and min(span) >= 0:
                found[span] = name
        return found

    def _hyphenated(self, plain: str) -> dict[Span, NameMatch]:
        """Listed names with hyphens that are none of theirs: "Necro-syrtes mona-chus"."""
        found: dict[Span, NameMatch] = {}
        for words in WITH_HYPHENS.finditer(plain):
            joined = words[0].replace("-", "")
            if joined != words[0] and self._listed(joined) and not self._listed(words[0]):
                found[words.span()] = self._index.match(joined)
        return found

    def _latin(self, plain: str, context: Context) -> list[LatinName]:
        known = find_binomials(plain, self._knows)
        found = {(name.start, name.end): name for name in known}
        found |= {(name.start, name.end): name for name in find_capitals(plain, self._listed)}
        genera = {name.genus for name in found.values()} | context.genera.keys()
        found |= {(name.start, name.end): name for name in find_single(plain, genera)}
        return [found[span] for span in sorted(longest(found))]

    def _listed(self, name: str) -> bool:
        key = name_key(name)
        return key in self._index.lines or key in self._index.synonyms

    def _listed_or_misspelt(self, name: str) -> bool:
        """Also with slips in any word, Latin or not: "Merops apiastr", "Panthra onca".

        Two words that are ordinary ones, or a genus that exists, are no misspelling.
        """
        if self._listed(name):
            return True
        genus, *rest = name.split()
        epithet = rest[-1]
        if epithet in FUNCTION_WORDS or not epithet.isalpha():
            return False
        known = name_key(genus) in self._index.genera
        if known and (_is_named_twice(genus, epithet) or not _are_ordinary(genus, epithet)):
            return len(epithet) >= SHORTEST and self._is_near(name, genus)
        if known or genus in known_genera():
            return False
        if genus.lower() in ordinary_words() and not self._tells(epithet):
            return False
        if epithet in ordinary_words() and epithet not in self._epithets:
            return False
        return self._index.speller.is_near_genus(genus) and self._is_near(name)

    def _tells(self, epithet: str) -> bool:
        """Whether an epithet is that of a listed name, and no other word: "Gorila beringei"."""
        return epithet in self._epithets and epithet not in ordinary_words()

    def _is_near(self, name: str, genus: str = "") -> bool:
        match = self._index.match(name)
        near = match.method is Method.SPELLING and match.score >= LIKENESS
        return near and match.scientific_name.startswith(f"{genus} " if genus else "")

    def _meaning(self, short: ShortName) -> NameMatch:
        if len(short.meanings) == 1:
            match = self._index.match(short.meanings[0])
            method = Method.ABBREVIATION if match.method in SURE else match.method
            return replace(match, method=method)
        if not short.meanings:
            return self._index.match(short.written)
        why = "genus named before"
        tied = tuple(Candidate(name, 100, why) for name in short.meanings)
        nothing = self._index.match(short.written)
        return replace(nothing, method=Method.ABBREVIATION, listings=(), candidates=tied)

    @staticmethod
    def _mention(text: str, place: Span, match: NameMatch) -> Mention:
        start, end = place
        return Mention(replace(match, written=text[start:end]), start, end)


def _are_ordinary(genus: str, epithet: str) -> bool:
    return epithet in ordinary_words() and genus.lower() in ordinary_words()


def _is_named_twice(genus: str, epithet: str) -> bool:
    """Whether an epithet repeats its genus with a slip, and not in the plural: "Caretta careta"."""
    same = genus.lower()
    return epithet != f"{same}s" and 0 < edits(same, epithet) <= 1


def _as_given(text: str, plain: PlainText, span: Span) -> str:
    start, end = plain.given(*span)
    return text[start:end]


def _chosen(matches: dict[Span, NameMatch]) -> list[Span]:
    return sorted(longest(matches))
