"""Tables of what was learnt from sayings: how much each feature of a text speaks for a meaning.

A table is a CSV file: a row for each feature, a column for each meaning, hundredths of log-odds,
an empty cell for none; the row "" is what holds without any feature.
"""

import csv
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SCALE = 100  # the numbers of a file are hundredths


def likelihoods(table: Path, features: Mapping[str, float]) -> dict[str, float]:
    """How likely each meaning of a table is by the features of a text, adding up to 1."""
    meanings, rows = _read(table)
    sums: list[float] = list(rows[""])
    for name, value in features.items():
        for n, weight in enumerate(rows.get(name, ())):
            sums[n] += value * weight
    most = max(sums)
    shares = [math.exp((number - most) / SCALE) for number in sums]
    return dict(zip(meanings, (share / sum(shares) for share in shares), strict=True))


@cache
def _read(table: Path) -> tuple[list[str], dict[str, list[int]]]:
    """The meanings, and for each feature what it weighs for each."""
    with table.open(encoding="utf-8", newline="") as file:
        (_, *meanings), *rows = csv.reader(file)
    return meanings, {name: [int(cell or 0) for cell in cells] for name, *cells in rows}
