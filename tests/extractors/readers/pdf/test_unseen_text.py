"""Text of a PDF page that nobody sees, by every road that leads there, and what only looks so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.document import PageState, UnseenReason
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf.layers import has_layers
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, pdf_bytes, written

FULL = [
    "The cranes winter in the marshes to the south of the town and breed in",
    "the highlands, where they are protected by the law of the country.",
]
WORDS = "Otis ruritana too"
WHITE, NAVY = (1.0, 1.0, 1.0), (0.0, 0.0, 0.5)
PLACE = "60 530 300 20 re f"  # around words at (72, 305)
WIDE = 88  # points; of the words
Draw = Callable[[PageSketch], object]


def clipped(page: PageSketch) -> None:
    page.raw("q 0 0 5 5 re W n").text(72, 305, WORDS).raw("Q")


def in_a_form_clipped_away(page: PageSketch) -> None:
    page.form.append(f"BT /F1 11 Tf 72 537 Td ({WORDS}) Tj ET")
    page.raw("0 0 5 5 re W n")


def in_a_form_with_its_ground(page: PageSketch) -> None:
    page.form.append(f"q 0 0 0 rg {PLACE} Q BT 0 g /F1 11 Tf 72 537 Td ({WORDS}) Tj ET")


def under(page: PageSketch) -> None:
    page.text(72, 305, WORDS).raw(f"q 1 1 1 rg {PLACE} Q")


def under_a_bar(page: PageSketch) -> None:
    page.text(72, 305, WORDS).raw(f"q 0 0 0 rg {PLACE} Q")


def under_a_picture(page: PageSketch) -> None:
    blank = "BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI"
    page.text(72, 305, WORDS).raw(f"q 300 0 0 20 60 530 cm {blank} Q")


def in_its_ground(page: PageSketch) -> None:
    page.raw(f"q 0 0 0.5 rg {PLACE} Q").text(72, 305, WORDS, color=NAVY)


def in_about_its_ground(page: PageSketch) -> None:
    page.raw(f"q 0 0 0.52 rg {PLACE} Q").text(72, 305, WORDS, color=NAVY)


def between_surfaces(page: PageSketch) -> None:
    page.raw(f"q 0.9 0.9 1 rg {PLACE} Q").text(72, 305, WORDS).raw(f"q 0.9 0.9 1 rg {PLACE} Q")


def on_a_black_picture(page: PageSketch) -> None:
    black = "BI /W 1 /H 1 /CS /G /BPC 8 ID \x01 EI"
    page.raw(f"q 300 0 0 20 60 530 cm {black} Q").text(72, 305, WORDS)


def struck_by_a_line(page: PageSketch) -> None:
    page.text(72, 305, WORDS).rule(72, 301.5, 72 + WIDE, 301.5)


def struck_by_a_bar(page: PageSketch) -> None:
    page.text(72, 305, WORDS).raw(f"72 540 {WIDE} 0.6 re f")


def struck_by_a_remark(page: PageSketch) -> None:
    right, top, bottom = 72 + WIDE, 842 - 294, 842 - 308
    corners = f"72 {top} {right} {top} 72 {bottom} {right} {bottom}"
    page.text(72, 305, WORDS)
    page.note((72, 294, right, 308), "StrikeOut", f"/QuadPoints [{corners}]")


UNSEEN: dict[str, tuple[Draw, UnseenReason]] = {
    "white": (lambda page: page.text(72, 305, WORDS, color=WHITE), UnseenReason.WHITE),
    "outside": (lambda page: page.text(700, 305, WORDS), UnseenReason.OUTSIDE),
    "without ink": (lambda page: page.text(72, 305, WORDS, mode=3), UnseenReason.HIDDEN),
    "as a clip": (lambda page: page.raw("q").text(72, 305, WORDS, mode=7).raw("Q"),
                  UnseenReason.HIDDEN),
    "dust": (lambda page: page.text(72, 305, WORDS, size=1), UnseenReason.TINY),
    "clipped away": (clipped, UnseenReason.HIDDEN),
    "in a form that is clipped away": (in_a_form_clipped_away, UnseenReason.HIDDEN),
    "on its ground in a form": (in_a_form_with_its_ground, UnseenReason.HIDDEN),
    "under a white surface": (under, UnseenReason.HIDDEN),
    "under a black bar": (under_a_bar, UnseenReason.HIDDEN),
    "under a blank picture": (under_a_picture, UnseenReason.HIDDEN),
    "in the colour of its ground": (in_its_ground, UnseenReason.HIDDEN),
    "in about the colour of its ground": (in_about_its_ground, UnseenReason.HIDDEN),
    "between two surfaces": (between_surfaces, UnseenReason.HIDDEN),
    "black on a black picture": (on_a_black_picture, UnseenReason.HIDDEN),
    "struck out by a line": (struck_by_a_line, UnseenReason.STRUCK_OUT),
    "struck out by a bar": (struck_by_a_bar, UnseenReason.STRUCK_OUT),
    "struck out by a remark": (struck_by_a_remark, UnseenReason.STRUCK_OUT),
}  # fmt: skip


@pytest.mark.parametrize(("draw", "reason"), UNSEEN.values(), ids=UNSEEN)
def test_words_that_nobody_sees_are_set_apart(
    draw: Draw, reason: UnseenReason, tmp_path: Path
) -> None:
    page = PageSketch().lines(72, 100, FULL)
    draw(page)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert document.text == " ".join(FULL)
    assert [(found.text, found.reason) for found in document.unseen] == [(WORDS, reason)]


SEEN: dict[str, Draw] = {
    "white on a dark ground": lambda page: page.raw(f"q 0 0 0.5 rg {PLACE} Q").text(
        72, 305, WORDS, color=WHITE
    ),
    "on a pale ground": lambda page: page.raw(f"q 0.9 0.9 1 rg {PLACE} Q").text(72, 305, WORDS),
    "on a grey picture": lambda page: page.raw(
        "q 300 0 0 20 60 530 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"
    ).text(72, 305, WORDS),
    "beside a surface drawn later": lambda page: page.text(72, 305, WORDS).raw(
        "q 1 1 1 rg 60 400 300 20 re f Q"
    ),
    "underlined": lambda page: page.text(72, 305, WORDS).rule(72, 307, 72 + WIDE, 307),
    "between the rules of a row": lambda page: (
        page.text(72, 305, WORDS).rule(60, 290, 400, 290).rule(60, 310, 400, 310)
    ),
    "small": lambda page: page.text(72, 305, WORDS, size=5),
    "within its clip": lambda page: (
        page.raw("q 50 500 400 100 re W n").text(72, 305, WORDS).raw("Q")
    ),
    "red on green of the same brightness": lambda page: page.raw(f"q 0 0.51 0 rg {PLACE} Q").text(
        72, 305, WORDS, color=(1.0, 0.0, 0.0)
    ),
}


@pytest.mark.parametrize("draw", SEEN.values(), ids=SEEN)
def test_words_that_are_seen_count(draw: Draw, tmp_path: Path) -> None:
    page = PageSketch().lines(72, 100, FULL)
    draw(page)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert WORDS in document.text
    assert not document.unseen


def test_a_page_of_words_struck_out_is_not_read_as_a_picture(tmp_path: Path) -> None:
    page = PageSketch()
    struck_by_a_remark(page)
    for number in range(500):  # drawn on as much as a page of letters in outline
        page.raw(f"300 {100 + number / 10} 20 20 re S")
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch().lines(72, 100, FULL), page))
    assert document.text == " ".join(FULL)
    assert document.pages == (PageState.TEXT, PageState.BLANK)
    assert [found.text for found in document.unseen] == [WORDS]


def layered(state: str) -> bytes:
    """A page with words on a layer that is "ON" or "OFF"."""
    page = PageSketch().lines(72, 100, FULL).raw("/OC /L BDC").text(72, 305, WORDS).raw("EMC")
    layer = b"<< /Type /OCG /Name (Old) >>"
    listed = f"/OCProperties << /OCGs [9 0 R] /D << /{state} [9 0 R] >> >>".encode()
    content = pdf_bytes([page])
    content = content.replace(b"/Type /Catalog", b"/Type /Catalog " + listed)
    return content.replace(
        b"/Resources << /Font", b"/Resources << /Properties << /L 9 0 R >> /Font"
    ).replace(b"xref\n", b"9 0 obj\n" + layer + b"\nendobj\nxref\n", 1)


@pytest.mark.parametrize(("state", "is_seen"), [("ON", True), ("OFF", False)])
def test_a_layer_that_is_off_shows_nothing(state: str, is_seen: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(layered(state))
    document = read_pdf(path)
    assert has_layers(path.read_bytes())
    assert (WORDS in document.text) == is_seen
    assert bool(document.unseen) != is_seen


def test_two_kinds_of_unseen_words_are_told_apart(tmp_path: Path) -> None:
    page = PageSketch().lines(72, 100, FULL).text(72, 300, "white words", color=WHITE)
    page.text(700, 300, "far outside")
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert {(found.text, found.reason) for found in document.unseen} == {
        ("white words", UnseenReason.WHITE),
        ("far outside", UnseenReason.OUTSIDE),
    }
