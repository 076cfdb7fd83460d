"""The words of a sentence that are said of each name in it: of a State, or of a body."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.roles.cues import fold_in_place
from extractors.roles.sentences import Span, sentences

FAR = 40  # characters between two names, from which on they are in no row
CUT = re.compile(
    r";|[.!?:](?=\s)|,? (?:and|but|while|whereas|et|mais|tandis|alors|y|pero|mientras) (?=\S+ \S)|,"
)
"""Where what is said of one name may end and what is said of the next begin."""
TOGETHER = re.compile(
    r"[\s'’\"]*(?:,|/|&|and|et|y|e|ou|or|as well as|ainsi que|asi como|[\s'’])*"
    r"(?:\s*(?:the|of|in|la|le|les|l'|el|los|las|du|de|des|del|d'|en|aux?))*\s*"
)
LABEL = re.compile(r"[^.;:,()]{3,60}:\s")


def clauses(text: str, names: Sequence[Span]) -> list[tuple[str, str]]:
    """For each name, the words before and after it that are said of it, folded.

    Names in a row have the same words; what stands between two rows is cut where the clause ends.
    """
    folded = fold_in_place(text)
    found: dict[int, tuple[str, str]] = {}
    for start, end in sentences(text):
        rows = rows_of(folded, names, [n for n, span in enumerate(names) if start <= span[0] < end])
        if not rows:
            continue
        places = [(names[row[0]][0], names[row[-1]][1]) for row in rows]
        cuts = [_cut(folded, a[1], b[0]) for a, b in pairwise(places)]
        lefts = [start, *(after for _, after in cuts)]
        rights = [*(before for before, _ in cuts), end]
        label = label_of(folded, start, places[0][0])
        for row, (first, last), left, right in zip(rows, places, lefts, rights, strict=True):
            ahead = folded[left:first] if left == start else label + folded[left:first]
            for n in row:
                found[n] = (ahead, folded[last:right])
    return [found.get(n, ("", "")) for n in range(len(names))]


def label_of(folded: str, start: int, first: int) -> str:
    """What stands before a colon at the head of a sentence goes for all that follows."""
    label = LABEL.match(folded, start, first)
    return label[0] if label else ""


def rows_of(folded: str, names: Sequence[Span], here: Sequence[int]) -> list[list[int]]:
    rows: list[list[int]] = []
    for n in here:
        end = names[rows[-1][-1]][1] if rows else 0
        if rows and names[n][0] - end < FAR and TOGETHER.fullmatch(folded, end, names[n][0]):
            rows[-1].append(n)
        else:
            rows.append([n])
    return rows


def _cut(folded: str, start: int, end: int) -> tuple[int, int]:
    """Where the words behind one row end and those before the next begin: the last mark between."""
    marks = [*CUT.finditer(folded, start, end)]
    strong = [mark for mark in marks if mark[0] != ","] or marks
    return (strong[-1].start(), strong[-1].end()) if strong else (end, start)
