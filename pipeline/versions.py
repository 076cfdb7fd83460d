"""How two files go together: the same bytes, the same text, a translation, another version.

A changed text is compared section by section, with the words that went and came.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from pipeline.summary import FileSummary, SectionSummary

VERSION = re.compile(r"\s*[/(]\s*(?:Rev|Add|Corr)\b\.?\s*(?:COP\s*)?\d*\)?", re.IGNORECASE)
FRONT = "front"  # the text before the first heading
MOST_WORDS = 20_000  # of one section; beyond it only the fact of a change is told
LONGEST_PASSAGE = 60  # words shown of one change


class Relation(StrEnum):
    """What a newer file is to an older one, the closest first."""

    SAME_BYTES = "same_bytes"
    SAME_TEXT = "same_text"  # another file type, or saved anew
    TRANSLATION = "translation"  # the same document in another language
    VERSION = "version"  # the same document with a changed text
    UNRELATED = "unrelated"


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


def relation(old: FileSummary, new: FileSummary) -> Relation:
    """What `new` is to `old`. Files that could not be read are alike in their bytes alone."""
    if old.sha256 is not None and old.sha256 == new.sha256:
        return Relation.SAME_BYTES
    if old.problem is not None or new.problem is not None:
        return Relation.UNRELATED
    if letters_of(old) == letters_of(new) and letters_of(old):
        return Relation.SAME_TEXT
    if not _same_document(old, new):
        return Relation.UNRELATED
    return Relation.VERSION if old.language == new.language else Relation.TRANSLATION


def compare(
    old: Sequence[SectionSummary], new: Sequence[SectionSummary]
) -> tuple[SectionChange, ...]:
    """Every section that differs, in the order of `new`, those that went at the end.

    Spacing, line breaks and the numbering of headings are no difference.
    """
    before, after = _by_name(old), _by_name(new)
    return (*_kept_or_added(before, after), *_removed(before, after))


def document_of(symbol: str) -> str:
    """The symbol of the document of which this is a version, for comparing.

    >>> document_of("UNEP/CMS/COP13/Doc.28.2.1/Rev.1") == document_of("UNEP/CMS/COP13/Doc.28.2.1")
    True
    """
    return "".join(VERSION.sub("", symbol).split()).replace("PNUMA", "UNEP").replace("PNUE", "UNEP")


def letters_of(summary: FileSummary) -> str:
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


def _same_document(old: FileSummary, new: FileSummary) -> bool:
    """By symbol; a document without one is known by its action, kind and targets."""
    if old.symbol and new.symbol:
        return document_of(old.symbol).casefold() == document_of(new.symbol).casefold()
    if old.kind != new.kind or old.concerted_action != new.concerted_action:
        return False
    return bool(_targets(old)) and _targets(old) == _targets(new)


def _targets(summary: FileSummary) -> frozenset[str]:
    return frozenset(taxon.scientific_name for taxon in summary.taxa if taxon.role == "target")


def _by_name(sections: Iterable[SectionSummary]) -> dict[str, list[str]]:
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
