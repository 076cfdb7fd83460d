"""Numbers in front of lines, read together: what counts on from line to line is one series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Paragraph
from extractors.forms.headings.text_unit import TextUnit
from extractors.forms.numbering import ONES, HeadingNumber, read_copied, read_mark, read_scanned

SKIPPED = 0.6  # what one number counts for behind a gap of one
Key = tuple[str, int]
"""Shape and value."""


@dataclass(frozen=True, slots=True)
class Series:
    """A number as its series has it."""

    number: HeadingNumber
    length: float  # how many numbers count on to it and from it, itself included


def series_of(units: Sequence[TextUnit]) -> list[Series | None]:
    """The number of each unit, read so that it counts on; None where there is none.

    "I." may be nine and "11." on a scan two, or eleven in roman: of all the ways to read a
    number the one in the longest series is taken.
    """
    ways = [list(_ways(unit)) for unit in units]
    before = _lengths(ways, 1)
    after = _lengths(ways[::-1], -1)[::-1]
    found: list[Series | None] = []
    for options, up, down in zip(ways, before, after, strict=True):
        rows = [Series(o, up[_key(o)] + down[_key(o)] - 1) for o in options]
        found.append(max(rows, key=lambda row: row.length) if rows else None)
    return found


def _ways(unit: TextUnit) -> Iterator[HeadingNumber]:
    """How the number of `unit` may be read, the plainest first."""
    if unit.role in ("cell", "more"):
        return
    number = _written(unit.paragraph)
    if not number:
        return
    yield number
    if number.letter:
        shape = number.shape.replace("r", "a").replace("R", "A")
        if shape != number.shape:
            yield HeadingNumber(shape, number.letter, number.end, number.letter)
    if unit.paragraph.from_image and "1" in number.shape:
        for roman in ("r", "R"):
            shape = number.shape.replace("1", roman)
            yield replace(number, shape=shape)
            if number.value in ONES:
                yield replace(number, shape=shape, value=ONES[number.value])


def _written(paragraph: Paragraph) -> HeadingNumber | None:
    """The number in the text, or the one that Word writes."""
    mark = (read_scanned if paragraph.from_image else read_copied)(paragraph.text)
    numbering = paragraph.numbering.strip()
    if not mark and numbering:
        mark = read_mark(f"{numbering} X") or read_mark(f"{numbering}. X")
        return replace(mark, end=0) if mark else None
    return mark


def _key(number: HeadingNumber) -> Key:
    return number.shape.casefold(), number.value


def _lengths(ways: Sequence[Sequence[HeadingNumber]], step: int) -> list[dict[Key, float]]:
    """How long a series ends at each number, going on by `step`; a gap of one is passed over."""
    longest: dict[Key, float] = {}
    last: dict[str, int] = {}
    lengths: list[dict[Key, float]] = []
    for options in ways:
        here: dict[Key, float] = {}
        for number in options:
            shape, value = _key(number)
            place = value or last.get(shape, 0) + step  # garbled: whatever comes next
            follows = longest.get((shape, place - step), 0.0) + 1
            skips = longest.get((shape, place - 2 * step), 0.0) + SKIPPED
            here[shape, value] = max(follows, skips)
            longest[shape, place] = max(longest.get((shape, place), 0.0), follows, skips)
            last[shape] = place
        lengths.append(here)
    return lengths
