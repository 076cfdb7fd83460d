"""A page on its way from objects to blocks: its tables, and its loose lines in pieces."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractors.document import BBox, PageState, UnseenText
from extractors.readers.pdf.aligned_tables import aligned_tables
from extractors.readers.pdf.line_numbers import LineNumbers
from extractors.readers.pdf.lines import TextLine, pieces_of
from extractors.readers.pdf.page import Matrix, PageObjects, RulingLine, turning
from extractors.readers.pdf.paragraphs import Block, blocks_of
from extractors.readers.pdf.tables import PageTable, tables_of

AS_IT_IS = turning(0, 0, 0)
READ = (PageState.TEXT, PageState.OCR)


@dataclass(slots=True)
class PageParts:
    """What a page holds, seen the way most of its text is written."""

    number: int  # 1-based
    width: float
    height: float
    state: PageState
    pieces: list[TextLine] = field(default_factory=list)  # from top to bottom
    tables: list[PageTable] = field(default_factory=list)
    rules: list[RulingLine] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    aside: list[Block] = field(default_factory=list)  # written in another direction
    comments: list[str] = field(default_factory=list)  # remarks put onto the page
    unseen: list[UnseenText] = field(default_factory=list)  # words that nobody sees
    shown: Matrix = AS_IT_IS

    @property
    def from_image(self) -> bool:
        return self.state is PageState.OCR

    def as_shown(self, box: BBox) -> BBox:
        """A place on the page as the reader sees it."""
        return box if self.shown is AS_IT_IS else self.shown.box(*box)


def parts_of(
    page: PageObjects,
    state: PageState,
    comments: Iterable[str] = (),
    numbering: LineNumbers | None = None,
) -> PageParts:
    """The tables and lines of a page; text in other directions is set aside, not lost.

    `numbering` is that of the lines of the pages before.
    """
    if not page.runs:
        empty = PageParts(page.number, page.width, page.height, state)
        empty.comments = list(comments)
        return empty
    lengths = [0, 0, 0, 0]
    for run in page.runs:
        lengths[run.turn] += len(run.text)
    main, *others = sorted((n for n in range(4) if lengths[n]), key=lambda n: -lengths[n])
    upright = (numbering or LineNumbers()).without(page.turned(main))
    tables, loose = tables_of(upright)
    parts = PageParts(page.number, upright.width, upright.height, state)
    parts.comments = list(comments)
    pieces = pieces_of(run for run in loose if not run.turn)
    aligned, parts.pieces = aligned_tables(pieces, page.number) if state in READ else ([], pieces)
    parts.tables = sorted([*tables, *aligned], key=lambda table: table.box.top)
    parts.rules = upright.rules
    parts.shown = turning(-main, upright.width, upright.height) if main else AS_IT_IS
    parts.aside = [block for turn in others for block in _aside(upright, (turn - main) % 4)]
    return parts


def _aside(page: PageObjects, turn: int) -> list[Block]:
    turned = page.turned(turn)
    back = turning(-turn, turned.width, turned.height)
    lines = pieces_of(run for run in turned.runs if not run.turn)
    blocks = blocks_of(lines, page.number)
    return [block.moved(back) for block in blocks]
