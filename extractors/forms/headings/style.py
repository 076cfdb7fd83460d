"""How a paragraph looks at its beginning, where a heading would stand."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from extractors.document import Paragraph
from extractors.forms.numbering import HeadingNumber
from extractors.text import KEPT

BULLET = "•"  # shape of a point in a list, whatever sign it has
LONGEST_HEADING = 330  # characters, number included
MOST_STOPS = 3
DELIMITER = re.compile(
    r"(?=[:?.—|\n\t]|\s[\s:?.=|—–-])"  # how all of them begin: told at once of most letters
    r"\s*(?::|\?(?=\s+\S)|\.(?=\s|$)|(?<=[a-zß-ÿ)])\.(?=[A-ZÀ-Ý])|\s(?:[-–—]{1,3}|=)(?=\s)|—|\n|\t|\s{3,}|\|)\s*"
)
HEADING_STYLES = ("heading", "titre", "título", "titulo", "title")


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """What a reader sees of a heading before reading it."""

    shape: str  # of its number, "" without one
    bold: bool
    capitals: bool
    style: str  # "heading 1" and the like; "" for body styles
    size: float | None  # points


def looks_of(paragraph: Paragraph, mark: HeadingNumber | None, start: int) -> HeadingStyle:
    inked = [span.style for span in paragraph.spans if span.text.strip()]
    style = paragraph.style_name.casefold()
    first = stops(paragraph.text, start)[:1]
    stop = first[0][0] if first else len(paragraph.text)
    return HeadingStyle(
        shape=mark.shape if mark else "",
        bold=paragraph.bold or bold_end(paragraph) >= max(stop, start + 1),
        capitals=in_capitals(paragraph.text[start:stop]),
        style=style if style.startswith(HEADING_STYLES) else "",
        size=inked[0].size if inked else None,
    )


def bold_end(paragraph: Paragraph) -> int:
    """How far the bold letters at the beginning reach; 0 where there are none."""
    end = bold = 0
    for span in paragraph.spans:
        if span.text.strip() and not span.style.bold:
            break
        end += len(span.text)
        bold = end if span.style.bold else bold
    return end if bold else 0


def in_capitals(text: str) -> bool:
    """Whether all letters of `text` are capitals; the first small one settles it."""
    capitals = all(map(str.isupper, filter(str.isalpha, text)))
    return capitals and sum(map(str.isalpha, text)) > 3


@lru_cache(maxsize=KEPT)  # every reading of a line asks for them
def stops(text: str, start: int) -> tuple[tuple[int, int], ...]:
    """Ends of the words before each of the first delimiters, and where the text goes on."""
    first = islice(DELIMITER.finditer(text, start, start + LONGEST_HEADING), MOST_STOPS)
    return tuple([match.span() for match in first if match.start() > start])
