"""The text of an object is found from the letters of the page; pdfium, asked one by one, agrees."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest

from extractors.readers.pdf.characters import PageCharacters, display, is_nonsense, key_of
from extractors.readers.pdf.objects import page_objects
from extractors.readers.pdf.scanned_pages import state_of
from tests.conftest import ROOT
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, written

LOCKED = "protected-by-password"
SAMPLES = sorted(path for path in (ROOT / "samples").rglob("*.pdf") if path.parent.name != LOCKED)
SENTENCE = "Ruritania protects the Ruritanian crane, and counts it."


def both(path: Path) -> list[tuple[str, str]]:
    """Of every text object on the pages themselves, what we read and what pdfium says."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [pair for page in pdf for pair in _on(page)]


def _on(page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    textpage = page.get_textpage()
    letters = PageCharacters(textpage.raw, display(page)[0])
    texts = [pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
    for thing in page.get_objects(texts, max_depth=1, textpage=textpage):
        yield letters.spelled.get(key_of(thing.raw), ""), thing.extract()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_object_of_a_sample_has_the_text_pdfium_gives_it(path: Path) -> None:
    pairs = both(path)
    assert len(pairs) > 20
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]


@pytest.mark.parametrize(
    "cuts",
    [
        pytest.param([], id="a line in one piece"),
        pytest.param([9], id="two pieces"),
        pytest.param([9, 10, 40], id="a single space between long pieces"),
        pytest.param([30, 33, 36], id="short pieces behind a long one"),
        pytest.param(range(1, len(SENTENCE)), id="letter by letter"),
    ],
)
def test_each_piece_of_a_line_has_its_own_letters(tmp_path: Path, cuts: Sequence[int]) -> None:
    page = PageSketch()
    for row in range(3):
        for start, end in zip([0, *cuts], [*cuts, len(SENTENCE)], strict=True):
            page.text(60 + 5 * start, 100 + 20 * row, SENTENCE[start:end], size=9)
    pairs = both(written(tmp_path / "pieces.pdf", page))
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]
    pieces = "".join(ours for ours, _ in pairs)
    assert pieces.replace(" ", "") == 3 * SENTENCE.replace(" ", "")


CHART = "Top-k accuracy (%)"


@pytest.mark.parametrize(
    ("words", "is_none"),
    [
        ("3URSRQHQWHV", True),
        ("0DUPDURQHWWD", True),
        ("7KH\x03ELUG\x03EUHHGV", True),
        ("\x01\x02\x03\x04\x05", True),
        ("Marmaronetta", False),
        ("Où vit l’espèce ?", False),
        (CHART, False),
    ],
)
def test_numbers_of_shapes_are_no_words(words: str, is_none: bool) -> None:
    assert is_nonsense(words) == is_none


FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Sub /Encoding /Identity-H /DescendantFonts"
    b" [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Sub /CIDSystemInfo"
    b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
)


def shapes(words: str) -> str:
    """Text as numbers of shapes, as a font without a table of letters has them."""
    return "".join(f"{ord(letter) - 29:04X}" for letter in words)


@pytest.mark.parametrize(("words", "state"), [("Government of Spain", "image"), ("Toe", "text")])
def test_words_in_a_font_without_letters_make_a_picture_of_their_page(
    words: str, state: str, tmp_path: Path
) -> None:
    page = PageSketch().lines(72, 100, [SENTENCE] * 20)
    page.raw(f"BT /F9 11 Tf 72 300 Td <{shapes(words)}> Tj ET")
    path = written(tmp_path / "a.pdf", page)
    path.write_bytes(path.read_bytes().replace(b"/Font << /F1", b"/Font << /F9 " + FONT + b" /F1"))
    with pypdfium2.PdfDocument(path) as pdf:
        assert state_of(page_objects(pdf[0], 1)).value == state
