"""Evidence to look at: a page of a PDF as a picture, with the words in question marked."""

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import ceil, floor
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageDraw

from extractors.document import BBox
from extractors.errors import BrokenFile
from extractors.readers.pdf import opened, opened_page
from extractors.readers.pdf.characters import PageCharacters, display
from extractors.readers.pdf.page import union
from extractors.readers.pdf.pdfium import letters_on

SCALE = 2.0  # pixels a point: 144 dpi, good on screen and light in a report
MOST_PIXELS = 8_000_000
MARKER = (255, 226, 90)  # as a highlighter leaves it: the words stay readable beneath
MARGIN = 1.5  # points around a word
PART = 40  # letters at either end of a quote that goes on over a page


def picture_of_words(path: Path, page: int, quote: str, bbox: BBox | None = None) -> bytes:
    """What `image_of_words` gives, as PNG."""
    return _png(image_of_words(path, page, quote, bbox))


def image_of_words(path: Path, page: int, quote: str, bbox: BBox | None = None) -> Image.Image:
    """Page `page` (1-based) of the PDF at `path`, the words of `quote` marked.

    Where the words are not found, as on a scan, the frame `bbox` (as in `Location`) is marked
    instead. Raises what `read_pdf` raises on a file that does not open; BrokenFile where
    there is no such page, and where it has no size to be drawn in.
    """
    with opened_page(path, page) as shown:
        places = places_of(quote, shown, bbox) or ([bbox] if bbox else [])
        scale = _scale(shown)
        image = _drawn(path, shown, scale)
    return _marked(image, places, scale)


def strip_of_words(
    path: Path, page: int, quote: str, bbox: BBox | None, around: int, tallest: int
) -> Image.Image | None:
    """The part of `image_of_words` from `around` pixels above the words to as far below them.

    No higher than `tallest` pixels and that room; None where there is nothing to mark. It costs a
    fraction of the whole. Raises as `image_of_words`.
    """
    with opened_page(path, page) as shown:
        places = places_of(quote, shown, bbox) or ([bbox] if bbox else [])
        if not places:
            return None
        scale, (_, top, _, bottom) = _scale(shown), union(places)
        first = max(floor((top - MARGIN) * scale) - around, 0)
        last = min(ceil((bottom + MARGIN) * scale) + around, first + tallest + 2 * around)
        image = _drawn(path, shown, scale, range(first, last))
    return _marked(image, places, scale, first)


def places_of(quote: str, page: Any, bbox: BBox | None = None) -> list[BBox]:
    """Where `quote` stands on a pypdfium2 page, one box a line; empty where it does not.

    Letters alone are compared: spaces, hyphens and line ends differ between a page and what
    was read from it. Where the words recur, those nearest to `bbox` are taken; of a quote
    that begins or ends on another page, what stands here.
    """
    shown, _, _ = display(page)
    with letters_on(page) as textpage:
        letters = PageCharacters(textpage, shown)
        return _by_line(_nearest(_plain(quote), letters, bbox))


def _nearest(wanted: str, letters: PageCharacters, bbox: BBox | None) -> list[BBox]:
    """The boxes of the letters `wanted`, nearest to `bbox`; empty where they are not there."""
    plain = [_plain_letter(letter) for letter in letters.text]
    text = "".join(plain)
    places = [place for place, parts in enumerate(plain) for _ in parts]
    for part in (wanted, wanted[:PART], wanted[-PART:]):
        hits = [letters.boxes(places[start : start + len(part)]) for start in _hits(part, text)]
        if found := list(filter(None, hits)):
            return min(found, key=lambda boxes: _distance(boxes, bbox))
    return []


def count_and_find(path: Path, quote: str) -> tuple[int, int | None]:
    """How many pages the PDF at `path` has, and the first (1-based) on which `quote` stands.

    None: on none. Raises what `read_pdf` raises on a file that does not open.
    """
    with opened(path) as pdf:
        pages = range(1, len(pdf) + 1)
    for page in pages if quote else ():
        with opened_page(path, page) as shown:
            if places_of(quote, shown):
                return len(pages), page
    return len(pages), None


def letters_of(page: Any) -> list[tuple[str, BBox]]:
    """The letters of a pypdfium2 page that take up room, as pdfium orders them."""
    shown, _, _ = display(page)
    with letters_on(page) as textpage:
        return [(letter, box) for letter, box in PageCharacters(textpage, shown) if box]


def _plain(text: str) -> str:
    """The bare letters and digits, without accents and case."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, parts)).casefold()


@lru_cache(10_000)  # the same few hundred on every page
def _plain_letter(letter: str) -> str:
    return _plain(letter)


def _hits(part: str, text: str) -> Iterator[int]:
    start = text.find(part) if part else -1
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _distance(boxes: Sequence[BBox], bbox: BBox | None) -> float:
    if bbox is None:
        return 0.0
    found = union(boxes)
    return abs(found.top - bbox.top) + abs(found.x0 - bbox.x0)


def _by_line(boxes: Sequence[BBox]) -> list[BBox]:
    lines: list[BBox] = []
    for box in boxes:
        if lines and box.top < lines[-1].bottom and box.bottom > lines[-1].top:
            lines[-1] = union((lines[-1], box))
        else:
            lines.append(box)
    return lines


def _scale(page: Any) -> float:
    """Pixels a point in which a page is drawn."""
    width, height = page.get_size()
    return float(min(SCALE, (MOST_PIXELS / max(width * height, 1)) ** 0.5))


def _drawn(path: Path, page: Any, scale: float, rows: range | None = None) -> Image.Image:
    """The page, or these rows of pixels of it."""
    height = ceil(page.get_size()[1] * scale)
    beside = (0, height - rows.stop, 0, rows.start) if rows else (0, 0, 0, 0)
    crop = [max((pixels - 0.5) / scale, 0) for pixels in beside]  # rounded up where it is drawn
    try:
        bitmap = page.render(scale=scale, crop=crop)
    except ValueError as error:  # it has no width, or no height
        raise BrokenFile(path, f"a page that cannot be drawn: {error}") from error
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image
    finally:
        bitmap.close()


def _marked(
    image: Image.Image, places: Iterable[BBox], scale: float, first: int = 0
) -> Image.Image:
    """The picture with these places marked; `first` is the row of the page it begins with."""
    layer = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(layer)
    for x0, top, x1, bottom in places:
        frame = (x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN)
        left, above, right, below = (edge * scale for edge in frame)
        draw.rectangle((left, above - first, right, below - first), fill=MARKER)
    return ImageChops.multiply(image, layer)


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
