"""Learn anew what is said of a body beside a paper: `python -m tests.tools.train_paper_clauses`.

`extractors/fields/proponents/data/paper_clauses.csv` comes out, learnt from `hand_in_sayings.toml`
alone. With the word `aside`, a fifth is held aside in turn; what would be told wrongly is printed.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.fields.proponents.paper_clauses import SOURCE, features
from extractors.roles.words_of_names import clauses
from tests.tools import weights_table

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
    meanings, shown, _ = zip(*taught, strict=True)
    worth = [WEIGHTS[meaning] for meaning in meanings]
    return weights_table.learn(MEANINGS, meanings, shown, worth)


def told_aside(folds: int = 5) -> Iterator[tuple[str, str, float, str]]:
    """Of each saying, learnt without its fifth: what it means, what is told, how surely, itself."""
    taught = examples()
    for fold in range(folds):
        learnt = learn([row for n, row in enumerate(taught) if n % folds != fold])
        for meaning, shown, line in taught[fold::folds]:
            shares = weights_table.likeliest(MEANINGS, learnt, shown)
            yield meaning, max(shares)[1], shares[0][0], line


if __name__ == "__main__":
    if "aside" in sys.argv:
        for meaning, got, hands_in, line in told_aside():
            if (meaning == MEANINGS[0]) != (got == MEANINGS[0]):
                sys.stdout.write(f"{meaning:9} {hands_in:.2f} {line}\n")
    weights_table.write(SOURCE, MEANINGS, learn(examples()))
    sys.exit(0)
