"""Nearness of words to sections, learnt: a softmax over words, roots and letters by fours."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from extractors.forms.headings.nearness import OTHER, SCALE, body_features, heading_features
from tests.builders import PROPOSAL
from tests.generator.wordings import WORDINGS
from tests.tools.section_texts import section_texts

SAYINGS = tomllib.loads(Path(__file__).with_name("heading_sayings.toml").read_text("utf-8"))
IDS = (*(section.id for section in PROPOSAL.sections), OTHER)
OF_THE_FORM, OF_A_SAYING, OF_GUIDANCE = 0.3, 1.0, 0.5  # weights of an example
OF_OUR_TEXTS = 1.0
ROUNDS = 160
PENALTY = 0.05
LEAST = 5  # hundredths: smaller numbers are left out of the file


@dataclass
class Examples:
    features: list[dict[str, float]] = field(default_factory=list)
    ids: list[tuple[str, ...]] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, features: dict[str, float], ids: tuple[str, ...], weight: float) -> None:
        self.features.append(features)
        self.ids.append(ids)
        self.weights.append(weight)


@dataclass(frozen=True)
class Annotated:
    """A section of an annotated paper."""

    ids: tuple[str, ...]  # (OTHER,) for what is no section of the form
    heading: str  # without its number
    body: str


def headings(
    papers: Sequence[Annotated], sayings: Mapping[str, Mapping[str, str]] = SAYINGS
) -> Examples:
    """Wordings of the form and of the generator, sayings, and the headings of papers."""
    examples = Examples()
    for section in PROPOSAL.sections:
        texts = [wording.text for wording in section.wordings]
        by_language = WORDINGS["headings"].get(section.id, {})
        texts += [text for ways in by_language.values() for text in ways]
        for text in texts:
            examples.add(heading_features(text), (section.id,), OF_THE_FORM)
        for sentence in (text for way in section.guidance.values() for text in way):
            examples.add(heading_features(sentence), (section.id,), OF_GUIDANCE)
    for extra in PROPOSAL.extras:
        examples.add(heading_features(extra.text), (OTHER,), OF_THE_FORM)
    for section_id, by_language in sayings.items():
        for line in (line for text in by_language.values() for line in text.strip().splitlines()):
            examples.add(heading_features(line), (section_id,), OF_A_SAYING)
    for paper in papers:
        examples.add(heading_features(paper.heading), paper.ids, 1.0)
    return examples


def bodies(papers: Sequence[Annotated]) -> Examples:
    """The guidance of the form, texts written for this, and those of papers."""
    examples = Examples()
    for section in PROPOSAL.sections:
        for way in section.guidance.values():
            examples.add(body_features(" ".join(way)), (section.id,), OF_GUIDANCE)
    for section_id, text in section_texts():
        examples.add(body_features(text), (section_id or OTHER,), OF_OUR_TEXTS)
    for paper in papers:
        examples.add(body_features(paper.body), paper.ids, 1.0)
    return examples


def learn(examples: Examples) -> dict[str, list[float]]:
    """Feature -> its weight for each of `IDS`; "" is the bias. Adam on the whole, L2 penalty."""
    wanted = np.zeros((len(examples.features), len(IDS)), dtype=np.float32)
    for n, ids in enumerate(examples.ids):
        for section in ids:
            wanted[n, IDS.index(section)] = 1 / len(ids)
    return descend(examples.features, wanted, examples.weights)


def descend(
    shown: Sequence[Mapping[str, float]], wanted: "Matrix", worth: Sequence[float]
) -> dict[str, list[float]]:
    """Feature -> its weight for each column of `wanted`; a row and a weight for each example."""
    vocabulary = sorted({name for features in shown for name in features})
    places = {name: n for n, name in enumerate(vocabulary)}
    weights = _descend(_Given(shown, places), wanted, np.array(worth, dtype=np.float32)[:, None])
    learnt = {name: [float(weight) for weight in weights[n]] for name, n in places.items()}
    return {**learnt, "": [float(weight) for weight in weights[-1]]}


Matrix = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


class _Given:
    """Examples by features, of which each shows few; the last column is the bias."""

    def __init__(self, shown: Sequence[Mapping[str, float]], places: Mapping[str, int]) -> None:
        rows = [{places[name]: value for name, value in features.items()} for features in shown]
        pairs = [(n, at, value) for n, row in enumerate(rows) for at, value in row.items()]
        pairs += [(n, len(places), 1.0) for n in range(len(rows))]
        self.width = len(places) + 1
        self._example = np.array([pair[0] for pair in pairs])
        self._feature = np.array([pair[1] for pair in pairs])
        self._value = np.array([pair[2] for pair in pairs], dtype=np.float32)[:, None]
        self._by_example = np.argsort(self._example, kind="stable")
        self._by_feature = np.argsort(self._feature, kind="stable")

    def times(self, weights: Matrix) -> Matrix:
        """Examples by sections; every example shows the bias."""
        order = self._by_example
        return _sums(self._value[order] * weights[self._feature[order]], self._example[order])

    def back(self, slopes: Matrix) -> Matrix:
        """Features by sections; some example shows every feature."""
        order = self._by_feature
        return _sums(self._value[order] * slopes[self._example[order]], self._feature[order])


def _sums(rows: Matrix, places: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Matrix:
    """The sums of the rows of each place; `places` are sorted and none is left out."""
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    summed: Matrix = np.add.reduceat(rows, starts)
    return summed


def _descend(given: _Given, wanted: Matrix, worth: Matrix) -> Matrix:
    weights: Matrix = np.zeros((given.width, wanted.shape[1]), dtype=np.float32)
    first: Matrix = np.zeros_like(weights)
    second: Matrix = np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        sums = given.times(weights)
        guess = np.exp(sums - sums.max(1, keepdims=True))
        guess /= guess.sum(1, keepdims=True)
        slope: Matrix = given.back(worth * (guess - wanted)) + PENALTY * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        pace = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights -= 0.08 * (first / (1 - 0.9**step)) / pace
    return weights


def write(path: Path, heads: Mapping[str, list[float]], beneath: Mapping[str, list[float]]) -> None:
    """The file that the program reads: hundredths, an empty cell for next to nothing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["", *IDS])
        for part, learnt in (("heading", heads), ("body", beneath)):
            rows.writerow([f"bias:{part}", *(round(SCALE * weight) for weight in learnt[""])])
        for learnt in (heads, beneath):
            for name, numbers in sorted(learnt.items()):
                cells = [round(SCALE * weight) for weight in numbers]
                if name and max(map(abs, cells)) > LEAST:
                    rows.writerow([name, *(n if abs(n) > LEAST else "" for n in cells)])
