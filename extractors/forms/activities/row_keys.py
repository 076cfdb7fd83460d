"""By what the same activity is known in two places: its number or its name."""

import re
from collections.abc import Sequence

from extractors.document import Cell
from extractors.forms.activities.column_headers import column_of
from extractors.forms.activities.grids import GridRow, text_of
from extractors.text import alnum_key

NUMBERED = re.compile(
    r"(?P<word>[^\W\d_]{3,12}\s+)?(?:n[o°º.]{1,2}\s*)?\(?"
    r"(?P<number>[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,4})"
    r"(?P<end>\s*[.):°º–—-]+(?=\s|$)|\s*$)\s*"
)
"""A number in front of a name, "2. Count the birds", or alone: "Activity 2", "A1"."""

SHORTEST = 8  # letters of a name that stands for a longer one
LONGEST_NUMBER = 25  # characters, with the word in front

Keys = dict[str, int]
"""The row of each key, counted from 0 through the whole grid."""


def number_of(cell: Cell | None) -> str:
    """The number that a cell is or begins with, by its text or set by Word; "" where it has none.

    A word before it must name an activity: "Activity 2", not "Phase 2".
    """
    if cell is None:
        return ""
    match = _number(text_of(cell))
    if match:
        return str(match["number"]).casefold()
    marks = [p.numbering for p in cell.paragraphs if p.text.strip()]
    return alnum_key(marks[0]) if len(marks) == 1 else ""


def name_of(cell: Cell | None) -> str:
    """The words of a cell without a number in front, for comparison."""
    text = text_of(cell)
    match = _number(text)
    return alnum_key(text[match.end() :] if match else text)


def _number(text: str) -> "re.Match[str] | None":
    match = NUMBERED.match(text)
    if match and match["word"] and column_of(match["word"]) != "activity":
        return None
    return match


def is_counted_activity(text: str) -> bool:
    """Whether a line begins with the number of an activity: "Activity 2: …", "Acción n.º 3"."""
    match = _number(text) if any(map(str.isdigit, text[:LONGEST_NUMBER])) else None
    return bool(match and match["word"])


def keys_by(texts: Sequence[str], first: int) -> Keys:
    """The rows by their keys, the first of them row `first`; empty where two are alike."""
    filled = [(text, row) for row, text in enumerate(texts, first) if text]
    keys = dict(filled)
    return keys if len(keys) == len(filled) else {}


def numbers_in(grid: Sequence[GridRow], place: int, first: int) -> Keys:
    """The rows from `first` on by the numbers in one column."""
    return keys_by([number_of(row[place]) for row in grid[first:]], first)


def names_in(grid: Sequence[GridRow], place: int, first: int) -> Keys:
    """The rows from `first` on by the names in one column."""
    return keys_by([name_of(row[place]) for row in grid[first:]], first)


def by_beginning(shortened: Keys, keys: Keys) -> Keys:
    """The keys of a second place, each in full where it is the beginning of just one of `keys`."""
    whole: Keys = {}
    for key, row in shortened.items():
        longer = [other for other in keys if len(key) >= SHORTEST and other.startswith(key)]
        found = key if key in keys or len(longer) != 1 else longer[0]
        if found in whole:
            return shortened
        whole[found] = row
    return whole
