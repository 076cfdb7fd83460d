"""How two files go together: the same text, versions and languages of one document.

A changed text is compared section by section, with the words that went and came.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from extractors.text import normalise
from pipeline.submissions.summary import Reading, ReadSection

VERSION = re.compile(r"\s*[/(]\s*(?:Rev|Add|Corr)\b\.?\s*(?:COP\s*)?\d*\)?", re.IGNORECASE)
ADDENDUM = re.compile(r"/\s*Add\b", re.IGNORECASE)
UNEP = re.compile(r"^(?:pnuma|pnue)(?=/)")
ACTION = re.compile(r"ac[tc]ionconcert(?:ee|ada)")
FRONT = "front"  # the text before the first heading
MOST_WORDS = 20_000  # of one section; beyond it only the fact of a change is told
LONGEST_PASSAGE = 60  # words shown of one change


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that went and the words that stand in their place; "" for none."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section that does not say the same in both files."""

    section: str  # id of the form's section, else its heading; "front" before the first
    state: str  # "added", "removed" or "changed"
    passages: tuple[Passage, ...] = ()  # of a changed section, in its order


def compare(old: Sequence[ReadSection], new: Sequence[ReadSection]) -> tuple[SectionChange, ...]:
    """Every section that differs, in the order of `new`, those that went at the end.

    Spacing, line breaks and the numbering of headings are no difference.
    """
    before, after = _by_name(old), _by_name(new)
    return (*_kept_or_added(before, after), *_removed(before, after))


def document_of(symbol: str) -> str:
    """What the symbols of all versions and languages of one document have in common.

    >>> document_of("UNEP/CMS/COP13/Doc. 28.2.1/Rev.1")
    'unep/cms/cop13/doc.28.2.1'
    >>> document_of("PNUMA/CMS/Acción Concertada 12.7 (Rev.COP13)")
    'unep/cms/concertedaction12.7'
    """
    plain = normalise("".join(VERSION.sub("", symbol).split()))
    return ACTION.sub("concertedaction", UNEP.sub("unep", plain))


def is_addendum(symbol: str) -> bool:
    """Whether a symbol is that of an addendum: it goes with the document, and is not all of it."""
    return bool(ADDENDUM.search(symbol))


def letters_of(summary: Reading) -> str:
    """The letters and digits of the text in order, whatever the file type makes of the rest.

    Before the first heading stands the block with the symbol, whose cells a PDF tells in an
    order of its own; there the words are put in order.
    """
    texts = (
        " ".join(sorted(section.text.split()))
        if not section.id and not section.heading
        else section.heading + section.text
        for section in summary.sections
    )
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", "".join(texts)).casefold()))


def _by_name(sections: Iterable[ReadSection]) -> dict[str, list[str]]:
    """The words of each section; of one that comes twice, together."""
    found: dict[str, list[str]] = {}
    for section in sections:
        name = section.id or " ".join(section.heading.split()) or FRONT
        found.setdefault(name, []).extend(section.text.split())
    return found


def _kept_or_added(
    before: dict[str, list[str]], after: dict[str, list[str]]
) -> Iterator[SectionChange]:
    for name, words in after.items():
        if name not in before:
            yield SectionChange(name, "added", _passages([], words))
        elif words != before[name]:
            yield SectionChange(name, "changed", _passages(before[name], words))


def _removed(before: dict[str, list[str]], after: dict[str, list[str]]) -> Iterator[SectionChange]:
    for name, words in before.items():
        if name not in after:
            yield SectionChange(name, "removed", _passages(words, []))


def _passages(old: list[str], new: list[str]) -> tuple[Passage, ...]:
    """What went and came, passage by passage."""
    if len(old) + len(new) > MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        Passage(_shown(old[i:j]), _shown(new[k:m]))
        for what, i, j, k, m in matcher.get_opcodes()
        if what != "equal"
    )


def _shown(words: list[str]) -> str:
    if len(words) <= LONGEST_PASSAGE:
        return " ".join(words)
    return f"{' '.join(words[:LONGEST_PASSAGE])} …"
