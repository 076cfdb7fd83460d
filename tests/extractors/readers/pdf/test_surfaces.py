"""Which letters of a page a surface may hide, told without drawing the page."""

import pytest

from extractors.document import RGB, BBox, Style
from extractors.readers.pdf.page import PageObjects, Surface, TextRun
from extractors.readers.pdf.surfaces import may_be_hidden
from extractors.readers.pdf.unseen_text import set_unseen_apart

BLACK, NAVY, GREY = RGB(0, 0, 0), RGB(0, 0, 128), RGB(200, 200, 200)
HERE, AROUND, ELSEWHERE = BBox(72, 296, 160, 308), BBox(0, 0, 595, 842), BBox(72, 400, 160, 420)
FIRST, LATER = 5, 6  # the order of the run is 5: drawn over a surface before it

SURFACES = [
    ("below, of another colour", Surface(AROUND, GREY, FIRST), BLACK, False),
    ("below, of the same colour", Surface(AROUND, BLACK, FIRST), BLACK, True),
    ("below, of about that colour", Surface(AROUND, RGB(0, 0, 110), FIRST), NAVY, True),
    ("below, of no known colour", Surface(AROUND, None, FIRST), BLACK, True),
    ("above, of another colour", Surface(AROUND, GREY, LATER), BLACK, True),
    ("above, elsewhere", Surface(ELSEWHERE, GREY, LATER), BLACK, False),
    ("below, of the same colour, elsewhere", Surface(ELSEWHERE, BLACK, FIRST), BLACK, False),
]


def run(color: RGB) -> TextRun:
    return TextRun("Otis ruritana", HERE, 72, 305, 12, Style(color=color), FIRST)


@pytest.mark.parametrize(
    ("surface", "color", "may_be"), [row[1:] for row in SURFACES], ids=[row[0] for row in SURFACES]
)
def test_a_surface_may_hide_letters(surface: Surface, color: RGB, may_be: bool) -> None:
    assert may_be_hidden([run(color)], [surface]) == ({FIRST} if may_be else set())


def test_letters_on_a_ground_of_another_colour_count_without_a_page_to_draw() -> None:
    page = PageObjects(1, 595, 842, [run(BLACK)], surfaces=[Surface(AROUND, GREY, FIRST)])
    assert not set_unseen_apart(None, page)
    assert page.runs == [run(BLACK)]
