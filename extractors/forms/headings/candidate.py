"""A place where a heading could be: what it would say, and how it looks."""

import re
from dataclasses import dataclass, replace

from extractors.document import Paragraph
from extractors.forms.headings.series import Series
from extractors.forms.headings.style import BULLET, HeadingStyle, looks_of
from extractors.forms.headings.wordings import HeadingMatch
from extractors.forms.numbering import HeadingNumber

BULLETS = re.compile(r"\s*[-–—•·*▪●○◦‣⁃\uf0b7➢✓]\s*(?=\w|[“\"'«(])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Paragraphs `first` to `last` (indices into the units) could open a section."""

    first: int
    last: int
    end: int  # how much of the text of paragraph `last` belongs to the heading, spaces included
    known: HeadingMatch | None  # None: not in the form, but it looks like a heading
    looks: HeadingStyle
    mark: HeadingNumber | None
    how: str  # "whole", "delimited", "bold", "open", "tail": what ends the heading
    label: bool = False  # the label cell of a form table
    start: int = 0  # where in paragraph `first` it begins, when a reader joined two paragraphs
    worded: bool = (
        False  # a wording of the form is all it says; so it is no heading of another kind
    )
    length: float = 0.0  # of the series of numbers that its own belongs to

    @property
    def sure(self) -> bool:
        """Whether the words alone make it a heading, wherever they stand."""
        known = self.known
        if not known or not known.sure or known.ids == ("",) or self.looks.shape == BULLET:
            return False
        return self.how not in ("open", "tail") and known.words > 1


def unread(paragraph: Paragraph, first: int, series: Series | None) -> Candidate:
    """The looks of the paragraph and the number it begins with, nothing known yet."""
    point = BULLETS.match(paragraph.text)
    if series:
        mark, length = series.number, series.length
        looks = looks_of(paragraph, mark, mark.end)
        return Candidate(first, first, mark.end, None, looks, mark, "whole", length=length)
    end = point.end() if point else len(paragraph.text) - len(paragraph.text.lstrip())
    looks = looks_of(paragraph, None, end)
    if point or paragraph.numbering.strip():
        looks = replace(looks, shape=BULLET)
    return Candidate(first, first, end, None, looks, None, "whole")
