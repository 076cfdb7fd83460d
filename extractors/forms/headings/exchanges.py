"""Two headings that give each other's section back, where that makes the whole path better."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from extractors.forms.headings.evidence import Reading

LEAST_GAIN = 0.1  # of score, that makes an exchange worth it
MOST_BY_PLACE = 8.0  # of score, that two headings may gain by the order they then stand in


def with_exchanges(
    chosen: list[Reading],
    by_line: Mapping[int, Sequence[Reading]],
    score: Callable[[Sequence[Reading]], float],
) -> list[Reading]:
    """The path after every exchange of meanings between two of its headings that makes it better.

    The beam has no way back: a section given to a heading early is lost to a later one that it
    fits better.
    """
    for _ in chosen:
        reached = score(chosen)
        better = max(_exchanges(chosen, by_line), key=score, default=chosen)
        if score(better) <= reached + LEAST_GAIN:
            break
        chosen = better
    return chosen


def _exchanges(
    chosen: Sequence[Reading], by_line: Mapping[int, Sequence[Reading]]
) -> Iterator[list[Reading]]:
    """The paths in which a heading takes the section of another, which takes something else."""
    for m, there in enumerate(chosen):
        if not there.is_section or there.candidate.sure:
            continue
        others = [r for r in by_line[there.candidate.first] if _in_its_place(there, r)]
        for n, reading in enumerate(chosen):
            for taken in by_line[reading.candidate.first] if n != m and others else ():
                if taken.ids == there.ids and _in_its_place(reading, taken):
                    least = reading.score + there.score - taken.score - MOST_BY_PLACE
                    for other in (r for r in others if r.score > least):
                        path = [*chosen]
                        path[n], path[m] = taken, other
                        yield path


def _in_its_place(reading: Reading, other: Reading) -> bool:
    """Whether the same words are read otherwise."""
    same = reading.candidate.last == other.candidate.last
    return same and reading.candidate.end == other.candidate.end and reading.ids != other.ids
