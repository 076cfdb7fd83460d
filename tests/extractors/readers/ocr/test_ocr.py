"""Scans: read in their own language, marked, and never guessed at."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from extractors.document import PageState
from extractors.errors import IllegibleScan
from extractors.readers.ocr.tesseract import (
    PageReader,
    language_of,
    overlooked,
    words_of_hocr,
)
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf.scanned_pages import rules_of_picture
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, pdf_bytes, written

pytestmark = pytest.mark.slow
SCALE = 200 / 72  # pixels a point
ENGLISH = [
    "(i). Proponent: Government of Ruritania",
    "",
    "(iii). Geographical range: The crane winters in the marshes to the",
    "south of Strelsau and breeds in the highlands, where it is protected",
    "by the law of the country and by the people who live there.",
]
FRENCH = [
    "Aire de répartition géographique : les grues passent l’hiver dans",
    "les marais situés au sud de Strelsau et se reproduisent dans les",
    "montagnes, où elles sont protégées par la loi depuis une décennie.",
]


@pytest.mark.parametrize("shift", range(0, 40, 5))
def test_rules_of_a_scan_are_found_wherever_they_begin(shift: int) -> None:
    image = Image.new("L", (1200, 900), 255)
    draw = ImageDraw.Draw(image)
    for y in (200, 300, 400):
        draw.line((150 + shift, y, 950 + shift, y), fill=20, width=2)
    for x in (150, 550, 950):
        draw.line((x + shift, 200, x + shift, 400), fill=20, width=2)
    found = list(rules_of_picture(image))
    flat = [rule for rule in found if not rule[0]]
    assert {round(at / 100) for _, at, _, _ in flat} == {2, 3, 4}
    assert all(abs(start - 150 - shift) <= 5 >= abs(end - 950 - shift) for *_, start, end in flat)
    assert len({round((at - shift) / 10) for is_upright, at, *_ in found if is_upright}) == 3


def scanned(lines: list[str], turned: int = 0) -> Image.Image:
    """A picture of typed lines on A4 at 200 dpi, turned clockwise by quarter turns."""
    image = pictured(PageSketch().lines(72, 96, lines, leading=16, size=12))
    return image.rotate(-90 * turned, expand=True)


def pictured(page: PageSketch) -> Image.Image:
    with pypdfium2.PdfDocument(pdf_bytes([page])) as pdf:
        image: Image.Image = pdf[0].render(scale=SCALE, grayscale=True).to_pil()
        return image


def test_paragraphs_of_a_scan_are_marked_as_read_by_ocr(tmp_path: Path) -> None:
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch(image=scanned(ENGLISH))))
    assert document.pages == (PageState.OCR,)
    assert [paragraph.text for paragraph in document.paragraphs] == [
        ENGLISH[0],
        " ".join(ENGLISH[2:]),
    ]
    assert all(paragraph.from_image for paragraph in document.paragraphs)
    bbox = document.paragraphs[0].location.bbox
    assert bbox is not None
    assert bbox.x0 == pytest.approx(72, abs=3)


def test_accents_survive_because_the_language_is_found_first(tmp_path: Path) -> None:
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch(image=scanned(FRENCH * 2))))
    words = document.text.split()
    for word in ("répartition", "géographique", "situés", "protégées", "décennie."):
        assert word in words


def test_a_page_scanned_sideways_is_read(tmp_path: Path) -> None:
    page = PageSketch(842, 595, image=scanned(ENGLISH * 4, turned=1))
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert "Geographical range: The crane winters" in document.text


def test_ruled_tables_of_a_scan_are_tables(tmp_path: Path) -> None:
    rows = [("Activity", "Funding"), ("Count the cranes", "EUR 10,000"), ("Ring the young", "none")]
    xs, ys = (72, 290, 505), (96, 125, 154, 183)
    page = PageSketch().grid(xs, ys)
    for number, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            page.text(x + 8, ys[number] + 19, words, 12)
    image = pictured(page)
    (table,) = read_pdf(written(tmp_path / "a.pdf", PageSketch(image=image))).tables
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


def test_a_table_without_lines_is_one_on_a_scan_too(tmp_path: Path) -> None:
    rows = [
        ("Activity", "Outcome", "Year", "Funding"),
        ("Count all cranes", "Yearly total", "2031", "EUR 10,000"),
        ("Ring the young", "Fifty ringed", "2032", "none yet"),
        ("Mark the lines", "Ten km marked", "2033", "EUR 30,000"),
    ]
    page = PageSketch().lines(72, 80, ["This is the table of all that is to be done by us."])
    for number, row in enumerate(rows):
        for x, words in zip((72, 200, 330, 420), row, strict=True):
            page.text(x, 110 + 20 * number, words, 11)
    page.image = pictured(page)
    page.content.clear()
    (table,) = read_pdf(written(tmp_path / "a.pdf", page)).tables
    assert [tuple(cell.text for cell in row) for row in table.rows] == rows


def test_two_columns_of_prose_on_a_scan_are_no_table(tmp_path: Path) -> None:
    page = PageSketch()
    for x in (60, 310):
        page.lines(x, 96, ENGLISH[2:] * 4, leading=14, size=9)
    assert not read_pdf(written(tmp_path / "a.pdf", PageSketch(image=pictured(page)))).tables


def test_a_picture_without_words_stays_a_picture(tmp_path: Path) -> None:
    blot = Image.radial_gradient("L").resize((1240, 1754))
    with pytest.raises(IllegibleScan, match="ask for the file it was made from"):
        read_pdf(written(tmp_path / "a.pdf", PageSketch(image=blot)))


@pytest.mark.parametrize(
    ("words", "language"),
    [(" ".join(ENGLISH), "eng"), (" ".join(FRENCH), "fra"), ("Grus ruritanica 2020", None)],
)
def test_the_commonest_words_tell_the_language(words: str, language: str | None) -> None:
    assert language_of(words.split()) == language


def test_letters_below_each_other_at_the_edge_of_a_cell_are_no_rule(tmp_path: Path) -> None:
    page = PageSketch().grid((70, 200, 500), (96, 114, 240)).text(76, 110, "Responsibility", 12)
    page.grid((70, 180, 290, 500), (240, 260, 290)).text(76, 254, "Activity", 12)
    page.text(186, 254, "Outcome", 12).text(296, 254, "Funding", 12)
    for number in range(9):
        page.text(207, 126 + number * 13, "Lands", 13)
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch(image=pictured(page))))
    form, listed = document.tables
    texts = [cell.text.split() for table in (form, listed) for cell in table.cells]
    assert texts[:4] == [["Responsibility"], [], [], ["Lands"] * 9]
    assert texts[4:7] == [["Activity"], ["Outcome"], ["Funding"]]


def test_words_written_above_a_picture_are_not_lost_to_ocr(tmp_path: Path) -> None:
    """Grey on grey: OCR reads the map below and passes over the heading that is text."""
    picture = pictured(PageSketch().lines(72, 400, ["The range of the crane ends here"], size=14))
    picture.paste(120, (0, 0, picture.width, picture.height // 6))
    page = PageSketch(image=picture).text(72, 60, "Geographical range", 12, color=(0.4, 0.4, 0.4))
    page.text(72, 90, "unseen layer", 12, mode=3)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert document.text.splitlines() == ["Geographical range", "The range of the crane ends here"]


def test_a_page_that_leans_is_read_line_by_line(tmp_path: Path) -> None:
    leaning = scanned(ENGLISH).rotate(1.2, resample=Image.Resampling.BICUBIC, fillcolor=255)
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch(image=leaning)))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        ENGLISH[0],
        " ".join(ENGLISH[2:]),
    ]


def test_what_a_first_look_left_out_is_read_by_a_second() -> None:
    """Tesseract passes over short lines between the cells of a table now and then."""
    image = scanned([*ENGLISH, "", "Consultation process"]).resize((2479, 3508))
    words, _ = PageReader(ENGLISH).read(image)
    left = [word for word in words if word.text not in ("Consultation", "process")]
    assert len(left) == len(words) - 2
    assert [word.text for word in overlooked(image, left, "eng")] == ["Consultation", "process"]
    assert overlooked(image, words, "eng") == []


def test_the_numbers_of_the_appendices_are_roman(tmp_path: Path) -> None:
    line = "THE GREAT BUSTARD (Otis tarda) LISTED ON APPENDICES 1 AND 11 OF THE CONVENTION"
    page = PageSketch().lines(72, 96, ["", line, ""], size=9)
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch(image=pictured(page))))
    assert "APPENDICES I AND II OF" in document.text


@pytest.mark.parametrize(
    ("read", "says"),
    [
        ("I]. Proponents", "I. Proponents"),
        ("ll. Target", "II. Target"),
        ("(lV) Summary", "(IV) Summary"),
        ("Ill. of the", "Ill. of the"),  # no heading
        ("Il. Le", "II. Le"),
        ("Ind. Ocean", "Ind. Ocean"),
        ("1l. Eleven", "1l. Eleven"),
    ],
)
def test_a_roman_number_before_a_heading_is_read_as_one(read: str, says: str) -> None:
    hocr = "".join(
        f"<span class='ocrx_word' title='bbox {x} 10 {x + 40} 30; x_wconf 90'>{word}</span>"
        for x, word in zip(range(10, 999, 50), read.split(), strict=False)
    )
    line = (
        f"<span class='ocr_line' title='bbox 10 10 300 30; baseline 0 0; x_size 20'>{hocr}</span>"
    )
    assert " ".join(word.text for word in words_of_hocr(line.encode())) == says


def test_a_bar_between_two_cells_is_no_letter() -> None:
    words = "<span class='ocrx_word' title='bbox 60 0 63 40; x_wconf 90'>|</span>"
    words += "<span class='ocrx_word' title='bbox 70 10 110 30; x_wconf 90'>Name</span>"
    line = (
        f"<span class='ocr_line' title='bbox 10 0 300 40; baseline 0 0; x_size 20'>{words}</span>"
    )
    assert [word.text for word in words_of_hocr(line.encode())] == ["Name"]
