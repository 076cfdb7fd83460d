"""The bare lines of a PDF, for lists of names that nothing but their order holds together.

The reader of documents joins lines into paragraphs and takes columns for columns where they hold
prose; a list has neither sentences nor full lines. Which of the two orders is the right one
only the reader of the list can tell.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.readers.pdf import opened
from extractors.readers.pdf.lines import TextLine, grouped_rows, pieces_of
from extractors.readers.pdf.objects import page_objects

MIDDLE = (0.3, 0.75)  # of the width of the text: where a second column may begin
FEWEST = 5  # lines that begin there
CROSSING = 0.05  # of the lines may run across it: headings and page numbers


def list_rows(path: Path, *, columns: bool) -> list[list[str]]:
    """The lines of every page, each as the pieces that stand apart in it, from left to right.

    With `columns` a page is cut where a second column begins, and the right one read after the
    left one. Scanned pages have no lines. Raises BrokenFile, EncryptedFile, EmptyFile.
    """
    with opened(path) as pdf:
        pages = [_pieces(pdf, number) for number in range(1, len(pdf) + 1)]
    return [
        [piece.text for piece in sorted(row, key=lambda piece: piece.box.x0)]
        for pieces in pages
        for part in (_columns(pieces) if columns else (pieces,))
        for row in grouped_rows(part)
    ]


def _pieces(pdf: Any, number: int) -> list[TextLine]:
    page = pdf[number - 1]
    try:
        return pieces_of(page_objects(page, number).runs)
    finally:
        page.close()


def _columns(pieces: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    at = _second_column(pieces)
    if at is None:
        yield pieces
        return
    yield [piece for piece in pieces if piece.box.x0 < at]
    yield [piece for piece in pieces if piece.box.x0 >= at]


def _second_column(pieces: Sequence[TextLine]) -> float | None:
    """Where the second column begins, points from the left; None where there is none."""
    if not pieces:
        return None
    left = min(piece.box.x0 for piece in pieces)
    width = max(piece.box.x1 for piece in pieces) - left
    starts = Counter(round(piece.box.x0) for piece in pieces)
    for start, lines in starts.most_common():
        at = start - 1.0
        inside = left + MIDDLE[0] * width < at < left + MIDDLE[1] * width
        crossing = sum(piece.box.x0 < at < piece.box.x1 for piece in pieces)
        if inside and lines >= FEWEST and crossing <= CROSSING * len(pieces):
            return at
    return None
