"""Two versions of a submission side by side, section by section, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.submissions.kept import Submission
from pipeline.submissions.summary import ReadSection

MOST_WORDS = 6_000  # of a section in both versions; a longer one is compared line by line
SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a section that stand in both versions, or in one of them alone."""

    text: str
    state: str  # same, added, removed


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A section in both versions."""

    section: str  # id of the form's section; "" for none of the form's
    heading: str  # as it stands in the newer one, else in the older one
    state: str  # same, changed, added, removed
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def side_by_side(before: Submission, after: Submission) -> tuple[SectionPair, ...]:
    """Every section of both, in the order of the newer version; those that went come last."""
    old, new = _by_name(before.corrected.sections), _by_name(after.corrected.sections)
    names = dict.fromkeys([*new, *old])
    return tuple(_pair(old.get(name), new.get(name)) for name in names)


def _by_name(sections: Sequence[ReadSection]) -> dict[str, ReadSection]:
    """Sections by id, else by heading; of one that comes twice, each by its number."""
    found: dict[str, ReadSection] = {}
    for section in sections:
        name = section.id or " ".join(section.heading.split()).casefold()
        number = 1
        while (key := f"{name} {number}") in found:
            number += 1
        found[key] = section
    return found


def _pair(old: ReadSection | None, new: ReadSection | None) -> SectionPair:
    shown = new or old
    assert shown is not None
    before, after = (section.text.strip() if section else "" for section in (old, new))
    if old is None:
        return SectionPair(shown.id, shown.heading, ADDED, (), _whole(after, ADDED))
    if new is None:
        return SectionPair(shown.id, shown.heading, REMOVED, _whole(before, REMOVED), ())
    state = SAME if before.split() == after.split() else CHANGED
    return SectionPair(shown.id, shown.heading, state, *_compared(before, after))


def _whole(text: str, state: str) -> tuple[Piece, ...]:
    return (Piece(text, state),) if text else ()


def _compared(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    old, new = before.split(), after.split()
    joint = " "
    if len(old) + len(new) > MOST_WORDS:
        old, new, joint = before.splitlines(), after.splitlines(), "\n"
    left: list[Piece] = []
    right: list[Piece] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if i < j:
            left.append(Piece(joint.join(old[i:j]), SAME if what == "equal" else REMOVED))
        if k < m:
            right.append(Piece(joint.join(new[k:m]), SAME if what == "equal" else ADDED))
    return tuple(left), tuple(right)
