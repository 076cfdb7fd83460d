"""Text of a PDF page that nobody sees: beyond its edges, or in the colour of the paper."""

from math import ceil
from typing import Any

from PIL import Image

from extractors.document import BBox, Location, UnseenReason, UnseenText
from extractors.readers.pdf.page import PageObjects, TextRun, union

PALE = 245  # 0-255; letters whose every channel is at least this need dark paper
CONTRAST = 10  # 0-255 of grey; what differs by less is one colour to the eye
MOST_PIXELS = 4_000_000
ROOM = 2  # pixels drawn around what is looked at


def set_unseen_apart(page: Any, objects: PageObjects) -> list[UnseenText]:
    """Take the runs that nobody sees out of `objects`, and give their words back.

    `page` is the pypdfium2 page: where letters are pale, what it shows there decides.
    """
    outside = [run for run in objects.runs if _is_outside(run, objects)]
    pale = [run for run in objects.runs if _is_pale(run) and not _is_outside(run, objects)]
    white = _not_shown(page, objects, pale) if pale else []
    if not outside and not white:
        return []
    gone = {run.order for run in (*outside, *white)}
    objects.runs = [run for run in objects.runs if run.order not in gone]
    found = [(UnseenReason.OUTSIDE, outside), (UnseenReason.WHITE, white)]
    where = Location(1, objects.number)
    return [
        UnseenText(" ".join("".join(run.text for run in runs).split()), reason, where)
        for reason, runs in found
        if any(run.text.strip() for run in runs)
    ]


def _is_outside(run: TextRun, page: PageObjects) -> bool:
    x0, top, x1, bottom = run.box
    return x1 <= 0 or bottom <= 0 or x0 >= page.width or top >= page.height


def _is_pale(run: TextRun) -> bool:
    color = run.style.color
    return color is not None and min(color) >= PALE and bool(run.text.strip())


def _not_shown(page: Any, objects: PageObjects, runs: list[TextRun]) -> list[TextRun]:
    """Those of `runs` whose place on the page is all of one colour."""
    scale = min(1.0, (MOST_PIXELS / max(objects.width * objects.height, 1)) ** 0.5)
    around = _around(union([run.box for run in runs]), page.get_size(), scale)
    bitmap = page.render(scale=scale, grayscale=True, crop=around)
    try:
        image: Image.Image = bitmap.to_pil().convert("L")
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
    darkest, lightest = image.crop(box).getextrema()
    return bool(lightest - darkest < CONTRAST)  # type: ignore[operator]  # one channel: numbers
