"""States that a range names where it speaks of something else than where the animal lives."""

from collections.abc import Sequence

from extractors.fields.states.state_lists import says_that_it_is_there
from extractors.roles.clauses import clauses, other_matter
from extractors.roles.sentences import Span


def told_aside(folded: str, names: Sequence[Span]) -> set[int]:
    """Which of the names (numbers, from 0) of a folded text stand in clauses on other matters.

    Doubts, other papers and old books leave a State aside whatever verb stands beside; what people
    do leaves it aside only where no verb says that the animal is there.
    """
    aside: set[int] = set()
    for start, end in clauses(folded, names):
        matter = other_matter(folded[start:end])
        inside = {n for n, name in enumerate(names) if start <= name[0] < end}
        if matter and (matter.beside_presence or not says_that_it_is_there(folded[start:end])):
            aside |= inside
    return aside
