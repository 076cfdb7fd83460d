"""Numbers in the margin of a draft: no part of its text, wherever and however they count."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.readers.pdf import read_pdf
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, written

FULL = [
    "The cranes winter in the marshes to the south of the town and breed in",
    "the highlands, where they are protected by the law of the country and by",
    "the people who live there.",
]
PAGES, LINES, LEADING, TOP = 2, 40, 14, 80
WAYS = {
    "every line": (1, False, 44, 8),
    "every second": (2, False, 44, 8),
    "every third": (3, False, 44, 8),
    "every fifth": (5, False, 44, 8),
    "every tenth": (10, False, 44, 8),
    "anew on each page": (1, True, 44, 8),
    "every fifth anew": (5, True, 44, 8),
    "in the right margin": (1, False, 556, 8),
    "every fifth on the right": (5, True, 556, 8),
    "as large as the text": (1, False, 44, 11),
    "small and far out": (1, False, 12, 6),
}


def pages(step: int = 0, anew: bool = False, x: float = 44, size: float = 8) -> list[PageSketch]:
    """Two pages of lines; `step` 0: without numbers. They end flush, as Word sets them."""
    made, number = [], 0
    for _ in range(PAGES):
        page, number = PageSketch(), 0 if anew else number
        for line in range(LINES):
            y = TOP + line * LEADING
            page.text(72, y, FULL[line % len(FULL)])
            number += 1
            if step and number % step == 0:
                figures = str(number)
                page.text(x + (3 - len(figures)) * 0.556 * size, y, figures, size=size)
        made.append(page)
    return made


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in read_pdf(path).paragraphs]


@pytest.mark.parametrize(("step", "anew", "x", "size"), WAYS.values(), ids=WAYS)
def test_numbers_of_lines_are_no_part_of_the_text(
    step: int, anew: bool, x: float, size: float, tmp_path: Path
) -> None:
    numbered = written(tmp_path / "a.pdf", *pages(step, anew, x, size))
    assert texts(numbered) == texts(written(tmp_path / "b.pdf", *pages()))


def test_a_page_with_one_number_is_told_by_the_others(tmp_path: Path) -> None:
    short = (
        PageSketch().text(72, TOP, "Draft of the Ruritanian Crane Trust").text(52.9, TOP, "1", 8)
    )
    path = written(tmp_path / "a.pdf", short, *pages(1, True))
    assert texts(path)[0] == "Draft of the Ruritanian Crane Trust"


def test_lines_that_sentences_go_on_in_are_counted_though_headings_are_not(tmp_path: Path) -> None:
    page, number, y = PageSketch(), 0, TOP
    for section in range(6):
        page.text(72, y, f"Heading {'ABCDEF'[section]}", font="F2")
        page.text(72, y + 24, "Note", font="F2")
        page.text(72, y + 40, "Remark", font="F2")
        page.text(72, y + 56, "Summary", font="F2")
        for line in FULL:
            number += 1
            page.text(72, y + 80, line).text(48, y + 80, str(number), size=8)
            y += LEADING
        y += 72
    found = " ".join(texts(written(tmp_path / "a.pdf", page)))
    assert not any(figure.isdigit() for figure in found)


LISTS: list[tuple[str, Sequence[tuple[float, str]]]] = [
    ("rows", [(72, "{n}"), (100, "Count birds")]),
    ("figures beside figures", [(40, "{n}"), (100, "{n}00"), (160, "{n}50")]),
]


@pytest.mark.parametrize("row", [row[1] for row in LISTS], ids=[row[0] for row in LISTS])
def test_numbers_within_the_text_are_kept(row: Sequence[tuple[float, str]], tmp_path: Path) -> None:
    page = PageSketch().text(72, 80, "Our list")
    for number in range(1, 6):
        for x, words in row:
            page.text(x, 80 + number * 20, words.format(n=number))
    assert "3" in " ".join(texts(written(tmp_path / "a.pdf", page))).split()
