"""Names of files in a column: broken where their parts meet, and not within a word."""

import re
from collections.abc import Iterator

PART = re.compile(r"\.[^.\s]{1,5}$|(?:[^\s_\-.]|\.(?![^.\s]{1,5}$))+[\s_-]*|[\s_-]+")
NARROWEST = 20  # characters of a column that still shows what a file is called


def column_width(screen: int, others: int) -> int:
    """Characters left for names beside columns that take `others`."""
    return max(NARROWEST, screen - others)


def folded(name: str, width: int) -> str:
    """`name` in lines of at most `width`; a part that is longer by itself is cut.

    >>> print(folded("chimpanzee-concerted-action-DRAFT.docx", 33))
    chimpanzee-concerted-action-
    DRAFT.docx
    """
    return "\n".join(line.rstrip() for line in _lines(name, width))


def _lines(name: str, width: int) -> Iterator[str]:
    line = ""
    for part in _parts(name, width):
        if line and len(line) + len(part.rstrip()) > width:
            yield line
            line = ""
        line += part
    yield line


def _parts(name: str, width: int) -> Iterator[str]:
    """The parts of a name; its ending stays with the last word where both fit into a line."""
    parts = PART.findall(name)
    if len(parts) > 1 and parts[-1].startswith(".") and len(parts[-2] + parts[-1]) <= width:
        parts[-2:] = [parts[-2] + parts[-1]]
    for part in parts:
        yield from (part[n : n + width] for n in range(0, len(part), width))
