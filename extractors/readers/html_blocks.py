"""The paragraphs and tables of HTML that came inside something else: a message, a Word file."""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from lxml import etree

from extractors.document import Cell, Location, Paragraph, Span, Style, Table, UnseenText
from extractors.readers.html_text import NEW_LINE, SILENT, html_root
from extractors.readers.html_unseen import why_unseen

HEADINGS = {f"h{level}": f"Heading {level}" for level in range(1, 7)}
BOLD = frozenset({"b", "strong", "th"})
DEEPEST = 100  # elements within each other; what lies deeper is no document
WIDEST = 60  # columns or rows that one cell may span

Element = etree._Element


class ReadBlocks(NamedTuple):
    """What was read of something within a file."""

    blocks: tuple[Paragraph | Table, ...] = ()
    unseen: tuple[UnseenText, ...] = ()  # placed by the paragraph before it, among these


def html_blocks(page: str | bytes) -> ReadBlocks:
    """What a reader of the page sees, block by block; bytes are in the encoding that they name.

    Headings are in the style "Heading 1" and so on; a table within a cell is text of that cell.
    """
    root = html_root(page)
    if root is None:
        return ReadBlocks()
    reader = _Page()
    return ReadBlocks(tuple(reader.blocks(root)), tuple(reader.unseen))


class _Page:
    """One page while it is read: pieces of the paragraph begun, paragraphs and tables counted."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, bool]] = []
        self.unseen: list[UnseenText] = []
        self.paragraphs = 0
        self.tables = count(1)

    def blocks(self, root: Element) -> Iterator[Paragraph | Table]:
        yield from self._read(root, "", 0, bold=False)
        yield from self._paragraph("")

    def _read(
        self, node: Element, style: str, depth: int, *, bold: bool
    ) -> Iterator[Paragraph | Table]:
        tag = "" if callable(node.tag) else str(node.tag)  # comments have functions for tags
        if tag == "table":
            yield from self._paragraph(style)
            yield from self._table(node)
        elif tag and self._is_unseen(node):
            pass
        elif tag and tag not in SILENT and depth < DEEPEST:
            inner, bold = HEADINGS.get(tag, style), bold or tag in BOLD
            if tag in NEW_LINE:
                yield from self._paragraph(style)
            self._add(node.text, bold=bold)
            for below in node:
                yield from self._read(below, inner, depth + 1, bold=bold)
                self._add(below.tail, bold=bold)
            if tag in NEW_LINE:
                yield from self._paragraph(inner)

    def _is_unseen(self, node: Element) -> bool:
        """Whether nobody sees what stands in an element; it is told, and counts for nothing."""
        reason = why_unseen(node)
        text = " ".join(" ".join(map(str, node.itertext())).split()) if reason else ""
        if reason and text:
            self.unseen.append(UnseenText(text, reason, Location(max(self.paragraphs, 1))))
        return reason is not None

    def _add(self, text: str | None, *, bold: bool) -> None:
        if text:
            self.pieces.append((text, bold))

    def _paragraph(
        self, style: str, table: int | None = None, cell: tuple[int, int] | None = None
    ) -> Iterator[Paragraph]:
        """The paragraph begun, where it holds a word."""
        text = " ".join("".join(piece for piece, _ in self.pieces).split())
        bold = all(is_bold for piece, is_bold in self.pieces if piece.strip())
        self.pieces = []
        if text:
            spans = (Span(text, Style(bold=True)),) if bold else ()
            self.paragraphs += 1
            place = Location(self.paragraphs, table=table, cell=cell)
            yield Paragraph(text, place, spans, style_name=style)

    def _table(self, table: Element) -> Iterator[Table]:
        number = next(self.tables)
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        rows = [row for row in table.iter("tr") if _nearest(row) is table]
        for at, row in enumerate(rows, 1):
            column = 1
            for found in row.iterchildren("td", "th"):
                while (at, column) in taken:
                    column += 1
                high, wide = _span(found, "rowspan"), _span(found, "colspan")
                high = min(high, len(rows) - at + 1)
                taken |= {(at + r, column + c) for r in range(high) for c in range(wide)}
                lines = tuple(self._lines(found, number, (at, column)))
                cells.append(Cell(at, column, lines, high, wide))
                column += wide
        if cells:
            yield Table(number, tuple(cells))

    def _lines(self, cell: Element, table: int, place: tuple[int, int]) -> Iterator[Paragraph]:
        """The paragraphs of a cell, those of tables in it included."""
        bold = 0
        walk = etree.iterwalk(cell, events=("start", "end"))
        for event, node in walk:
            if node.tag in NEW_LINE:
                yield from self._paragraph("", table, place)
            if event == "start":
                bold += node.tag in BOLD
                if self._is_unseen(node):
                    walk.skip_subtree()
                elif node.tag not in SILENT:
                    self._add(node.text, bold=bold > 0)
            else:
                bold -= node.tag in BOLD
                if node is not cell:
                    self._add(node.tail, bold=bold > 0)
        yield from self._paragraph("", table, place)


def _nearest(row: Element) -> Element | None:
    """The table that a row is of."""
    return next(row.iterancestors("table"), None)


def _span(cell: Element, name: str) -> int:
    written = str(cell.get(name) or "1").strip()
    span = int(written) if written.isascii() and written.isdigit() else 1
    return max(min(span, WIDEST), 1)
