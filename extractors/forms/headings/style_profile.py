"""How the headings of one document look against its other lines."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.forms.headings.style import HeadingStyle

SIMPLE = ("shape", "bold", "capitals", "style", "size", "ends")
ATTRIBUTES = (*SIMPLE, "all", "length", "stop")  # "all": the six together
LENGTHS = (25, 50, 80, 120, 250)  # characters: lines within one step are about as long
STOPS = ".:;,?!"
SMOOTHING = 1.0  # lines that are taken to look like any other
MOST_TELLING = 3.0  # log-odds beyond which no attribute counts

LEAST = 0.01  # probability of a look that was not met
MOST_TOGETHER = 5.0  # the same for all attributes together


@dataclass(frozen=True, slots=True)
class LineLook:
    """A line, and how likely it is a heading by its words alone."""

    looks: HeadingStyle
    ends: str  # what ends the heading: "whole", "delimited", ...
    heading: float  # 0 to 1
    text: str = ""  # of the heading alone, where the line goes on behind it

    @property
    def attributes(self) -> tuple[object, ...]:
        """The value of each of `ATTRIBUTES`, in their order."""
        looks, stop = self.looks, self.text[-1:]
        ends = "whole" if self.ends == "whole" else "run in"
        shape = looks.shape.casefold()
        simple = (shape, looks.bold, looks.capitals, looks.style, looks.size, ends)
        length = bisect_left(LENGTHS, len(self.text))
        return (*simple, simple, length, stop if stop in STOPS else "")


@dataclass(frozen=True, slots=True)
class Looks:
    """How often each look of one attribute comes, on likely headings and on other lines."""

    headings: Mapping[object, float]
    others: Mapping[object, float]
    all_headings: float  # their sum
    all_others: float

    def odds(self, look: object, heading: float) -> float:
        """Log-odds that a line with `look` is a heading, from the other lines alone.

        The line itself, a heading with probability `heading`, is left out.
        """
        inside, outside = self.headings.get(look, 0.0), self.others.get(look, 0.0)
        every, rest = self.all_headings, self.all_others
        usual = SMOOTHING * (inside + outside) / max(every + rest, 1.0)
        here = (inside - heading + usual) / (every - heading + SMOOTHING)
        there = (outside - (1 - heading) + usual) / (rest - (1 - heading) + SMOOTHING)
        return math.log(max(here, LEAST) / max(there, LEAST))


StyleProfile = Mapping[str, Looks]  # by attribute: what tells likely headings from other lines


def profile_of(lines: Sequence[LineLook]) -> StyleProfile:
    """What the looks of `lines` say."""
    values = [line.attributes for line in lines]
    weights = [line.heading for line in lines]
    by_attribute = zip(*values, strict=True) if values else ((),) * len(ATTRIBUTES)
    return {
        name: _count(looks, weights) for name, looks in zip(ATTRIBUTES, by_attribute, strict=True)
    }


def fit(profile: StyleProfile, line: LineLook) -> dict[str, float]:
    """Log-odds by attribute that `line`, one of the document, is a heading."""
    found: dict[str, float] = {}
    for name, look in zip(ATTRIBUTES, line.attributes, strict=True):
        most = MOST_TOGETHER if name == "all" else MOST_TELLING
        odds = profile[name].odds(look, line.heading)
        found[name] = max(-most, min(most, odds))
    return found


def _count(values: Iterable[object], weights: Sequence[float]) -> Looks:
    """How often each look comes; `weights` tell how likely each line is a heading."""
    headings: defaultdict[object, float] = defaultdict(float)
    others: defaultdict[object, float] = defaultdict(float)
    for look, heading in zip(values, weights, strict=True):
        headings[look] += heading
        others[look] += 1 - heading
    return Looks(headings, others, sum(headings.values()), sum(others.values()))
