"""From blocks to the paragraphs and tables of a Document, numbered as they stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from extractors.document import Cell, Location, Paragraph, Table
from extractors.readers.pdf.dehyphenation import Vocabulary, spans_of
from extractors.readers.pdf.headers_footers import Margin
from extractors.readers.pdf.layout import PageParts
from extractors.readers.pdf.lines import TextLine, rejoined
from extractors.readers.pdf.paragraphs import Block
from extractors.readers.pdf.reading_order import Flow
from extractors.readers.pdf.tables import CellBlocks, PageTable


class Writer:
    """Numbers paragraphs and tables while they are written; knows the words of the document."""

    def __init__(self, pages: Sequence[PageParts]) -> None:
        self.pages = {page.number: page for page in pages}
        self.vocabulary = Vocabulary(list(_lines(pages)))
        self.tables = count(1)
        self.paragraphs = count(1)

    def blocks(self, flow: Flow) -> Iterator[Paragraph | Table]:
        for block in flow:
            if isinstance(block, Block):
                yield self._paragraph(block, next(self.paragraphs))
            else:
                yield self._table(block)

    def notes(self) -> Iterator[Paragraph]:
        """The footnotes of all pages; they are numbered by themselves."""
        notes = [note for page in self.pages.values() for note in page.notes]
        for number, note in enumerate(notes, 1):
            yield self._paragraph(note, number)

    def margins(self, margins: Iterable[Margin]) -> Iterator[Paragraph]:
        """Running headers and footers; they are numbered by themselves."""
        for number, margin in enumerate(margins, 1):
            if isinstance(margin.parts, PageTable):
                lines = [line for cell in margin.parts.cells for line in _cell_lines(cell)]
            else:
                lines = [rejoined(margin.parts)]
            yield self._paragraph(Block(margin.page.number, lines), number)

    def _table(self, table: PageTable) -> Table:
        number = next(self.tables)
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        return Table(number, tuple(self._cell(cell, number) for cell in cells))

    def _cell(self, cell: CellBlocks, table: int) -> Cell:
        place = cell.row, cell.column
        paragraphs = tuple(
            self._paragraph(block, next(self.paragraphs), table, place) for block in cell.blocks
        )
        return Cell(cell.row, cell.column, paragraphs, cell.rows, cell.columns)

    def _paragraph(
        self,
        block: Block,
        number: int,
        table: int | None = None,
        cell: tuple[int, int] | None = None,
    ) -> Paragraph:
        spans = spans_of(list(_whole(block)), self.vocabulary, block.right)
        page = self.pages[block.page]
        box = page.as_shown(block.box)
        return Paragraph(
            spans[0].text if len(spans) == 1 else "".join([span.text for span in spans]),
            Location(number, block.page, table, cell, box),
            spans,
            from_image=page.from_image,
        )


def _whole(block: Block | None) -> Iterator[TextLine]:
    """The lines of a paragraph, on all its pages."""
    while block:
        yield from block.lines
        block = block.tail


def _lines(pages: Iterable[PageParts]) -> Iterator[TextLine]:
    for page in pages:
        yield from page.pieces
        for table in page.tables:
            for cell in table.cells:
                yield from _cell_lines(cell)


def _cell_lines(cell: CellBlocks) -> Iterator[TextLine]:
    for block in cell.blocks:
        yield from block.lines
