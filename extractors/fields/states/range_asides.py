"""States that a range names where it speaks of something else than where the animal lives."""

import re
from collections.abc import Sequence

from extractors.fields.states.state_lists import says_that_it_is_there
from extractors.roles.clauses import clauses, other_matter
from extractors.roles.cues import fold_in_place
from extractors.roles.sentences import Span, sentences

IS_PARTY = re.compile(
    r"\b(?:is|are|was|were|being|est|sont|etant|es|son|siendo|ser)\b(?: \w+){0,3}?"
    r" part(?:y|ies|ie|es?)\b"
    r"(?! (?:of|de l'aire|del area|de (?:la|esta|cette)))"
)
"""That a State is, or is not, a Party is nothing on where the animal lives."""
PRO_FORM = re.compile(
    r"\bno lo\b|\bn(?:e l)?'(?:en )?(?:est|sont)\b|\bne le sont\b|\b(?:is|are) not\b"
)


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


def is_on_parties(text: str, cue: Span) -> bool:
    """Whether a cue denies of a State that it is a Party, and no more: "Nicaragua no lo es"."""
    folded = fold_in_place(text)
    start, end = next(span for span in sentences(text) if span[0] <= cue[0] < span[1])
    return bool(PRO_FORM.search(folded, *cue) and IS_PARTY.search(folded, start, end))
