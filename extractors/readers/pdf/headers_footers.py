"""Running headers, footers and page numbers: what is repeated around the body of the pages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from extractors.document import BBox
from extractors.readers.pdf.layout import PageParts
from extractors.readers.pdf.lines import TextLine, grouped_rows
from extractors.readers.pdf.page import union
from extractors.readers.pdf.tables import PageTable

HEAD = 0.2  # of the height of the page: a running header stands above this
FOOT = 0.85  # and a footer below this
SAME_HEIGHT = 6.0  # points between the places of a repeated line on two pages
FEW_PAGES = 5  # up to here twice is a repetition, from here on thrice
APART = 1.2  # em of white between a margin and the body; lines of a paragraph stand closer
EDGE = 28.0  # points; no body reaches closer to the edge of the paper, browsers print there
NEARLY_ALL = 0.6  # of the pages: what is repeated there is a margin, however close the body
SENTENCE = 4  # words
BEYOND = 0.06  # of the height of the page, looked at for the body next to a margin
SYMBOL = re.compile(r"(?:UNEP|PNUE|PNUMA)\s*/\s*CMS\s*/.{3,60}$")
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"\W*(?:page|página|p\.)?\s*\d{1,3}(?:\s*(?:/|of|de|sur)\s*\d{1,3})?\W*$", re.IGNORECASE
)

Row = tuple[BBox, list[TextLine] | PageTable]


@dataclass(frozen=True, slots=True)
class Margin:
    """A row of pieces, or a table, near the head or the foot of a page."""

    page: PageParts
    at_head: bool
    parts: list[TextLine] | PageTable
    box: BBox
    white: float  # points to the next row inwards; infinite where there is none near

    @property
    def stands_apart(self) -> bool:
        size = max(
            (piece.size for piece in self.blocks if isinstance(piece, TextLine)), default=0.0
        )
        return self.white > APART * size

    @property
    def is_sentence(self) -> bool:
        """Whether it reads as the end of a paragraph, which by chance may come twice."""
        return self.text.endswith((".", ";")) and len(self.text.split()) >= SENTENCE

    @property
    def text(self) -> str:
        if isinstance(self.parts, PageTable):
            return self.parts.text
        return " ".join(piece.text for piece in self.parts)

    @property
    def key(self) -> tuple[bool, str]:
        """What is the same wherever it is repeated: the words, not the numbers."""
        return self.at_head, DIGITS.sub("#", self.text)

    @property
    def distance(self) -> float:
        """Points from that edge of the page."""
        return self.box.top if self.at_head else self.page.height - self.box.bottom

    @property
    def blocks(self) -> Sequence[TextLine | PageTable]:
        return [self.parts] if isinstance(self.parts, PageTable) else self.parts

    def take_away(self) -> None:
        gone = {id(part) for part in self.blocks}
        self.page.tables = [table for table in self.page.tables if id(table) not in gone]
        self.page.pieces = [piece for piece in self.page.pieces if id(piece) not in gone]


def set_margins_apart(pages: Sequence[PageParts]) -> list[Margin]:
    """Take running headers, footers and page numbers out of `pages`; each wording once.

    From the edge of a page inwards, up to the first line that is none. On the first page a
    header stays in the body unless it is repeated on two others, and a symbol always does:
    there the header block of the document stands. A sentence may be repeated, too, and stand
    at the foot of two pages by chance: a margin stands apart and is no sentence, or stands on
    nearly all pages.
    """
    sides = [list(_at_edge(page, *side)) for page in pages for side in _both_sides(_rows(page))]
    keys = {id(row): row.key for row in chain.from_iterable(sides)}
    places: dict[tuple[bool, str], list[Margin]] = defaultdict(list)
    for row in chain.from_iterable(sides):
        places[keys[id(row)]].append(row)
    margins: list[Margin] = []
    for side in sides:
        alike = [_alike(row, places[keys[id(row)]]) for row in side]
        margins += side[: _outermost(side, alike, len(pages))]
    return _taken_away(margins, pages)


def _alike(row: Margin, places: Sequence[Margin]) -> int:
    """On how many pages the same stands in the same place; 1 where they are no regular series.

    Headers run through a part of a document, on each of its pages or on each second one.
    """
    pages = {o.page.number for o in places if abs(o.distance - row.distance) < SAME_HEIGHT}
    step = 2 if len({number % 2 for number in pages}) == 1 else 1
    series = (max(pages) - min(pages)) // step + 1
    return len(pages) if len(pages) >= NEARLY_ALL * series else 1


def _outermost(side: Sequence[Margin], alike: Sequence[int], pages: int) -> int:
    """How many rows at one edge of a page, from the edge inwards, are margins."""
    enough = 2 if pages <= FEW_PAGES else 3
    everywhere = max(enough + 1, NEARLY_ALL * pages)
    count = 0
    for number, (row, times) in enumerate(zip(side, alike, strict=True), 1):
        by_chance = row.is_sentence and times < everywhere and row.distance >= EDGE
        if by_chance or not _is_margin(row, times, enough):
            break
        outside = row.stands_apart or row.distance < EDGE
        if outside or times >= everywhere or SYMBOL.match(row.text):
            count = number
    return count


def _taken_away(margins: Sequence[Margin], pages: Sequence[PageParts]) -> list[Margin]:
    """Each wording once; nothing, where the whole document would go, being one line a page."""
    everything = sum(len(page.pieces) + len(page.tables) for page in pages)
    if everything == len({id(part) for margin in margins for part in margin.blocks}):
        return []
    found: dict[tuple[bool, str], Margin] = {}
    for margin in margins:
        found.setdefault(margin.key, margin)
        margin.take_away()
    return list(found.values())


def _is_margin(row: Margin, alike: int, enough: int) -> bool:
    symbol = bool(SYMBOL.match(row.text))
    if row.at_head and row.page.number == 1:
        return alike > 2 and not symbol
    return alike >= enough or (symbol and row.at_head) or bool(PAGE_NUMBER.match(row.text))


def _both_sides(rows: list[Row]) -> Iterator[tuple[bool, list[Row]]]:
    """Whether from the head of the page, and the rows from there inwards."""
    yield True, rows
    yield False, rows[::-1]


def _at_edge(page: PageParts, at_head: bool, rows: Sequence[Row]) -> Iterator[Margin]:
    """The rows near one edge, from there inwards."""
    for (box, parts), after in zip_longest(rows, rows[1:]):
        outside = box.bottom <= HEAD * page.height if at_head else box.top >= FOOT * page.height
        if not outside:
            break
        white = float("inf")
        if after:
            white = after[0].top - box.bottom if at_head else box.top - after[0].bottom
        yield Margin(page, at_head, parts, box, white)


def _rows(page: PageParts) -> list[Row]:
    """The rows of pieces near the edges of a page, and its tables, from top to bottom."""
    rows: list[Row] = [
        (union([piece.box for piece in row]), row)
        for row in grouped_rows([piece for piece in page.pieces if _is_near_edge(piece, page)])
    ]
    rows += [(table.box, table) for table in page.tables]
    return sorted(rows, key=lambda row: row[0].top)


def _is_near_edge(piece: TextLine, page: PageParts) -> bool:
    top, bottom = (HEAD + BEYOND) * page.height, (FOOT - BEYOND) * page.height
    return piece.box.bottom <= top or piece.box.top >= bottom
