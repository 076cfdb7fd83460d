"""Figures that somebody wished for: ours, a peer's on the same files in the same run, and the wish.

A benchmark tells them with `tell`, as lines of its own kind on standard output; `make bench`
gathers them into one table at its end, and into `bench.json`.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

MARK = "\x1e"  # begins a line that is a figure; no other line does


@dataclass(frozen=True, slots=True)
class Wish:
    """One figure, and what it should be."""

    what: str
    figure: float
    wished: float
    unit: str  # of both: "times less", "s", "MB"
    at_least: bool = False  # whether more is better; else less is
    ours: str = ""  # what the figure is made of, with units; empty where it is measured itself
    peer: str = ""  # likewise, whose and how much

    @property
    def is_met(self) -> bool:
        return self.figure >= self.wished if self.at_least else self.figure <= self.wished


def tell(wish: Wish) -> None:
    """Say it to `make bench`, or to whoever runs the benchmark alone."""
    sys.stdout.write(f"{MARK}{json.dumps(asdict(wish), ensure_ascii=False)}\n")
    sys.stdout.flush()


def wish_in(line: str) -> Wish | None:
    """The figure in a line of output; None for any other line."""
    return Wish(**json.loads(line[len(MARK) :])) if line.startswith(MARK) else None


def table(wishes: Sequence[Wish]) -> Iterator[str]:
    """A line for each, under a heading."""
    yield f"{'What was wished for':<52} {'is':>8} {'wish':>8}  {'unit':<11} {'':<4} made of"
    for wish in wishes:
        sign = "≥" if wish.at_least else "≤"
        made_of = ", ".join(part for part in (wish.ours, wish.peer) if part)
        yield (
            f"{wish.what:<52} {wish.figure:8.2f} {f'{sign} {wish.wished:g}':>8}"
            f"  {wish.unit:<11} {'met' if wish.is_met else '':<4} {made_of}".rstrip()
        )
