"""The lines of a table of contents, told by their dots and page numbers."""

import re
from collections.abc import Sequence

CONTENTS_LINE = re.compile(
    r"(?:(?:\.{3}|…|(?:\s\.){3}|_{3})[\s.…_,ceosn]*(?:\d{1,3}|[A-Z])"
    r"|\.{6}[\s.…_,ceosn]*|(?:\t|\s{3})[\s.]*\d{1,3})\s*$"
)
"""Dots up to a page number. OCR reads long rows of dots as small round letters."""
OF_THE_END = frozenset(".…_,ceosnABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""All that `CONTENTS_LINE` is made of, beside blanks and digits."""
FEWEST = 3  # such lines in a table of contents
GAP = 3  # lines from one to the next


def contents_lines(texts: Sequence[str]) -> set[int]:
    """The places of such lines in `texts`, those between whose dots or numbers were lost too."""
    runs: list[list[int]] = []
    for line, text in enumerate(texts):
        if is_contents_line(text):
            if not runs or line - runs[-1][-1] > GAP:
                runs.append([])
            runs[-1].append(line)
    long = [run for run in runs if len(run) >= FEWEST]
    return {line for run in long for line in range(run[0], run[-1] + 1)}


def is_contents_line(text: str) -> bool:
    """Whether a line ends in dots or a gap up to a page number."""
    return _may_be_of_contents(text) and CONTENTS_LINE.search(text, _end_of(text)) is not None


def _end_of(text: str) -> int:
    """Where the last letters begin that could all be of `CONTENTS_LINE`."""
    start = len(text)
    while start and ((c := text[start - 1]) in OF_THE_END or c.isspace() or c.isdecimal()):
        start -= 1
    return start


def _may_be_of_contents(text: str) -> bool:
    """Whether a line ends as `CONTENTS_LINE` does; told at once of long paragraphs, too."""
    last = text.rstrip()[-1:]
    return last.isdecimal() or "A" <= last <= "Z" or "......" in text
