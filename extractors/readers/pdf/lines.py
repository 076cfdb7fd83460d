"""From runs of text to lines: what stands on one baseline, joined by geometry."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extractors.document import RGB, BBox, Span, Style
from extractors.readers.pdf.page import TextRun, union

PIECE_GAP = 0.6  # em; text further apart on a baseline may belong to different columns
SAME_LINE = 0.2  # em; how far baselines of one size may differ
RAISED = 0.45  # em of the larger size; marks stand above or below the line they belong to
SMALLER = 0.9  # of the other size; from here on a run may be a raised mark
SPACE = 0.16  # em between ink, where the runs were not written one after the other
WRITTEN_SPACE = 0.3  # em, where they were, and pdfium has seen no space
FEWEST_GLYPHS = 8  # runs on a line, of
GLYPHS = 2  # letters at most, on average: the letters were placed one by one
ONE_BY_ONE = -1  # the order of such letters, once their spaces are settled
SEEN_SPACE = 0.12  # em more than usual, where a space was written or pdfium sees one
SPACES = re.compile(" +")
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True)
class TextLine:
    """Text on one baseline; `spans` spell `text` exactly when joined."""

    spans: tuple[Span, ...]
    box: BBox
    baseline: float
    size: float  # points, of the largest part of the text
    text: str = ""
    bold: bool = False  # from end to end

    def __post_init__(self) -> None:
        if len(self.spans) == 1:
            self.text = self.spans[0].text
            self.bold = bool(self.spans[0].style.bold)
        else:
            self.text = "".join([span.text for span in self.spans])
            self.bold = all(span.style.bold for span in self.spans if span.text.strip())

    @property
    def starts_bold(self) -> bool:
        return bool(self.spans[0].style.bold)

    @property
    def color(self) -> RGB | None:
        """The colour of the whole line; None where there are several."""
        color = self.spans[0].style.color
        if len(self.spans) == 1:
            return color
        colors = {span.style.color for span in self.spans if span.text.strip()}
        return color if len(colors) == 1 else None

    @property
    def width(self) -> float:
        return self.box.x1 - self.box.x0


def pieces_of(runs: Iterable[TextRun]) -> list[TextLine]:
    """Lines, cut wherever a wide gap could be a gutter; from top to bottom."""
    return [
        line_of(piece)
        for row in _rows(runs)
        for piece in (_cut(_along(row), PIECE_GAP) if len(row) > 1 else (row,))
    ]


def lines_of(runs: Iterable[TextRun]) -> list[TextLine]:
    """Whole lines, from top to bottom: for text that is known to stand in one column."""
    return [line_of(_along(row)) for row in _rows(runs)]


def line_of(runs: Sequence[TextRun]) -> TextLine:
    """One line from runs in reading order."""
    if len(runs) == 1:
        run = runs[0]
        return TextLine((Span(_tidy(run.text), run.style),), run.box, run.baseline, run.size)
    longest = main = max(runs, key=lambda run: len(run.text))
    if len({run.size for run in runs}) > 1:
        main = max(runs, key=lambda run: (run.size, len(run.text)))
    box = union([run.box for run in runs])
    return TextLine(tuple(_spans(runs)), box, main.baseline, longest.size)


def rejoined(pieces: Sequence[TextLine]) -> TextLine:
    """One line from pieces of it, left to right."""
    if len(pieces) == 1:
        return pieces[0]
    spelled = _Spelled()
    for piece in pieces:
        spelled.add_space()
        for span in piece.spans:
            spelled.add(span.text, span.style)
    longest = max(pieces, key=lambda piece: len(piece.text))
    box = union([piece.box for piece in pieces])
    return TextLine(tuple(spelled.spans()), box, longest.baseline, longest.size)


def rows_of(pieces: Sequence[TextLine]) -> list[TextLine]:
    """Whole lines from pieces given from top to bottom."""
    return lines_of_rows(grouped_rows(pieces))


def lines_of_rows(rows: Iterable[Sequence[TextLine]]) -> list[TextLine]:
    """Whole lines from the pieces of each, left to right."""
    return [rejoined(row) if len(row) > 1 else row[0] for row in rows]


def grouped_rows(pieces: Sequence[TextLine]) -> list[list[TextLine]]:
    """Pieces given from top to bottom, those on one line together, left to right."""
    rows: list[list[TextLine]] = []
    row: list[TextLine] = []
    before, above = 0.0, float("-inf")
    for piece in pieces:
        size, baseline = piece.size, piece.baseline
        apart = abs(baseline - above)  # as in `same_row`; the first test settles most
        larger = max(size, before)
        if apart > RAISED * larger or apart > _tolerance(before, size):
            row = [piece]
            rows.append(row)
        else:
            row.append(piece)
        before, above = size, baseline
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda piece: piece.box.x0)
    return rows


def same_row(line: TextLine, other: TextLine) -> bool:
    """Whether two pieces stand on one line of the page."""
    return abs(line.baseline - other.baseline) <= _tolerance(line.size, other.size)


def _tolerance(size: float, other: float) -> float:
    small, large = (size, other) if size < other else (other, size)
    return (RAISED if small < SMALLER * large else SAME_LINE) * large


def _rows(runs: Iterable[TextRun]) -> Iterator[list[TextRun]]:
    row: list[TextRun] = []
    main: TextRun | None = None
    for run in sorted(runs, key=attrgetter("baseline")):
        if main and run.baseline - main.baseline > _tolerance(run.size, main.size):
            yield row
            row, main = [], None
        row.append(run)
        if main is None or run.size > main.size:
            main = run
    if row:
        yield row


def _along(row: list[TextRun]) -> list[TextRun]:
    if len(row) > 1:
        row.sort(key=lambda run: run.box.x0)
        text = "".join([run.text for run in row])
        if not text.isascii() and RIGHT_TO_LEFT.search(text):
            row.sort(key=lambda run: -run.box.x1)
    return _respaced(row) if _are_glyphs(row) else row


def _cut(row: list[TextRun], gap: float) -> Iterator[list[TextRun]]:
    start = 0
    for place, (left, right) in enumerate(pairwise(row), 1):
        if right.box.x0 - left.box.x1 > gap * max(left.size, right.size):
            yield row[start:place]
            start = place
    yield row[start:]


def _spans(runs: Sequence[TextRun]) -> list[Span]:
    left = runs[0]
    if all(run.style is left.style for run in runs):
        return [Span(_tidy("".join(_spaced(runs))), left.style)]
    spelled = _Spelled()
    for right in runs:
        if left is not right and _apart(left, right):
            spelled.add_space()
        spelled.add(right.text, right.style)
        left = right
    spans = spelled.spans()
    spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].style)
    return spans


def _spaced(runs: Sequence[TextRun]) -> Iterator[str]:
    left = runs[0]
    for right in runs:
        if left is not right and _apart(left, right):
            yield " "
        yield right.text
        left = right


def _are_glyphs(runs: Sequence[TextRun]) -> bool:
    if len(runs) < FEWEST_GLYPHS:
        return False
    return sum([len(run.text.strip()) for run in runs]) < GLYPHS * len(runs)


def _respaced(runs: Sequence[TextRun]) -> list[TextRun]:
    """Runs of single letters, with spaces where the gap is wider than between most of them.

    A letter whose ink begins before its place, as that of "j" may, is as far off as its place.
    """
    gaps = [max(right.box.x0, right.left) - left.box.x1 for left, right in pairwise(runs)]
    usual = median(gaps)
    respaced = []
    for run, gap in zip(runs, [*gaps, 0.0], strict=True):
        wider = (gap - usual) / run.size
        spaced = wider > (SEEN_SPACE if run.text.endswith(" ") else SPACE)
        text = run.text.strip() + " " * spaced
        respaced.append(TextRun(text, *run[1:6], ONE_BY_ONE, run.turn))
    return respaced


def _tidy(text: str) -> str:
    """Without spaces at the ends, nor two in a row."""
    text = text.strip()
    return SPACES.sub(" ", text) if "  " in text else text


class _Spelled:
    """A line while it is spelled: never two spaces in a row nor one at the start."""

    def __init__(self) -> None:
        self.styles: list[Style] = []
        self.texts: list[list[str]] = []
        self.spaced = True

    def add(self, text: str, style: Style) -> None:
        if "  " in text:
            text = SPACES.sub(" ", text)
        if self.spaced and text.startswith(" "):
            text = text[1:]
        if not text:
            return
        if self.styles and (self.styles[-1] is style or text == " " or self.styles[-1] == style):
            self.texts[-1].append(text)
        else:
            self.styles.append(style)
            self.texts.append([text])
        self.spaced = text.endswith(" ")

    def add_space(self) -> None:
        """After what is there, in its style."""
        if not self.spaced:
            self.texts[-1].append(" ")
            self.spaced = True

    def spans(self) -> list[Span]:
        return [
            Span("".join(parts), style)
            for parts, style in zip(self.texts, self.styles, strict=True)
        ]


def _apart(left: TextRun, right: TextRun) -> bool:
    if left.order == ONE_BY_ONE:
        return False
    written = right.order == left.order + 1
    onwards = right.box.x0 >= left.box.x0  # else the line runs from right to left
    gap = right.box.x0 - left.box.x1 if onwards else left.box.x0 - right.box.x1
    return gap > (WRITTEN_SPACE if written else SPACE) * max(left.size, right.size)
