"""The paragraphs and tables of a Word file in reading order.

A paragraph whose mark was deleted under track changes runs on into the next one. Text boxes
follow the paragraph that anchors them; what tables inside a cell hold are paragraphs of that cell.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from extractors.document import Cell, Location, Paragraph, Table, UnseenReason, UnseenText
from extractors.readers.html_blocks import ReadBlocks
from extractors.readers.word import namespaces as names
from extractors.readers.word.content_controls import is_prompt
from extractors.readers.word.grounds import PAPER, Ground, shaded
from extractors.readers.word.namespaces import NOT_TEXT, W
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import Element
from extractors.readers.word.runs import LineReader, ParagraphText, branch
from extractors.readers.word.styles import Styles
from extractors.readers.word.tables import Slot, lay_out
from extractors.readers.word.values import child, value

MARK_GONE = (f"{W}del", f"{W}moveFrom")


class NoteMark(NamedTuple):
    """A mark in the text that points at a note."""

    part: str  # "footnotes" or "endnotes"
    id: str
    paragraph: int  # where it stands, as in `Location.paragraph`


@dataclass
class _Flow:
    """Blocks that follow each other in the body, or paragraphs in one cell."""

    table: int | None = None
    cell: tuple[int, int] | None = None
    blocks: list[Paragraph | Table] = field(default_factory=list)
    inner: list[Table] = field(default_factory=list)  # tables inside the cell
    unended: tuple[ParagraphText, Element | None] | None = (
        None  # text whose paragraph mark was deleted
    )
    ground: Ground = PAPER  # behind what is written; that of a text box is unknown


class Story:
    """Reads one flow of text: the body, a note, a header. Paragraphs are numbered throughout."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        foreign: Callable[[Element], ReadBlocks] = lambda _: ReadBlocks(),
        paper: Ground = PAPER,
    ) -> None:
        """`foreign` gives the blocks of a diagram, or of a file taken in whole."""
        self.marks: list[NoteMark] = []
        self.unseen: list[UnseenText] = []
        self._styles = styles
        self._numbering = numbering
        self._foreign = foreign
        self._paper = paper
        self._paragraphs = 0
        self._tables = 0

    def read(self, root: Element) -> tuple[Paragraph | Table, ...]:
        """The blocks below `root`, blank paragraphs left out."""
        flow = _Flow(ground=self._paper)
        self._read_all(root, flow)
        return tuple(flow.blocks)

    def paragraphs(self, root: Element) -> Iterator[Paragraph]:
        """The paragraphs below `root`, those in cells included."""
        for block in self.read(root):
            if isinstance(block, Table):
                for cell in block.cells:
                    yield from cell.paragraphs
            else:
                yield block

    def _read_all(self, root: Element, flow: _Flow) -> None:
        self._read(root, flow)
        self._release(flow)

    def _release(self, flow: _Flow) -> None:
        """Close a paragraph that was to run on, where there is none for it to run into."""
        if flow.unended is not None:
            line, properties = flow.unended
            flow.unended = None
            self._close(line, properties, flow)

    def _read(self, parent: Element, flow: _Flow) -> None:
        for inner in parent:
            match inner.tag:
                case names.PARAGRAPH | names.FORMULA:
                    self._paragraph(inner, flow)
                case names.TABLE:
                    self._release(flow)
                    self._table(inner, flow)
                case names.EITHER:
                    self._read(branch(inner), flow)
                case names.CHUNK:
                    self._release(flow)
                    self._add_foreign(inner, flow)
                case names.CONTROL if is_prompt(inner, self._styles):
                    pass
                case tag if tag not in NOT_TEXT:
                    self._read(inner, flow)

    def _paragraph(self, paragraph: Element, flow: _Flow) -> None:
        properties = child(paragraph, names.PARAGRAPH_PROPERTIES)
        style_id = value(properties, "pStyle")
        shading = child(properties, names.SHADING)
        if shading is None:
            shading = self._styles.shading(style_id)
        reader = LineReader(self._styles, style_id, shaded(shading, flow.ground))
        reader.read(paragraph, self._styles.look(style_id, None))
        line = reader.line
        if flow.unended is not None:
            flow.unended[0].join(line)
            line, flow.unended = flow.unended[0], None
        if _runs_on(properties):
            flow.unended = line, properties
        else:
            self._close(line, properties, flow)

    def _close(self, line: ParagraphText, properties: Element | None, flow: _Flow) -> None:
        """Put a whole paragraph into the flow, and the text boxes anchored in it after it."""
        self._add(line, properties, flow)
        for box in line.boxes:
            if box.tag == names.BOX:
                outer, flow.ground = flow.ground, None
                self._read_all(box, flow)
                flow.ground = outer
            else:
                self._add_foreign(box, flow)

    def _add_foreign(self, element: Element, flow: _Flow) -> None:
        blocks, unseen = self._foreign(element)
        before = self._paragraphs
        self.unseen += (_moved(words, before) for words in unseen)
        for block in blocks:
            if isinstance(block, Paragraph):
                flow.blocks.append(self._adopted(block, flow.table, flow.cell))
            elif flow.table is not None:
                inside = [p for cell in block.cells for p in cell.paragraphs]
                flow.blocks += (self._adopted(p, flow.table, flow.cell) for p in inside)
            else:
                flow.blocks.append(self._adopted_table(block))

    def _adopted(
        self, paragraph: Paragraph, table: int | None, cell: tuple[int, int] | None
    ) -> Paragraph:
        """A paragraph of another file, numbered among those of this one."""
        self._paragraphs += 1
        return replace(paragraph, location=Location(self._paragraphs, table=table, cell=cell))

    def _adopted_table(self, table: Table) -> Table:
        self._tables += 1
        cells = [
            replace(
                cell,
                tables=(),
                paragraphs=tuple(
                    self._adopted(p, self._tables, (cell.row, cell.column)) for p in cell.paragraphs
                ),
            )
            for cell in table.cells
        ]
        return Table(self._tables, tuple(cells))

    def _add(self, line: ParagraphText, properties: Element | None, flow: _Flow) -> None:
        style_id = value(properties, "pStyle")
        number = self._numbering.number(properties, style_id)
        spans = line.spans
        if spans:
            self._paragraphs += 1
            where = Location(self._paragraphs, table=flow.table, cell=flow.cell)
            text = "".join(span.text for span in spans)
            name = self._styles.named(style_id).name
            flow.blocks.append(Paragraph(text, where, spans, number, name))
        here = max(1, self._paragraphs)
        place = Location(here, table=flow.table, cell=flow.cell)
        self.unseen += (UnseenText(*gathered, place) for gathered in _joined(line.unseen))
        self.marks += (NoteMark(part, note, here) for part, note in line.notes)

    def _table(self, table: Element, flow: _Flow) -> None:
        slots = lay_out(table, self._styles)
        ground = self._ground_of(table, flow.ground)
        if flow.table is not None:
            cells = tuple(self._cell(slot, flow.table, ground, flow.cell) for slot in slots)
            flow.inner.append(Table(flow.table, cells))
            flow.blocks += (paragraph for cell in cells for paragraph in cell.paragraphs)
        elif slots:
            self._tables += 1
            number = self._tables
            cells = tuple(self._cell(slot, number, ground) for slot in slots)
            flow.blocks.append(Table(number, cells))

    def _ground_of(self, table: Element, outer: Ground) -> Ground:
        """What the cells of a table stand on where they say nothing themselves."""
        properties = child(table, f"{W}tblPr")
        if self._styles.shades_cells(value(properties, "tblStyle")):
            return None
        return shaded(child(properties, names.SHADING), outer)

    def _cell(
        self, slot: Slot, table: int, ground: Ground, outer: tuple[int, int] | None = None
    ) -> Cell:
        """The cell of `slot`; inside a cell of another table, `outer` is where that one stands."""
        inside = _Flow(table, outer or (slot.row, slot.column))
        for element in slot.elements:
            inside.ground = shaded(child(child(element, f"{W}tcPr"), names.SHADING), ground)
            self._read_all(element, inside)
        paragraphs = tuple(block for block in inside.blocks if isinstance(block, Paragraph))
        inner = tuple(inside.inner)
        return Cell(slot.row, slot.column, paragraphs, slot.rows, slot.columns, inner)


def _moved(words: UnseenText, by: int) -> UnseenText:
    """Unseen words of another file, placed among the paragraphs of this one."""
    return replace(words, location=Location(by + words.location.paragraph))


def _joined(unseen: list[tuple[str, UnseenReason]]) -> Iterator[tuple[str, UnseenReason]]:
    """The unseen words of one paragraph, those of one reason together."""
    for reason, pieces in groupby(unseen, key=itemgetter(1)):
        text = " ".join("".join(piece for piece, _ in pieces).split())
        if any(map(str.isalnum, text)):
            yield text, reason


def _runs_on(properties: Element | None) -> bool:
    """Whether the mark at the end of a paragraph was deleted or moved away.

    A large first letter ("drop cap") is a paragraph of its own for Word, and runs on as well.
    """
    frame = child(properties, f"{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
        return True
    mark = child(properties, names.RUN_PROPERTIES)
    return mark is not None and next(mark.iterchildren(*MARK_GONE), None) is not None
