"""Which section of the form a piece of text could be, by its words and the marks of its content.

The roots of the words of a heading and of a body, and marks such as State names, Latin names,
money and years, each speak for a section or against it. How much was learnt from annotated
papers and is kept as data: `data/section_words.csv`, which `python -m tests.tools.section_words`
makes.
"""

import csv
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extractors.fields.states.countries import find_states
from extractors.text import key

TABLE = Path(__file__).parent / "data" / "section_words.csv"
NO_SECTION = ""  # references, letters of support, the first page, what a report tells
ROOT = 6  # letters that the relations of a word share, across the three languages too
LONGEST_BODY = 4000  # characters of a body that are looked at
HEADING_WEIGHT = 2.0  # of all words of a heading together, as a vector's length
BODY_WEIGHT = 4.0  # of all words of a body
MARK_WEIGHT = 0.5  # of each mark
BIAS = "bias"  # how common a section is; its weight is 1
MONEY = re.compile(r"\b(?i:usd|eur|euros?|dollars?|d[oó]lares|fcfa|f cfa|chf)\b|[$€£]")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LATIN = re.compile(r"\b[A-Z][a-z]{3,} [a-z]{3,}(?:us|a|um|is|i|ens|or|ax|es)\b")
PERCENT = re.compile(r"\d\s?(?:%|per cent|pour cent|por ciento)")
SHORT, LONG = 25, 250  # words


@dataclass(frozen=True, slots=True)
class SectionWeights:
    """How much each feature speaks for each section, as weights of a logistic regression."""

    sections: tuple[str, ...]  # ids, `NO_SECTION` among them
    common: tuple[float, ...]  # share (0-1) of the texts learnt from that are of each section
    weights: Mapping[str, tuple[float, ...]]  # by feature, in the order of `sections`


def features(heading: str, body: str) -> dict[str, float]:
    """What heading and body show, each with its value: roots of their words, marks of content."""
    text = body[:LONGEST_BODY]
    heads = {f"h:{word[:ROOT]}" for word in key(heading)}
    words = {f"b:{word[:ROOT]}" for word in key(text) if not word.isdigit()}
    shown = {BIAS: 1.0}
    shown |= dict.fromkeys(heads, HEADING_WEIGHT / math.sqrt(len(heads) or 1))
    shown |= dict.fromkeys(words, BODY_WEIGHT / math.sqrt(len(words) or 1))
    shown |= dict.fromkeys(_marks(text), MARK_WEIGHT)
    return shown


def section_odds(heading: str, body: str) -> dict[str, float]:
    """How many times likelier each section is for this text than for any text; ids and ""."""
    table = section_weights()
    scores = [0.0] * len(table.sections)
    for feature, value in features(heading, body).items():
        for n, weight in enumerate(table.weights.get(feature, ())):
            scores[n] += value * weight
    best = max(scores)
    exponents = [math.exp(score - best) for score in scores]
    total = sum(exponents)
    rows = zip(table.sections, exponents, table.common, strict=True)
    return {id_: exponent / total / share for id_, exponent, share in rows}


def _marks(text: str) -> Iterator[str]:
    """Thresholds of how much there is of what tells sections apart."""
    states = len({mention.iso for mention in find_states(text)})
    yield from (f"m:states{least}" for least in (1, 3, 6) if states >= least)
    for name, pattern in (("years", YEAR), ("money", MONEY), ("latin", LATIN)):
        count = len(pattern.findall(text))
        yield from (f"m:{name}{least}" for least in (1, 3) if count >= least)
    if PERCENT.search(text):
        yield "m:percent"
    words = len(text.split())
    yield "m:short" if words < SHORT else "m:long" if words > LONG else "m:middling"


@cache
def section_weights() -> SectionWeights:
    """The weights shipped with the program."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        head, common, *rows = csv.reader(file)
    weights = {row[0]: tuple(map(float, row[1:])) for row in rows}
    return SectionWeights(tuple(head[1:]), tuple(map(float, common[1:])), weights)
