"""Numbers of lines in the margin of a draft: set apart, they are no part of its text."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from extractors.readers.pdf.page import PageObjects, TextRun

FEWEST = 4  # numbers in one margin
SAME_EDGE = 1.5  # points between the edges of the numbers, set flush left or right
STEPS = (1, 2, 5, 10)  # the lines counted from one number to the next
BESIDE = 0.6  # of the lines of the page; so many are counted where every line has a number
MOST_DIGITS = 4
SAME_LINE = 3.0  # points between baselines


def without_line_numbers(page: PageObjects) -> PageObjects:
    """The page without the numbers that count its lines, in the left or the right margin.

    They stand one below the other outside all other text, grow by the same step, and there are
    as many as lines to count: the numbers of a list or of rows in a table are inside the text.
    """
    numbers = [run for run in page.runs if not run.text[:1].isalpha() and _is_number(run)]
    if len(numbers) < FEWEST:
        return page
    for column in [*_columns(numbers, _right), *_columns(numbers, _left)]:
        counted = {run.order for run in column}
        kept = [run for run in page.runs if run.order not in counted]
        others = [run for run in kept if not run.turn]
        if _counts_lines(column, others) and _is_outside(column, others):
            page.runs = kept
            break
    return page


def _is_number(run: TextRun) -> bool:
    text = run.text.strip()
    return not run.turn and text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS


def _right(run: TextRun) -> float:
    return run.box.x1


def _left(run: TextRun) -> float:
    return run.box.x0


def _columns(numbers: Iterable[TextRun], at: Callable[[TextRun], float]) -> Iterable[list[TextRun]]:
    """Numbers one below the other, from top to bottom."""
    groups: list[list[TextRun]] = []
    for run in sorted(numbers, key=at):
        if groups and at(run) - at(groups[-1][0]) <= SAME_EDGE:
            groups[-1].append(run)
        else:
            groups.append([run])
    return [sorted(group, key=_baseline) for group in groups if len(group) >= FEWEST]


def _baseline(run: TextRun) -> float:
    return run.baseline


def _counts_lines(column: Sequence[TextRun], others: Sequence[TextRun]) -> bool:
    """Whether the numbers grow by one step, and fast enough to count the lines beside them."""
    values = [int(run.text) for run in column]
    step = values[1] - values[0]
    if step not in STEPS or any(b - a != step for a, b in pairwise(values)):
        return False
    top, bottom = column[0].baseline - SAME_LINE, column[-1].baseline + SAME_LINE
    beside = [run for run in others if top <= run.baseline <= bottom]
    written = sum(any(letter.isalpha() for letter in run.text) for run in beside)
    is_text = 2 * written > len(beside)  # figures beside figures are a table
    return is_text and len(column) * step >= BESIDE * _lines(run.baseline for run in beside)


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
