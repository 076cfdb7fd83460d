"""Text of a PDF page that nobody sees, or sees struck out.

It stands beyond the edges of the page, is as small as dust, has no ink, is in the colour of what is
behind it, lies under something else, or on a layer that is switched off.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from operator import attrgetter
from typing import Any

from PIL import Image

from extractors.document import BBox, Location, UnseenReason, UnseenText
from extractors.readers.pdf.page import PageObjects, RulingLine, TextRun, union
from extractors.readers.pdf.surfaces import may_be_hidden

PALE = 245  # 0-255; letters whose every channel is at least this need dark paper
SMALL = 2.0  # points; no reader sees such letters
CONTRAST = 10  # 0-255 of each channel; what differs by less is one colour to the eye
MOST_PIXELS = 4_000_000
ROOM = 2  # pixels drawn around what is looked at
MIDDLE = (0.12, 0.5)  # em above the baseline; a line through the middle of letters runs there
COVERED = 0.85  # of the width of a run
SAME_WORD = 0.2  # em; a wider gap parts words
SHORTEST_STRUCK = 3  # letters; a shorter run may be a dash or a fraction

Found = tuple[UnseenReason, list[TextRun]]


def set_unseen_apart(
    page: Any, objects: PageObjects, struck: Sequence[BBox] = (), *, has_layers: bool = False
) -> list[UnseenText]:
    """Take the runs that nobody sees out of `objects`, and give their words back.

    `page` is the pypdfium2 page: where letters are pale, have something over or behind them, or
    may be on a layer that is off, what it shows there decides. `struck` are the places that a
    remark strikes out.
    """
    found = list(_told_by_looks(objects, struck))
    gone = {run.order for _, runs in found for run in runs}
    doubtful = [run for run in objects.runs if run.order not in gone and run.text.strip()]
    if not has_layers:
        doubtful = list(_doubtful(doubtful, objects))
    if doubtful:
        blank = _not_shown(page, objects, doubtful)
        found.append((UnseenReason.WHITE, [run for run in blank if _is_pale(run)]))
        found.append((UnseenReason.HIDDEN, [run for run in blank if not _is_pale(run)]))
    gone = {run.order for _, runs in found for run in runs}
    if gone:
        objects.runs = [run for run in objects.runs if run.order not in gone]
    return list(_words(found, Location(1, objects.number)))


def _words(found: Iterable[Found], where: Location) -> Iterator[UnseenText]:
    for reason, runs in found:
        words = " ".join("".join(_apart(runs)).split())
        if any(map(str.isalnum, words)):
            yield UnseenText(words, reason, where)


def _apart(runs: Sequence[TextRun]) -> Iterator[str]:
    """The text of runs, with a space where something lies between two of them."""
    yield from (run.text for run in runs[:1])
    for before, run in pairwise(runs):
        yield run.text if _goes_on(before, run) else f" {run.text}"


def _goes_on(before: TextRun, run: TextRun) -> bool:
    same_line = abs(run.baseline - before.baseline) < SAME_WORD * run.size
    return same_line and abs(run.box.x0 - before.box.x1) < SAME_WORD * run.size


def _told_by_looks(objects: PageObjects, struck: Sequence[BBox]) -> Iterator[Found]:
    outside = _outside(objects)
    yield UnseenReason.OUTSIDE, outside
    gone = {run.order for run in outside}
    within = [run for run in objects.runs if run.order not in gone] if gone else objects.runs
    tiny = [run for run in within if run.size < SMALL and _is_tiny(run)]
    yield UnseenReason.TINY, tiny
    gone |= {run.order for run in tiny}
    through = [run for run in _struck_out(within, objects.rules, struck) if run.order not in gone]
    yield UnseenReason.STRUCK_OUT, through


def _outside(page: PageObjects) -> list[TextRun]:
    width, height = page.width, page.height
    return [
        run
        for run in page.runs
        for x0, top, x1, bottom in (run.box,)
        if x1 <= 0 or bottom <= 0 or x0 >= width or top >= height
    ]


def _is_pale(run: TextRun) -> bool:
    color = run.style.color
    return color is not None and min(color) >= PALE and bool(run.text.strip())


def _is_tiny(run: TextRun) -> bool:
    """Some fonts say nothing by their size: the ink is small as well."""
    return min(run.box.bottom - run.box.top, run.box.x1 - run.box.x0) < SMALL


def _doubtful(runs: Sequence[TextRun], page: PageObjects) -> Iterator[TextRun]:
    """Those that are pale or without ink, or may be hidden by a surface or a picture.

    The letters of an OCR layer have no ink, and lie on the picture of the page.
    """
    hidden = may_be_hidden(runs, page.surfaces) if page.surfaces else set()
    for run in runs:
        if run.style.color is None:
            if not _touches(run, page.pictures):
                yield run
        elif min(run.style.color) >= PALE or run.order in hidden:
            yield run


def _touches(run: TextRun, boxes: Sequence[BBox]) -> bool:
    if not boxes:
        return False
    x, y = (run.box.x0 + run.box.x1) / 2, (run.box.top + run.box.bottom) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _struck_out(
    runs: Sequence[TextRun], rules: Iterable[RulingLine], struck: Sequence[BBox]
) -> Iterator[TextRun]:
    """Those of `runs` that a line runs through, or a remark strikes out."""
    lines = sorted((rule for rule in rules if not rule.upright), key=attrgetter("at"))
    if not lines and not struck:
        return
    heights = [line.at for line in lines]
    below, above = MIDDLE
    for run in runs:
        _, _, _, baseline, size, _, _, turn = run
        first = bisect_left(heights, baseline - above * size)
        last = bisect_right(heights, baseline - below * size, lo=first)
        if (first < last or struck) and not turn and _is_covered(run, lines[first:last], struck):
            yield run


def _is_covered(run: TextRun, near: Sequence[RulingLine], struck: Sequence[BBox]) -> bool:
    """Whether lines at its height, or the places of remarks, go through all of a run."""
    if sum(map(str.isalpha, run.text)) < SHORTEST_STRUCK:
        near = ()
    parts = [(line.start, line.end) for line in near]
    middle = run.baseline - sum(MIDDLE) / 2 * run.size
    parts += [(box.x0, box.x1) for box in struck if box.top <= middle <= box.bottom]
    covered = sum(max(min(end, run.box.x1) - max(start, run.box.x0), 0) for start, end in parts)
    return covered >= COVERED * (run.box.x1 - run.box.x0)


def _not_shown(page: Any, objects: PageObjects, runs: list[TextRun]) -> list[TextRun]:
    """Those of `runs` whose place on the page is all of one colour."""
    scale = min(1.0, (MOST_PIXELS / max(objects.width * objects.height, 1)) ** 0.5)
    around = _around(union([run.box for run in runs]), page.get_size(), scale)
    # pictures behind letters need not look smooth, and take half the time so
    bitmap = page.render(scale=scale, crop=around, no_smoothimage=True)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    left, _, _, top = (ceil(edge * scale) for edge in around)
    return [run for run in runs if _is_blank(image, run.box, scale, (left, top))]


def _around(box: BBox, size: tuple[float, float], scale: float) -> tuple[int, int, int, int]:
    """What need not be drawn of a page left, below, right and above of a box, in points."""
    room = int(ROOM / scale) + 2
    edges = (box.x0, size[1] - box.bottom, size[0] - box.x1, box.top)
    left, below, right, above = (max(int(edge) - room, 0) for edge in edges)
    return left, below, right, above


def _is_blank(image: Image.Image, place: BBox, scale: float, corner: tuple[int, int]) -> bool:
    """Whether `place` is all of one colour; `corner` of the page, in pixels, is the image's."""
    left, top = corner
    x0, y0, x1, y1 = (int(edge * scale) for edge in place)
    box = (
        max(x0 - left, 0),
        max(y0 - top, 0),
        min(x1 + 1 - left, image.width),
        min(y1 + 1 - top, image.height),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return False
    extrema: Sequence[tuple[int, int]] = image.crop(box).getextrema()  # type: ignore[assignment]
    return all(lightest - darkest < CONTRAST for darkest, lightest in extrema)  # of each channel
