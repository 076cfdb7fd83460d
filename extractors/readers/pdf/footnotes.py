"""Footnotes: smaller type at the foot of a page, with a mark or under a short rule."""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.readers.pdf.layout import PageParts
from extractors.readers.pdf.lines import TextLine, grouped_rows, rejoined
from extractors.readers.pdf.paragraphs import blocks_of

SMALLER = 0.9  # points: notes are set smaller than the body by this or more
SHORT_RULE = 0.7  # of the width of the page: the rule above notes is shorter
SHORTEST_RULE = 30.0  # points
MOST_HEIGHTS = 100  # of short rules on half a page; a page with more is a drawing
RULE_GAP = 25.0  # points between that rule and the first note
SIGN = re.compile(r"(?:\*+|[†‡§])\s*\S")
NUMBER = re.compile(r"\d{1,3}$")
NUMBERED = re.compile(r"\d{1,3}\s*[^\W\d]")


def set_notes_apart(pages: Sequence[PageParts]) -> None:
    """Take the footnotes out of the pieces of each page, into its `notes`."""
    usual = _usual_size(pages)
    for page in pages:
        above, rows = _small_at_foot(page, usual)
        first = _first_note(rows, page, above)
        if first is None:
            rows, first = _numbered_at_foot(page), 0
        if not rows:
            continue
        top = rows[first].box.top
        page.notes = blocks_of(rows[first:], page.number)
        page.pieces = [piece for piece in page.pieces if piece.box.bottom <= top + 1]


def _small_at_foot(page: PageParts, usual: float) -> tuple[int, list[TextLine]]:
    """The rows at the foot of a page that are smaller than usual; how many stand above them."""
    rows: list[TextLine] = []
    if not any(piece.size <= usual - SMALLER for piece in page.pieces):
        return 0, rows
    grouped = grouped_rows(page.pieces)
    while grouped and (row := rejoined(grouped[-1])).size <= usual - SMALLER:
        rows.insert(0, row)
        grouped.pop()
    return len(grouped), rows


def _usual_size(pages: Sequence[PageParts]) -> float:
    """The size of type, in points, in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            sizes[piece.size] += len(piece.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _first_note(rows: Sequence[TextLine], page: PageParts, above: int) -> int | None:
    """Where in `rows` the notes begin; None where the page has none that can be told."""
    lowest = max((table.box.bottom for table in page.tables), default=0.0)
    for number, row in enumerate(rows):
        first = not (above or number or lowest)
        if not first and row.box.top > lowest and (_has_mark(row) or _under_rule(row, page)):
            return number
    return None


def _numbered_at_foot(page: PageParts) -> list[TextLine]:
    """Notes in the size of the body: they begin with a number, under a short rule low down."""
    lowest = max((table.box.bottom for table in page.tables), default=0.0)
    top = max(lowest, page.height / 2)
    first = [piece for piece in page.pieces if piece.box.top > top and NUMBERED.match(piece.text)]
    for at in _heights_of_short_rules(page, top) if first else ():
        if not any(0 < piece.box.top - at < RULE_GAP for piece in first):
            continue
        below = [piece for piece in page.pieces if piece.box.top > at]
        rows = [rejoined(row) for row in grouped_rows(below)]
        alone = len(below) == len(page.pieces) and not lowest
        if not alone and NUMBERED.match(rows[0].text) and _under_rule(rows[0], page):
            return rows
    return []


def _heights_of_short_rules(page: PageParts, top: float) -> list[float]:
    """Where rules that may stand above notes are, each height once; none on a drawing."""
    heights = {
        round(rule.at, 1)
        for rule in page.rules
        if not rule.upright
        and rule.at >= top
        and SHORTEST_RULE < rule.end - rule.start < SHORT_RULE * page.width
    }
    return sorted(heights) if len(heights) <= MOST_HEIGHTS else []


def _has_mark(row: TextLine) -> bool:
    first = row.spans[0]
    if SIGN.match(row.text):
        return True
    raised = len(row.spans) > 1 and (first.style.size or 0) < 0.9 * row.size
    return raised and bool(NUMBER.match(first.text.strip()))


def _under_rule(row: TextLine, page: PageParts) -> bool:
    return any(
        not rule.upright
        and 0 < row.box.top - rule.at < RULE_GAP
        and SHORTEST_RULE < rule.end - rule.start < SHORT_RULE * page.width
        and abs(rule.start - row.box.x0) < RULE_GAP
        for rule in page.rules
    )
