"""Learn anew what is said of a State in a range: `python -m tests.tools.train_range_clauses`.

`extractors/fields/states/data/range_clauses.csv` comes out, learnt from `range_sayings.toml` alone.
"""

import csv
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from extractors.fields.states.range_clauses import SCALE, SOURCE, clauses, features
from tests.tools.train_nearness import descend

SAYINGS = tomllib.loads(Path(__file__).with_name("range_sayings.toml").read_text("utf-8"))
MEANINGS = tuple(SAYINGS)
ROWS = ("Mongolia", "Peru and Chile", "Oman, Malta and India")  # a saying is learnt with one each
OFTEN = {"range": 1.0}  # weight of an example; of the other meanings there are fewer
SELDOM = 1.2
LEAST = 5  # hundredths: smaller numbers are left out of the file


def examples() -> Iterator[tuple[str, dict[str, float]]]:
    """What each saying means, and its features."""
    for meaning, by_language in SAYINGS.items():
        lines = (line for text in by_language.values() for line in text.strip().splitlines())
        for number, line in enumerate(lines):
            row = ROWS[number % len(ROWS)]
            at = line.index("{}")
            (around,) = clauses(line.replace("{}", row), [(at, at + len(row))])
            yield meaning, features(*around)


def learn() -> dict[str, list[float]]:
    """Feature -> its weight for each of `MEANINGS`; "" is the bias."""
    taught = list(examples())
    shown = [given for _, given in taught]
    wanted = np.zeros((len(taught), len(MEANINGS)), dtype=np.float32)
    for n, (meaning, _) in enumerate(taught):
        wanted[n, MEANINGS.index(meaning)] = 1
    weights = [OFTEN.get(meaning, SELDOM) for meaning, _ in taught]
    return descend(shown, wanted, weights)


def write(path: Path, learnt: dict[str, list[float]]) -> None:
    """The file that the program reads: hundredths, an empty cell for next to nothing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["", *MEANINGS])
        for name, numbers in sorted(learnt.items()):
            cells = [round(SCALE * number) for number in numbers]
            if not name or max(map(abs, cells)) > LEAST:
                rows.writerow([name, *(n if abs(n) > LEAST or not name else "" for n in cells)])


if __name__ == "__main__":
    write(SOURCE, learn())
    sys.exit(0)
