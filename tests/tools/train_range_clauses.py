"""Learn anew what is said of a State in a range: `python -m tests.tools.train_range_clauses`.

`extractors/fields/states/data/range_clauses.csv` comes out, learnt from `range_sayings.toml` and
`range_passages.toml` alone.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from extractors.fields.states.range_clauses import PAIR, SOURCE, features
from extractors.fields.states.words_around import words_around
from tests.tools import weights_table

SAYINGS = tomllib.loads(Path(__file__).with_name("range_sayings.toml").read_text("utf-8"))
PASSAGES = tomllib.loads(Path(__file__).with_name("range_passages.toml").read_text("utf-8"))
MEANINGS = tuple(SAYINGS)
SLOT = re.compile(r"\{(" + "|".join(meaning[0] for meaning in MEANINGS) + r")\}")
BY_LETTER = {meaning[0]: meaning for meaning in MEANINGS}
NAMES = (
    *("Mongolia", "Peru", "Oman", "Malta", "Kenya", "Chile", "Gabon", "Qatar", "Nepal", "Belize"),
    *("Yemen", "Cuba", "Togo", "Angola", "Zambia", "Bhutan", "Latvia", "Croatia"),
)
ASIDE = 8  # of as many passages one is held aside to measure
ROWS = ("Mongolia", "Peru and Chile", "Oman, Malta and India")  # a saying is learnt with one each
OFTEN = {"range": 1.0}  # weight of an example; of the other meanings there are fewer
SELDOM = 1.2
LEAST_OF_A_ROW = 8  # rows whose numbers are all smaller are left out


@dataclass(frozen=True)
class Passage:
    """A text with the places of the States in it, and what is said of each."""

    text: str
    names: tuple[tuple[int, int], ...]
    meanings: tuple[str, ...]


def passages(*, aside: bool) -> Iterator[Passage]:
    """Those that are learnt from, or those held aside."""
    for text in PASSAGES.values():
        for line in text.strip().splitlines():
            if (crc32(line.encode()) % ASIDE == 0) is aside:
                yield filled(line)


def filled(line: str) -> Passage:
    """A line with a State in each slot: "{r}" for one of the range."""
    text, places, meanings, at = "", list[tuple[int, int]](), list[str](), 0
    for number, slot in enumerate(SLOT.finditer(line)):
        text += line[at : slot.start()]
        name = NAMES[number % len(NAMES)]
        places.append((len(text), len(text) + len(name)))
        meanings.append(BY_LETTER[slot[1]])
        text, at = text + name, slot.end()
    return Passage(text + line[at:], tuple(places), tuple(meanings))


def examples() -> Iterator[tuple[str, dict[str, float]]]:
    """What each saying, and each State of a passage, means, and its features."""
    for meaning, by_language in SAYINGS.items():
        lines = (line for text in by_language.values() for line in text.strip().splitlines())
        for number, line in enumerate(lines):
            row = ROWS[number % len(ROWS)]
            at = line.index("{}")
            (around,) = words_around(line.replace("{}", row), [(at, at + len(row))])
            yield meaning, features(around.before, around.after)
    for passage in passages(aside=False):
        found = words_around(passage.text, passage.names)
        for meaning, around in zip(passage.meanings, found, strict=True):
            yield meaning, features(around.before, around.after)


def without_single_pairs(shown: list[dict[str, float]]) -> list[dict[str, float]]:
    """The features without pairs of words that one example alone has: they teach nothing."""
    counted = Counter(name for given in shown for name in given if name.startswith(PAIR))
    return [
        {name: value for name, value in given.items() if counted.get(name, 2) > 1}
        for given in shown
    ]


def learn() -> dict[str, list[float]]:
    """Feature -> its weight for each of `MEANINGS`; "" is the bias."""
    taught = list(examples())
    shown = without_single_pairs([given for _, given in taught])
    weights = [OFTEN.get(meaning, SELDOM) for meaning, _ in taught]
    return weights_table.learn(MEANINGS, [meaning for meaning, _ in taught], shown, weights)


if __name__ == "__main__":
    weights_table.write(SOURCE, MEANINGS, learn(), least_of_row=LEAST_OF_A_ROW)
    sys.exit(0)
