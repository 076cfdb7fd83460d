"""From lines to paragraphs: by gaps, indents, room left at the end of a line, and looks.

A line ends a paragraph when the first word of the next one would still have fitted on it;
that is how every word processor breaks lines, so it is the strongest sign there is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.document import BBox
from extractors.readers.pdf.lines import TextLine
from extractors.readers.pdf.page import Matrix, union

WIDER_GAP = 1.15  # of the usual distance between baselines, and
SLACK = 0.5  # points more: from here on a gap separates paragraphs
ROOM = 0.5  # em; more, at the end of a line of a name, is left on purpose
USUAL_LEADING = 1.2  # em; where a page has too few lines to tell
INDENT = 0.8  # em; less is a rounding of the typesetter
TIGHT = 0.8  # em; less is no room for a word and the space before it
OTHER_SIZE = 1.0  # points; a larger difference in size is another kind of text
MARK = re.compile(
    r"""(?:[•▪◦‣●○■□➢✓–—*·\uf0b7\uf0a7\uf0d8-]
      | \(?(?:[ivxIVX]{1,6}|\d{1,2}|[a-zA-Z])[.)]\.?
      | \d{1,2}(?:\.\d{1,2})+\.?
    )(?:\s|$)""",
    re.VERBOSE,
)
# Of a usual letter, in the types that submissions are set in (Arial, Calibri, Times):
BROAD, BROAD_LETTERS = 0.35, "ABCDEFGHKLMNOPQRSTUVWXYZmw—".encode("cp1252")
NARROW, NARROW_LETTERS = 0.45, " -.,;:'’!|()[]/fijlrtI".encode("cp1252")
SENTENCE_END = re.compile(r"[.!?:;…]['\"”’»)\]*\d]*$")
OPEN_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")


@dataclass(slots=True)
class Block:
    """The lines of one paragraph on one page."""

    page: int  # 1-based
    lines: list[TextLine]
    tail: "Block | None" = None  # the same paragraph on the next page
    right: float = 0.0  # of the cell it stands in; 0 where it stands in none

    @property
    def box(self) -> BBox:
        return union([line.box for line in self.lines])

    def moved(self, matrix: Matrix) -> "Block":
        """The same paragraph with its places seen through `matrix`."""
        lines = [replace(line, box=matrix.box(*line.box)) for line in self.lines]
        return Block(self.page, lines)

    @property
    def last(self) -> "Block":
        return self.tail.last if self.tail else self


@dataclass(slots=True)
class Column:
    """The frame in which lines were broken: its edges, and its usual leading by size."""

    left: float
    right: float
    leading: dict[int, float] = field(default_factory=dict)

    @classmethod
    def around(cls, lines: Sequence[TextLine], right: float, known: dict[int, float]) -> "Column":
        left = min([line.box.x0 for line in lines])
        right = max(right, *[line.box.x1 for line in lines])
        return cls(left, right, known | leadings([(lines, right)]))

    def room_after(self, line: TextLine) -> float:
        """Points left on the line for one more word."""
        if self.centres(line):
            return self.right - self.left - line.width
        return self.right - line.box.x1

    def centres(self, line: TextLine) -> bool:
        before, after = line.box.x0 - self.left, self.right - line.box.x1
        return before > 2 * line.size and abs(before - after) < line.size

    def usual_leading(self, line: TextLine) -> float:
        return self.leading.get(round(line.size), USUAL_LEADING * line.size)


def blocks_of(
    lines: Sequence[TextLine], page: int, right: float = 0.0, known: dict[int, float] | None = None
) -> list[Block]:
    """The paragraphs of lines that stand in one column, from top to bottom.

    `right` is the right edge of the column where it is known to lie further out than any line;
    `known` the usual leading by size of type elsewhere in the document, added to in passing.
    """
    if not lines:
        return []
    known = {} if known is None else known
    blocks = [Block(page, [lines[0]], right=right)]
    if len(lines) == 1:
        return blocks
    column = Column.around(lines, right, known)
    known |= column.leading
    for line in lines[1:]:
        if _begins(line, blocks[-1].lines, column):
            blocks.append(Block(page, [line], right=right))
        else:
            blocks[-1].lines.append(line)
    return blocks


def goes_on(block: Block, after: Block, right: float) -> bool:
    """Whether `after`, at the top of the next page, obviously continues `block`."""
    last, first = block.lines[-1], after.lines[0]
    if is_broken(last, first):
        return True
    return (
        abs(last.size - first.size) < OTHER_SIZE
        and last.bold == first.bold
        and not MARK.match(first.text)
        and not ends_sentence(last)
        and (first.text[:1].islower() or right - last.box.x1 < first_word_width(first))
    )


def first_word_width(line: TextLine) -> float:
    """Points the first word of a line takes up, with the space before it; an estimate."""
    word = line.text.split(" ", 1)[0]
    whole = len(line.text) + _breadth(line.text)
    return (len(word) + _breadth(word) + 0.5) * line.width / max(whole, 1)


def _breadth(text: str) -> float:
    """How many usual letters broader than their number some letters are together."""
    letters = text.encode("cp1252", "replace")  # bytes are the quickest to count
    count = len(letters)
    broad = count - len(letters.translate(None, BROAD_LETTERS))
    narrow = count - len(letters.translate(None, NARROW_LETTERS))
    return BROAD * broad - NARROW * narrow


def ends_sentence(line: TextLine) -> bool:
    return bool(SENTENCE_END.search(line.text[-12:]))


def is_broken(line: TextLine, after: TextLine) -> bool:
    """Whether the last word of `line` goes on in `after`."""
    return bool(OPEN_HYPHEN.search(line.text[-3:])) and after.text[:1].islower()


def leadings(columns: Iterable[tuple[Sequence[TextLine], float]]) -> dict[int, float]:
    """The commonest distance between lines for each size of type, in points.

    Only after lines that are full, each column given with its right edge: on a page of headings
    and short paragraphs the commonest distance of all is the gap between those.
    """
    seen: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for lines, right in columns:
        for above, below in pairwise(lines):
            distance = below.baseline - above.baseline
            size = round(below.size)
            if (
                round(above.size) == size
                and 0 < distance < 3 * below.size
                and not would_have_fitted(below, right - above.box.x1)
            ):
                seen[size][round(distance * 2) / 2] += 1
    return {
        size: min(gaps, key=lambda gap: (-gaps[gap], gap))
        for size, gaps in seen.items()
        if max(gaps.values()) > 1
    }


def would_have_fitted(line: TextLine, room: float) -> bool:
    """Whether the first word of `line` would have fitted into `room` points."""
    if room < TIGHT * line.size:  # as after most lines of prose; saves the measuring
        return False
    return room > first_word_width(line) + 0.3 * line.size


def _begins(line: TextLine, before: list[TextLine], column: Column) -> bool:
    """Whether `line` begins a paragraph after the lines `before` of the current one."""
    for sign in SIGNS:  # noqa: SIM110 - asked of every line, and half as dear as with `any`
        if sign(line, before, column):
            return True
    return False


def _after_a_gap(line: TextLine, before: list[TextLine], column: Column) -> bool:
    distance = line.baseline - before[-1].baseline
    if distance < 0:
        return True
    usual = column.usual_leading(line)
    if len(before) > 1:
        usual = max(usual, before[-1].baseline - before[-2].baseline)
    return distance > max(WIDER_GAP * usual, usual + 1) + SLACK


def _where_a_word_would_have_fitted(line: TextLine, before: list[TextLine], column: Column) -> bool:
    last = before[-1]
    return would_have_fitted(line, column.room_after(last)) and not is_broken(last, line)


def _in_a_list_of_names(line: TextLine, before: list[TextLine], column: Column) -> bool:
    """Each begins with the same word, and the line before was left before its end."""
    last = before[-1]
    first, end = line.text.split(" ", 1)[0], last.text.rsplit(" ", 1)[-1]
    return (
        len(first) > 3
        and first[:1].isupper()
        and last.text.startswith(f"{first} ")
        and end[:1].isupper()
        and column.room_after(last) > ROOM * line.size
    )


def _in_another_look(line: TextLine, before: list[TextLine], column: Column) -> bool:
    last = before[-1]
    if abs(line.size - last.size) > OTHER_SIZE:
        return True
    so_far_bold = before[0].bold and all(earlier.bold for earlier in before)
    if so_far_bold != line.bold and (so_far_bold != line.starts_bold):
        return so_far_bold or not any(s.style.bold for e in before for s in e.spans)
    first, color = before[0].color, line.color
    if first is None or color is None or first == color:
        return False
    return all(earlier.color == first for earlier in before)


def _with_a_mark(line: TextLine, before: list[TextLine], column: Column) -> bool:
    mark = MARK.match(line.text)
    if not mark:
        return False
    outdented = line.box.x0 < before[-1].box.x0 - INDENT * line.size
    alike = MARK.match(before[0].text) and abs(line.box.x0 - before[0].box.x0) < 1
    return bool(outdented or alike or ends_sentence(before[-1]) or line.starts_bold)


def _indented(line: TextLine, before: list[TextLine], column: Column) -> bool:
    step = (line.box.x0 - before[-1].box.x0) / line.size
    if abs(step) < INDENT or column.centres(line) or column.centres(before[-1]):
        return False
    if len(before) > 1:
        return True
    if step < 0:  # the first line was indented; this one is the next
        return False
    hanging = MARK.match(before[0].text) or not ends_sentence(before[0])
    return not hanging


SIGNS = (
    _after_a_gap,
    _where_a_word_would_have_fitted,
    _in_a_list_of_names,
    _in_another_look,
    _with_a_mark,
    _indented,
)
