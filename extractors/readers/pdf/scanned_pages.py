"""Pages that are pictures: told from pages of text, drawn, and read by OCR like other pages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any

from PIL import Image, ImageDraw

from extractors.document import BBox, PageState, Style
from extractors.readers.ocr.deskew import straightened
from extractors.readers.ocr.tesseract import DPI, OcrWord, PageReader, ocr_available
from extractors.readers.pdf.page import PageObjects, RulingLine, TextRun
from extractors.text import GLYPH_NUMBER, UNREADABLE

COVERED = 0.5  # of the page by pictures, together
FEW_LETTERS = 150  # next to a picture of the whole page: a stamp or a running header
OUTLINES = 60  # paths on a page without a letter: text drawn as shapes
STROKES = 300  # their lines and curves, where many letters are one path; frames have fewer
GARBAGE = 0.3  # of the letters unmapped: the fonts do not say what they print
KNOWN_WORDS = 500
MOST_PIXELS = 25_000_000
DARK = 140  # 0-255; the mean of a stretch that is ink from end to end
INK = 190  # 0-255; one pixel of a rule, its fringe included
UNBROKEN = 0.92  # of the pixels of a rule are ink; dust and folds leave gaps
DUST = 4  # pixels of white that are no end
STRETCH = 40  # pixels looked at together; more than the bar of a letter
SHORTEST_FLAT = 8  # stretches; the feet of a line of bold capitals are shorter
SHORTEST_UPRIGHT = 2  # stretches; more than any letter, less than two rows of a table
WHITENED = 5  # pixels; a rule with its fringe
SAME_SIZE = 0.2  # of the usual size of type; OCR is no more exact


def state_of(page: PageObjects) -> PageState:
    """TEXT, IMAGE or BLANK; a text layer of unmapped letters counts as none."""
    if page.runs and not page.pictures and not page.unmapped:
        return PageState.TEXT
    letters = page.letters
    if page.unmapped > GARBAGE * (letters + page.unmapped) or page.is_garbled:
        return PageState.IMAGE
    area = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in page.pictures)
    pictured = area >= COVERED * max(page.width * page.height, 1)
    if letters < FEW_LETTERS and pictured:
        return PageState.IMAGE
    if letters:
        return PageState.TEXT
    drawn = area or page.paths > OUTLINES or page.segments > STROKES or page.silent
    return PageState.IMAGE if drawn else PageState.BLANK


class ScanReader:
    """Reads the pictures of one document; does nothing where OCR is not installed."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.reader: PageReader | None = None

    def knows(self, page: PageObjects) -> None:
        """Keep some words of a page of text: they tell the language of the document."""
        if len(self.words) < KNOWN_WORDS:
            self.words += [word for run in page.runs for word in run.text.split()]

    def read(self, page: Any, shown: PageObjects) -> PageObjects | None:
        """The page as OCR reads it; None where it finds nothing legible.

        `page` is the pypdfium2 page, `shown` what stands on it beside the picture. A page that
        leans is set straight, so a place near its edges is off by what it leaned there.
        """
        if not ocr_available():
            return None
        if self.reader is None:
            self.reader = PageReader(self.words)
        image = straightened(picture_of(page))
        scale = shown.width / image.width  # points a pixel
        rules = list(rules_of_picture(image))
        words, turns = self.reader.read(_without(rules, image))
        if not words:
            return None
        seen = PageObjects(shown.number, image.width * scale, image.height * scale)
        seen.rules = [RulingLine(up, at * scale, a * scale, b * scale) for up, at, a, b in rules]
        read = seen.turned(-turns % 4)  # the words were found on the picture set upright
        read.runs = list(_runs(words, scale))
        found = read.turned(turns)  # as shown; the layout turns it like any sideways text
        if not shown.unmapped:
            found.runs += _overlooked(shown.runs, found.runs)
        return found


def _overlooked(written: Sequence[TextRun], seen: Sequence[TextRun]) -> list[TextRun]:
    """The words that are text beside a picture, or on it, where OCR saw none."""
    visible = [run for run in written if run.style.color is not None and run.text.strip()]
    left = [run for run in visible if not any(_overlap(run.box, other.box) for other in seen)]
    return [run._replace(order=len(seen) + n) for n, run in enumerate(left)]


def _overlap(left: BBox, right: BBox) -> bool:
    across = left.x0 < right.x1 and right.x0 < left.x1
    return across and left.top < right.bottom and right.top < left.bottom


def picture_of(page: Any) -> Image.Image:
    """The page in shades of grey at `DPI`, less where it is very large."""
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        image: Image.Image = bitmap.to_pil().convert("L")
        return image
    finally:
        bitmap.close()


def _runs(words: list[OcrWord], scale: float) -> Iterator[TextRun]:
    usual = median(word.size for word in words)
    for order, word in enumerate(words):
        size = usual if abs(word.size - usual) < SAME_SIZE * usual else word.size
        points = round(size * scale, 1)
        box = BBox(*(edge * scale for edge in word.box))
        style = Style(size=points)
        text = GLYPH_NUMBER.sub(UNREADABLE, word.text)
        yield TextRun(f"{text} ", box, box.x0, word.baseline * scale, points, style, order)


def rules_of_picture(image: Image.Image) -> Iterator[tuple[bool, float, float, float]]:
    """Long straight lines along the edges of the picture, as `Rule` has them, in pixels."""
    for upright in (False, True):
        whole = image.transpose(Image.Transpose.TRANSPOSE) if upright else image
        shortest = SHORTEST_UPRIGHT if upright else SHORTEST_FLAT
        means = whole.reduce((STRETCH, 1))
        ink = means.point([255 if value < DARK else 0 for value in range(256)]).tobytes()
        for row in range(means.height):
            stretches = ink[row * means.width : (row + 1) * means.width]
            for found in re.finditer(rb"\xff{%d,}" % shortest, stretches):
                if rule := _whole_rule(whole, row, found.start() * STRETCH, found.end() * STRETCH):
                    yield upright, row, *rule


def _whole_rule(image: Image.Image, row: int, start: int, end: int) -> tuple[float, float] | None:
    """Where a rule found in stretches really begins and ends; None where it has gaps.

    Straight letters at the edge of a cell stand one below the other, with white between them. A
    stretch at either end counts as ink where half of it is.
    """
    first, last = max(start - STRETCH, 0), min(end + STRETCH, image.width)
    near = image.crop((first, row - 1, last, row + 2)).tobytes()
    width = last - first
    darkest = map(min, near[:width], near[width : 2 * width], near[2 * width :])
    ink = bytes(value < INK for value in darkest)
    begins = _begins(ink, start - first)
    ends = len(ink) - _begins(ink[::-1], last - end)
    inner = ink[begins:ends]  # a stretch may be dark though the rule ends within it
    if len(inner) < end - start - STRETCH or sum(inner) < UNBROKEN * len(inner):
        return None
    return first + begins, first + ends


def _begins(ink: bytes, found: int) -> int:
    """Where the ink begins that runs on at `found`, a stretch of which may be something else."""
    stretch = ink[found : found + STRETCH]
    if stretch.count(0) > DUST:
        return found + stretch.rfind(0) + 1
    return ink.rfind(0, 0, found) + 1


def _without(rules: Iterable[tuple[bool, float, float, float]], image: Image.Image) -> Image.Image:
    """The picture with its rules whitened, which OCR would take for letters."""
    white = image.copy()
    draw = ImageDraw.Draw(white)
    for upright, at, start, end in rules:
        ends = (start - WHITENED, end + WHITENED)
        line = [(at, n) for n in ends] if upright else [(n, at) for n in ends]
        draw.line(line, fill=255, width=WHITENED)
    return white
