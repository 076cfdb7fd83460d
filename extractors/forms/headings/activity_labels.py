"""Labels of activities on lines of their own, so that none is taken for a heading."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from extractors.forms.activities.labelled_lists import label_of, lone_label_of
from extractors.forms.activities.row_keys import is_counted_activity

FEWEST = 3  # different labels that make lines a list
REACH = 3  # lines from one label to the next: its text between, and what stands before an activity
FEWEST_OF_A_NAME = 2  # labels below the name of an activity
NUMBERS = re.compile(r"\d+")

Label = tuple[int, str]
"""The line, and the field it names."""


def label_lines(texts: Sequence[str], headings: Collection[int]) -> set[int]:
    """The lines that are such labels, and those right below them.

    `headings` are lines that are headings for sure. Each activity has a label once: "Timeframe"
    a second time is the heading of the next section. A list tells of two activities at least,
    or nothing would tell it from headings.
    """
    found: set[int] = set()
    for run in _runs(texts, headings):
        kinds = {name for _, name in run}
        labels = [NUMBERS.sub("", texts[line]).strip() for line, _ in run]
        if len(kinds) >= FEWEST and "progress" not in kinds and len({*labels}) < len(labels):
            found |= {n for line, _ in run for n in (line, line + 1)}
    return found


def counted_lines(texts: Sequence[str]) -> set[int]:
    """Lines that begin with "Activity 1", "Activity 2": several are activities, no headings."""
    found = {line for line, text in enumerate(texts) if is_counted_activity(text)}
    return found if len(found) > 1 else set()


def name_lines(texts: Sequence[str], headings: Collection[int]) -> set[int]:
    """The lines right above labels that come again: "Count the birds" above "Who: …", "When: …".

    `headings` are lines that are headings for sure, the first activity may stand below one.
    """
    blocks = [block for block in _blocks(texts) if len(block) >= FEWEST_OF_A_NAME]
    times = Counter(label for block in blocks for label in {name for _, name in block})
    above = set()
    for (first, _), *_ in (block for block in blocks if _comes_again(block, times)):
        above.add(first - 1)
    return above - {*headings} if len(above) > 1 else set()


def _comes_again(block: Sequence[Label], times: Counter[str]) -> bool:
    return sum(times[name] > 1 for name in {name for _, name in block}) >= FEWEST_OF_A_NAME


def _blocks(texts: Sequence[str]) -> Iterator[list[Label]]:
    """Lines with labels in them, "Who: Kenya", that follow one another."""
    block: list[Label] = []
    for line, text in enumerate(texts):
        name = label_of(text)
        if name and name not in ("activity", "progress"):
            block.append((line, name))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _runs(texts: Sequence[str], headings: Collection[int]) -> Iterator[list[Label]]:
    """Labels that follow each other, no heading between; right below a label stands its text."""
    run: list[Label] = []
    row: set[str] = set()
    for line, name in _labels(texts):
        parted = run and (
            line - run[-1][0] > REACH or any(n in headings for n in range(run[-1][0] + 2, line))
        )
        begins = bool(run) and name == run[0][1]
        if parted or (name in row and not begins):
            yield run
            run, row = [], set()
        row = {name} if begins else row | {name}
        run.append((line, name))
    yield run


def _labels(texts: Sequence[str]) -> Iterator[Label]:
    """Every line that could be a label: one right above another label heads the list."""
    for line, text in enumerate(texts):
        name = lone_label_of(text)
        below = texts[line + 1] if line + 1 < len(texts) else ""
        if name and below and not lone_label_of(below) and not label_of(below):
            yield line, name
