"""The clauses of a text, and which of them speak of something else than where the animal lives.

A clause is what one verb says of its subject. It ends at a semicolon, a "but", the end of a
sentence, and at a comma behind which a name begins anew: "Norway has ten, Sweden had none".
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.roles.names_in_a_row import begins_anew
from extractors.roles.sentences import CLAUSE_END, Span, sentences

MATTERS = Path(__file__).parent / "data" / "other_matters.toml"
OF_NUMBERS = re.compile(
    r"\b(?:numbers?|sizes?|trends?|densit\w+|counts?|totals?|effectifs?|nombres?|taille|tendances?"
    r"|tamano|numeros?|tendencias?|efectivos?|poblacional)\b"
)
"""What is not known of these is no doubt that the animal is there."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something else that a clause speaks of: a doubt, another paper, a book, what people do."""

    name: str
    beside_presence: bool  # even where a verb of the clause says that the animal lives there
    pattern: re.Pattern[str]


def clauses(folded: str, names: Sequence[Span]) -> Iterator[Span]:
    """The clauses of a folded text in order; together they are the whole of it."""
    for start, end in sentences(folded):
        bounds = {match.start() for match in CLAUSE_END.finditer(folded, start + 1, end)}
        bounds |= {cut for cut in begins_anew(folded, names) if start < cut < end}
        at = start
        for bound in sorted(bounds):
            yield at, bound
            at = bound
        yield at, end


def other_matter(clause: str) -> Matter | None:
    """What else a folded clause speaks of; None where it speaks of the animal alone.

    >>> other_matter("whether the bird winters in peru").name
    'doubt'
    >>> other_matter("the bird winters in peru")
    """
    for matter in _matters():
        if matter.pattern.search(clause):
            of_numbers = matter.name == "doubt" and OF_NUMBERS.search(clause)
            return None if of_numbers else matter
    return None


@cache
def _matters() -> tuple[Matter, ...]:
    with MATTERS.open("rb") as file:
        rows = tomllib.load(file)["matter"]
    return tuple(
        Matter(row["name"], row.get("beside_presence", False), _compiled(row["words"]))
        for row in rows
    )


def _compiled(words: str) -> re.Pattern[str]:
    lines = "|".join(line.strip() for line in words.strip().splitlines())
    return re.compile(rf"\b(?:{lines})(?!\w)")
