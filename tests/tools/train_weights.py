"""What each kind of evidence for a heading weighs, learnt by changing one weight at a time.

A change is kept where fewer headings are lost, invented or called another section's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.forms.headings.alignment import Aligner
from extractors.forms.headings.evidence import Reading
from tests.tools.annotated_papers import Paper, true_path

STEPS = (0.5, -0.5, 0.2, -0.2)
LEAST_GAIN = 0.01


@dataclass(frozen=True)
class Lesson:
    """The readings of one paper, made once; the evidence does not change with the weights."""

    readings: list[Reading]
    true: frozenset[tuple[int, int, tuple[str, ...]]]  # line, end and meaning of its headings
    aligner: Aligner


def lesson_of(paper: Paper, readings: list[Reading], aligner: Aligner) -> Lesson:
    """Headings that papers add of their own are not all annotated: one more is no fault."""
    true = true_path(readings, paper)
    known = {id(reading) for reading in true}
    asked = [
        reading
        for reading in readings
        if id(reading) in known or reading.is_section or not reading.candidate.known
    ]
    return Lesson(asked, frozenset(map(place, true)), aligner)


def place(reading: Reading) -> tuple[int, int, tuple[str, ...]]:
    candidate = reading.candidate
    return candidate.first, candidate.end, tuple(sorted(reading.ids))


def faults(lesson: Lesson, weights: Mapping[str, float]) -> float:
    """Headings lost and headings wrongly found."""
    scored = [_scored(reading, weights) for reading in lesson.readings]
    found = {place(heading) for heading in lesson.aligner.weighing(weights).best(scored).readings()}
    return float(len(found ^ lesson.true))


def _scored(reading: Reading, weights: Mapping[str, float]) -> Reading:
    score = sum(weights[name] * value for name, value in reading.evidence.items())
    return replace(reading, score=score)


def learn(
    lessons: Sequence[Lesson],
    begin: Mapping[str, float],
    sweeps: int,
    tell: Callable[[str], None],
) -> dict[str, float]:
    """The weights from `begin` on, each tried a little higher and lower in every sweep."""
    weights = dict(begin)
    least = [faults(lesson, weights) for lesson in lessons]
    for sweep in range(sweeps):
        for name in weights:
            for step in STEPS:
                tried = weights | {name: weights[name] + step}
                now = _fewer(lessons, tried, sum(least))
                if now:
                    weights, least = tried, now
                    break
        tell(f"sweep {sweep + 1}: {sum(least):.1f} faults in {len(lessons)} papers")
    return weights


def _fewer(
    lessons: Sequence[Lesson], weights: Mapping[str, float], most: float
) -> list[float] | None:
    """The faults by paper; None as soon as they are no fewer than `most`."""
    found: list[float] = []
    total = 0.0
    for lesson in lessons:
        found.append(faults(lesson, weights))
        total += found[-1]
        if total > most - LEAST_GAIN:
            return None
    return found


def write(path: Path, weights: Mapping[str, float], of_paths: Sequence[str]) -> None:
    """The weights as the program reads them, in two tables."""
    readings = [name for name in weights if name not in of_paths]
    lines = [HEAD, "[reading]", *(f'"{name}" = {weights[name]:.2f}' for name in readings)]
    lines += ["", "[path]", *(f'"{name}" = {weights[name]:.2f}' for name in of_paths), ""]
    path.write_text("\n".join(lines), "utf-8")


HEAD = """\
# What each kind of evidence for a heading weighs; learnt by `python -m tests.tools.train_headings`
# from the weights that stood here before.
# [reading]: what is seen of a line, of its words and of the text beneath. [path]: how a heading
# follows those before it. A path of headings has the sum of all that applies.
"""
