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

ALSO = re.compile(
    r",? (?:(?:but|mais|sino|pero) (?:also|aussi|egalement|encore|tambien|as well)"
    r"|(?:al igual|lo mismo|de meme) que|as well as|just as|as much as|como tambien)"
    r" (?:(?:the|l[ae]s?|el|los|aux?|al?|of|del?|des|du) |l'|d')*"
)
"""Between two names of which the same is said: "not only X but also Y is covered"."""
AS_IS = re.compile(
    r",? (?:(?:as|and so|so) (?:is|are|was|were|does|do)|ainsi que|de meme que|comme l'(?:est|sont)"
    r"|al igual que|lo mismo que|asi como|as well as) (?:(?:the|l[ae]s?|el|los|aux?|al?) |l')*"
)
"""Behind what is said of a name, before another of which it is said, too."""

_COUNTS = {
    **dict.fromkeys(("two", "deux", "dos"), 2),
    **dict.fromkeys(("three", "trois", "tres"), 3),
    **dict.fromkeys(("four", "quatre", "cuatro"), 4),
    **dict.fromkeys(("five", "cinq", "cinco"), 5),
}
COUNTED = re.compile(
    r"\W*(?:a |ni a )?(?:these|those|the last|the first|the|ces|les|estos|estas|esos|los|las) "
    rf"(?P<count>{'|'.join(_COUNTS)})\b"
)
""" "we do not count these three": so many of the names before."""


def is_row(folded: str, first: Span, second: Span) -> bool:
    """Whether two names stand side by side: "Kenya (coast), Uganda"."""
    return bool(JOINT.fullmatch(folded, first[1], second[0]))


def row_of(folded: str, names: Sequence[Span], last: int) -> list[int]:
    """The numbers of the names that stand side by side with number `last` and before it."""
    row = [last]
    while row[0] and is_row(folded, names[row[0] - 1], names[row[0]]):
        row.insert(0, row[0] - 1)
    return row


def with_the_other(
    folded: str, names: Sequence[Span], group: Sequence[int], within: Sequence[int]
) -> list[int]:
    """The numbers of some names, and of the one before them in "not only X but also Y"."""
    first = group[0] if group else 0
    if first not in within[1:]:
        return list(group)
    joined = ALSO.fullmatch(folded, names[first - 1][1], names[first][0])
    return [first - 1, *group] if joined else list(group)


def said_as_well(folded: str, names: Sequence[Span], end: int) -> list[int]:
    """The name behind words that end at `end` of which the same holds: "covered, as is Y"."""
    behind = AS_IS.match(folded, end)
    return [n for n, name in enumerate(names) if behind and name[0] == behind.end()]


def taken_up(folded: str, ahead: Sequence[int], behind: Span) -> list[int]:
    """The last of the names `ahead` that "these three" behind a cue takes up; empty without it."""
    match = COUNTED.match(folded, *behind)
    return list(ahead)[-_COUNTS[match["count"]] :] if match else []


def nearest(folded: str, names: Sequence[Span], group: Sequence[int]) -> list[int]:
    """The first of some names, and another name for it in brackets behind it."""
    first = list(group[:1])
    if len(group) > 1 and folded[names[group[0]][1] : names[group[1]][0]].strip() == "(":
        first.append(group[1])
    return first


def in_one_bracket(folded: str, names: Sequence[Span], group: Sequence[int]) -> bool:
    """Whether several names stand in one pair of brackets."""
    if len(group) < 2:
        return False
    opened = folded.rfind("(", 0, names[group[0]][0])
    return opened >= 0 and ")" not in folded[opened : names[group[-1]][0]]


def row_from(folded: str, names: Sequence[Span], first: int) -> range:
    """The numbers of the names that stand side by side with number `first` and behind it."""
    return range(first, _last_of_row(folded, names, first) + 1)


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
