"""Text of a PDF page that nobody sees: beyond its edges, or in the colour of the paper."""

from typing import Any

from PIL import Image

from extractors.document import Location, UnseenReason, UnseenText
from extractors.readers.pdf.page import PageObjects, TextRun

PALE = 245  # 0-255; letters whose every channel is at least this need dark paper
CONTRAST = 10  # 0-255 of grey; what differs by less is one colour to the eye
MOST_PIXELS = 4_000_000


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
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        image: Image.Image = bitmap.to_pil().convert("L")
    finally:
        bitmap.close()
    return [run for run in runs if _is_blank(image, run, scale)]


def _is_blank(image: Image.Image, run: TextRun, scale: float) -> bool:
    x0, top, x1, bottom = (edge * scale for edge in run.box)
    box = (max(int(x0), 0), max(int(top), 0), min(int(x1) + 1, image.width), int(bottom) + 1)
    if box[0] >= box[2] or box[1] >= min(box[3], image.height):
        return False
    darkest, lightest = image.crop((*box[:3], min(box[3], image.height))).getextrema()
    return bool(lightest - darkest < CONTRAST)  # type: ignore[operator]  # one channel: numbers
