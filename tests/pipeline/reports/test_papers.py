"""The form of the papers: as the Convention's, in three languages, in a template of their own."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Pt
from openpyxl import load_workbook

from pipeline.config import home
from pipeline.i18n import LANGUAGES
from pipeline.register import Register
from pipeline.reports import paper_template as looks
from pipeline.reports.council import council_paper
from pipeline.reports.council.cop_paper import cop_paper
from pipeline.reports.council.selection import WithdrawnFile
from pipeline.reports.council.write import write_cop_paper, write_council
from pipeline.reports.names import proponents_in, states_in
from pipeline.reports.paper_template import BrokenPaperTemplate
from pipeline.submissions.checks import rules
from pipeline.submissions.findings import Finding
from pipeline.submissions.summary import ReadProponent, ReadRangeState, ReadSection
from tests.pipeline.outcomes import SAIGA
from tests.pipeline.reports.test_council import DAY, filled, load
from tests.tools.paper_templates import paper_template

__all__ = ["filled"]
STATES = (("KZ", "Kazakhstan"), ("EG", "Egypt"), ("AE", "United Arab Emirates"), ("ET", "Ethiopia"))
NOT_FOR_PAPERS = re.compile(
    r"\b[A-Z]{3}\d{3}\b|\.(?:docx?|pdf|xlsx)\b|\b(?:program(?:me|a)?|software|logiciel|MUST_FIX)\b"
    r"|\b[0-9a-f]{64}\b",
    re.IGNORECASE,
)
UNITED_NATIONS = re.compile(
    "United Nations Environment Programme|Programme des Nations Unies"
    "|Programa de las Naciones Unidas"
)
SHAPE = [
    ("Masthead Bold", "99th Meeting of the Conference of the Parties"),
    ("Masthead", "Streslau, 1 – 6 July 2033"),
    ("Masthead", "Agenda Item […]"),
    ("Title", "Implementation of Concerted Actions*"),
    ("Prepared By", "(Prepared by the Secretariat)"),
    ("Masthead", ""),
    ("Heading 1", "Background"),
    ("Numbered Paragraph", "Under paragraph 5 of Resolution 12.28 (Rev.COP14)"),
    ("Numbered Paragraph", "Annex 1 to the Resolution asks proponents"),
    ("Heading 1", "Progress"),
    ("Numbered Paragraph", "The following table shows the reports received"),
    ("Table Text", ""),
    ("Numbered Paragraph", "At that date, no Concerted Action falls under Step 6(4)"),
    ("Heading 1", "Proposals"),
    ("Numbered Paragraph", "No proposal to extend a Concerted Action has been received."),
    ("Heading 1", "Recommended action"),
    ("Numbered Paragraph", "The Conference of the Parties is recommended to:"),
    ("Lettered Point", "take note of the progress"),
    ("Normal", ""),  # the end of the upright pages
    ("Annex", "Annex 1. Status of Concerted Actions"),
]


@pytest.fixture
def url() -> None:
    """On SQLite; what is in the papers is worked out from plain values."""


@pytest.fixture
def every_finding(filled: Register) -> Register:
    """A submission with a finding of every rule, and Range States in no order."""
    facts = dict.fromkeys(
        (name for rule in rules().values() for name in re.findall(r"\{(\w+)", rule.message)), "Zz"
    )
    states = tuple(ReadRangeState(iso, name, True, 1) for iso, name in STATES)
    load(
        filled,
        "all of it.pdf",
        findings=tuple(Finding(rule, facts) for rule in rules().values()),
        range_states=states,
        sections=(ReadSection("relevance", "(ii)", "en", "It migrates.", 2, 9),),
        symbol="PNUE/CMS/COP99/Doc.7",
        title="PROPOSAL",
    )
    return filled


def written(register: Register, folder: Path, language: str) -> list[Path]:
    """The papers in one language."""
    council = write_council(council_paper(register, "ScC-SC98", DAY), folder, language)
    cop = write_cop_paper(cop_paper(register, "COP99", DAY), folder)
    return [*council, *(path for path in cop if path.stem.endswith(language))]


def words_of(path: Path) -> Iterator[str]:
    """Everything a reader sees."""
    if path.suffix == ".xlsx":
        for sheet in load_workbook(path).worksheets:
            yield sheet.title
            for row in sheet.iter_rows(values_only=True):
                yield from (str(cell) for cell in row if cell is not None)
        return
    for part in Document(str(path)).part.package.iter_parts():
        if "xml" in part.content_type and "/word/" in part.partname:
            for line in re.findall(r"<w:p[ >].*?</w:p>", part.blob.decode(), re.DOTALL):
                yield "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", line))


@pytest.mark.parametrize(
    ("language", "taxa", "named"),
    [
        ("en", ("Giraffa camelopardalis",), "Giraffe (Giraffa camelopardalis)"),
        ("fr", ("Giraffa camelopardalis",), "Girafe (Giraffa camelopardalis)"),
        ("es", ("Giraffa camelopardalis",), "Jirafa (Giraffa camelopardalis)"),
        ("en", (), "PROPOSAL FOR THE GIRAFFE"),
    ],
)
def test_what_was_withdrawn_is_named_by_its_species(
    language: str, taxa: tuple[str, ...], named: str, filled: Register, tmp_path: Path
) -> None:
    """In the language of the paper; by its title only where no species was read."""
    gone = WithdrawnFile("g.pdf", "PROPOSAL FOR THE GIRAFFE", taxa, DAY, "")
    paper = replace(council_paper(filled, "ScC-SC98", DAY), withdrawn=(gone,))
    (path, *_) = (p for p in write_council(paper, tmp_path, language) if p.suffix == ".docx")
    (line,) = (words for words in words_of(path) if "iraf" in words or "GIRAFFE" in words)
    assert line.startswith(f"{named} (")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paper_has_a_file_a_code_or_a_word_about_a_program(
    language: str, every_finding: Register, tmp_path: Path
) -> None:
    paths = written(every_finding, tmp_path, language)
    lines = [UNITED_NATIONS.sub("", line) for path in paths for line in words_of(path)]
    assert len(lines) > 150
    assert not [line for line in lines if NOT_FOR_PAPERS.search(line)]


def test_the_shape_of_a_paper_is_that_of_the_convention(filled: Register, tmp_path: Path) -> None:
    path = write_cop_paper(cop_paper(filled, "COP99", date(2032, 1, 1)), tmp_path)[0]
    word = Document(str(path))
    shape = [(line.style.name, line.text) for line in word.paragraphs if line.style]
    assert [style for style, _ in shape] == [style for style, _ in SHAPE]
    for (_, text), (_, begins) in zip(shape, SHAPE, strict=True):
        assert text.replace("\u00a0", " ").startswith(begins)
    masthead, summary, *_ = word.tables
    assert [cell.text.split("\n") for cell in masthead.rows[0].cells] == [
        ["CONVENTION ON", "MIGRATORY", "SPECIES"],
        ["UNEP/CMS/COP99/Doc.[…]", "1 January 2032", "Original: English"],
    ]
    assert summary.rows[0].cells[0].text.startswith("Summary:\nThis document gives")
    pages = [section.page_width < section.page_height for section in word.sections]  # type: ignore[operator]  # a section has a size
    assert pages == [True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_symbol_is_the_same_in_every_language(
    language: str, every_finding: Register, tmp_path: Path
) -> None:
    for path in written(every_finding, tmp_path, language):
        assert "UNEP/CMS/" in " ".join(words_of(path))
        assert "PNUE/" not in " ".join(words_of(path))


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["Egypt", "Ethiopia", "Kazakhstan", "United Arab Emirates"]),
        ("fr", ["Égypte", "Émirats arabes unis", "Éthiopie", "Kazakhstan"]),
        ("es", ["Egipto", "Emiratos Árabes Unidos", "Etiopía", "Kazajstán"]),
    ],
)
def test_range_states_stand_in_the_order_of_the_alphabet(language: str, order: list[str]) -> None:
    assert [*states_in(language, [name for _, name in STATES])] == order


def test_one_government_is_one_proponent() -> None:
    names = ("Government of Kazakhstan", "Gouvernement du Kazakhstan")
    people = [ReadProponent(name, "government", "KZ") for name in names]
    assert proponents_in("es", people) == ("Kazajstán",)


def test_an_overlap_is_never_with_the_action_of_the_submission_itself(filled: Register) -> None:
    submission = council_paper(filled, "COP99", DAY).proposals[0]
    assert [overlap.with_ for overlap in submission.overlaps] == ["98.1 Saiga of the plains"]
    load(filled, "its own.docx", concerted_action="98.1", symbol="UNEP/CMS/COP99/Doc.9")
    rows = {row.file: row for row in council_paper(filled, "COP99", DAY).proposals}
    assert "98.1 Saiga of the plains" not in [o.with_ for o in rows["its own.docx"].overlaps]


def test_a_long_submission_is_cut_to_what_a_page_holds(filled: Register, tmp_path: Path) -> None:
    long = tuple(
        ReadSection(id_, id_, "en", "It migrates. " * 300, 3, 9)
        for id_ in ("conservation_priority", "relevance", "likelihood_of_success")
    )
    load(filled, "long.docx", sections=long, findings=(), symbol="UNEP/CMS/COP99/Doc.9")
    word, _ = write_council(council_paper(filled, "COP99", DAY), tmp_path, "en")
    rows = [row for table in Document(str(word)).tables for row in table.rows]
    quoted = [row.cells[1].text for row in rows if len(row.cells) == 3]
    assert sum(len(text) for text in quoted if text.startswith("“")) < 6000  # of two submissions


def restyled(language: str, change: Any) -> None:
    """A colleague's copy of a template, changed."""
    mine = home() / "templates" / "papers" / f"{language}.docx"
    mine.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(looks.SHIPPED / mine.name, mine)
    word = Document(str(mine))
    change(word)
    word.save(str(mine))


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))


@pytest.mark.usefixtures("own_home")
def test_a_colleagues_template_goes_before_the_one_shipped(
    filled: Register, tmp_path: Path
) -> None:
    def change(word: Any) -> None:
        word.styles["Heading 1"].font.size = Pt(17)
        word.paragraphs[0].insert_paragraph_before("Zz a line of ours")

    restyled("fr", change)
    papers = {path.stem[-2:]: Document(str(path)) for path in in_all(filled, tmp_path)}
    assert papers["fr"].styles["Heading 1"].font.size == Pt(17)
    assert "Zz a line of ours" in [line.text for line in papers["fr"].paragraphs]
    assert papers["es"].styles["Heading 1"].font.size != Pt(17)


def in_all(register: Register, folder: Path) -> tuple[Path, ...]:
    return write_cop_paper(cop_paper(register, "COP99", DAY), folder)


def lose(name: str, instead: str = "") -> Any:
    """A change that takes a placeholder out of the text."""

    def change(word: Any) -> None:
        cells = [c for table in word.tables for row in table.rows for c in row.cells]
        for line in [*word.paragraphs, *(p for cell in cells for p in cell.paragraphs)]:
            if name in line.text:
                line.text = line.text.replace(name, instead)

    return change


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (lose("{title}"), "{title} is missing"),
        (lose("{title}", "{title} {titel}"), "it has {titel}"),
        (lambda word: word.add_paragraph("After it"), "must be the last paragraph"),
        (lambda word: word.styles["Annex"].delete(), "“Annex” is missing"),
    ],
)
def test_a_template_that_cannot_be_filled_in_says_why(
    change: Any, wrong: str, filled: Register, tmp_path: Path
) -> None:
    restyled("en", change)
    with pytest.raises(BrokenPaperTemplate, match=re.escape(wrong)):
        in_all(filled, tmp_path / "out")
    assert not [*(tmp_path / "out").glob("*")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_templates_shipped_say_what_our_texts_say(language: str) -> None:
    made = [line.text for line in paper_template(language).paragraphs]
    assert [p.text for p in Document(str(looks.SHIPPED / f"{language}.docx")).paragraphs] == made


def test_every_sheet_of_the_workbook_is_printed_on_a4(filled: Register, tmp_path: Path) -> None:
    load(filled, "wide.docx", title="T" * 400, taxa=(replace(SAIGA, role="target"),))
    _, path = write_council(council_paper(filled, "ScC-SC98", DAY), tmp_path, "es")
    book = load_workbook(path)
    assert len(book.sheetnames) == 5
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_area
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_opens_them(language: str, every_finding: Register, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    paths = written(every_finding, tmp_path, language)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for path in paths:
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(path)], check=True, capture_output=True)  # our own paths
        assert path.with_suffix(".pdf").stat().st_size > 10_000
