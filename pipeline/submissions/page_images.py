"""The words of a finding as they stand on the page of the kept PDF."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops

from extractors.errors import ExtractionError
from extractors.readers.pdf.highlight import (
    MARKER,
    count_and_find,
    picture_of_words,
    strip_of_words,
)
from extractors.readers.pdf.page_words import PageWords, words_of_page
from pipeline.refusal import Refusal
from pipeline.submissions.findings import Finding

AROUND = 60  # pixels kept above and below the marked words: a few lines
TALLEST = 640  # pixels of a cut-out
FEW_COLOURS = 24  # text with a marker needs no more, and takes a fifth of the room
PDF_MARK = b"%PDF-"


class NoPicture(Refusal):
    """There is nothing to show; the message says why."""


def page_picture(path: Path, name: str, findings: Sequence[Finding], number: int | None) -> bytes:
    """A whole page as PNG with the words of one finding marked.

    `number` is the place of the finding in `findings`, from 1; None takes the first that rests
    on words on a page. `path` is the kept file, `name` the one it came with. Raises NoPicture.
    """
    if number is not None and not 1 <= number <= len(findings):
        raise NoPicture(f"{name} has no finding {number}: it has {len(findings)}.")
    if not _is_pdf(path):
        raise NoPicture(
            f"{name} is not a PDF: it has no pages to show. "
            "Open it with `concerted submissions file` and look for the quoted words."
        )
    chosen = findings if number is None else [findings[number - 1]]
    shown = next((found.on_a_page for found in chosen if found.on_a_page), None)
    if shown is None:
        which = "The findings" if number is None else f"Finding {number}"
        raise NoPicture(f"{which} of {name} cannot be shown: nothing on a page is quoted.")
    where = shown.location
    try:
        return picture_of_words(path, where.page or 1, shown.quote, where.bbox)
    except ExtractionError as error:
        raise NoPicture(f"The page cannot be drawn. {error}") from error


def words_on_page(path: Path, name: str, page: int, quote: str) -> bytes:
    """Page `page` (1-based) of a kept PDF as PNG, `quote` marked where it stands there.

    Raises NoPicture.
    """
    if not _is_pdf(path):
        raise NoPicture(f"{name} is not a PDF: it has no pages to show.")
    try:
        return picture_of_words(path, page, quote)
    except ExtractionError as error:
        raise NoPicture(f"The page cannot be drawn. {error}") from error


def placed_words(path: Path, name: str, page: int) -> PageWords:
    """The words of page `page` (1-based) of a kept PDF, each with its place. Raises NoPicture."""
    if not _is_pdf(path):
        raise NoPicture(f"{name} is not a PDF: it has no pages to show.")
    try:
        return words_of_page(path, page)
    except ExtractionError as error:
        raise NoPicture(f"The page cannot be read. {error}") from error


def pages_with(path: Path, name: str, quote: str) -> tuple[int, int | None]:
    """How many pages a PDF has, and the first (1-based) on which `quote` stands; None for none.

    Raises NoPicture.
    """
    try:
        return count_and_find(path, quote)
    except ExtractionError as error:
        raise NoPicture(f"The pages of {name} cannot be read. {error}") from error


def cut_outs(path: Path, findings: Sequence[Finding]) -> list[bytes | None]:
    """`cut_out` of each finding."""
    return [cut_out(path, finding) for finding in findings]


def cut_out(path: Path, finding: Finding) -> bytes | None:
    """The lines around the words of a finding, small enough for a report, as PNG.

    None where it rests on no words on a page, and where the page cannot be drawn.
    """
    shown = finding.on_a_page
    if shown is None or not _is_pdf(path):
        return None
    where = shown.location
    try:
        strip = strip_of_words(path, where.page or 1, shown.quote, where.bbox, AROUND, TALLEST)
        return _around_the_mark(strip) if strip else None
    except (ExtractionError, OSError):
        return None


def _around_the_mark(image: Image.Image) -> bytes | None:
    """None where nothing is marked."""
    other = ImageChops.difference(image, Image.new("RGB", image.size, MARKER)).convert("L")
    frame = other.point(lambda value: 0 if value else 255).getbbox()
    if frame is None:
        return None
    ink = ImageChops.invert(image.convert("L"))
    top = _between_lines(ink, range(max(frame[1] - AROUND, 0), frame[1]))
    lowest = min(frame[3] + AROUND, top + TALLEST, image.height)
    bottom = _between_lines(ink, range(lowest - 1, min(frame[3], lowest - 1), -1)) + 1
    strip = image.crop((0, top, image.width, bottom))
    written = ink.crop((0, top, image.width, bottom)).getbbox() or (0, 0, *strip.size)
    left, right = max(written[0] - 20, 0), min(written[2] + 20, strip.width)
    small = strip.crop((left, 0, right, strip.height)).quantize(
        FEW_COLOURS, Image.Quantize.FASTOCTREE
    )
    file = io.BytesIO()
    small.save(file, "PNG")
    return file.getvalue()


def _between_lines(ink: Image.Image, rows: range) -> int:
    """The first of `rows` of pixels that cuts through no letter; the first where all do."""
    blank = (row for row in rows if not ink.crop((0, row, ink.width, row + 1)).getbbox())
    return next(blank, rows.start)


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return PDF_MARK in file.read(1024)
    except OSError:
        return False
