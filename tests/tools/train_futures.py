"""Learn anew what sentences say of an action's future: `python -m tests.tools.train_futures`.

`extractors/fields/future/data/learnt_futures.csv` comes out, learnt from `future_sayings.toml`; of
the texts written for sections of the form it learns what says nothing of a future.
It is printed how sayings are told that were held aside, a fifth at a time.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.fields.future.future_words import NAMED
from extractors.fields.future.learnt_futures import SOURCE, features
from extractors.fields.future.open_questions import SENTENCE
from extractors.text import normalise
from tests.tools import weights_table
from tests.tools.section_texts import section_texts

SAYINGS = tomllib.loads(Path(__file__).with_name("future_sayings.toml").read_text("utf-8"))
MEANINGS = tuple(SAYINGS)
UNDER = "> "  # before what says it only under a heading that asks
ON_TIME = {"timeframe", "summary_of_activities"}  # sections whose texts may speak of it
ASKED = 1.2  # weight of a saying under a heading, where a few words are enough
ELSEWHERE = 0.2  # weight of a sentence from a text on something else
ASIDE = 5  # every so many sayings one is held aside

Saying = tuple[str, bool, str]  # the meaning, whether a heading asks, and the sentence


def sayings() -> Iterator[tuple[Saying, ...]]:
    """Each saying with and without a heading that asks, unless it says it only under one."""
    for meaning, by_language in SAYINGS.items():
        for line in (line for text in by_language.values() for line in text.strip().splitlines()):
            under = (meaning, True, line.removeprefix(UNDER))
            yield (under,) if line.startswith(UNDER) else (under, (meaning, False, line))


def elsewhere() -> list[Saying]:
    """Sentences of texts for sections of the form, which say nothing of a future."""
    texts = [text for id_, text in section_texts() if id_ not in ON_TIME]
    lines = [line for text in texts for line in SENTENCE.split(text)]
    return [(MEANINGS[-1], False, line) for line in lines if not NAMED.search(normalise(line))]


def learn(sure: Sequence[Saying]) -> dict[str, list[float]]:
    """Feature -> its weight for each of `MEANINGS`; "" is the bias."""
    taught = [*sure, *(others := elsewhere())]
    weights = [ASKED if asked else 1.0 for _, asked, _ in sure] + [ELSEWHERE] * len(others)
    shown = [features(sentence, asked=asked) for _, asked, sentence in taught]
    return weights_table.learn(MEANINGS, [meaning for meaning, _, _ in taught], shown, weights)


def likeliest(learnt: dict[str, list[float]], saying: Saying) -> tuple[str, float]:
    """What the likeliest meaning of a saying is, and how likely."""
    _, asked, sentence = saying
    share, meaning = max(weights_table.likeliest(MEANINGS, learnt, features(sentence, asked=asked)))
    return meaning, share


def hold_aside() -> None:
    """Print of sayings that were not learnt from how often each is told as what it means."""
    ways = list(sayings())
    counts: Counter[tuple[str, str]] = Counter()
    for part in range(ASIDE):
        learnt = learn([way for n, pair in enumerate(ways) if n % ASIDE != part for way in pair])
        for pair in ways[part::ASIDE]:
            meaning, likely = likeliest(learnt, pair[-1])
            counts[pair[0][0], meaning if likely > 0.6 else "not told"] += 1
    for wanted in MEANINGS:
        row = [f"{told_as} {counts[wanted, told_as]}" for told_as in (*MEANINGS, "not told")]
        sys.stdout.write(f"{wanted}: {', '.join(row)}\n")


if __name__ == "__main__":
    hold_aside()
    weights_table.write(SOURCE, MEANINGS, learn([way for pair in sayings() for way in pair]))
    sys.exit(0)
