"""Reading order: columns of prose one after the other, labels beside their text as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from extractors.document import BBox
from extractors.readers.pdf.lines import (
    TextLine,
    grouped_rows,
    lines_of_rows,
    rows_of,
    same_row,
)
from extractors.readers.pdf.page import union
from extractors.readers.pdf.paragraphs import MARK

FEWEST_LINES = 4  # on each side of a gutter; the two cells of a header block have three
PROSE_WORDS = 3.5  # a line, on average; less is a list, a form or figures
FULL = 0.6  # of the width of its column: a line of prose
MOSTLY = 0.45  # of the lines of a column of prose are full
LONG = 12  # lines; in a column longer than this
PARTLY = 0.25  # of the lines being full will do: lists and headings stand among them
NARROWEST = 0.2  # of the width of the text: a column
ALIGNED = 3.0  # points between the left edges of the lines of a column
SPARSE = 0.7  # of the lines beside them: labels are fewer
GUTTER = 0.9  # em between columns of few lines: the spaces of four lines may meet by chance
NARROW_GUTTER = 0.5  # em between long ones
WHITE = 5.0  # em between baselines: what stands further down is something else
EVIDENT_LABELS = 4  # with white between them, which tell of a form by themselves
EVIDENT_GUTTER = 1.2  # em between such labels and what stands beside them
HEADING_GAP = 1.6  # em from the last line of a column to a heading below it
HEADING_LINES = 3  # with a short line of text under it
LABEL_GAP = 1.5  # em between the lines of one label


@dataclass(frozen=True, slots=True)
class Labelled:
    """Labels on the left, each with the text that stands beside it."""

    rows: tuple[tuple[list[TextLine], list[TextLine]], ...]
    at: float  # where the text begins, points from the left

    @property
    def box(self) -> BBox:
        return union([line.box for row in self.rows for side in row for line in side])


def in_reading_order(
    pieces: Sequence[TextLine], known: Sequence[float] = ()
) -> Iterator[list[TextLine] | Labelled]:
    """Whole lines, column by column, of pieces given from top to bottom.

    `known` are the places where text stood beside labels on the pages before.
    """
    gutter = _gutter(pieces, known)
    if gutter is None:
        if pieces:
            yield rows_of(pieces)
        return
    at, top, bottom = gutter
    above = [piece for piece in pieces if piece.baseline < top]
    below = [piece for piece in pieces if piece.baseline > bottom]
    band = [piece for piece in pieces if top <= piece.baseline <= bottom]
    left = [piece for piece in band if piece.box.x0 < at]
    right = [piece for piece in band if piece.box.x0 >= at]
    yield from in_reading_order(above, known)
    sides = rows_of(left), rows_of(right)
    if _are_labels(*sides, at, known):
        yield _labelled(*sides, at)
    else:
        heading = _under_both(left, right)
        yield from in_reading_order(left[: len(left) - len(heading)], known)
        yield from in_reading_order(right, known)
        below = [*heading, *below]
    yield from in_reading_order(below, known)


def _under_both(left: Sequence[TextLine], right: Sequence[TextLine]) -> Sequence[TextLine]:
    """The last lines on the left, where they stand under both columns: the heading of a table.

    The columns above are as long as each other, with white below; a heading has a line or two.
    """
    end = right[-1]
    under = [n for n, piece in enumerate(left) if piece.baseline > end.baseline]
    if not under or not under[0]:
        return ()
    last, heading = left[under[0] - 1], left[under[0] :]
    apart = heading[0].baseline - last.baseline > HEADING_GAP * heading[0].size
    return heading if apart and same_row(last, end) and len(heading) <= HEADING_LINES else ()


def _gutter(
    pieces: Sequence[TextLine], known: Sequence[float]
) -> tuple[float, float, float] | None:
    """Where the right column begins, and the first and last baseline of the two columns."""
    if len(pieces) < 2 * FEWEST_LINES:
        return None
    left_edge = min(piece.box.x0 for piece in pieces)
    width = max(piece.box.x1 for piece in pieces) - left_edge
    starts = sorted(p.box.x0 for p in pieces if p.box.x0 > left_edge + NARROWEST / 2 * width)
    for at in _common(starts):
        for band in map(partial(_from_first_row, at=at), _bands(pieces, at)):
            if _parts(band, at, width, known):
                baselines = [piece.baseline for piece in band]
                return at, min(baselines), max(baselines)
    return None


def _common(starts: list[float]) -> list[float]:
    """Places where at least `FEWEST_LINES` lines begin, the commonest first."""
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] < ALIGNED:
            groups[-1].append(start)
        else:
            groups.append([start])
    often = [group for group in groups if len(group) >= FEWEST_LINES]
    return [group[0] - 0.5 for group in sorted(often, key=len, reverse=True)]


def _from_first_row(band: Sequence[TextLine], at: float) -> Sequence[TextLine]:
    """The band less the lines above it that nothing stands beside: the end of a title."""
    top = next((piece for piece in band if piece.box.x0 >= at), None)
    if top is None:
        return band
    return [piece for piece in band if piece.baseline >= top.baseline or same_row(piece, top)]


def _bands(pieces: Sequence[TextLine], at: float) -> Iterator[list[TextLine]]:
    """Stretches of the page in which no piece crosses `at`, nor a wide gap parts the lines."""
    band: list[TextLine] = []
    for piece in pieces:
        crosses = piece.box.x0 < at - 1 < piece.box.x1
        if crosses or (band and piece.baseline - band[-1].baseline > WHITE * piece.size):
            yield band
            band = []
        if not crosses:
            band.append(piece)
    yield band


def _parts(band: Sequence[TextLine], at: float, width: float, known: Sequence[float]) -> bool:
    """Whether a gutter left of `at` parts the band: prose beside prose, or labels beside it."""
    if len(band) <= FEWEST_LINES:
        return False
    beside = [piece for piece in band if piece.box.x0 >= at]
    if not FEWEST_LINES <= len(beside) < len(band):
        return False
    before = [piece for piece in band if piece.box.x0 < at]
    rows = grouped_rows(beside)
    if not _is_prose(rows):
        gap = at - max([piece.box.x1 for piece in before])
        near = gap <= EVIDENT_GUTTER * min([piece.size for piece in beside])
        return not near and _are_evident(rows_of(before), lines_of_rows(rows), at)
    rows_before = grouped_rows(before)
    prose = _is_prose(rows_before)
    if not prose and len(rows_before) >= SPARSE * len(rows):
        return False
    left, right = lines_of_rows(rows_before), lines_of_rows(rows)
    if _are_labels(left, right, at, known):
        return True
    gutter = (at - max(line.box.x1 for line in left)) / right[0].size
    narrower = min(_width(left), _width(right))
    return (
        prose
        and narrower > NARROWEST * width
        and gutter > (GUTTER if min(len(left), len(right)) < LONG else NARROW_GUTTER)
    )


def _is_prose(rows: Sequence[Sequence[TextLine]]) -> bool:
    """Of the rows of pieces on one side of a gutter."""
    if len(rows) < FEWEST_LINES:
        return False
    pieces = [piece for row in rows for piece in row]
    words = sum([piece.text.count(" ") + 1 for piece in pieces]) / len(rows)
    if words < PROSE_WORDS:
        return False
    widths = [max([piece.box.x1 for piece in row]) - row[0].box.x0 for row in rows]
    enough = FULL * _width(pieces)
    full = [width for width in widths if width > enough]
    return len(full) >= (MOSTLY if len(rows) < LONG else PARTLY) * len(rows)


def _are_labels(
    left: Sequence[TextLine], right: Sequence[TextLine], at: float, known: Sequence[float]
) -> bool:
    """Two wrapped labels, or three, each beginning beside a line of the text; one, where `known`.

    Labels leave gaps: text in columns fills both sides.
    """
    if _are_evident(left, right, at):
        return True
    labels = _labels(left)
    seen = any(abs(at - place) < ALIGNED for place in known)
    enough = seen or len(labels) + any(len(label) > 1 for label in labels) > 2
    straight = sum(abs(line.box.x0 - at) < ALIGNED for line in right)
    return (
        enough
        and len(left) < SPARSE * len(right)
        and not any(MARK.fullmatch(label[0].text) for label in labels)
        and straight > MOSTLY * len(right)
        and all(any(same_row(label[0], line) for line in right) for label in labels)
    )


def _are_evident(left: Sequence[TextLine], right: Sequence[TextLine], at: float) -> bool:
    """Several labels set apart by white, one of them wrapped, each with text beside it.

    The text may be short then: two names beside a label of three lines are no part of it.
    """
    labels = _labels(left)
    wide = at - max(line.box.x1 for line in left) > EVIDENT_GUTTER * right[0].size
    return (
        wide
        and len(labels) >= EVIDENT_LABELS
        and any(len(label) > 1 for label in labels)
        and not any(MARK.match(label[0].text) for label in labels)
        and all(abs(line.box.x0 - at) < ALIGNED for line in right)
        and all(any(same_row(label[0], line) for line in right) for label in labels)
    )


def _labels(left: Sequence[TextLine]) -> list[list[TextLine]]:
    labels: list[list[TextLine]] = []
    for line in left:
        if labels and line.baseline - labels[-1][-1].baseline < LABEL_GAP * line.size:
            labels[-1].append(line)
        else:
            labels.append([line])
    return labels


def _labelled(left: list[TextLine], right: list[TextLine], at: float) -> Labelled:
    labels = _labels(left)
    tops = [label[0].baseline - label[0].size / 2 for label in labels]
    rows = [
        (label, [line for line in right if top <= line.baseline < below])
        for label, top, below in zip(labels, tops, [*tops[1:], float("inf")], strict=True)
    ]
    before = [line for line in right if line.baseline < tops[0]]
    if before:
        rows.insert(0, ([], before))
    return Labelled(tuple(rows), at)


def _width(lines: Sequence[TextLine]) -> float:
    return max([line.box.x1 for line in lines]) - min([line.box.x0 for line in lines])
