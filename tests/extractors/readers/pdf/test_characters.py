"""The text of an object is found from the letters of the page; pdfium, asked one by one, agrees."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest

from extractors.readers.pdf.characters import PageCharacters, display, key_of
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
