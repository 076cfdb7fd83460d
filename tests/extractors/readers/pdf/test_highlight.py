"""The page of a finding, with its words marked."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from extractors.document import BBox
from extractors.errors import BrokenFile
from extractors.readers.pdf.highlight import (
    MARKER,
    SCALE,
    image_of_words,
    picture_of_words,
    places_of,
    strip_of_words,
)
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, written

pytestmark = pytest.mark.slow

WORDS = ["The crane of Ruritania winters in the mar-", "shes of Strelsau.", "The crane returns."]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return written(tmp_path / "a.pdf", PageSketch().lines(100, 200, WORDS))


def marked(picture: bytes) -> BBox | None:
    """The frame around what is marked, in points."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    mask = Image.new("1", image.size)
    mask.putdata([pixel == MARKER for pixel in image.get_flattened_data()])
    frame = mask.getbbox()
    return BBox(*(edge / SCALE for edge in frame)) if frame else None


def test_the_words_are_marked_where_they_stand(page: Path) -> None:
    frame = marked(picture_of_words(page, 1, "winters in the marshes of Strelsau"))
    assert frame is not None
    assert frame.top == pytest.approx(192, abs=5)
    assert frame.bottom == pytest.approx(215, abs=5)


def test_the_occurrence_beside_the_paragraph_is_taken(page: Path) -> None:
    pdf = pypdfium2.PdfDocument(page)
    (first,) = places_of("the crane", pdf[0], BBox(100, 190, 300, 202))
    (third,) = places_of("the crane", pdf[0], BBox(100, 217, 300, 228))
    assert third.top - first.top == pytest.approx(26, abs=2)
    pdf.close()


def test_words_that_are_not_found_leave_the_frame_of_the_paragraph(page: Path) -> None:
    frame = marked(picture_of_words(page, 1, "nowhere to be seen", BBox(300, 400, 350, 420)))
    assert frame == pytest.approx((298.5, 398.5, 351.5, 421.5), abs=1)


def test_without_words_or_frame_the_page_is_left_plain(page: Path) -> None:
    assert marked(picture_of_words(page, 1, "nowhere")) is None


def test_a_page_that_is_not_there_is_named(page: Path) -> None:
    with pytest.raises(BrokenFile) as caught:
        picture_of_words(page, 2, "crane")
    assert "no page 2" in caught.value.detail


@pytest.mark.parametrize("quote", ["The crane of Ruritania", "The crane returns", "r-shes of"])
def test_a_strip_shows_what_the_page_shows_there(page: Path, quote: str) -> None:
    whole, strip = image_of_words(page, 1, quote), strip_of_words(page, 1, quote, None, 60, 400)
    assert strip is not None
    assert strip.width == whole.width
    assert 120 < strip.height < 300
    rows = range(whole.height - strip.height)
    parts = (whole.crop((0, row, whole.width, row + strip.height)) for row in rows)
    assert any(ImageChops.difference(part, strip).getbbox() is None for part in parts)


def test_a_strip_is_no_higher_than_asked(page: Path) -> None:
    strip = strip_of_words(page, 1, "nowhere", BBox(100, 100, 300, 700), 10, 100)
    assert strip is not None
    assert strip.height <= 120


def test_without_words_or_frame_there_is_no_strip(page: Path) -> None:
    assert strip_of_words(page, 1, "nowhere", None, 60, 400) is None


def test_a_page_without_size_is_said_to_be_one(tmp_path: Path) -> None:
    nothing = PageSketch(crop=(2000, 2000, 2100, 2100)).text(100, 100, "The crane.")
    path = written(tmp_path / "nothing.pdf", nothing)
    with pytest.raises(BrokenFile) as caught:
        picture_of_words(path, 1, "crane")
    assert "cannot be drawn" in caught.value.detail
