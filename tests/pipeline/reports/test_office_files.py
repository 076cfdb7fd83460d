"""Papers, workbooks and letters open without repair: all they refer to is there."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from pipeline.i18n import LANGUAGES
from pipeline.letters.kinds import FIELDS, LetterKind
from pipeline.letters.templates import ANNEX, fill_template, shipped_template
from pipeline.register import Register
from pipeline.reports.paper_template import shipped_paper_template
from tests.pipeline.office_files import faults
from tests.pipeline.reports.test_council import filled
from tests.pipeline.reports.test_papers import every_finding, written

__all__ = ["every_finding", "filled"]


@pytest.fixture
def url() -> None:
    """On SQLite; what is in the papers is worked out from plain values."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_and_workbooks(language: str, every_finding: Register, tmp_path: Path) -> None:
    paths = written(every_finding, tmp_path, language)
    assert {path.suffix for path in paths} == {".docx", ".xlsx"}
    for path in paths:
        assert faults(path) == []
        again = path.with_name(f"again{path.suffix}")
        (Document(str(path)) if path.suffix == ".docx" else load_workbook(path)).save(str(again))
        assert faults(again) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_letters(kind: LetterKind, language: str, tmp_path: Path) -> None:
    values = dict.fromkeys(FIELDS[kind], "é & <ü> \x0b“”")
    points = {"findings": ["1. One.", "2. Two."], ANNEX: ["Annex", "1. One."]}
    word, *_ = fill_template(shipped_template(kind, language), {**values, **points})
    word.save(str(tmp_path / "letter.docx"))
    assert faults(tmp_path / "letter.docx") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates(language: str) -> None:
    templates = [shipped_template(kind, language) for kind in LetterKind]
    assert [faults(path) for path in (*templates, shipped_paper_template(language))] == [[]] * 7


DAMAGE = [  # part, what stands there, what stands there instead, what is said of it
    ("word/document.xml", b"</w:body>", b"", "word/document.xml is no XML"),
    ("word/document.xml", b'w:val="Heading1"', b'w:val="Nowhere"', "pStyle Nowhere is not defined"),
    ("word/_rels/document.xml.rels", b"styles.xml", b"lost.xml", "leads to lost.xml"),
    ("[Content_Types].xml", b"/word/styles.xml", b"/word/none.xml", "a type is given to word/none"),
]


@pytest.mark.parametrize(("part", "old", "new", "wanted"), DAMAGE, ids=[d[3] for d in DAMAGE])
def test_damage_is_seen(part: str, old: bytes, new: bytes, wanted: str, tmp_path: Path) -> None:
    whole = shipped_template(LetterKind.ACKNOWLEDGEMENT, "en")
    hurt = tmp_path / "hurt.docx"
    with ZipFile(whole) as package, ZipFile(hurt, "w", ZIP_DEFLATED) as copied:
        for name in package.namelist():
            content = package.read(name)
            copied.writestr(name, content.replace(old, new) if name == part else content)
    assert [fault for fault in faults(hurt) if wanted in fault]
