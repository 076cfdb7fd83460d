"""Numbers of lines in the margin of a draft: set apart, they are no part of its text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from extractors.readers.pdf.page import PageObjects, TextRun

FEWEST = 3  # numbers in one margin, where no other page has any
FEWEST_CLOSE = 4  # likewise, where they count less than WIDE lines from one to the next
WIDE = 5
SAME_EDGE = 0.35  # em between the edges of ink of numbers set flush: a 1 is narrower than a 4
WIDEST_STEP = 20  # lines counted from one number to the next
REGULAR = 0.8  # of the steps; a number may stand beside no line, or be misread
BESIDE = 0.6  # of the lines of the page; so many are counted where every line has a number
WITHIN = 3  # numbered lines that go on with a small letter; no item of a list does
MOST_DIGITS = 4
SAME_LINE = 3.0  # points between baselines


class Margin(NamedTuple):
    """Where the numbers of a document stand, and how they count."""

    edge: float  # points; the inner one in the left margin, the inner one in the right
    is_left: bool
    step: int


@dataclass(slots=True)
class LineNumbers:
    """The numbering of the lines of one document, as far as its pages have shown it."""

    margins: list[Margin] = field(default_factory=list)
    first_page: int = 0  # 1-based, where it was first told; 0: nowhere yet

    def without(self, page: PageObjects) -> PageObjects:
        """The page without the numbers that count its lines, in the left or the right margin.

        They stand one below the other outside all other text, grow by the same step, and there
        are as many as lines to count: the numbers of a list or of rows in a table are inside the
        text. Where a page before has shown how they stand, a single one is enough.
        """
        numbers = [run for run in page.runs if not run.text[:1].isalpha() and _is_number(run)]
        if not numbers:
            return page
        column = self._known(page, numbers) or self._found(page, numbers)
        if column:
            counted = {run.order for run in column}
            page.runs = [run for run in page.runs if run.order not in counted]
        return page

    def _known(self, page: PageObjects, numbers: Sequence[TextRun]) -> list[TextRun]:
        """The numbers at a place where others stood on a page before."""
        for margin in self.margins:
            at = _right if margin.is_left else _left
            column = [n for n in numbers if abs(at(n) - margin.edge) <= SAME_EDGE * n.size]
            column.sort(key=_baseline)
            values = [int(run.text) for run in column]
            grow = all(b > a and (b - a) % margin.step == 0 for a, b in pairwise(values))
            if column and grow and _is_outside(column, _others(page, column)):
                return column
        return []

    def _found(self, page: PageObjects, numbers: Sequence[TextRun]) -> list[TextRun]:
        if len(numbers) < FEWEST:
            return []
        for is_left, at in ((True, _right), (False, _left), (True, _left), (False, _right)):
            for column in filter(_step, _columns(numbers, at)):
                others = _others(page, column)
                if _is_outside(column, others) and _counts_lines(column, others):
                    self._remember(page.number, column, is_left)
                    return column
        return []

    def _remember(self, page: int, column: Sequence[TextRun], is_left: bool) -> None:
        edge = max(map(_right, column)) if is_left else min(map(_left, column))
        self.margins.append(Margin(edge, is_left, _step(column)))
        self.first_page = self.first_page or page


def _is_number(run: TextRun) -> bool:
    text = run.text.strip()
    return not run.turn and text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS


def _right(run: TextRun) -> float:
    return run.box.x1


def _left(run: TextRun) -> float:
    return run.box.x0


def _baseline(run: TextRun) -> float:
    return run.baseline


def _others(page: PageObjects, column: Sequence[TextRun]) -> list[TextRun]:
    counted = {run.order for run in column}
    return [run for run in page.runs if run.order not in counted and not run.turn]


def _columns(numbers: Iterable[TextRun], at: Callable[[TextRun], float]) -> Iterator[list[TextRun]]:
    """Numbers one below the other, from top to bottom."""
    groups: list[list[TextRun]] = []
    for run in sorted(numbers, key=at):
        if groups and at(run) - at(groups[-1][-1]) <= SAME_EDGE * run.size:
            groups[-1].append(run)
        else:
            groups.append([run])
    yield from (sorted(group, key=_baseline) for group in groups if len(group) >= FEWEST)


def _step(column: Sequence[TextRun]) -> int:
    """How many lines are counted from one number to the next; 0 where that is not regular."""
    steps = [int(b.text) - int(a.text) for a, b in pairwise(column)]
    step = min((each for each in steps if each > 0), default=0)
    if not 0 < step <= WIDEST_STEP or any(each <= 0 or each % step for each in steps):
        return 0
    return step if steps.count(step) >= REGULAR * len(steps) else 0


def _counts_lines(column: Sequence[TextRun], others: Sequence[TextRun]) -> bool:
    """Whether the numbers grow by one step, and fast enough to count the lines beside them."""
    step = _step(column)
    top, bottom = column[0].baseline - SAME_LINE, column[-1].baseline + SAME_LINE
    beside = [run for run in others if top <= run.baseline <= bottom]
    written = sum(any(letter.isalpha() for letter in run.text) for run in beside)
    is_text = 2 * written > len(beside)  # figures beside figures are a table
    lines = _lines(run.baseline for run in beside)
    enough = len(column) >= (FEWEST if step >= WIDE else FEWEST_CLOSE)
    counted = len(column) * step >= BESIDE * lines or _within_sentences(column, beside) >= WITHIN
    return bool(step) and enough and is_text and counted


def _within_sentences(column: Sequence[TextRun], beside: Sequence[TextRun]) -> int:
    """How many numbers stand at a line that a sentence goes on in."""
    firsts: dict[int, TextRun] = {}
    for run in sorted(beside, key=_left, reverse=True):
        for number in column:
            if abs(run.baseline - number.baseline) <= SAME_LINE:
                firsts[number.order] = run
    return sum(run.text.lstrip()[:1].islower() for run in firsts.values())


def _lines(baselines: Iterable[float]) -> int:
    """How many lines stand at these heights."""
    count, last = 0, float("-inf")
    for baseline in sorted(baselines):
        if baseline - last > SAME_LINE:
            count, last = count + 1, baseline
    return count


def _is_outside(column: Sequence[TextRun], others: Sequence[TextRun]) -> bool:
    """Whether all other text stands on one side of the numbers."""
    first, last = min(run.box.x0 for run in column), max(run.box.x1 for run in column)
    return bool(others) and (
        all(run.box.x0 > last for run in others) or all(run.box.x1 < first for run in others)
    )
