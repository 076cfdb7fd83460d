"""Names where names are expected: what leads to a listed one is one, however it is written.

In running text two words need to look like a name. Where the names of the targets stand it is
enough that they lead to a listed name: "Saiga tartarica" is no English. A name that a narrow cell
broke in two ("Necrosyrtes mon- Hooded Vulture … achus") is put together from the words beside it.
"""

import re
from collections.abc import Iterator, Sequence

from taxonomy.matching.index import NameIndex, name_key
from taxonomy.matching.match import Mention, Method
from taxonomy.names.offsets import plain_text

SCIENTIFIC = {Method.EXACT, Method.SYNONYM, Method.SPELLING}
WORDS = re.compile(r"\b[A-Z][a-zà-ÿ]{2,} [a-zà-ÿ]{3,}(?: [a-zà-ÿ]{3,})?\b")
BROKEN = re.compile(r"\b([A-Z][a-z]{2,}) ([a-z]{2,})-(?= )")
REST = re.compile(r"[a-z]{3,}")  # the part that the next line holds


def with_suspects(text: str, found: Sequence[Mention], index: NameIndex) -> list[Mention]:
    """`found`, and what leads to a listed name in its place or beside it; in order."""
    kept = {(mention.start, mention.end): mention for mention in found}
    for suspect in (*_misspelt(text, index), *_broken(text, index)):
        over = [at for at in kept if at[0] < suspect.end and suspect.start < at[1]]
        if all(_gives_way(kept[at], suspect) for at in over):
            kept = {at: mention for at, mention in kept.items() if at not in over}
            kept[suspect.start, suspect.end] = suspect
    return [kept[at] for at in sorted(kept)]


def _gives_way(mention: Mention, suspect: Mention) -> bool:
    """A common name, one word of the suspect, or one that leads nowhere."""
    if mention.match.method is Method.COMMON_NAME:
        return True
    inside = suspect.start <= mention.start and mention.end <= suspect.end
    shorter = len(mention.match.written.split()) < len(suspect.match.written.split())
    unsure = mention.match.method in {Method.NONE, Method.HIGHER_TAXON}
    return inside and (shorter or unsure)


def _misspelt(text: str, index: NameIndex) -> Iterator[Mention]:
    for words in WORDS.finditer(text):
        for count in (3, 2):
            parts = words[0].split()[:count]
            written = " ".join(parts)
            if len(parts) < count:
                continue
            match = index.match(written)
            if match.method in SCIENTIFIC and len(match.scientific_name.split()) >= count:
                yield Mention(match, words.start(), words.start() + len(written))
                break


def _broken(text: str, index: NameIndex) -> Iterator[Mention]:
    plain = plain_text(text)
    for part in BROKEN.finditer(plain.plain):
        rest = set(REST.findall(plain.plain[part.end() :]))
        whole = [
            name for word in rest if name_key(name := f"{part[1]} {part[2]}{word}") in index.lines
        ]
        if len(whole) == 1:
            start, end = plain.given(part.start(), part.end())
            yield Mention(index.match(whole[0]), start, end)
