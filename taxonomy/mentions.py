"""Names in a text: every scientific name, listed or not, and every listed common name."""

from taxonomy.match import Mention, NameMatch
from taxonomy.matching import NameIndex
from taxonomy.mentions_common import CommonNameFinder, longest
from taxonomy.mentions_latin import find_latin
from taxonomy.offsets import plain_text


class MentionFinder:
    """Finds names in texts of one language; build one per edition and language, and keep it."""

    def __init__(self, index: NameIndex, language: str = "en") -> None:
        self._index = index
        self._common = CommonNameFinder(index.common, language)

    def find(self, text: str) -> list[Mention]:
        """Every mention in order; of two that overlap, the longer one.

        Places are counted in characters of `text` as given, whatever its line breaks,
        ligatures and hyphens.
        """
        plain = plain_text(text)
        spans = {(name.start, name.end): name.name for name in find_latin(plain.plain)}
        spans |= {(name.start, name.end): name.name for name in self._common.find(plain.plain)}
        known: dict[str, NameMatch] = {}
        mentions = []
        for start, end in sorted(longest(spans)):
            first, last = plain.given(start, end)
            match = known.setdefault(text[first:last], self._index.match(text[first:last]))
            mentions.append(Mention(match, first, last))
        return mentions
