"""Names that stand side by side, and where a name begins a clause of its own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.roles.sentences import Span

_ARTICLE = r"(?:the |l[ae]s? |el |los |l'|in |en |aux? |a |de la |del? |du |des |of )*"
JOINT = re.compile(
    rf"\s*(?:\([^()]*\))?\s*(?:,|;|/|&|-|,?\s?\b(?:and|or|et|ou|y|e|o|ni|nor|as well as|ainsi que"
    rf"|asi como)\b)+\s*(?:and |et |y |e |also |aussi |tambien )?{_ARTICLE}\s*"
)
"""Between two names of one row."""
ANEW = re.compile(rf", ?(?:(?:and|et|y) )?(?:in |en |aux? )?{_ARTICLE}$")
ENDS_A_ROW = re.compile(r"\s*(?:\([^()]*\))?\s*(?:[,;:.)/&]|$)")
SAYS = re.compile(r"[^,;:.()]*?[a-z]{2,} [a-z]{2,}")
"""Between two names, words enough to say something of the first."""


def is_row(folded: str, first: Span, second: Span) -> bool:
    """Whether two names stand side by side: "Kenya (coast), Uganda"."""
    return bool(JOINT.fullmatch(folded, first[1], second[0]))


def row_of(folded: str, names: Sequence[Span], last: int) -> list[int]:
    """The numbers of the names that stand side by side with number `last` and before it."""
    row = [last]
    while row[0] and is_row(folded, names[row[0] - 1], names[row[0]]):
        row.insert(0, row[0] - 1)
    return row


def begins_anew(folded: str, names: Sequence[Span]) -> set[int]:
    """Where, behind a comma, a name begins a clause of its own.

    Something was said of the name before, and something is said of this one, too: "Norway has
    ten pairs, Sweden had none".
    """
    found: set[int] = set()
    for n, (before, name) in enumerate(pairwise(names), 1):
        ahead = ANEW.search(folded, before[1], name[0])
        if not ahead or not SAYS.match(folded, before[1], ahead.start()):
            continue
        if not ENDS_A_ROW.match(folded, names[_last_of_row(folded, names, n)][1]):
            found.add(ahead.start())
    return found


def _last_of_row(folded: str, names: Sequence[Span], first: int) -> int:
    last = first
    while last + 1 < len(names) and is_row(folded, names[last], names[last + 1]):
        last += 1
    return last
