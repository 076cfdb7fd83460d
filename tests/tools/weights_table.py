"""What the tools that learn from sayings have in common: examples in, a table of weights out."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from extractors.learnt_weights import SCALE
from tests.tools.train_nearness import descend

LEAST = 5  # hundredths: smaller numbers are left out of a table

Weights = dict[str, list[float]]
"""Feature -> its weight for each meaning; "" is the bias."""


def learn(
    meanings: Sequence[str],
    taught: Sequence[str],
    shown: Sequence[dict[str, float]],
    worth: Sequence[float],
) -> Weights:
    """Learnt from examples: what each means, its features, and how much it counts."""
    wanted = np.zeros((len(taught), len(meanings)), dtype=np.float32)
    for n, meaning in enumerate(taught):
        wanted[n, meanings.index(meaning)] = 1
    return descend(shown, wanted, worth)


def write(
    path: Path, meanings: Sequence[str], learnt: Weights, *, least_of_row: int = LEAST
) -> None:
    """The file that the program reads: hundredths, an empty cell for next to nothing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["", *meanings])
        for name, numbers in sorted(learnt.items()):
            cells = [round(SCALE * number) for number in numbers]
            if not name or max(map(abs, cells)) > least_of_row:
                rows.writerow([name, *(n if abs(n) > LEAST or not name else "" for n in cells)])


def likeliest(
    meanings: Sequence[str], learnt: Weights, shown: Mapping[str, float]
) -> list[tuple[float, str]]:
    """How likely each meaning is by features, in the order of `meanings`."""
    sums = np.array(learnt[""])
    for name, value in shown.items():
        sums += value * np.array(learnt.get(name, [0.0] * len(meanings)))
    shares = np.exp(sums - sums.max())
    return list(zip((shares / shares.sum()).tolist(), meanings, strict=True))
