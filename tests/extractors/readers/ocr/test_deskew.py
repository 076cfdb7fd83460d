"""A leaning page is set straight; a page without lines is left alone."""

import pytest
from PIL import Image, ImageDraw

from extractors.readers.ocr.deskew import lean_of, straightened

pytestmark = pytest.mark.slow  # seconds, all told: folders, pages or pictures made whole

EXACT = 0.06  # degrees; two pixels over the page
PAGE = (2480, 3508)  # A4 at 300 dpi


def typed() -> Image.Image:
    """Lines of words: black boxes with gaps, as a page of type looks from afar."""
    page = Image.new("L", PAGE, 255)
    draw = ImageDraw.Draw(page)
    for top in range(301, 3000, 67):
        for left in range(240, 2200, 181):
            draw.rectangle((left, top, left + 80 + (left * top) % 71, top + 31), fill=0)
    return page


def leaning(degrees: float) -> Image.Image:
    return typed().rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("degrees", [-3.2, -0.6, -0.13, 0.0, 0.2, 1.7])
def test_the_lean_is_found(degrees: float) -> None:
    assert lean_of(leaning(degrees)) == pytest.approx(-degrees, abs=EXACT)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_on_its_side_leans_no_more_than_one_upright(turns: int) -> None:
    page = leaning(1.0).rotate(90 * turns, expand=True)
    assert lean_of(page) == pytest.approx(-1.0, abs=EXACT)


def test_an_empty_page_is_left_as_it_is() -> None:
    page = Image.new("L", PAGE, 255)
    assert straightened(page) is page


def test_a_straight_page_stays_sharp() -> None:
    page = typed()
    assert straightened(page) is page
