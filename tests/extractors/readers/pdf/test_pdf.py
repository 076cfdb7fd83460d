"""What a reader sees on a page is what comes out, whoever wrote the PDF."""

from pathlib import Path

import pytest
from PIL import Image

from extractors.document import RGB, PageState, Table
from extractors.errors import (
    BrokenFile,
    DynamicForm,
    EmptyFile,
    EncryptedFile,
    NoTextLayer,
    OnlyAttachments,
)
from extractors.readers.pdf import read_pdf
from extractors.text import is_garbled
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, pdf_bytes, written

FULL = [
    "The cranes of Ruritania winter in the marshes south of Strelsau, where",
    "hunting, drainage and power lines have brought their numbers down to a",
    "third of what they were, and where two Range States share the wetlands.",
]
MORE = [
    "Monitoring began in the year of the great flood and is kept up by the",
    "museum together with the universities of both countries to this day.",
]


HOLDING = (
    b"/Type /Catalog /Names << /EmbeddedFiles << /Names [(annex.pdf) "
    b"<< /Type /Filespec /F (annex.pdf) /UF (annex.pdf) >>] >> >>"
)
DRAWN = b"/Type /Catalog /NeedsRendering true /AcroForm << /Fields [] /XFA (form) >>"


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in read_pdf(path).paragraphs]


def test_lines_become_paragraphs_by_the_gap_between_them(tmp_path: Path) -> None:
    page = PageSketch().lines(72, 100, FULL).lines(72, 100 + 3 * 13 + 8, MORE)
    assert texts(written(tmp_path / "a.pdf", page)) == [" ".join(FULL), " ".join(MORE)]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph(tmp_path: Path) -> None:
    page = PageSketch().lines(72, 100, [*FULL, "A short end.", *MORE])
    assert texts(written(tmp_path / "a.pdf", page)) == [
        f"{' '.join(FULL)} A short end.",
        " ".join(MORE),
    ]


def test_a_numbered_heading_begins_a_paragraph_after_a_full_line(tmp_path: Path) -> None:
    heading = "(iii). Geographical range: the marshes and the lowlands of Ruritania, and"
    page = PageSketch().lines(72, 100, [*FULL, heading, *MORE])
    assert texts(written(tmp_path / "a.pdf", page)) == [
        " ".join(FULL),
        " ".join([heading, *MORE]),
    ]


def test_a_mark_inside_running_text_begins_nothing(tmp_path: Path) -> None:
    lines = [
        "The plan names two dangers to the cranes of Ruritania, which are (i) the",
        "hunting of them in the passes, and that the marshes will be drained, and",
        "(ii) the power lines, which the Government has promised to put beneath",
        "the ground before the next meeting of the Conference of the Parties.",
    ]
    assert texts(written(tmp_path / "a.pdf", PageSketch().lines(72, 100, lines))) == [
        " ".join(lines)
    ]


def test_a_bold_heading_that_wraps_is_one_paragraph_of_its_own(tmp_path: Path) -> None:
    page = PageSketch()
    page.text(72, 100, "Target species, lower taxon or population, or group of taxa with", 11, "F2")
    page.text(72, 113, "needs in common", 11, "F2").lines(72, 126, FULL)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    heading, body = document.paragraphs
    assert heading.text.endswith("group of taxa with needs in common")
    assert (heading.bold, body.bold) == (True, False)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("this pro-", "posal", "this proposal"),
        ("of Guinea-", "Bissau", "of Guinea-Bissau"),
        ("a well-", "known", "a well-known"),
        ("to be open-", "ended", "to be open-ended"),
        ("the popula-", "tion", "the population"),
        ("celui-", "ci", "celui-ci"),
        ("in 2020-", "2023", "in 2020-2023"),
        ("Antípo-", "das", "Antípodas"),
    ],
)
def test_words_broken_at_a_line_end_are_mended(
    tmp_path: Path, before: str, after: str, joined: str
) -> None:
    first = f"The cranes of Ruritania winter in the marshes of Strelsau, and {before}"
    page = PageSketch().lines(72, 100, [first, f"{after} and so on until the end of the line."])
    assert joined in texts(written(tmp_path / "a.pdf", page))[0]


def test_the_document_itself_decides_about_a_hyphen(tmp_path: Path) -> None:
    page = PageSketch().lines(
        72, 100, ["The by-catch of cranes is small in all of the country, and by-"]
    )
    page.lines(72, 113, ["catch of storks is smaller still in the whole of the country."])
    assert "and by-catch of storks" in texts(written(tmp_path / "a.pdf", page))[0]


def test_ligatures_are_plain_letters(tmp_path: Path) -> None:
    page = PageSketch().text(72, 100, "speci\x02c", font="F4").text(120, 100, "names", font="F4")
    assert texts(written(tmp_path / "a.pdf", page)) == ["specific names"]


HELVETICA = {"G": 0.778, "r": 0.333, "u": 0.556, "s": 0.5, "i": 0.222, "t": 0.278, "a": 0.556}
HELVETICA |= {"n": 0.556, "c": 0.5, ",": 0.278, "h": 0.556, "e": 0.556, " ": 0.278}
NARROW_SPACE = 0.2  # em
HELVETICA |= {"j": 0.222, "0": 0.556, "d": 0.556, "l": 0.222, "o": 0.556, "m": 0.833}


@pytest.mark.parametrize("line", ["Grus ruritanica, the crane", "trois cents et 00 000 jeunes"])
@pytest.mark.parametrize("spread", [0.0, 0.1, 0.2])  # em between letters
def test_one_object_for_each_glyph(tmp_path: Path, spread: float, line: str) -> None:
    page, x = PageSketch(), 72.0
    for letter in line:
        if letter != " ":
            page.text(x, 100, letter, 11)
        x += 11 * (HELVETICA[letter] + spread)
    assert texts(written(tmp_path / "a.pdf", page)) == [line]


def test_a_narrow_space_before_a_letter_that_reaches_back(tmp_path: Path) -> None:
    page, x = PageSketch(), 72.0
    for letter in (line := "cents 000 jeunes"):
        if letter != " ":
            page.text(x, 100, letter, 11)
        x += 11 * (HELVETICA[letter] if letter != " " else NARROW_SPACE)
    assert texts(written(tmp_path / "a.pdf", page)) == [line]


FLAT = {"flat": "1 0 0 0", "a point": "0 0 0 0", "upright": "0 0 0 1", "hair": "1 0 0 1e-30"}


@pytest.mark.parametrize("matrix", FLAT.values(), ids=FLAT)
@pytest.mark.parametrize("points", [0, 11, -11, 1e-30])
def test_letters_without_a_size_break_no_page(tmp_path: Path, matrix: str, points: float) -> None:
    page = PageSketch().text(72, 100, "An otter.")
    for n, letter in enumerate("flat letters here"):
        page.raw(f"BT /F1 {points:.40f} Tf {matrix} {72 + 5 * n} 600 Tm ({letter}) Tj ET")
    assert "An otter." in texts(written(tmp_path / "a.pdf", page))


def test_kerning_inside_a_word_is_no_space_and_a_jump_is_one(tmp_path: Path) -> None:
    page = PageSketch().raw(
        "BT /F1 11 Tf 72 700 Td [(T) 120 (anzania) -400 (and W) 80 (ales)] TJ ET"
    )
    assert texts(written(tmp_path / "a.pdf", page)) == ["Tanzania and Wales"]


def test_style_is_told_span_by_span(tmp_path: Path) -> None:
    page = (
        PageSketch().text(72, 100, "Label: ", 12, "F2").text(115, 100, "blue", 12, "F3", (0, 0, 1))
    )
    bold, italic = read_pdf(written(tmp_path / "a.pdf", page)).paragraphs[0].spans
    assert (bold.text, bold.style.bold, bold.style.size) == ("Label: ", True, 12)
    assert (italic.text, italic.style.italic, italic.style.color) == ("blue", True, RGB(0, 0, 255))


@pytest.mark.parametrize("color", ["0 0 1 rg", "1 1 0 0 k", "/DeviceRGB cs 0 0 1 sc"])
def test_blue_is_blue_in_every_colour_space(tmp_path: Path, color: str) -> None:
    page = PageSketch().raw(f"{color} BT /F1 11 Tf 72 700 Td (guidance) Tj ET")
    found = read_pdf(written(tmp_path / "a.pdf", page)).paragraphs[0].spans[0].style.color
    assert found is not None
    assert found.blue > 120 > max(found.red, found.green)


def test_places_are_those_the_reader_sees(tmp_path: Path) -> None:
    plain = PageSketch().text(100, 200, "Here")
    cropped = PageSketch(crop=(50, 0, 595, 742)).text(150, 300, "Here")
    # Turned a quarter clockwise, what stood at the left stands at the top.
    turned = PageSketch(width=842, height=595, rotate=90).text(
        200, 495 - 0, "Here", matrix="0 1 -1 0"
    )
    boxes = []
    for number, page in enumerate((plain, cropped, turned)):
        paragraph = read_pdf(written(tmp_path / f"{number}.pdf", page)).paragraphs[0]
        assert paragraph.location.bbox is not None
        boxes.append(paragraph.location.bbox)
    assert boxes[0].x0 == pytest.approx(100, abs=2)
    assert boxes[0].bottom == pytest.approx(200, abs=2)
    assert boxes[1] == pytest.approx(boxes[0], abs=0.5)
    assert boxes[2].x1 - boxes[2].x0 == pytest.approx(boxes[0].x1 - boxes[0].x0, abs=0.5)


def test_text_in_a_form_stands_where_the_form_is_drawn(tmp_path: Path) -> None:
    page = PageSketch(form=["BT /F1 11 Tf 72 700 Td (In a form) Tj ET"])
    paragraph = read_pdf(written(tmp_path / "a.pdf", page)).paragraphs[0]
    assert paragraph.text == "In a form"
    assert paragraph.location.bbox is not None
    assert paragraph.location.bbox.x0 == pytest.approx(172, abs=2)


def test_text_in_forms_within_forms_is_read(tmp_path: Path) -> None:
    page = PageSketch(form=["BT /F1 11 Tf 72 700 Td (Stamped often) Tj ET"], deep=12)
    assert read_pdf(written(tmp_path / "a.pdf", page)).text == "Stamped often"


def test_sideways_text_is_set_aside_and_not_lost(tmp_path: Path) -> None:
    page = PageSketch().lines(72, 100, FULL).text(30, 500, "Draft of May", matrix="0 1 -1 0")
    assert texts(written(tmp_path / "a.pdf", page)) == [" ".join(FULL), "Draft of May"]


def test_an_invisible_layer_over_a_scan_is_text(tmp_path: Path) -> None:
    scan = Image.new("L", (60, 84), 255)
    page = PageSketch(image=scan)
    for number in range(8):
        page.text(72, 100 + 13 * number, FULL[number % 3], mode=3)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert document.pages == (PageState.TEXT,)
    assert document.text.startswith(FULL[0])


def test_a_picture_without_ocr_is_never_called_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("pdf", "pdf.scanned_pages"):
        monkeypatch.setattr(f"extractors.readers.{module}.ocr_available", lambda: False)
    scan = PageSketch(image=Image.new("L", (60, 84), 255))
    with pytest.raises(NoTextLayer, match="install Tesseract"):
        read_pdf(written(tmp_path / "a.pdf", scan))
    partly = read_pdf(written(tmp_path / "b.pdf", PageSketch().lines(72, 100, FULL), scan))
    assert partly.pages == (PageState.TEXT, PageState.IMAGE)
    assert partly.unread_pages == (2,)


def test_a_page_without_anything_is_blank(tmp_path: Path) -> None:
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch().lines(72, 99, FULL), PageSketch()))
    assert document.pages == (PageState.TEXT, PageState.BLANK)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"%PDF-1.7\nnothing more", BrokenFile),
        (pdf_bytes([PageSketch()]), EmptyFile),
        (pdf_bytes([PageSketch()]).replace(b"/Type /Catalog", HOLDING), OnlyAttachments),
        (
            pdf_bytes([PageSketch().text(60, 80, "Please wait")]).replace(b"/Type /Catalog", DRAWN),
            DynamicForm,
        ),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(error):
        read_pdf(path)


@pytest.mark.parametrize(
    "start", [b"%!PS-Adobe-3.0 PDF-1.4\n", b"", b"a line of a server\n" * 80 + b"%PDF-1.7\n"]
)
def test_a_header_that_is_not_where_it_should_be_loses_nothing(
    start: bytes, tmp_path: Path
) -> None:
    body = pdf_bytes([PageSketch().text(60, 80, "Ruritania")]).partition(b"\n")[2]
    path = tmp_path / "sketch.pdf"
    path.write_bytes(start + body)
    assert read_pdf(path).text == "Ruritania"


def test_files_within_are_named(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.pdf"
    body = pdf_bytes([PageSketch().text(60, 80, "Ruritania")])
    path.write_bytes(body.replace(b"/Type /Catalog", HOLDING))
    document = read_pdf(path)
    assert (document.text, document.attached) == ("Ruritania", ("annex.pdf",))


def test_letters_drawn_as_shapes_are_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractors.readers.pdf.ocr_available", lambda: False)
    monkeypatch.setattr("extractors.readers.pdf.scanned_pages.ocr_available", lambda: False)
    page = PageSketch()
    for n in range(100):
        page.raw(f"{60 + 4 * n} 700 m {62 + 4 * n} 706 l {63 + 4 * n} 701 l f")
    with pytest.raises(NoTextLayer):
        read_pdf(written(tmp_path / "a.pdf", page))


@pytest.mark.parametrize("drawn", ["one path", "within a form"])
def test_a_page_of_letters_in_one_path_is_a_picture_and_not_an_empty_upload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: str
) -> None:
    monkeypatch.setattr("extractors.readers.pdf.ocr_available", lambda: False)
    monkeypatch.setattr("extractors.readers.pdf.scanned_pages.ocr_available", lambda: False)
    letters = [
        f"{60 + 4 * (n % 100)} {700 - 20 * (n // 100)} m {62 + 4 * (n % 100)} 706 l h"
        for n in range(200)
    ]
    page = PageSketch()
    (page.content if drawn == "one path" else page.form).append(" ".join(letters) + " f")
    with pytest.raises(NoTextLayer):
        read_pdf(written(tmp_path / "a.pdf", page))


def test_a_frame_on_an_empty_page_is_no_picture(tmp_path: Path) -> None:
    framed = PageSketch().grid((60, 300, 540), (60, 400, 780))
    document = read_pdf(written(tmp_path / "a.pdf", PageSketch().text(72, 80, "Words"), framed))
    assert document.pages[1] is PageState.BLANK


def numbered(words: str) -> str:
    """As programs write letters of which they know no more than the number."""
    return "".join(f"(cid:{ord(letter) - 29})" for letter in words)


def test_numbers_of_letters_are_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.readers.pdf.scanned_pages.ocr_available", lambda: False)
    page = PageSketch().text(72, 80, "Proponents").text(72, 120, numbered("Timeframe"), size=4)
    page.text(72, 160, f"the {numbered('fi')}rst time")
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert document.pages == (PageState.IMAGE,)
    assert "cid" not in document.text
    heading, garbled, sign = document.text.splitlines()
    assert (heading, is_garbled(garbled), is_garbled(sign)) == ("Proponents", True, False)


def test_words_printed_as_numbers_of_letters_leave_the_page_unread(tmp_path: Path) -> None:
    """OCR sees the same numbers: nobody can read such a page."""
    page = PageSketch().text(72, 80, "The range of the crane", 14)
    page.text(72, 120, numbered("Timeframe"), 10)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert document.pages == (PageState.IMAGE,)


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    locked = pdf_bytes([PageSketch().text(72, 100, "secret")]).replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(locked)
    with pytest.raises(EncryptedFile):
        read_pdf(path)


def test_the_same_table_is_one_over_two_pages_and_its_header_stands_once(tmp_path: Path) -> None:
    xs = (72, 250, 400)
    first = PageSketch().text(72, 60, "The activities are these:").grid(xs, (700, 720, 740))
    first.text(76, 714, "Activity").text(254, 714, "Funding")
    first.text(76, 734, "Count the cranes").text(254, 734, "EUR 10,000")
    second = PageSketch().grid(xs, (60, 80, 100, 120))
    second.text(76, 74, "Activity").text(254, 74, "Funding")
    second.text(76, 94, "Ring the young").text(254, 94, "None yet")
    second.text(76, 114, "Publish a map").text(254, 114, "EUR 500")
    document = read_pdf(written(tmp_path / "a.pdf", first, second))
    (table,) = document.tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Activity", "Funding"],
        ["Count the cranes", "EUR 10,000"],
        ["Ring the young", "None yet"],
        ["Publish a map", "EUR 500"],
    ]
    assert [cell.paragraphs[0].location.page for cell in table.cells] == [1, 1, 1, 1, 2, 2, 2, 2]


def test_no_row_below_a_repeated_header_is_taken_for_one_above(tmp_path: Path) -> None:
    """Activities are often alike but for a number."""
    xs = (72, 250, 400)
    first = (
        PageSketch().grid(xs, (700, 720, 740)).text(76, 714, "Activity").text(254, 714, "Funding")
    )
    first.text(76, 734, "Mark power lines in 26 districts").text(254, 734, "EUR 10,000")
    second = PageSketch().grid(xs, (60, 80, 100)).text(76, 74, "Activity").text(254, 74, "Funding")
    second.text(76, 94, "Mark power lines in 11 districts").text(254, 94, "EUR 10,000")
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert [row[0].text for row in table.rows] == [
        "Activity",
        "Mark power lines in 26 districts",
        "Mark power lines in 11 districts",
    ]


def test_a_row_that_runs_over_the_page_is_one_row(tmp_path: Path) -> None:
    xs = (72, 180, 400)
    first = PageSketch().grid(xs, (700, 740)).text(76, 714, "Count the cranes of")
    first.text(184, 714, "EUR 10,000")
    second = PageSketch().grid(xs, (60, 80, 100)).text(76, 74, "the marshes")
    second.text(76, 94, "Ring the young").text(184, 94, "None yet")
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Count the cranes of the marshes", "EUR 10,000"],
        ["Ring the young", "None yet"],
    ]


def test_a_small_letter_where_the_word_would_have_fitted_above_begins_a_row(
    tmp_path: Path,
) -> None:
    xs = (72, 180, 400)
    first = PageSketch().grid(xs, (700, 740)).text(76, 714, "Count the cranes")
    first.text(184, 714, "none")
    second = PageSketch().grid(xs, (60, 80)).text(76, 74, "Ring the young").text(184, 74, "none")
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Count the cranes", "none"],
        ["Ring the young", "none"],
    ]


def test_the_last_line_of_a_row_alone_on_the_next_page_belongs_to_it(tmp_path: Path) -> None:
    xs = (72, 190, 400)
    first = PageSketch().grid(xs, (700, 740)).text(76, 714, "Count the cranes in")
    first.text(194, 714, "The museum (whose staff")
    second = PageSketch().grid(xs, (60, 80)).text(194, 74, "(four) are trained).")
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Count the cranes in", "The museum (whose staff (four) are trained)."]
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Responsibilit", "y"], "Responsibility"),
        (["Responsibilit", "ies of all"], "Responsibilities of all"),
        (["Implementati", "on by all"], "Implementation by all"),
        (["Coordination", "materials"], "Coordination materials"),
        (["Coordination", "by all"], "Coordination by all"),
        (["Bustards and", "y"], "Bustards and y"),
        (["photographer", "the museum"], "photographer the museum"),
        (["Coordination.", "they meet"], "Coordination. they meet"),
        (["generations", "."], "generations."),
        (["démocratiqu", "e du Congo"], "démocratique du Congo"),
        (["undisturbed", "between May"], "undisturbed between May"),
        (["développe", "ment des îles"], "développement des îles"),
        (["hammerheads", "off Kenya"], "hammerheads off Kenya"),
        (["neutraliser", "cent pylônes"], "neutraliser cent pylônes"),
        (["ornithograp", "hers of all"], "ornithographers of all"),
    ],
)
def test_a_word_cut_by_the_edge_of_its_cell_is_whole(
    tmp_path: Path, lines: list[str], expected: str
) -> None:
    last = ["The 15e session is on the museum and the photographer, in Congo", "démocratique"]
    page = PageSketch().lines(72, 100, [*FULL, *last])
    width = 68 if len(lines[0]) > 11 else 59
    page.grid((72, 80 + width, 400), (300, 340)).lines(76, 314, lines)
    page.text(84 + width, 314, "None")
    (table,) = read_pdf(written(tmp_path / "a.pdf", page)).tables
    assert " ".join(table.rows[0][0].text.split("\n")) == expected


def test_a_merged_cell_stands_once(tmp_path: Path) -> None:
    page = PageSketch().rule(72, 100, 400, 100).rule(72, 120, 400, 120).rule(72, 140, 400, 140)
    page.rule(72, 100, 72, 140).rule(400, 100, 400, 140).rule(250, 120, 250, 140)
    page.text(76, 114, "Both").text(76, 134, "left").text(254, 134, "right")
    (table,) = read_pdf(written(tmp_path / "a.pdf", page)).tables
    assert [(cell.text, cell.row, cell.column, cell.columns) for cell in table.cells] == [
        ("Both", 1, 1, 2),
        ("left", 2, 1, 1),
        ("right", 2, 2, 1),
    ]


def test_a_frame_around_a_text_is_no_table(tmp_path: Path) -> None:
    page = PageSketch().grid((60, 540), (80, 150)).lines(72, 100, FULL)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert not document.tables
    assert texts(tmp_path / "a.pdf") == [" ".join(FULL)]


def test_a_form_over_an_activities_list_is_two_tables(tmp_path: Path) -> None:
    page = PageSketch().grid((72, 200, 500), (100, 120, 140))
    page.grid((72, 300, 400, 500), (140, 160))
    page.text(76, 114, "Timeframe").text(204, 114, "2021-2023")
    page.text(76, 134, "Activities").text(204, 134, "as listed")
    page.text(76, 154, "Count").text(304, 154, "Museum").text(404, 154, "EUR 5")
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert [[cell.text for cell in table.cells] for table in document.tables] == [
        ["Timeframe", "2021-2023", "Activities", "as listed"],
        ["Count", "Museum", "EUR 5"],
    ]


def test_two_columns_are_not_read_across(tmp_path: Path) -> None:
    left = [f"left column has the line number {n}" for n in range(8)]
    right = [f"right column has the line number {n}" for n in range(8)]
    page = PageSketch().lines(60, 100, left).lines(310, 100, right)
    words = " ".join(texts(written(tmp_path / "a.pdf", page)))
    assert words == " ".join([*left, *right])


@pytest.mark.parametrize("heading", [["What will be done"], ["What will be done", "and by whom"]])
@pytest.mark.parametrize("below", [["One line."], [f"{FULL[0]} and on over both columns."] * 3])
def test_a_heading_below_two_columns_stands_behind_both(
    heading: list[str], below: list[str], tmp_path: Path
) -> None:
    left = [f"left column has the line number {n}" for n in range(8)]
    right = [f"right column has the line number {n}" for n in range(8)]
    page = PageSketch().lines(60, 100, left).lines(310, 100, right)
    page.lines(60, 222, heading).lines(60, 222 + 26 * len(heading), below)
    found = " ".join(texts(written(tmp_path / "a.pdf", page)))
    assert found == " ".join([*left, *right, *heading, *below])


@pytest.mark.parametrize("longer", [9, 12])
def test_a_column_that_is_longer_than_the_other_is_read_to_its_end(
    longer: int, tmp_path: Path
) -> None:
    left = [f"left column has the line number {n}" for n in range(longer)]
    right = [f"right column has the line number {n}" for n in range(7)]
    page = PageSketch().lines(60, 100, left).lines(310, 100, right)
    words = " ".join(texts(written(tmp_path / "a.pdf", page)))
    assert words == " ".join([*left, *right])


def test_labels_beside_their_text_are_a_table(tmp_path: Path) -> None:
    page = PageSketch()
    beside = [*FULL, *MORE]
    for number, label in enumerate((["Proponent"], ["Target", "species"], ["Timeframe"])):
        page.lines(60, 100 + 80 * number, label).lines(180, 100 + 80 * number, beside)
    (table,) = read_pdf(written(tmp_path / "a.pdf", page)).tables
    assert [row[0].text for row in table.rows] == ["Proponent", "Target species", "Timeframe"]
    assert [row[1].text for row in table.rows] == [" ".join(beside)] * 3


def test_running_headers_and_page_numbers_are_set_apart(tmp_path: Path) -> None:
    first = PageSketch().text(300, 50, "UNEP/CMS/COP99/Doc.28.2.1").lines(72, 100, FULL)
    second = PageSketch().text(72, 40, "UNEP/CMS/COP99/Doc.28.2.1").lines(72, 100, MORE)
    second.text(300, 810, "2")
    document = read_pdf(written(tmp_path / "a.pdf", first, second))
    assert document.paragraphs[0].text == "UNEP/CMS/COP99/Doc.28.2.1"  # the header block
    assert [paragraph.text for paragraph in document.margins] == ["UNEP/CMS/COP99/Doc.28.2.1", "2"]
    assert document.paragraphs[-1].text.endswith(MORE[-1])


def test_footnotes_are_set_apart(tmp_path: Path) -> None:
    note = "* The designations employed do not imply any opinion on the part of the Secretariat."
    page = PageSketch().lines(72, 100, FULL).text(72, 780, note, 8)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert [paragraph.text for paragraph in document.notes] == [note]
    assert note not in document.text


def test_footnotes_in_the_size_of_the_text_stand_under_a_short_rule(tmp_path: Path) -> None:
    notes = ["1 The museum keeps the counts.", "2 See the map of Strelsau."]
    page = PageSketch().lines(72, 100, FULL).rule(72, 700, 180, 700)
    page.text(72, 714, notes[0]).text(72, 728, notes[1])
    headings = PageSketch().rule(72, 90, 180, 90).lines(72, 104, ["1 Proponents", *FULL])
    document = read_pdf(written(tmp_path / "a.pdf", page, headings))
    assert " ".join(paragraph.text for paragraph in document.notes) == " ".join(notes)
    assert "1 Proponents" in document.text


def test_a_sentence_that_runs_over_the_page_is_one_paragraph(tmp_path: Path) -> None:
    first = PageSketch().lines(72, 740, FULL[:2])
    second = PageSketch().lines(72, 60, [FULL[2], "", *MORE], 13)
    document = read_pdf(written(tmp_path / "a.pdf", first, second))
    assert document.paragraphs[0].text == " ".join(FULL)
    assert document.paragraphs[0].location.page == 1
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_paragraphs_are_numbered_through(tmp_path: Path) -> None:
    page = PageSketch().lines(72, 100, FULL).grid((72, 250, 400), (200, 220))
    page.text(76, 214, "left").text(254, 214, "right").lines(72, 300, MORE)
    numbers = [p.location.paragraph for p in read_pdf(written(tmp_path / "a.pdf", page)).paragraphs]
    assert numbers == [1, 2, 3, 4]


def test_between_headings_and_single_lines_a_gap_still_parts_paragraphs(tmp_path: Path) -> None:
    """The commonest distance on such a page is the gap, not the leading."""
    single = ["PROPONENT", "Government of Ruritania", "TARGET SPECIES"]
    page = PageSketch().lines(72, 100, [*single, FULL[0], "GEOGRAPHICAL RANGE"], leading=24)
    page.lines(72, 240, FULL)
    assert texts(written(tmp_path / "a.pdf", page))[:5] == [
        *single,
        FULL[0],
        "GEOGRAPHICAL RANGE",
    ]


def test_in_a_list_of_names_each_line_is_a_paragraph(tmp_path: Path) -> None:
    page = PageSketch().grid([60, 150, 300], [100, 150, 180])
    page.text(66, 115, "Proponents").text(66, 165, "Species").text(156, 165, "Grus ruritana")
    page.lines(156, 115, ["Government of Ruritania", "Government of Strelsau"])
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert [p.text for p in document.paragraphs if p.location.cell == (1, 2)] == [
        "Government of Ruritania",
        "Government of Strelsau",
    ]


@pytest.mark.parametrize(
    ("words", "where", "gap"),
    [
        ("Monitoring follows the protocol.", (1, 3), 0),
        ("Monitoring follows the protocol.", (1, 3), 14),  # a paragraph of its own
        ("and they meet each spring with", (0, 3), 14),  # no series: neither all nor each second
    ],
)
def test_a_line_at_the_foot_of_two_pages_by_chance_is_no_footer(
    words: str, where: tuple[int, ...], gap: int, tmp_path: Path
) -> None:
    pages = []
    for number in range(4):
        last = words if number in where else f"The {'abcd'[number]} herd is watched."
        body = [f"Line {'abcd'[number]}{'xyz'[n % 3] * n} of the report." for n in range(51)]
        page = PageSketch().lines(72, 72, body).text(72, 72 + 51 * 13 + gap, last)
        pages.append(page.text(290, 818, str(number + 1)))
    document = read_pdf(written(tmp_path / "a.pdf", *pages))
    assert document.text.count(words) == 2
    assert [margin.text for margin in document.margins] == ["1"]


def test_fields_are_read_where_they_stand(tmp_path: Path) -> None:
    page = PageSketch().text(72, 100, "Proponent:").text(72, 200, "Species:")
    page.filled_in((130, 88, 400, 104), "Government of Ruritania")
    page.filled_in((72, 120, 500, 180), "It is declining.\nIt is shot.", "/FT /Tx /Ff 4096")
    page.filled_in((130, 188, 400, 204), "hush", "/FT /Tx /Ff 8192")
    page.filled_in((300, 188, 400, 204), "unseen", "/FT /Tx /F 2")
    page.text(72, 240, "Scientific committee asked").filled_in((240, 230, 252, 242), "", "/FT /Btn")
    page.filled_in(
        (130, 188, 290, 204), "Grus ruritana", "/FT /Ch /Ff 131072 /Opt [(Grus ruritana)]"
    )
    assert texts(written(tmp_path / "a.pdf", page)) == [
        "Proponent: Government of Ruritania",
        "It is declining.",
        "It is shot.",
        "Species: Grus ruritana",
        "Scientific committee asked ☐",
    ]


def test_a_form_without_a_word_but_its_fields_is_not_empty(tmp_path: Path) -> None:
    page = PageSketch().filled_in((72, 88, 400, 104), "Government of Ruritania")
    assert texts(written(tmp_path / "a.pdf", page)) == ["Government of Ruritania"]


def test_typed_text_is_text_and_remarks_are_kept_apart(tmp_path: Path) -> None:
    page = PageSketch().text(72, 100, "Timeframe:").text(72, 140, "Relevance:")
    page.note((130, 88, 300, 104), "FreeText", "/Contents (2027) /DA (/F1 11 Tf)")
    page.note((72, 90, 130, 104), "Highlight", "/Contents (Is this  still so?) /C [1 1 0]")
    page.note((300, 90, 320, 104), "Text", "/Contents (Ask the museum.)")
    page.note((300, 90, 420, 204), "Popup", "/Contents (Ask the museum.)")
    page.note((72, 90, 130, 104), "Link", "/Contents (elsewhere)")
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert [p.text for p in document.paragraphs] == ["Timeframe: 2027", "Relevance:"]
    assert document.comments == ("Is this still so?", "Ask the museum.")


def test_what_a_browser_prints_at_the_edge_is_a_margin_however_close(tmp_path: Path) -> None:
    pages = [
        PageSketch().text(24, 22, "11/23/26, 9:43 PM", 8).lines(72, 38, lines)
        for lines in (FULL, MORE)
    ]
    document = read_pdf(written(tmp_path / "a.pdf", *pages))
    assert document.text.count("9:43 PM") == 1  # on the first page it may be part of the document
    assert [p.text for p in document.paragraphs][1:] == [" ".join(FULL), " ".join(MORE)]


def test_on_a_page_of_short_lines_the_page_before_tells_how_far_lines_go(tmp_path: Path) -> None:
    first = PageSketch().lines(72, 100, [*FULL, *MORE] * 3)
    short = ["Count the cranes of the marshes", "Outcome: counts", "Lead: museum", "Ring the young"]
    second = PageSketch().lines(72, 100, short, leading=13)
    found = texts(written(tmp_path / "a.pdf", first, second))
    assert found[-4:] == short


def test_a_word_after_others_is_whole_where_the_document_has_it(tmp_path: Path) -> None:
    page = PageSketch().lines(72, 100, [*FULL, "They are killed with lead ammunition there."])
    page.grid((72, 145, 400), (300, 340)).lines(76, 314, ["of lead amm", "unition"])
    page.text(152, 314, "None")
    (table,) = read_pdf(written(tmp_path / "a.pdf", page)).tables
    assert table.rows[0][0].text == "of lead ammunition"


def test_a_row_that_begins_anew_in_most_of_its_cells_is_none_that_goes_on(tmp_path: Path) -> None:
    """ "ongoing" alone could go on: it would not have fitted behind the one above."""
    xs = (72, 220, 280, 400)
    first = PageSketch().grid(xs, (700, 740)).text(76, 714, "Count the cranes")
    first.text(224, 714, "ongoing").text(284, 714, "None")
    second = PageSketch().grid(xs, (60, 80)).text(76, 74, "Ring the young")
    second.text(224, 74, "ongoing").text(284, 74, "None")
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert [row[0].text for row in table.rows] == ["Count the cranes", "Ring the young"]


def test_the_header_of_a_table_in_a_form_is_dropped_where_the_next_page_repeats_it(
    tmp_path: Path,
) -> None:
    xs = (72, 180, 300, 400, 500)
    head = ["Activity", "Timeframe", "Funding"]
    first = PageSketch().grid((72, 180, 500), (660, 680)).grid(xs, (680, 700, 740))
    first.text(76, 674, "Proponents").text(184, 674, "Ruritania")
    second = PageSketch().grid(xs, (60, 80, 100))
    for page, y in ((first, 694), (second, 74)):
        for x, text in zip(xs[1:], head, strict=False):
            page.text(x + 4, y, text)
    first.text(184, 714, "Count the cranes of").text(304, 714, "2030").text(404, 714, "None")
    second.text(184, 94, "the marshes")
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert [cell.text for cell in table.cells if cell.text and cell.column > 1][1:] == [
        *head,
        "Count the cranes of the marshes",
        "2030",
        "None",
    ]


def test_a_row_of_like_cells_on_the_next_page_is_no_repeated_header(tmp_path: Path) -> None:
    xs = (72, 180, 300, 400)
    first, second = PageSketch().grid(xs, (660, 680, 740)), PageSketch().grid(xs, (60, 80))
    for page, y, texts_ in ((first, 674, "abc"), (first, 694, "xxx"), (second, 74, "xxx")):
        for x, text in zip(xs, texts_, strict=False):
            page.text(x + 4, y, text)
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert "".join(cell.text for cell in table.cells) == "abcxxxxxx"


def test_a_row_with_a_text_in_every_cell_is_not_the_rest_of_the_one_above(tmp_path: Path) -> None:
    """Cells so narrow that no word would have fitted above: "ongoing" alone proves nothing."""
    xs = (72, 110, 150, 190, 240)
    first, second = PageSketch().grid(xs, (700, 740)), PageSketch().grid(xs, (60, 80))
    for page, y, words in ((first, 714, ["Count", "Maps", "2031", "ongoing"]),
                           (second, 74, ["Ring", "Rings", "2032", "ongoing"])):  # fmt: skip
        for x, text in zip(xs, words, strict=False):
            page.text(x + 4, y, text)
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    assert [row[0].text for row in table.rows] == ["Count", "Ring"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Count the cranes at all", "12 sites", "Count the cranes at all 12 sites"),
        ("Survey the marshes in", "2029 and 2030", "Survey the marshes in 2029 and 2030"),
        ("Count the cranes.", "12 sites are mapped", None),  # ended above
        ("Count", "12 sites are mapped", None),  # would have fitted above
        ("Count the cranes at all", "2. Map sites", None),  # counts activities
    ],
)
def test_a_row_goes_on_with_a_figure_where_that_had_no_room_above(
    tmp_path: Path, above: str, below: str, whole: str | None
) -> None:
    xs = (60, 180, 300, 420)
    first = PageSketch().grid(xs, (700, 740)).text(64, 714, above)
    first.text(184, 714, "Maps").text(304, 714, "2031")
    second = PageSketch().grid(xs, (60, 80, 100)).text(64, 74, below)
    second.text(64, 94, "Ring birds").text(184, 94, "Rings").text(304, 94, "2032")
    (table,) = read_pdf(written(tmp_path / "a.pdf", first, second)).tables
    firsts = [row[0].text for row in table.rows]
    assert firsts == ([whole, "Ring birds"] if whole else [above, below, "Ring birds"])


def test_a_label_of_three_lines_swallows_no_name_beside_it(tmp_path: Path) -> None:
    rows = [
        (["Target species, lower", "taxon or population, or", "group of taxa"],
         ["Grus ruritana", "Otis ruritana"]),
        (["Proponent"], ["Government of Ruritania"]),
        (["Range"], ["Ruritania, Borduria and Syldavia"]),
        (["Timeframe"], ["2031 to 2033"]),
    ]  # fmt: skip
    page, y = PageSketch(), 92.0
    page.lines(
        64, 66, ["Proposal for a Concerted Action for the cranes and bustards of", "Ruritania"]
    )
    for label, text in rows:
        page.lines(64, y, label).lines(204, y, text)
        y += 13 * len(label) + 17
    (table,) = read_pdf(written(tmp_path / "a.pdf", page)).tables
    assert [tuple(" ".join(cell.text.split()) for cell in row) for row in table.rows] == [
        (" ".join(label), " ".join(text)) for label, text in rows
    ]


COLUMNS = (72, 180, 290, 380, 460)
CELLS = [
    ["Activity", "Outcome", "Time", "Who", "Money"],
    ["Count the|cranes", "Counts", "2031", "Museum of|Strelsau", "EUR 5"],
    ["Map the|marshes", "A map of|all of them", "2032", "Ruritania", "in kind"],
    ["Ring birds", "Rings", "2033", "Ruritania", "EUR 6"],
]


@pytest.mark.parametrize("leading", [13.0, 20.0])
def test_a_table_needs_no_lines_between_its_columns(leading: float, tmp_path: Path) -> None:
    page, y = PageSketch().lines(72, 80, FULL), 160.0
    for row in CELLS:
        for x, cell in zip(COLUMNS, row, strict=True):
            page.lines(x, y, cell.split("|"), size=9)
        y += leading + 13.0 * max(cell.count("|") for cell in row)
    page.lines(72, y + 40, MORE)
    prose, table, after = read_pdf(written(tmp_path / "a.pdf", page)).blocks
    assert isinstance(table, Table)
    assert not isinstance(prose, Table)
    assert not isinstance(after, Table)
    read = [[" ".join(cell.text.split()) for cell in row] for row in table.rows]
    wanted = [[cell.replace("|", " ") for cell in row] for row in CELLS]
    assert read == wanted if leading > 13 else read[0] == wanted[0]


def test_four_columns_of_prose_are_no_table(tmp_path: Path) -> None:
    page = PageSketch()
    for n in range(30):
        for x in (40, 180, 320, 460):
            page.text(x, 80 + n * 12, f"the cranes of marsh {n} rest by day", size=7)
    document = read_pdf(written(tmp_path / "a.pdf", page))
    assert document.text.count("the cranes of marsh") == 120
    assert not any(isinstance(block, Table) for block in document.blocks)
