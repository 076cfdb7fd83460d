"""Nothing is fetched for a document: a port that every kind of file names hears nothing."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from extractors.errors import ExtractionError
from extractors.readers import libreoffice
from extractors.readers.containers import is_bundle, read_bundle
from extractors.readers.libreoffice import converter_available
from extractors.readers.read import read_document
from pipeline.workbooks.sheets import read_workbook
from tests.extractors.readers.pdf.pdf_sketch import PageSketch, pdf_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OUTSIDE = '<!DOCTYPE x SYSTEM "{host}/x.dtd" [<!ENTITY e SYSTEM "{host}/e.txt">]>'

Made = Callable[[str], bytes]  # of the address that listens


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def page(host: str) -> bytes:
    return (
        f'<html><head><link rel="stylesheet" href="{host}/a.css"><base href="{host}/"></head><body>'
        f'<p>An otter.</p><img src="{host}/b.png"><iframe src="{host}/c.html"></iframe>'
        f'<object data="{host}/d"></object><script src="{host}/e.js"></script></body></html>'
    ).encode()


def web_archive(host: str) -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    return f"{head}Content-Type: text/html\n\n{page(host).decode()}\n--x--\n".encode()


def rich_text(host: str) -> bytes:
    return (
        rf"{{\rtf1\ansi{{\*\template {host}/t.dot}}"
        rf'{{\field{{\*\fldinst INCLUDEPICTURE "{host}/a.png" \\d}}{{\fldrslt x}}}}'
        rf'{{\field{{\*\fldinst INCLUDETEXT "{host}/b.txt"}}{{\fldrslt x}}}} An otter.\par}}'
    ).encode()


def open_document(host: str) -> bytes:
    names = " ".join(f'xmlns:{n}="{OASIS}:{n}:1.0"' for n in ("office", "text", "draw"))
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:text><text:p>An otter."
        f'<draw:frame><draw:image xlink:href="{host}/a.png" xlink:actuate="onLoad"/></draw:frame>'
        f'</text:p><text:section text:name="s"><text:section-source xlink:href="{host}/b.odt"/>'
        "<text:p>x</text:p></text:section></office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def relations(host: str, *kinds: str) -> str:
    lines = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{host}/{kind}" '
        'TargetMode="External"/>'
        for n, kind in enumerate(kinds)
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def word(host: str, before: str = "", inside: str = "") -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    body = (
        f'{before}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body><w:p>'
        '<w:r><w:t>An otter.</w:t></w:r></w:p><w:altChunk r:id="r0"/><w:p><w:r><w:t>'
        f"{inside}</w:t></w:r></w:p></w:body></w:document>"
    )
    main = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    return packed(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": main,
            "word/document.xml": body,
            "word/_rels/document.xml.rels": relations(
                host, "aFChunk", "image", "styles", "footnotes"
            ),
            "word/_rels/settings.xml.rels": relations(host, "attachedTemplate"),
        }
    )


def word_with_entities(host: str) -> bytes:
    return word(host, OUTSIDE.format(host=host), "&e;")


def portable(host: str) -> bytes:
    written = pdf_bytes([PageSketch().text(72, 100, "An otter.")])
    opened = f"/OpenAction << /S /URI /URI ({host}/a) >>"
    closed = f"/AA << /WC << /S /Launch /F ({host}/b) >> >>"
    return written.replace(b"/Type /Catalog", f"/Type /Catalog {opened} {closed}".encode())


def message(host: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "An otter"
    mail["List-Unsubscribe"] = f"<{host}/unsubscribe>"
    mail.set_content(page(host).decode(), "html")
    mail.add_attachment(word(host), "application", "octet-stream", filename="otter.docx")
    outside = f'Content-Type: message/external-body; access-type="URL"; URL="{host}/x"\n\n'
    return mail.as_bytes() + outside.encode()


def bundle(host: str) -> bytes:
    return packed({"otter.docx": word(host), "otter.eml": message(host), "otter.html": page(host)})


def workbook(host: str) -> bytes:
    from openpyxl import Workbook

    book, made = Workbook(), BytesIO()
    sheet = book.create_sheet("otters")
    sheet["A1"] = f'=WEBSERVICE("{host}/a")'
    sheet["A2"] = f"='{host}/[b.xlsx]S'!A1"
    book.save(made)
    with ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    outside = OUTSIDE.format(host=host).encode()
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"<workbook", outside + b"<workbook", 1
    )
    return packed(parts)


FILES: Mapping[str, tuple[Made, bool]] = {  # name, and whether LibreOffice reads it
    "page.doc": (page, True),
    "archive.doc": (web_archive, True),
    "letter.rtf": (rich_text, True),
    "letter.odt": (open_document, True),
    "letter.docx": (word, False),
    "refused.docx": (word_with_entities, False),
    "letter.pdf": (portable, False),
    "letter.eml": (message, False),
    "all.zip": (bundle, False),
    "table.xlsx": (workbook, False),
}


@pytest.fixture
def door() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        yield listening


@pytest.mark.slow
@pytest.mark.parametrize(("name", "made", "converted"), [(n, *f) for n, f in FILES.items()])
def test_nothing_is_fetched(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    door: socket.socket,
    name: str,
    made: Made,
    converted: bool,
) -> None:
    """Also where the system gives LibreOffice no network of its own: by a dead proxy alone."""
    if converted and not converter_available():
        pytest.skip("LibreOffice: apt-get install libreoffice-writer")
    monkeypatch.setattr(libreoffice, "_without_network", lambda: ())
    (path := tmp_path / name).write_bytes(made(f"http://127.0.0.1:{door.getsockname()[1]}"))
    assert ("refused" if name.startswith("refused") else "otter") in read(path)
    with pytest.raises(TimeoutError):
        door.accept()


def read(path: Path) -> str:
    """Everything that is read of a file in any way."""
    words = []
    try:
        words += [paragraph.text for paragraph in read_document(path).paragraphs]
    except ExtractionError as error:
        words.append(f"refused: {error}")
    if is_bundle(path):
        found = read_bundle(path)
        words += [found.body, *(part.name for part in found.parts)]
    with suppress(Exception):  # what is no workbook is named in other tests
        words += [f"{path.name} otter {sheet}" for sheet in read_workbook(path)]
    return " ".join(words)
