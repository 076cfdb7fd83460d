"""The words of a page where they stand on its picture, so that a person can choose some of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.document import BBox
from extractors.readers.pdf import opened_page
from extractors.readers.pdf.highlight import letters_of
from extractors.readers.pdf.page import union

APART = 0.25  # of the height of a letter; a wider gap parts two words
MOST_WORDS = 4_000  # of one page; a fuller page is a picture made of letters


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word, and where it stands."""

    text: str
    box: BBox


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page in reading order; none of a scan."""

    width: float  # points, as shown
    height: float
    words: tuple[PlacedWord, ...]


def words_of_page(path: Path, page: int) -> PageWords:
    """The words of page `page` (1-based). Raises as `highlight.image_of_words`."""
    with opened_page(path, page) as shown:
        width, height = shown.get_size()
        words = tuple(_words(letters_of(shown)))[:MOST_WORDS]
    return PageWords(width, height, words)


def _words(letters: Iterable[tuple[str, BBox]]) -> Iterator[PlacedWord]:
    text, boxes = "", list[BBox]()
    for letter, box in letters:
        if text and (not letter.strip() or _is_apart(boxes[-1], box)):
            yield PlacedWord(text, union(boxes))
            text, boxes = "", []
        if letter.strip() and letter.isprintable():
            text += letter
            boxes.append(box)
    if text:
        yield PlacedWord(text, union(boxes))


def _is_apart(before: BBox, after: BBox) -> bool:
    """Whether a letter begins another word: on another line, or behind a gap."""
    height = max(before.bottom - before.top, after.bottom - after.top)
    same_line = after.top < before.bottom and after.bottom > before.top
    return not same_line or after.x0 - before.x1 > APART * height or after.x1 < before.x0
