"""Why a line was taken for a heading or not, in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.document import Paragraph
from extractors.forms.headings.alignment import START, Aligner, Heading
from extractors.forms.headings.evidence import Reading

TOLD = 5  # pieces of evidence for a reading that are told, the heaviest
WORDS: Mapping[str, str] = {
    "heading": "few lines are headings",
    "no label": "the form is a table, and this stands outside it",
    "label": "label in a form table",
    "numbered": "numbered",
    "point": "point of a list",
    "repeated": "the same line comes again and again",
    "bold": "bold",
    "capitals": "in capitals",
    "styled": "in a heading style",
    "question": "a question",
    "questions": "one of several questions answered on their own line",
    "bold lead-ins": "most paragraphs begin with bold words",
    "labelled lead-ins": "most paragraphs begin with words and a colon",
    "stopped": "ends in a full stop",
    "goes on": "ends in a comma or semicolon",
    "small": "begins with a small letter",
    "long": "long for a heading",
    "run in": "text goes on behind it",
    "open": "nothing parts it from its text",
    "tail": "stands at the end of a paragraph",
    "series": "in a series of numbers",
    "figures": "has figures in it",
    "above text": "text stands right beneath",
    "fits shape": "number like those of likely headings",
    "fits bold": "bold or not, like likely headings",
    "fits capitals": "capitals or not, like likely headings",
    "fits style": "style of likely headings",
    "fits size": "size of likely headings",
    "fits ends": "ends on its line or not, like likely headings",
    "fits all": "looks altogether like likely headings",
    "fits length": "as long as likely headings",
    "fits stop": "ends like likely headings",
    "wording": "a wording of the form",
    "one word": "a wording of the form, of one word",
    "misspelt": "nearly a wording of the form",
    "extra": "a heading that proponents often add",
    "extra run in": "begins like a heading that proponents often add",
    "extra stands out": "and stands out",
    "unknown": "in no list of headings",
    "guessed": "in words of its own",
    "merged": "two sections in one",
    "near": "words near to the section",
    "beneath": "text beneath near to the section",
    "worded elsewhere": "another line has the form's own wording",
    "next": "next in the form",
    "skips": "skips sections of the form",
    "leaps": "far ahead in the form",
    "back": "back in the form",
    "far back": "far back in the form",
    "again": "the section has a heading already",
    "same again": "the same section once more",
    "garbled elsewhere": "number garbled, and out of order",
    "second wording": "second wording of the heading above",
    "guessed first": "no section before it",
    "before the first": "no section before it",
    "added before the first": "no section before it",
    "counts on": "number counts on",
    "counts further": "number skips some",
    "counts back": "number counts back",
    "same number": "the same number again",
    "other number": "another kind of number",
    "no number": "no number where headings have one",
    "nothing between": "no text since the heading above",
    "guessed and empty": "the heading above, in words of its own, has no text",
}


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line that could be a heading."""

    paragraph: Paragraph
    words: str  # of the heading
    placed_as: tuple[str, ...] | None  # sections; ("",) for a heading of no section; None for text
    margin: float | None  # by which it was placed; None for text
    runners_up: tuple[str, ...]
    best: tuple[str, ...]  # sections of the reading with the highest score
    score: float
    evidence: tuple[tuple[str, float], ...]  # in plain words, heaviest first


def explain_lines(
    readings: list[Reading],
    placed: list[Heading],
    aligner: Aligner,
    paragraphs: list[Paragraph],
    least: float,
) -> Iterator[ExplainedLine]:
    """Every line placed, and every other whose best reading scores more than `least`."""
    chosen = {heading.reading.candidate.first: heading for heading in placed}
    steps = _steps(placed, aligner)
    best: dict[int, Reading] = {}
    for reading in readings:
        line = reading.candidate.first
        if line not in best or best[line].score < reading.score:
            best[line] = reading
    for line, likeliest in best.items():
        heading = chosen.get(line)
        reading = heading.reading if heading else likeliest
        if heading is None and reading.score < least:
            continue
        weighed = {k: v * aligner.weights[k] for k, v in reading.evidence.items()}
        weighed |= {name: aligner.weights[name] for name in steps.get(line, ())}
        heaviest = sorted(weighed, key=lambda name: -abs(weighed[name]))[:TOLD]
        yield ExplainedLine(
            paragraph=paragraphs[line],
            words=reading.words,
            placed_as=heading.reading.ids if heading else None,
            margin=heading.margin if heading else None,
            runners_up=heading.runners_up if heading else (),
            best=reading.ids,
            score=reading.score,
            evidence=tuple((WORDS[name], weighed[name]) for name in heaviest),
        )


def _steps(placed: list[Heading], aligner: Aligner) -> dict[int, list[str]]:
    """First unit of each heading -> how it follows those before it."""
    steps: dict[int, list[str]] = {}
    path = START
    for heading in placed:
        steps[heading.reading.candidate.first] = aligner.transition(path, heading.reading)
        path = aligner.extend(path, heading.reading)
    return steps
