"""Bundles come apart into files that are safe to keep, or say why not."""

from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import (
    BrokenFile,
    EmptyFile,
    EncryptedFile,
    NotAFile,
    ReadingTooLarge,
    UnknownFormat,
)
from extractors.readers import containers
from extractors.readers.containers import Bundle, is_bundle, read_bundle, safe_name
from tests.extractors.readers.containers.outlookfile import attachment, outlook_bytes
from tests.extractors.readers.word.wordfile import p, word_bytes, zip_bytes

WORD = word_bytes(p("A proposal"))
PDF = b"%PDF-1.4 a proposal"


def mail_bytes(**files: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "rudolf@ruritania.example", "Otters"
    message["Received"] = "by mx.example; Mon, 20 Oct 2031 10:00:00 +0200"
    message.set_content("Two files.")
    for name, content in files.items():
        suffixed = name.replace("_", ".")
        message.add_attachment(content, "application", "octet-stream", filename=suffixed)
    return message.as_bytes()


def opened(folder: Path, content: bytes, name: str = "bundle") -> Bundle:
    path = folder / name
    path.write_bytes(content)
    return read_bundle(path)


Parts = list[tuple[str, bytes, tuple[str, ...]]]
CASES: list[tuple[str, bytes, Parts]] = [
    ("a zip", zip_bytes({"a.docx": WORD, "b.pdf": PDF}),
     [("a.docx", WORD, ()), ("b.pdf", PDF, ())]),
    ("folders are dropped", zip_bytes({"x/": b"", "x/y/a.pdf": PDF}), [("a.pdf", PDF, ())]),
    ("no way out", zip_bytes({"../../a.pdf": PDF, "/etc/b.pdf": PDF, "C:\\c.pdf": PDF}),
     [("a.pdf", PDF, ()), ("b.pdf", PDF, ()), ("c.pdf", PDF, ())]),
    ("the same name twice", zip_bytes({"x/a.pdf": PDF, "y/A.pdf": PDF, "z/a.pdf": b"other"}),
     [("a.pdf", PDF, ()), ("A (2).pdf", PDF, ()), ("a (3).pdf", b"other", ())]),
    ("clutter", zip_bytes({"__MACOSX/._a.pdf": b"x", ".DS_Store": b"x", "a.pdf": PDF}),
     [("a.pdf", PDF, ())]),
    ("mail", mail_bytes(a_docx=WORD, b_pdf=PDF), [("a.docx", WORD, ()), ("b.pdf", PDF, ())]),
    ("Outlook", outlook_bytes({0x0037: "Otters"}, [attachment("a.pdf", PDF)]),
     [("a.pdf", PDF, ())]),
    ("zip in mail in zip", zip_bytes({"m.eml": mail_bytes(i_zip=zip_bytes({"a.pdf": PDF}))}),
     [("a.pdf", PDF, ("m.eml", "i.zip"))]),
    ("a Word file is no bundle", zip_bytes({"a.zip": WORD}), [("a.zip", WORD, ())]),
    ("a broken zip inside stays whole", zip_bytes({"a.zip": b"PK\x03\x04 broken", "b.pdf": PDF}),
     [("a.zip", b"PK\x03\x04 broken", ()), ("b.pdf", PDF, ())]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "parts"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_bundles_come_apart(content: bytes, parts: Parts, tmp_path: Path) -> None:
    found = opened(tmp_path, content)
    assert [(part.name, part.content, part.within) for part in found.parts] == parts
    assert is_bundle(tmp_path / "bundle")
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_a_message_keeps_its_words_and_its_day(tmp_path: Path) -> None:
    found = opened(tmp_path, mail_bytes(a_pdf=PDF), "letter.txt")
    assert (found.name, found.kind, found.subject) == ("letter.txt", "eml", "Otters")
    assert (found.sender, found.body) == ("rudolf@ruritania.example", "Two files.")
    assert found.received
    assert found.received.day.isoformat() == "2031-10-20"


def test_what_is_left_out_is_named(tmp_path: Path) -> None:
    found = opened(tmp_path, zip_bytes({"x/Thumbs.db": b"x", "~$a.docx": b"x", "a.pdf": PDF}))
    assert found.left_out == ("x/Thumbs.db", "~$a.docx")
    assert [part.name for part in found.parts] == ["a.pdf"]


def test_a_link_to_another_file_is_left_out(tmp_path: Path) -> None:
    link = ZipInfo("a.pdf")
    link.external_attr = 0o120777 << 16
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert opened(tmp_path, packed.getvalue()).left_out == ("a.pdf",)


def test_an_entry_without_a_name_is_read(tmp_path: Path) -> None:
    """Letters behind a zero do not count in a name."""
    unnamed = zip_bytes({"ab.pdf": PDF}).replace(b"ab.pdf", b"\0b.pdf")
    found = opened(tmp_path, unnamed)
    assert [(part.name, part.content) for part in found.parts] == [("part", PDF)]


def test_names_that_macos_wrote_are_read_as_utf8(tmp_path: Path) -> None:
    content = zip_bytes({"Pingüino.pdf": PDF})
    unflagged = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        unflagged[content.index(mark) + place + 1] &= ~0x08  # bit 11: names are UTF-8
    assert opened(tmp_path, bytes(unflagged)).parts[0].name == "Pingüino.pdf"


def nested(depth: int) -> bytes:
    content = PDF
    for level in range(depth):
        content = zip_bytes({f"{level}.zip" if level else "a.pdf": content})
    return content


def encrypted() -> bytes:
    content = bytearray(zip_bytes({"a.pdf": PDF}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


BAD = [
    ("nested too deep", nested(containers.DEEPEST + 1), ReadingTooLarge),
    ("packed too tightly", zip_bytes({"a.txt": bytes(20_000_000)}), ReadingTooLarge),
    ("with a password", encrypted(), EncryptedFile),
    ("cut short", zip_bytes({"a.pdf": PDF, "b.pdf": PDF})[:-60], BrokenFile),
    ("an Outlook message without its list", outlook_bytes({})[:600], UnknownFormat),
    ("a Word file", WORD, UnknownFormat),
    ("words", b"Dear Secretariat,\nhere is our proposal.\n", UnknownFormat),
    ("nothing", b"", EmptyFile),
]


@pytest.mark.parametrize(("content", "error"), [c[1:] for c in BAD], ids=[c[0] for c in BAD])
def test_bad_bundles_have_a_name(content: bytes, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        opened(tmp_path, content)


def test_a_folder_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(NotAFile):
        read_bundle(tmp_path)


LIMITS = [
    ("MOST_PARTS", 2, {"a": b"1", "b": b"2", "c": b"3"}),
    ("MOST_BYTES", 5, {"a": b"123", "b": b"456"}),
]


@pytest.mark.parametrize(("limit", "value", "files"), LIMITS)
def test_limits_hold(
    limit: str, value: int, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = zip_bytes({**files})
    assert len(opened(tmp_path, content).parts) == len(files)
    monkeypatch.setattr(containers, limit, value)
    with pytest.raises(ReadingTooLarge):
        opened(tmp_path, content)


def test_an_entry_that_lies_about_its_size_is_caught(tmp_path: Path) -> None:
    path = tmp_path / "liar.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"x" * 5000)
    content = path.read_bytes().replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with pytest.raises((BrokenFile, ReadingTooLarge)):
        opened(tmp_path, content)


@given(st.text(max_size=300))
def test_safe_names_are_bare_names(name: str) -> None:
    safe = safe_name(name)
    assert safe == Path(safe).name
    assert safe not in {"", ".", ".."}
    assert len(safe.encode()) <= containers.LONGEST_NAME
    assert safe_name(safe) == safe


@pytest.mark.parametrize("letter", ["x", "é", "…"])
def test_a_long_name_fits_a_file_system_and_keeps_its_suffix(letter: str, tmp_path: Path) -> None:
    safe = safe_name(letter * 400 + ".docx")
    (tmp_path / safe).touch()
    assert safe.endswith(f"{letter}.docx")


def test_bytes_that_are_no_letters_become_none() -> None:
    assert safe_name("propos\udce9.pdf") == "propos_.pdf"
