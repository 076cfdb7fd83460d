"""From the pages to one flow of blocks: reading order, and what goes on over page breaks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.readers.pdf.columns import Labelled, in_reading_order
from extractors.readers.pdf.layout import PageParts
from extractors.readers.pdf.lines import TextLine
from extractors.readers.pdf.paragraphs import Block, blocks_of, goes_on
from extractors.readers.pdf.tables import CellBlocks, PageTable, append, continues

Flow = list[Block | PageTable]


SAME_EDGE = 3.0  # points between the left edges of the text of two pages
REACH = 4.0  # em from the right edge; lines of prose end no further from it
FULL_LINES, FULL_SHARE = 5, 0.5  # lines that reach the edge, and their share (0-1), on a full page


class Frame(NamedTuple):
    """Where the text of a page stands, in points."""

    width: float  # of the page
    left: float
    right: float


@dataclass(slots=True)
class Seen:
    """What the pages so far tell about the next one."""

    frame: Frame | None = None  # of the last page full of text
    labelled: list[float] = field(default_factory=list)  # where text stood beside labels
    leading: dict[int, float] = field(default_factory=dict)  # points, by size of type

    def right_edge(self, lines: Sequence[TextLine], page_width: float) -> float:
        """Where `lines`, all there are beside each other, could end; 0 where only they can tell."""
        left = min(line.box.x0 for line in lines)
        right = max(line.box.x1 for line in lines)
        reaching = sum(line.box.x1 > right - REACH * line.size for line in lines)
        if reaching >= max(FULL_LINES, FULL_SHARE * len(lines)):
            self.frame = Frame(page_width, left, right)
            return right
        frame = self.frame
        same = frame and frame.width == page_width and abs(frame.left - left) < SAME_EDGE
        return frame.right if frame and same else 0.0


def flow_of(pages: Iterable[PageParts]) -> Flow:
    """Paragraphs and tables in reading order, each once, over as many pages as it takes."""
    flow: Flow = []
    seen = Seen()
    for page in pages:
        blocks = list(_blocks(page, seen))
        if flow and blocks and _joined(flow[-1], blocks[0], page):
            blocks.pop(0)
        flow.extend(blocks)
    return flow


def _joined(last: Block | PageTable, first: Block | PageTable, page: PageParts) -> bool:
    """Whether `first`, at the head of `page`, goes on with `last`, and now belongs to it."""
    if isinstance(last, Block) and isinstance(first, Block):
        right = max((piece.box.x1 for piece in page.pieces), default=first.box.x1)
        going_on = last.last.page == page.number - 1 and goes_on(last.last, first, right)
        if going_on:
            last.last.tail = first
        return going_on
    if isinstance(last, PageTable) and isinstance(first, PageTable):
        going_on = last.last_page == page.number - 1 and continues(last, first)
        if going_on:
            append(last, first)
        return going_on
    return False


def _blocks(page: PageParts, seen: Seen) -> Iterator[Block | PageTable]:
    """The blocks of one page: what stands above each table, the table, and so on."""
    rest: Sequence[TextLine] = page.pieces
    for table in sorted(page.tables, key=lambda table: table.box.top):
        middle = (table.box.top + table.box.bottom) / 2
        yield from _loose([piece for piece in rest if piece.baseline < middle], page, seen)
        yield table
        rest = [piece for piece in rest if piece.baseline >= middle]
    yield from _loose(rest, page, seen)
    yield from page.aside


def _loose(pieces: Sequence[TextLine], page: PageParts, seen: Seen) -> Iterator[Block | PageTable]:
    parts = list(in_reading_order(pieces, tuple(seen.labelled)))
    for part in parts:
        if isinstance(part, Labelled):
            seen.labelled.append(part.at)
            yield _as_table(part, page)
        else:
            right = seen.right_edge(part, page.width) if len(parts) == 1 else 0.0
            yield from blocks_of(part, page.number, right, seen.leading)


def _as_table(labelled: Labelled, page: PageParts) -> PageTable:
    cells = [
        CellBlocks(row, column, 1, 1, blocks_of(lines, page.number))
        for row, sides in enumerate(labelled.rows, 1)
        for column, lines in enumerate(sides, 1)
    ]
    return PageTable(page.number, labelled.box, (0.0, labelled.at, page.width), cells)
