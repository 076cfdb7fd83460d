"""Old formats where LibreOffice is not installed: read by packages, or what is said when not."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from extractors.document import Document, OpenChanges
from extractors.errors import ConverterMissing, EncryptedFile, ExtractionError
from extractors.readers.read import read_document

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
TOP = (
    f'xmlns:office="{OFFICE}:office:1.0" xmlns:text="{OFFICE}:text:1.0" '
    f'xmlns:style="{OFFICE}:style:1.0" xmlns:table="{OFFICE}:table:1.0" office:version="1.2"'
)
BODY = f"""<office:document-content {TOP}><office:font-face-decls/><office:automatic-styles/>
<office:body><office:text><text:tracked-changes>
<text:changed-region text:id="a"><text:deletion><text:p>every gull</text:p></text:deletion>
</text:changed-region><text:changed-region text:id="b"><text:insertion/></text:changed-region>
</text:tracked-changes><text:h text:outline-level="1">Range</text:h>
<text:p>The cranes<text:change text:change-id="a"/> of
<text:change-start text:change-id="b"/>Ruritania.<text:change-end text:change-id="b"/></text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>
<table:table-cell><text:p>Count</text:p></table:table-cell>
<table:table-cell><text:p>2028</text:p></table:table-cell>
</table:table-row></table:table></office:text></office:body></office:document-content>"""
STYLES = f"""<office:document-styles {TOP}><office:font-face-decls/><office:styles/>
<office:automatic-styles/><office:master-styles>
<style:master-page style:name="Standard"><style:header><text:p>Doc.99.1</text:p></style:header>
</style:master-page></office:master-styles></office:document-styles>"""
RTF = (
    r"{\rtf1\ansi{\header\pard Doc.99.1\par}\pard Range\par"
    r" The cranes {\deleted every gull }of {\revised Ruritania.}\par"
    r"\trowd\cellx2000\cellx4000\intbl Count\cell 2028\cell\row\pard}"
)
PAGE = (
    "<html><body><p>Range</p><p>The cranes of Ruritania.</p>"
    "<img src='http://127.0.0.1:9/seen.png'><table><tr><td>Count</td><td>2028</td></tr></table>"
    "</body></html>"
)
WORD_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>'
)


@pytest.fixture(autouse=True)
def no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def open_document(path: Path) -> Path:
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", BODY)
        package.writestr("styles.xml", STYLES)
    return path


def rich_text(path: Path) -> Path:
    path.write_text(RTF, "ascii")
    return path


def web_page(path: Path) -> Path:
    path.write_text(PAGE, "ascii")
    return path


@pytest.fixture(params=[open_document, rich_text, web_page])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    make: Callable[[Path], Path] = request.param
    return read_document(make(tmp_path / "old.doc"))


def test_the_text_and_the_tables_are_there_as_accepted(read: Document) -> None:
    assert [p.text for p in read.paragraphs] == [
        "Range",
        "The cranes of Ruritania.",
        "Count",
        "2028",
    ]
    (table,) = read.tables
    assert [[cell.text for cell in row] for row in table.rows] == [["Count", "2028"]]


def test_headers_and_changes_are_told(read: Document) -> None:
    if read.format != "html":
        assert [paragraph.text for paragraph in read.margins] == ["Doc.99.1"]
        assert read.changes == OpenChanges(insertions=1, deletions=1)


def test_what_no_package_opens_names_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "old.doc"
    path.write_text(WORD_2003, "ascii")
    with pytest.raises(ConverterMissing, match="libreoffice-writer"):
        read_document(path)


@pytest.mark.slow
def test_every_old_word_file_reads_or_has_a_named_state(real_documents: Path) -> None:
    read = 0
    for path in sorted((real_documents / "doc").iterdir()):
        try:
            read += bool(read_document(path).text)
        except ExtractionError:
            continue
    assert read >= 20


def test_a_protected_file_says_so(real_documents: Path) -> None:
    with pytest.raises(EncryptedFile):
        read_document(real_documents / "doc" / "tika__testWORD_protected_passtika.doc")
