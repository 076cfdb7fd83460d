"""Which readings of the lines are the headings: the path through them with the highest score."""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from extractors.forms.headings.evidence import Reading
from extractors.forms.headings.exchanges import with_exchanges
from extractors.forms.headings.text_unit import TextUnit

WEIGHTS = Path(__file__).with_name("weights.toml")
BEAM = 10  # paths that are followed at a time; with sixteen, real papers get sections they lack
BEHIND = 8.0  # a path that is further behind the best is given up
NEAR = 3  # places in the form that a section may be skipped or stand back
COUNTED = 4.0  # numbers in a series, from which on a heading without a number stands out


class Alignment(NamedTuple):
    """Headings chosen so far, the last one first in hand."""

    score: float
    reading: Reading | None
    before: "Alignment | None"
    used: frozenset[str]  # sections that have a heading
    free: int  # first unit that may begin a heading
    section: Reading | None  # the last one that is a section of the form
    numbered: Reading | None  # the last one with a number

    def readings(self) -> list[Reading]:
        path: list[Reading] = []
        at: Alignment | None = self
        while at and at.reading:
            path.append(at.reading)
            at = at.before
        return path[::-1]


START = Alignment(0.0, None, None, frozenset(), 0, None, None)


class Aligner:
    """Scores of headings that follow each other in one document."""

    def __init__(
        self, units: Sequence[TextUnit], places: Mapping[str, int], weights: Mapping[str, float]
    ) -> None:
        """`places` maps the id of a section to its place in the form."""
        self._units = units
        self._places = places
        self.weights = weights
        self._steps: dict[tuple[Reading | bool | None, ...], float] = {}

    def weighing(self, weights: Mapping[str, float]) -> "Aligner":
        """The same for other weights."""
        return Aligner(self._units, self._places, weights)

    def best(self, readings: Sequence[Reading], beam: int = BEAM) -> Alignment:
        """The best of the paths that `beam` lets pass; `readings` are in order of their units."""
        paths = [START]
        for _, group in groupby(readings, key=lambda reading: reading.candidate.first):
            more = list(group)
            ways = [
                (self._reached(path, reading), path, reading)
                for path in paths
                for reading in more
                if fits(path, reading)
            ]
            least = max([paths[0].score, *(score for score, _, _ in ways)]) - BEHIND
            longer = [_longer(*way) for way in ways if way[0] > least]
            paths = _best_of([*paths, *longer], beam)
        return paths[0]

    def extend(self, path: Alignment, reading: Reading) -> Alignment:
        """`path` with `reading` as its next heading."""
        return _longer(self._reached(path, reading), path, reading)

    def _reached(self, path: Alignment, reading: Reading) -> float:
        """The score of `path` with `reading` as its next heading.

        The weight of the step is kept for all paths between which it makes no difference.
        """
        again = not path.used.isdisjoint(reading.ids)
        ends = (path.reading, path.section, path.numbered, reading, again, bool(path.used))
        step = self._steps.get(ends)
        if step is None:
            step = sum(self.weights[name] for name in self.transition(path, reading))
            self._steps[ends] = step
        return path.score + reading.score + step

    def along(self, readings: Sequence[Reading]) -> list[Alignment]:
        """The path that takes just these: with none of them, with the first, with two and so on."""
        paths = [START]
        for reading in readings:
            paths.append(self.extend(paths[-1], reading))
        return paths

    def score(self, readings: Sequence[Reading], path: Alignment = START) -> float:
        """Of `path` with just these behind it."""
        for reading in readings:
            path = self.extend(path, reading)
        return path.score

    def transition(self, path: Alignment, reading: Reading) -> list[str]:
        """What the headings before say for `reading` as the next."""
        bare = path.reading is not None and self.is_bare(path.reading, reading)
        if bare and path.reading and is_same(path.reading, reading):
            return ["second wording"]
        found = [*self._order(path, reading), *self._number(path, reading)]
        if bare and path.reading and "guessed" in path.reading.evidence:
            found.append("guessed and empty")
        return [*found, "nothing between"] if bare else found

    def _order(self, path: Alignment, reading: Reading) -> Iterator[str]:
        if not reading.is_section:
            added = reading.candidate.known
            if not path.used and not (added and reading.candidate.looks.capitals):
                yield "added before the first" if added else "before the first"
            return
        ids = [id_ for id_ in reading.ids if id_ in self._places]
        before = [id_ for id_ in path.section.ids if id_ in self._places] if path.section else []
        if not path.used and "guessed" in reading.evidence:  # an abstract stands there
            yield "before the first" if "extra" in reading.evidence else "guessed first"
        if path.used & {*reading.ids}:
            same = path.section is not None and path.section.ids == reading.ids
            yield "same again" if same else "again"
            return
        if not ids:
            return
        step = self._places[ids[0]] - (self._places[before[-1]] if before else -1)
        yield _stride(step)
        mark = reading.candidate.mark
        if mark and not mark.value and not 0 < step <= NEAR:
            yield "garbled elsewhere"

    def _number(self, path: Alignment, reading: Reading) -> Iterator[str]:
        mark = reading.candidate.mark
        last = path.numbered.candidate if path.numbered else None
        if not mark:
            own_words = "unknown" in reading.evidence or "guessed" in reading.evidence
            if last and last.length >= COUNTED and own_words and not reading.candidate.label:
                yield "no number"
            return
        if not last or not last.mark:
            return
        if mark.shape.casefold() != last.mark.shape.casefold():
            yield "other number"
        elif not mark.value or not last.mark.value:
            return
        elif mark.value == last.mark.value + 1:
            yield "counts on"
        elif mark.value > last.mark.value:
            yield "counts further"
        else:
            yield "same number" if mark.value == last.mark.value else "counts back"

    def is_bare(self, before: Reading, reading: Reading) -> bool:
        """Whether no text stands between two headings."""
        above, here = before.candidate, reading.candidate
        if above.end < len(self._units[above.last].paragraph.text) or here.label or here.start:
            return False
        between = self._units[above.last + 1 : here.first]
        return not any(unit.paragraph.text.strip() for unit in between)


def _stride(step: int) -> str:
    """How far in the form it is from the section before."""
    if step > 0:
        return "next" if step == 1 else "skips" if step <= NEAR else "leaps"
    return "back" if step >= -NEAR else "far back"


def is_same(before: Reading, reading: Reading) -> bool:
    """Whether two headings stand for the same section."""
    return reading.is_section and before.ids == reading.ids


def fits(path: Alignment, reading: Reading) -> bool:
    """Whether `reading` begins behind the last heading of `path`."""
    return reading.candidate.first >= path.free


def _longer(score: float, path: Alignment, reading: Reading) -> Alignment:
    """`path` with `reading` as its next heading, by which it reaches `score`."""
    is_section = reading.is_section
    used = path.used.union(reading.ids) if is_section else path.used
    section = reading if is_section else path.section
    numbered = reading if reading.candidate.mark else path.numbered
    return Alignment(score, reading, path, used, reading.candidate.last + 1, section, numbered)


def _best_of(paths: Sequence[Alignment], beam: int) -> list[Alignment]:
    """The best of those that end alike, and of these the best few."""
    best: dict[object, Alignment] = {}
    for path in paths:
        mark = path.numbered.candidate.mark if path.numbered else None
        section = path.section.ids if path.section else None
        like = (path.used, section, path.free, mark and (mark.shape, mark.value))
        if like not in best or best[like].score < path.score:
            best[like] = path
    kept = sorted(best.values(), key=lambda path: -path.score)[:beam]
    return [path for path in kept if path.score > kept[0].score - BEHIND]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it was placed."""

    reading: Reading
    margin: float  # by which the best path is ahead of any that reads this line otherwise
    runners_up: tuple[str, ...]  # sections that it may mean instead, likeliest first

    @property
    def certainty(self) -> float:
        """0 to 1; 1.0 for a wording that the form knows."""
        return 1.0 if self.reading.candidate.sure else 1 / (1 + math.exp(-self.margin))


RIVAL = 2.0  # a section that is further behind is no runner-up


def align(readings: Sequence[Reading], aligner: Aligner) -> list[Heading]:
    """The headings on the best path, each with its margin."""
    by_line = {at: list(group) for at, group in groupby(readings, key=lambda r: r.candidate.first)}
    chosen = _without_second_wordings(aligner.best(readings).readings(), aligner)
    chosen = with_exchanges(chosen, by_line, aligner.score)
    along = aligner.along(chosen)
    headings: list[Heading] = []
    for n, reading in enumerate(chosen):
        behind = _behind(n, chosen, by_line, aligner, along)
        sections = {ids: gap for ids, gap in behind.items() if ids not in ((), ("",))}
        rivals = sorted((gap, ids) for ids, gap in sections.items() if gap < RIVAL)
        runners = dict.fromkeys(id_ for _, ids in rivals for id_ in ids if id_ not in reading.ids)
        headings.append(Heading(reading, min(behind.values()), tuple(runners)))
    return headings


def _without_second_wordings(path: Sequence[Reading], aligner: Aligner) -> list[Reading]:
    """Of two wordings one under the other the first: "Range States" below is a label."""
    kept: list[Reading] = []
    for reading in path:
        before = kept[-1] if kept else None
        if not before or not is_same(before, reading) or not aligner.is_bare(before, reading):
            kept.append(reading)
    return kept


def _behind(
    n: int,
    chosen: Sequence[Reading],
    by_line: Mapping[int, Sequence[Reading]],
    aligner: Aligner,
    along: Sequence[Alignment],
) -> dict[tuple[str, ...], float]:
    """How far each other reading of the line is behind; () is that it is no heading.

    `along` is the path of those `chosen`, as `Aligner.along` gives it.
    """
    reading, best = chosen[n], along[-1].score
    behind: dict[tuple[str, ...], float] = {(): best - aligner.score(chosen[n + 1 :], along[n])}
    limit = chosen[n + 1].candidate.first if n + 1 < len(chosen) else None
    for other in by_line[reading.candidate.first]:
        if other.ids == reading.ids or (limit is not None and other.candidate.last >= limit):
            continue
        for first, path in _instead(n, chosen, other, by_line):
            gap = best - aligner.score(path[first:], along[first])
            behind[other.ids] = min(gap, behind.get(other.ids, gap))
    return behind


def _instead(
    n: int,
    chosen: Sequence[Reading],
    other: Reading,
    by_line: Mapping[int, Sequence[Reading]],
) -> Iterator[tuple[int, list[Reading]]]:
    """The path with `other` at `n`, and with the heading of that section in exchange.

    With each, how many of its first headings are those chosen.
    """
    path = [*chosen[:n], other, *chosen[n + 1 :]]
    yield n, path
    for m, there in enumerate(chosen):
        if m == n or there.ids != other.ids or not other.is_section:
            continue
        for back in by_line[there.candidate.first]:
            if back.ids in (chosen[n].ids, ("",)) and back.candidate.last == there.candidate.last:
                yield min(n, m), [*path[:m], back, *path[m + 1 :]]


@cache
def load_weights() -> Mapping[str, float]:
    """What each kind of evidence weighs."""
    raw = tomllib.loads(WEIGHTS.read_text("utf-8"))
    return {name: float(value) for part in ("reading", "path") for name, value in raw[part].items()}
