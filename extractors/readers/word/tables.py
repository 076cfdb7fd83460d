"""Where the cells of a Word table stand, once merged cells are taken for one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.readers.word import namespaces as names
from extractors.readers.word.content_controls import is_prompt
from extractors.readers.word.namespaces import NOT_TEXT, VAL, W
from extractors.readers.word.package import Element
from extractors.readers.word.runs import branch
from extractors.readers.word.styles import Styles
from extractors.readers.word.values import child, value, whole

WIDEST = 1000  # columns; Word stops at 63, and a hostile file must not count to a billion


@dataclass
class Slot:
    """One cell as the reader sees it. `elements` are the w:tc it was merged from."""

    row: int  # 1-based
    column: int  # 1-based, in columns of the grid
    columns: int = 1
    rows: int = 1
    elements: list[Element] = field(default_factory=list)


def lay_out(table: Element, styles: Styles) -> list[Slot]:
    """The cells of a w:tbl, row by row; rows and cells deleted under track changes are left out."""
    slots: list[Slot] = []
    merging: dict[int, Slot] = {}  # column -> the cell that may go on below
    for row, cells in enumerate(_rows(table), 1):
        skipped = whole(value(child(cells, f"{W}trPr"), "gridBefore")) or 0
        column = 1 + min(skipped, WIDEST)
        left: Slot | None = None
        for cell, is_empty in _cells(cells, styles):
            properties = child(cell, f"{W}tcPr")
            width = _span(properties)
            above = merging.get(column)
            down = _merge(properties, "vMerge")
            if left is not None and _merge(properties, "hMerge") == "continue":
                slot = left
                slot.columns += width
            elif down == "continue" and above is not None and above.row + above.rows == row:
                slot = above
                slot.rows += 1
            else:
                slot = Slot(row, column, width)
                slots.append(slot)
                if down is not None:
                    merging[column] = slot
            if not is_empty:
                slot.elements.append(cell)
            column += width
            left = slot
    return slots


def _rows(parent: Element) -> Iterator[Element]:
    """The w:tr of a table, those inside content controls and the like included."""
    for inner in parent:
        if inner.tag == names.ROW:
            if child(child(inner, f"{W}trPr"), f"{W}del") is None:
                yield inner
        elif inner.tag == names.EITHER:
            yield from _rows(branch(inner))
        elif inner.tag not in NOT_TEXT:
            yield from _rows(inner)


def _cells(
    parent: Element, styles: Styles, is_empty: bool = False
) -> Iterator[tuple[Element, bool]]:
    """The w:tc of a row, and whether nothing but the prompt of a content control is in them."""
    for inner in parent:
        if inner.tag == names.CELL:
            if child(child(inner, f"{W}tcPr"), f"{W}cellDel") is None:
                yield inner, is_empty
        elif inner.tag == names.EITHER:
            yield from _cells(branch(inner), styles, is_empty)
        elif inner.tag not in NOT_TEXT:
            prompt = inner.tag == names.CONTROL and is_prompt(inner, styles)
            yield from _cells(inner, styles, is_empty or prompt)


def _merge(properties: Element | None, direction: str) -> str | None:
    """ "restart" or "continue" for a merged cell, None for an ordinary one."""
    found = child(properties, W + direction)
    return None if found is None else found.get(VAL, "continue")


def _span(properties: Element | None) -> int:
    """How many columns a cell takes; 0, which some programs write, is 1."""
    return max(1, min(whole(value(properties, "gridSpan")) or 1, WIDEST))
