"""The words around each State of a text that are said of it, whatever stands in between.

A clause with hardly a word of its own goes on with what was said before, and names of places tell
nothing of the animal.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.fields.states.range_clauses import words_of
from extractors.roles.cues import fold_in_place
from extractors.roles.sentences import Span, sentences
from extractors.roles.words_of_names import CUT, label_of, rows_of

FEW_WORDS = 3  # of a clause, with fewer of which it goes on with what was said before
RENAMED = re.compile(
    r"\((?:formerly|previously|ex|ancienne?(?:ment)?|autrefois|jadis|antes|antigu[oa](?:mente)?)"
    r"[ -](?:the |la |l['’]|el )?[A-Z][^()]{2,40}\)"
)
"""A name that a State had: "Timor-Leste (formerly Portuguese Timor)"."""
_NO_PLACE = (
    r"(?!(?:Observ|Institut|Universi|Mus[eé]|Fond|Fund|Minist|Go[uv]|Soci|Acci|Action|A[cg][cr]|Acuer"
    r"|Conven|Part|[ÉE]tat|Stat|Esta|Memor|Mém|Protoc|Appen|Annex|Apénd))"
)
PLACE = re.compile(
    rf"(?:(?<=[a-zà-ÿ,(] )|(?<=[(/’'-])){_NO_PLACE}[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ](?<!an)(?<!ish)(?<!ern)"
    r"(?!\w)"
)
"""A name within a sentence, of a place as a rule: it tells nothing of the animal."""
NEXT_PLACE = re.compile(
    r" (?:in|on|off|around|along|at|near|from|through|across|en|aux?|dans|sur|devant|autour|por"
    r"|frente|sobre|desde|hasta|jusqu\w*) "
)
NOW = re.compile(
    r"\b(?:today|now|nowadays|currently|aujourd'hui|actuellement|maintenant|hoy|ahora|actualmente)\b"
)


class Around(NamedTuple):
    """The folded words that are said of a name, and where its clause stands in the text."""

    before: str
    after: str
    clause: Span


def words_around(text: str, names: Sequence[Span]) -> list[Around]:
    """For each name, the words before and after it that are said of it.

    Names in a row have the same words; what stands between two rows is cut where the clause ends.
    A clause with hardly a word of its own goes on with what was said before: "then to A, and B".
    """
    folded = fold_in_place(PLACE.sub(_blank, RENAMED.sub(_blank, text)))
    found: dict[int, Around] = {}
    for start, end in sentences(text):
        if rows := rows_of(
            folded, names, [n for n, at in enumerate(names) if start <= at[0] < end]
        ):
            found.update(_of_sentence(folded, names, rows, (start, end)))
    return [found.get(n, Around("", "", names[n])) for n in range(len(names))]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _of_sentence(
    folded: str, names: Sequence[Span], rows: Sequence[Sequence[int]], sentence: Span
) -> Iterator[tuple[int, Around]]:
    places = [(names[row[0]][0], names[row[-1]][1]) for row in rows]
    bare = _without_names(folded, places, sentence)
    label = label_of(folded, sentence[0], places[0][0])
    ahead = ""
    for number, (left, right) in enumerate(_pieces(folded, places, sentence)):
        inside = [n for n, place in enumerate(places) if left <= place[0] < right]
        goes_on = number and _is_short(bare(left, right))
        ahead = ahead if goes_on else label if number else ""
        for row in inside:
            before = f"{ahead} {bare(left, places[row][0])}"
            around = Around(before, bare(places[row][1], right), (left, right))
            yield from ((n, around) for n in rows[row])
        ahead = f"{ahead} {bare(left, places[inside[0]][0])}"


def _is_short(clause: str) -> bool:
    """Whether a clause has hardly a word of its own and no new time: "today Mali" stands alone."""
    return len(words_of(clause)) < FEW_WORDS and not NOW.search(clause)


def _without_names(
    folded: str, places: Sequence[Span], sentence: Span
) -> Callable[[int, int], str]:
    """What stands between two places of a sentence, blanks for the names in it."""
    start, end = sentence
    bare = folded[start:end]
    for first, last in places:
        bare = bare[: first - start] + " " * (last - first) + bare[last - start :]
    return lambda left, right: bare[left - start : right - start]


def _pieces(folded: str, places: Sequence[Span], sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence that hold names, in order."""
    left = sentence[0]
    for (_, end), (start, _) in pairwise(places):
        if mark := _cut(folded, end, start):
            yield left, mark.start()
            left = mark.end()
    yield left, sentence[1]


def _cut(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Where the words behind one row end and those before the next begin.

    The last strong mark between; else where a next place is told behind a comma, else the last.
    """
    marks = [*CUT.finditer(folded, start, end)]
    strong = [mark for mark in marks if mark[0] != ","]
    if strong:
        return strong[-1]
    places = [mark for mark in marks if NEXT_PLACE.match(folded, mark.end(), end)]
    return places[0] if places else marks[-1] if marks else None
