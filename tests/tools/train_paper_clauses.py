"""Learn anew what is said of a body beside a paper: `python -m tests.tools.train_paper_clauses`.

`extractors/fields/proponents/data/paper_clauses.csv` comes out, learnt from `hand_in_sayings.toml`
alone. With the word `aside`, a fifth is held aside in turn; what would be told wrongly is printed.
"""

import csv
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from extractors.fields.proponents.paper_clauses import SCALE, SOURCE, features
from extractors.fields.states.range_clauses import clauses
from tests.tools.train_nearness import descend
from tests.tools.train_range_clauses import LEAST

SAYINGS = tomllib.loads(Path(__file__).with_name("hand_in_sayings.toml").read_text("utf-8"))
MEANINGS = tuple(SAYINGS)
ROWS = ("Mongolia", "Peru and Chile", "Oman, Malta and India")  # a saying is learnt with one each
WEIGHTS = {"hands_in": 1.5, "beside": 1.0, "works": 1.0, "named": 1.5}
"""Of an example: there are more of who helps, and to leave out who hands in is to be rare."""
Example = tuple[str, dict[str, float], str]


def examples(step: int = 0) -> list[Example]:
    """What each saying means, its features, and the saying."""
    return [
        (meaning, features(*around(line, number + step)), line)
        for meaning, by_language in SAYINGS.items()
        for text in by_language.values()
        for number, line in enumerate(text.strip().splitlines())
    ]


def around(line: str, number: int = 0) -> tuple[str, str]:
    """The words before and after the names of a saying."""
    row = ROWS[number % len(ROWS)]
    at = line.index("{}")
    (words,) = clauses(line.replace("{}", row), [(at, at + len(row))])
    return words


def learn(taught: Sequence[Example]) -> dict[str, list[float]]:
    """Feature -> its weight for each of `MEANINGS`; "" is the bias."""
    wanted = np.zeros((len(taught), len(MEANINGS)), dtype=np.float32)
    for n, (meaning, _, _) in enumerate(taught):
        wanted[n, MEANINGS.index(meaning)] = 1
    return descend([shown for _, shown, _ in taught], wanted, [WEIGHTS[row[0]] for row in taught])


def told_aside(folds: int = 5) -> Iterator[tuple[str, str, float, str]]:
    """Of each saying, learnt without its fifth: what it means, what is told, how surely, itself."""
    taught = examples()
    for fold in range(folds):
        learnt = learn([row for n, row in enumerate(taught) if n % folds != fold])
        for meaning, shown, line in taught[fold::folds]:
            sums = np.array(learnt[""])
            for name, value in shown.items():
                sums += value * np.array(learnt.get(name, [0.0] * len(MEANINGS)))
            shares = np.exp(sums - sums.max())
            shares /= shares.sum()
            yield meaning, MEANINGS[int(shares.argmax())], float(shares[0]), line


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
    if "aside" in sys.argv:
        for meaning, got, hands_in, line in told_aside():
            if (meaning == MEANINGS[0]) != (got == MEANINGS[0]):
                print(f"{meaning:9} {hands_in:.2f} {line}")  # noqa: T201
    write(SOURCE, learn(examples()))
    sys.exit(0)
