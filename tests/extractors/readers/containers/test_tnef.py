"""winmail.dat: attachments that Outlook wrapped come out again."""

import struct
from pathlib import Path

import pytest

from extractors.errors import BrokenFile
from extractors.readers.containers import read_bundle
from tests.extractors.readers.containers.test_containers import mail_bytes, opened
from tests.extractors.readers.word.wordfile import p, word_bytes

WORD = word_bytes(p("A proposal"))
TITLE, DATA, PROPERTIES, RENDERING = 0x18010, 0x6800F, 0x69005, 0x69002


def attribute(number: int, value: bytes) -> bytes:
    return (
        struct.pack("<BII", 2, number, len(value)) + value + struct.pack("<H", sum(value) % 65536)
    )


def winmail(*attributes: tuple[int, bytes]) -> bytes:
    head = b"\x78\x9f\x3e\x22\x01\x00"
    return head + b"".join(attribute(number, value) for number, value in attributes)


def long_name(name: str) -> bytes:
    """A list of properties: a number with a name of its own, then the file name in UTF-16."""
    counted = struct.pack("<HH16sIIi", 0x03, 0x8001, b"\0" * 16, 0, 7, 5)
    return struct.pack("<I", 2) + counted + text_property(0x3707, name)


def text_property(number: int, text: str) -> bytes:
    written = f"{text}\0".encode("utf-16-le")
    return (
        struct.pack("<HHII", 0x1F, number, 1, len(written)) + written + b"\0" * (-len(written) % 4)
    )


def file_as_property(content: bytes) -> bytes:
    """A file as a property, behind the sixteen bytes of an interface."""
    value = b"\0" * 16 + content
    return struct.pack("<IHHII", 1, 0x0D, 0x3701, 1, len(value)) + value + b"\0" * (-len(value) % 4)


FILE = ((RENDERING, b"\0" * 14), (TITLE, b"PROPOS~1.DOC\0"), (DATA, WORD))
CASES = [
    ("a file", winmail(*FILE), [("PROPOS~1.DOC", WORD)]),
    ("its name as sent", winmail(*FILE, (PROPERTIES, long_name("Proposición.docx"))),
     [("Proposición.docx", WORD)]),
    ("a file as a property", winmail(FILE[0], FILE[1], (PROPERTIES, file_as_property(WORD))),
     [("PROPOS~1.DOC", WORD)]),
    ("no name", winmail(FILE[0], FILE[2]), [("attachment 1", WORD)]),
    ("two files", winmail(*FILE, *FILE), [("PROPOS~1.DOC", WORD), ("PROPOS~1 (2).DOC", WORD)]),
    ("in a mail", mail_bytes(winmail_dat=winmail(*FILE)), [("PROPOS~1.DOC", WORD)]),
    ("a message within", winmail(FILE[0], (PROPERTIES, file_as_property(winmail(*FILE)))),
     [("PROPOS~1.DOC", WORD)]),
    ("words behind the end", winmail(*FILE) + b"\0\0", [("PROPOS~1.DOC", WORD)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "files"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_was_wrapped_comes_out(
    content: bytes, files: list[tuple[str, bytes]], tmp_path: Path
) -> None:
    assert [(part.name, part.content) for part in opened(tmp_path, content).parts] == files


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    bundle = opened(tmp_path, winmail(FILE[0], FILE[1]))
    assert (bundle.parts, bundle.left_out) == ((), ("PROPOS~1.DOC",))


def test_one_cut_short_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "winmail.dat"
    path.write_bytes(winmail(*FILE)[:-40])
    with pytest.raises(BrokenFile):
        read_bundle(path)
