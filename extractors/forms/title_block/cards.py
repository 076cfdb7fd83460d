"""Lines of a first page that hold several labels with their values, as cards do."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.document import Paragraph

APART = re.compile(r"\s+[|·•]\s+|\t+|\s{3,}|\s*\|\s*")
LABEL = re.compile(r"\W*[^\W\d_][^:|]{1,40}:\s*\S")
FEWEST = 2  # labels that make a line a card


def entries(line: Paragraph) -> Iterator[Paragraph]:
    """The labels of a line, each with its value, as lines of their own; any other line as it is.

    "Proponent: Lion Trust | Country: Mali | Date: 3 June" is three.
    """
    parts = [part.strip() for part in APART.split(line.text) if part.strip()]
    if len(parts) < FEWEST or not all(map(LABEL.match, parts)):
        yield line
        return
    for part in parts:
        yield replace(line, text=part)
