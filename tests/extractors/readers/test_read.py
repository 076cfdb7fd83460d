"""Each row: bytes under a misleading name, and what they are taken for."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import (
    BrokenFile,
    EmptyFile,
    EncryptedFile,
    ExtractionError,
    NotAFile,
    UnknownFormat,
)
from extractors.readers.file_types import Format, tell_format
from extractors.readers.read import read_document
from tests.extractors.readers.containers.outlookfile import ole_bytes, outlook_bytes
from tests.extractors.readers.word.wordfile import p, word_bytes, zip_bytes

RTF = rb"{\rtf1\ansi Otters of Ruritania\par}"
FLAT = b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'
WORDML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument \
xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
ARCHIVE = b"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="=_1"

--=_1
Content-Transfer-Encoding: quoted-printable
Content-Type: text/html; charset="windows-1252"

<html><head><meta http-equiv=3DContent-Type content=3D"text/html; charset=3Dwindows-1252"></head>
<body><h1>Geographical range</h1><p>The oc=E9an off Ruritania</p>
<table><tr><td>Activity</td><td>Funding</td></tr></table></body></html>
--=_1--
"""


def _shifted(content: bytes) -> bytes:
    """As a transfer in text mode leaves it: one byte more, and nothing is where it should be."""
    return content[:520] + b"\r" + content[520:]


TELLING = [
    ("PDF", b"%PDF-1.7\n", Format.PDF),
    ("PDF after a mail server's remarks", b"\n\nremarks\n%PDF-1.7\n", Format.PDF),
    ("PDF that lost its head", b"1 0 obj << >> endobj\nstartxref\n9\n%%EOF", Format.PDF),
    ("Word", word_bytes(p("x")), Format.DOCX),
    ("Word cut short", word_bytes(p("x"))[:-30], Format.DOCX),
    ("Word, flat", FLAT, Format.DOCX),
    ("Word of 2003 as XML", WORDML, Format.WORDML),
    ("old Word", ole_bytes({"WordDocument": b"x"}), Format.DOC),
    ("old Word that shouts", ole_bytes({"WORDDOCUMENT": b"x"}), Format.DOC),
    ("old Word whose directory is lost", _shifted(ole_bytes({"WordDocument": b"x"})), Format.DOC),
    ("very old Word", b"\xdb\xa5\x2d\x00 text", Format.DOC),
    ("Word behind a password", ole_bytes({"EncryptedPackage": b"x"}), Format.PROTECTED),
    ("old Excel", ole_bytes({"Workbook": b"x"}), Format.UNKNOWN),
    ("Outlook", outlook_bytes({}), Format.MSG),
    ("rich text", RTF, Format.RTF),
    ("a web page", b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html>", Format.HTML),
    ("OpenDocument", zip_bytes({"mimetype": "application/vnd.oasis.opendocument.text"}),
     Format.ODT),
    ("OpenDocument, flat", b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
     b'office:1.0" office:mimetype="application/vnd.oasis.opendocument.text">', Format.ODT),
    ("an OpenDocument table", zip_bytes({"mimetype": "application/vnd.oasis.opendocument."
                                         "spreadsheet"}), Format.UNKNOWN),
    ("Visio", zip_bytes({"[Content_Types].xml": "", "visio/document.xml": ""}), Format.UNKNOWN),
    ("Excel", zip_bytes({"[Content_Types].xml": "", "xl/workbook.xml": ""}), Format.UNKNOWN),
    ("a zip", zip_bytes({"a.docx": b"x"}), Format.ZIP),
    ("an empty zip", zip_bytes({}), Format.ZIP),
    ("mail", b"Received: by x\r\nSubject: y\r\n\r\nHello", Format.EML),
    ("mail after many servers", b"Received: by x\r\n" + b"ARC-Seal: y\r\n" * 800 + b"From: z\r\n",
     Format.EML),
    ("mail out of a mailbox", b"From x Mon Oct 20\nX-Status: 1\nDate: y\nFrom: z\n\n", Format.EML),
    ("mail in HTML", b"From: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n", Format.EML),
    ("a web page saved as one file", ARCHIVE, Format.MHTML),
    ("the same by a browser", b"From: <Saved by Blink>\n" + ARCHIVE, Format.MHTML),
    ("winmail.dat", b"\x78\x9f\x3e\x22\x01\x00", Format.TNEF),
    ("a letter that begins like mail", b"Subject: our proposal\n\nDear all", Format.UNKNOWN),
    ("plain text", b"Proposal for a Concerted Action", Format.UNKNOWN),
    ("text that begins like a zip", b"PK is short for Pakistan", Format.UNKNOWN),
    ("a picture", b"\x89PNG\r\n\x1a\n", Format.UNKNOWN),
    ("other XML", b"<?xml version='1.0'?><a/>", Format.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "found"), [t[1:] for t in TELLING], ids=[t[0] for t in TELLING]
)
def test_formats_are_told_from_bytes(content: bytes, found: Format) -> None:
    assert tell_format(content) is found


@given(st.binary(max_size=200), st.sampled_from([t[1] for t in TELLING]), st.integers(0, 2000))
def test_telling_never_fails(noise: bytes, content: bytes, place: int) -> None:
    assert tell_format(content[:place] + noise + content[place + len(noise) :]) in Format


def test_the_suffix_is_never_asked(tmp_path: Path) -> None:
    path = tmp_path / "really word.pdf"
    path.write_bytes(content := word_bytes(p("Otters")))
    document = read_document(path)
    assert (document.text, document.format) == ("Otters", "docx")
    assert (document.name, document.sha256) == (path.name, sha256(content).hexdigest())


BAD = [
    ("nothing", b"", EmptyFile),
    ("nothing but zeros", bytes(5000), EmptyFile),
    ("plain text", b"Proposal for a Concerted Action", UnknownFormat),
    ("mail is a bundle", b"From: a\nTo: b\n\nHello", UnknownFormat),
    ("a zip is a bundle", zip_bytes({"a.pdf": b"x"}), UnknownFormat),
    ("locked Word", ole_bytes({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), EncryptedFile),
    ("broken Word", word_bytes(p("x"))[:-30], BrokenFile),
    ("broken PDF", b"%PDF-1.7 and then nothing", BrokenFile),
]


@pytest.mark.parametrize(("content", "error"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_bad_files_have_a_name(content: bytes, error: type[Exception], tmp_path: Path) -> None:
    path = tmp_path / "submission.docx"
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        read_document(path)
    assert "submission.docx" in str(caught.value)


def test_what_is_no_file_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.docx"):
        with pytest.raises(NotAFile):
            read_document(path)


def test_a_file_that_may_not_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(path.name)

    (path := tmp_path / "secret.docx").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ExtractionError, match=r"secret\.docx could not be read"):
        read_document(path)


LEGACY = [
    ("rich text", RTF, "rtf"),
    ("rich text behind a mark", b"\xef\xbb\xbf\r\n" + RTF, "rtf"),
    ("a web page", b"<html><body><p>Otters of Ruritania</p></body></html>", "html"),
    ("a flat OpenDocument", b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:'
     b'tc:opendocument:xmlns:office:1.0" '
     b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
     b'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body>'
     b"<office:text><text:p>Otters of Ruritania</text:p></office:text></office:body>"
     b"</office:document>", "odt"),
    ("Word of 2003 as XML", WORDML.replace(b"/>", b"><w:body><w:p><w:r><w:t>Otters of Ruritania"
     b"</w:t></w:r></w:p></w:body></w:wordDocument>"), "wordml"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="apt-get install libreoffice-writer")
@pytest.mark.parametrize(("content", "form"), [c[1:] for c in LEGACY], ids=[c[0] for c in LEGACY])
def test_old_formats_come_through_libreoffice(content: bytes, form: str, tmp_path: Path) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(content)
    document = read_document(path)
    assert (document.text, document.format, document.name) == (
        "Otters of Ruritania",
        form,
        "old.doc",
    )


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="apt-get install libreoffice-writer")
def test_rich_text_under_the_name_of_plain_text_is_rich_text(tmp_path: Path) -> None:
    path = tmp_path / "proposal.txt"
    path.write_bytes(RTF)
    assert read_document(path).text == "Otters of Ruritania"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="apt-get install libreoffice-writer")
def test_errors_name_the_file_that_came_in(tmp_path: Path) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(rb"{\rtf1\ansi}")
    with pytest.raises(ExtractionError) as caught:
        read_document(path)
    assert str(caught.value).startswith("old.doc")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="apt-get install libreoffice-writer")
def test_a_web_archive_called_doc_is_read(tmp_path: Path) -> None:
    path = tmp_path / "proposal.doc"
    path.write_bytes(ARCHIVE)
    document = read_document(path)
    assert [p.text for p in document.paragraphs] == [
        "Geographical range",
        "The océan off Ruritania",
        "Activity",
        "Funding",
    ]
    assert len(document.tables) == 1
    assert document.paragraphs[0].style_name == "Heading 1"


def test_a_web_archive_without_a_page_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "proposal.doc"
    path.write_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n")
    with pytest.raises(BrokenFile):
        read_document(path)
