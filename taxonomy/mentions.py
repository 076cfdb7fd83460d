"""Names in a text: every scientific name, listed or not, and every listed common name."""

from dataclasses import replace

from taxonomy.latin import load_words, ordinary_words
from taxonomy.match import Candidate, Mention, Method, NameMatch
from taxonomy.matching import NameIndex, name_key
from taxonomy.mentions_common import CommonNameFinder, longest
from taxonomy.mentions_latin import LatinName, find_binomials, find_capitals
from taxonomy.mentions_short import Context, ShortName, find_short
from taxonomy.mentions_single import find_single
from taxonomy.offsets import PlainText, plain_text

Span = tuple[int, int]
SURE = (Method.EXACT, Method.SYNONYM)  # an abbreviation that leads there is one, no other finding

SHORTEST = 4  # letters of an epithet that can be misspelt and still be told
ONE_LETTER = 90  # likeness (0-100) of a name of two words with one letter wrong


class MentionFinder:
    """Finds names in texts of one language; build one per edition and language, and keep it."""

    def __init__(self, index: NameIndex, language: str = "en") -> None:
        self._index = index
        load_words()
        self._common = CommonNameFinder(index.common, index.single, language)

    def find(self, text: str, context: Context | None = None) -> list[Mention]:
        """Every mention in order; of two that overlap, the longer one.

        Places are counted in characters of `text` as given, whatever its line breaks,
        ligatures and hyphens. `context` holds the names met before, where `text` is one of
        several paragraphs read in order; what stands here is added to it.
        """
        plain = plain_text(text)
        context = Context() if context is None else context
        matches: dict[Span, NameMatch] = {}
        for common in self._common.find(plain.plain):
            span = common.start, common.end
            given = _as_given(text, plain, span)
            shares = common.name != plain.plain[common.start : common.end]
            matches[span] = self._index.match(common.name if shares else given)
        latin = self._latin(plain.plain, context)
        for name in latin:
            span = name.start, name.end
            matches[span] = self._index.match(_as_given(text, plain, span))
        for short in find_short(plain.plain, latin, context, self._listed):
            matches[short.start, short.end] = self._meaning(short)
        return [self._mention(text, plain.given(*span), matches[span]) for span in _chosen(matches)]

    def _latin(self, plain: str, context: Context) -> list[LatinName]:
        known = find_binomials(plain, self._listed_or_misspelt)
        found = {(name.start, name.end): name for name in known}
        found |= {(name.start, name.end): name for name in find_capitals(plain, self._listed)}
        genera = {name.genus for name in found.values()} | context.genera.keys()
        found |= {(name.start, name.end): name for name in find_single(plain, genera)}
        return [found[span] for span in sorted(longest(found))]

    def _listed(self, name: str) -> bool:
        key = name_key(name)
        return key in self._index.lines or key in self._index.synonyms

    def _listed_or_misspelt(self, name: str) -> bool:
        """Also where a letter is wrong in the second word, Latin or not: "Merops apiastr"."""
        if self._listed(name):
            return True
        genus, _, epithet = name.partition(" ")
        if name_key(genus) not in self._index.genera or epithet in ordinary_words():
            return False
        match = self._index.match(name) if epithet.isalpha() and len(epithet) >= SHORTEST else None
        return (
            match is not None
            and match.method is Method.SPELLING
            and match.scientific_name.startswith(f"{genus} ")
            and match.score >= ONE_LETTER
        )

    def _meaning(self, short: ShortName) -> NameMatch:
        if len(short.meanings) == 1:
            match = self._index.match(short.meanings[0])
            method = Method.ABBREVIATION if match.method in SURE else match.method
            return replace(match, method=method)
        why = "genus named before"
        tied = tuple(Candidate(name, 100, why) for name in short.meanings)
        nothing = self._index.match(short.written)
        return replace(nothing, method=Method.ABBREVIATION, listings=(), candidates=tied)

    @staticmethod
    def _mention(text: str, place: Span, match: NameMatch) -> Mention:
        start, end = place
        return Mention(replace(match, written=text[start:end]), start, end)


def _as_given(text: str, plain: PlainText, span: Span) -> str:
    start, end = plain.given(*span)
    return text[start:end]


def _chosen(matches: dict[Span, NameMatch]) -> list[Span]:
    return sorted(longest(matches))
