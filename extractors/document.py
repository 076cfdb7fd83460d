"""A submission as its readers hand it on: paragraphs and tables, and where they stand.

Every reader (PDF, Word, scan, mail) ends here; nothing behind this module knows file formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class BBox(NamedTuple):
    """A rectangle on a PDF page, in points (1/72 inch), origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Location:
    """Where a piece of text stands in the submitted file."""

    paragraph: int  # 1-based, counted through the whole body, cells of tables included
    page: int | None = None  # 1-based; None for Word, which has no fixed pages
    table: int | None = None  # 1-based, counted through the document; None outside tables
    cell: tuple[int, int] | None = None  # (row, column), 1-based, inside that table
    bbox: BBox | None = None  # PDF only; the union over the lines on `page`

    def __str__(self) -> str:
        where = f"page {self.page}, " if self.page else ""
        cell = f", row {self.cell[0]}, column {self.cell[1]}" if self.cell else ""
        return f"{where}paragraph {self.paragraph}{cell}"


class RGB(NamedTuple):
    """A colour, each channel 0-255."""

    red: int
    green: int
    blue: int


@dataclass(frozen=True, slots=True)
class Style:
    """Looks of a run of text; None where the file does not say."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None  # points
    color: RGB | None = None  # None is the automatic colour, in practice black


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `spans`, where known, spell `text` exactly when joined."""

    text: str
    location: Location
    spans: tuple[Span, ...] = ()
    numbering: str = ""  # the number Word writes itself ("(iii).", "2."); never part of `text`
    style_name: str = ""  # Word's name of the style, "Heading 1"; "" where there is none
    from_image: bool = False  # read by OCR: letters may be wrong

    @property
    def bold(self) -> bool:
        """Whether every printed run is bold; False where the file does not say."""
        inked = [span for span in self.spans if span.text.strip()]
        return bool(inked) and all(span.style.bold for span in inked)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; a merged cell stands once, at its top left place."""

    row: int  # 1-based
    column: int  # 1-based
    paragraphs: tuple[Paragraph, ...]
    rows: int = 1  # how many rows it spans
    columns: int = 1  # how many columns it spans
    tables: "tuple[Table, ...]" = ()  # inside the cell; their paragraphs are among its own

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, over as many pages as it takes; repeated header rows are dropped.

    Paragraphs of a table inside a cell have the `Location` of that cell.
    """

    number: int  # 1-based, counted through the document, as in `Location.table`; inside, the outer
    cells: tuple[Cell, ...]  # row by row, left to right

    @property
    def rows(self) -> list[list[Cell]]:
        """The cells of each row that begin in it, left to right."""
        return [list(cells) for _, cells in groupby(self.cells, key=lambda cell: cell.row)]

    def with_inner(self) -> "Iterator[Table]":
        """This table and those in its cells, at any depth."""
        yield self
        for cell in self.cells:
            for table in cell.tables:
                yield from table.with_inner()


class PageState(StrEnum):
    """How the text of a page was come by."""

    TEXT = "text"  # letters in the file
    OCR = "ocr"  # a picture, read by OCR
    IMAGE = "image"  # a picture that nobody has read: what it says cannot be told
    BLANK = "blank"  # nothing on it


@dataclass(frozen=True, slots=True)
class OpenChanges:
    """Tracked changes that nobody has accepted or rejected yet; the accepted view is read."""

    insertions: int = 0
    deletions: int = 0


class UnseenReason(StrEnum):
    """Why a reader of the page does not see some words, or sees them struck out."""

    HIDDEN = "hidden"  # hidden text, letters without ink, under something, on a layer that is off
    STRUCK_OUT = "struck_out"
    WHITE = "white"  # in the colour of the paper, or of what is behind them
    OUTSIDE = "outside"  # beyond the visible part of the page
    TINY = "tiny"  # letters smaller than any eye reads


@dataclass(frozen=True, slots=True)
class UnseenText:
    """Words in the file that its reader does not see: no part of the text."""

    text: str
    reason: UnseenReason
    location: Location  # of the paragraph that holds them or, for PDF, of the page


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of one file, in reading order."""

    name: str  # of the file, without folder
    sha256: str  # of its bytes as received, hexadecimal
    blocks: tuple[Paragraph | Table, ...]
    format: str = "docx"  # pdf, docx, doc, odt, rtf, eml, msg: what the bytes are
    pages: tuple[PageState, ...] = ()  # one per page; empty for Word, which has no fixed pages
    notes: tuple[Paragraph, ...] = ()  # footnotes and endnotes
    margins: tuple[Paragraph, ...] = ()  # running headers, footers and page numbers, once each
    comments: tuple[str, ...] = ()  # reviewers' comments; never part of the text
    attached: tuple[str, ...] = ()  # names of whole files within this one, which nobody has read
    changes: OpenChanges = field(default_factory=OpenChanges)
    linked: tuple[str, ...] = ()  # links to files, in a message that brings none; never opened
    sender: str = ""  # of a message, as it says; "" for any other file
    sent: date | None = None  # of a message: the day on which its sender dates it
    unseen: tuple[UnseenText, ...] = ()  # in no paragraph: nothing may rest on them

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the body in reading order, those in cells included."""
        return tuple(self._walk())

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """1-based numbers of the pages that are pictures nobody has read."""
        return tuple(n for n, state in enumerate(self.pages, 1) if state is PageState.IMAGE)

    def _walk(self) -> Iterator[Paragraph]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs
