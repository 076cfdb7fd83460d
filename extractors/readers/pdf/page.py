"""A PDF page as it is shown: runs of text, rules and pictures, with their places.

Every length is in points; the origin is at the top left, `/Rotate` and `/CropBox` applied.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from extractors.document import RGB, BBox, Style
from extractors.text import is_garbled

LETTERS = {
    "\x02": "-",  # pdfium's mark for a hyphen before a line break
    "\xa0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\t": " ",
    "\r": " ",
    "\n": " ",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u200b": "",
    # Symbol and Wingdings: bullets, and the boxes people tick
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
    "\uf0fd": "☒",
    "\uf078": "☒",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\ufeff": "",
}
CLEAN = str.maketrans(LETTERS | {chr(n): "" for n in range(32) if chr(n) not in LETTERS})

GARBLED_WORDS = 8  # letters of words that nobody can tell; a label in a chart has fewer


class Matrix(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def after(self, first: "Matrix") -> "Matrix":
        """`first`, then this one."""
        return Matrix(
            first.a * self.a + first.b * self.c,
            first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c,
            first.c * self.b + first.d * self.d,
            first.e * self.a + first.f * self.c + self.e,
            first.e * self.b + first.f * self.d + self.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        a, b, c, d, e, f = self
        if b or c:
            ax, bx = a * x0 + c * y0 + e, a * x1 + c * y1 + e
            ay, by = b * x0 + d * y0 + f, b * x1 + d * y1 + f
        else:  # as on nearly every page
            ax, bx, ay, by = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        if ax > bx:
            ax, bx = bx, ax
        if ay > by:
            ay, by = by, ay
        return BBox(ax, ay, bx, by)


class TextRun(NamedTuple):
    """A piece of text written in one go, in one style."""

    text: str
    box: BBox
    left: float  # where writing began, which may lie before the first ink
    baseline: float  # likewise; right for `turn` 0, see `PageObjects.turned` for the others
    size: float  # points, as shown
    style: Style
    order: int  # place among the runs of the page, as written in the file
    turn: int = 0  # quarter turns clockwise in which it is written


# What makes a named tuple is written in Python, and is half of what a letter costs on pages where
# each is an object of its own. These make the same from the tuple of all the fields.
new_box = partial(tuple.__new__, BBox)
new_run = partial(tuple.__new__, TextRun)


class RulingLine(NamedTuple):
    """A straight line along the page; `at` is its place across, `start` to `end` along."""

    upright: bool
    at: float
    start: float
    end: float
    drawn: bool = True  # False for the edge of a coloured surface


class Surface(NamedTuple):
    """Something wider than a rule that may hide letters: a filled shape, a picture, a form."""

    box: BBox
    color: RGB | None  # None: of several colours, seen through, or not known
    order: int  # of the first run that is drawn over it


@dataclass(slots=True)
class PageObjects:
    """All that stands on one page."""

    number: int  # 1-based
    width: float
    height: float
    runs: list[TextRun] = field(default_factory=list)
    rules: list[RulingLine] = field(default_factory=list)
    pictures: list[BBox] = field(default_factory=list)
    surfaces: list[Surface] = field(default_factory=list)
    paths: int = 0  # drawn shapes of every kind
    segments: int = 0  # lines and curves of the shapes drawn before any text
    silent: int = 0  # text objects that yield no text
    unmapped: int = 0  # letters of which the file does not say what they print
    unreadable: int = 0  # of these, letters of whole words

    @property
    def letters(self) -> int:
        """Letters and digits that can be read."""
        return sum(map(str.isalnum, "".join([run.text for run in self.runs])))

    @property
    def is_garbled(self) -> bool:
        """Whether whole words are letters that nobody can tell."""
        if self.unreadable >= GARBLED_WORDS:
            return True
        return bool(self.unmapped) and is_garbled("".join([run.text for run in self.runs]))

    def turned(self, turns: int) -> "PageObjects":
        """The page as it looks after `turns` quarter turns against the clock."""
        if not turns:
            return self
        width, height = (self.height, self.width) if turns % 2 else (self.width, self.height)
        matrix = turning(turns, self.width, self.height)
        runs = [_turned_run(run, turns, matrix) for run in self.runs]
        rules = [_turned_rule(rule, matrix) for rule in self.rules]
        pictures = [matrix.box(*picture) for picture in self.pictures]
        return PageObjects(self.number, width, height, runs, rules, pictures)


def turning(turns: int, width: float, height: float) -> Matrix:
    """From a page of that size to the same page turned against the clock, y downwards."""
    return {
        0: Matrix(1, 0, 0, 1, 0, 0),
        1: Matrix(0, -1, 1, 0, 0, width),
        2: Matrix(-1, 0, 0, -1, width, height),
        3: Matrix(0, 1, -1, 0, height, 0),
    }[turns % 4]


def _turned_run(run: TextRun, turns: int, matrix: Matrix) -> TextRun:
    left, baseline = matrix.point(run.left, run.baseline)
    turn = (run.turn - turns) % 4
    return run._replace(box=matrix.box(*run.box), left=left, baseline=baseline, turn=turn)


def _turned_rule(rule: RulingLine, matrix: Matrix) -> RulingLine:
    ends = (
        (rule.at, rule.start, rule.at, rule.end)
        if rule.upright
        else (rule.start, rule.at, rule.end, rule.at)
    )
    return rule_of(matrix.box(*ends), rule.drawn)


def rule_of(box: BBox, drawn: bool = True) -> RulingLine:
    """The middle line of a narrow box."""
    if box.x1 - box.x0 > box.bottom - box.top:
        return RulingLine(False, (box.top + box.bottom) / 2, box.x0, box.x1, drawn)
    return RulingLine(True, (box.x0 + box.x1) / 2, box.top, box.bottom, drawn)


def union(boxes: Sequence[BBox]) -> BBox:
    """The smallest box around all of them; raises ValueError where there is none."""
    if len(boxes) == 1:
        return boxes[0]
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return new_box((min(x0), min(top), max(x1), max(bottom)))
