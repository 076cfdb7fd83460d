"""The page of a finding, with its words marked."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from extractors.document import BBox
from extractors.errors import BrokenFile
from extractors.readers.pdf.highlight import MARKER, SCALE, picture_of_words, places_of
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
