"""Findings as they stand on the page: the whole page by command, cut-outs in the report."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from extractors.document import BBox, Location
from pipeline.cli import app
from pipeline.intake.result import IntakeReport
from pipeline.register import open_register
from pipeline.reports.intake.text import day, remark
from pipeline.reports.intake.write import write_page
from pipeline.reports.texts import wording
from pipeline.submissions.findings import Evidence, Finding
from pipeline.submissions.page_images import cut_out
from pipeline.submissions.result import ExaminationResult
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, written
from tests.pipeline.outcomes import FINDING, outcome

WORDS = ["The crane of Ruritania winters in the", "marshes of Strelsau."] + ["More words."] * 30
ON_THE_PAGE = (Evidence("the marshes of Strelsau", Location(2, 1, 1)),)
NO_WORDS = replace(FINDING, evidence=())
SHOWN = replace(FINDING, evidence=ON_THE_PAGE)
MANY = (NO_WORDS, SHOWN)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return written(tmp_path / "crane.pdf", PageSketch().lines(100, 200, WORDS))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    return tmp_path / "home"


def read_as(content: bytes, name: str, *findings: Finding) -> ExaminationResult:
    """What was read from a file, with these findings."""
    return outcome(content, file=name, findings=findings)


def test_a_cut_out_is_the_lines_around_the_words(pdf: Path) -> None:
    picture = cut_out(pdf, SHOWN)
    assert picture is not None
    image = Image.open(io.BytesIO(picture))
    assert 40 < image.height < 300  # pixels; the page has 1684
    assert len(picture) < 20_000


@pytest.mark.parametrize(
    "evidence",
    [
        (),
        (Evidence("in a Word file", Location(2, None)),),
        (Evidence("nowhere to be seen", Location(2, 1, 1)),),
        (Evidence("the marshes", Location(2, 99, 1)),),
    ],
    ids=["no words", "no page", "not found", "no such page"],
)
def test_without_a_place_there_is_no_cut_out(pdf: Path, evidence: tuple[Evidence, ...]) -> None:
    assert cut_out(pdf, replace(FINDING, evidence=evidence)) is None


def test_a_scanned_paragraph_is_cut_out_by_its_frame(pdf: Path) -> None:
    place = Location(2, 1, 1, bbox=BBox(100, 300, 400, 320))
    assert cut_out(pdf, replace(FINDING, evidence=(Evidence("by OCR", place),))) is not None


def test_a_damaged_file_has_no_cut_out(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    assert cut_out(broken, SHOWN) is None
    assert cut_out(tmp_path / "absent.pdf", SHOWN) is None


def show(home: Path, path: Path, *options: str) -> Result:
    with open_register(home) as register:
        content = path.read_bytes()
        register.load(read_as(content, path.name, *MANY), content, None, "COP15")
    return CliRunner().invoke(app, ["submissions", "show", path.name, *options])


@pytest.mark.parametrize("choice", [(), ("--finding", "2")])
def test_the_command_draws_the_page(
    pdf: Path, home: Path, tmp_path: Path, choice: tuple[str, ...]
) -> None:
    place = tmp_path / "out.png"
    ran = show(home, pdf, "--picture", str(place), *choice)
    assert ran.exit_code == 0, ran.output
    assert Image.open(io.BytesIO(place.read_bytes())).format == "PNG"


REFUSED = [
    ("a finding without words", ["--picture", "out.png", "--finding", "1"], "nothing on a page"),
    ("a finding too many", ["--picture", "out.png", "--finding", "3"], "no finding 3: it has 2"),
    ("another kind of picture", ["--picture", "out.jpg"], "ends in .png"),
    ("no picture", ["--finding", "1"], "give --picture"),
]


@pytest.mark.parametrize(
    ("options", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_cannot_be_drawn_is_said(
    options: list[str],
    says: str,
    pdf: Path,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = show(home, pdf, *options)
    assert ran.exit_code == 2
    assert says in " ".join(ran.stderr.split())
    assert not [*tmp_path.glob("out*")]


def test_a_word_file_has_no_pages(home: Path, tmp_path: Path) -> None:
    word = tmp_path / "crane.docx"
    word.write_bytes(b"PK and so on")
    ran = show(home, word, "--picture", str(tmp_path / "out.png"))
    assert (ran.exit_code, (tmp_path / "out.png").exists()) == (2, False)
    assert "is not a PDF" in ran.stderr


def test_the_page_of_a_run_shows_each_words_once(pdf: Path, home: Path, tmp_path: Path) -> None:
    content = pdf.read_bytes()
    result = read_as(content, pdf.name, *MANY, SHOWN)
    with open_register(home) as register:
        loaded = register.load(result, content, None, "COP15")
    run = datetime(2030, 1, 5, tzinfo=UTC)
    write_page(IntakeReport(run, "COP15", (loaded,)), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert page.count('src="data:image/png;base64,') == 1
    assert loaded.sha256 == sha256(content).hexdigest()


def test_a_day_to_confirm_is_in_the_report_and_not_in_its_place(tmp_path: Path, pdf: Path) -> None:
    source = "Received: by mx.example; Mon, 20 Oct 2025"
    reading = read_as(pdf.read_bytes(), pdf.name)
    suggested = replace(reading.summary, suggested_received="2025-10-20", suggested_source=source)
    result = ExaminationResult(replace(suggested, received=None, came_in="mail.eml"))
    with open_register(tmp_path / "home") as register:
        row = register.load(result, pdf.read_bytes(), None, "COP15")
    terms = wording("en", "intake")
    assert (day(row, terms), row.suggested) == ("not known; 2025-10-20?", "2025-10-20")
    assert remark(row, terms) == "Received in mail.eml."
    write_page(IntakeReport(datetime(2030, 1, 5, tzinfo=UTC), "COP15", (row,)), tmp_path / "a.html")
    assert source in (tmp_path / "a.html").read_text("utf-8")
    given = replace(row, received=date(2025, 10, 21))
    assert (day(given, terms), given.suggested, given.day_source) == ("2025-10-21", None, "")
