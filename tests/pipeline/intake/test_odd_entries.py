"""One odd entry stops no folder, and nothing is waited for that never comes."""

import os
import socket
from pathlib import Path

import pytest

from pipeline.intake.manifest import gather
from pipeline.intake.unpack import unpack, unpack_all
from pipeline.intake.workers import SHORTEST_LIMIT, time_limit
from pipeline.submissions.file_hash import file_hash

NO_TEXT = b"proposition-\xe9l\xe9phant.docx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a proposal, and everything else that a file system may hold."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "otter.pdf").write_bytes(b"%PDF-1.4")
    (inbox / "dangling.docx").symlink_to(inbox / "nowhere")
    (inbox / "loop.pdf").symlink_to(inbox / "loop.pdf")
    (inbox / "up").symlink_to(inbox, target_is_directory=True)
    os.mkfifo(inbox / "pipe.docx")
    os.mkfifo(inbox / "pipe")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(inbox / "socket.pdf"))
    (inbox / os.fsdecode(NO_TEXT)).write_bytes(b"PK\x03\x04 a file")
    (inbox / "secret.pdf").write_bytes(b"%PDF-1.4")
    (inbox / "secret.pdf").chmod(0)
    return inbox


def test_only_regular_files_are_taken_and_the_others_named(folder: Path) -> None:
    found = gather([folder], "COP15")
    taken = {os.fsencode(file.path.name) for file in found.files}
    assert taken == {b"otter.pdf", NO_TEXT, b"secret.pdf"}
    left = {path.name for path in found.passed_over}
    assert left == {"dangling.docx", "loop.pdf", "pipe.docx", "pipe", "socket.pdf"}


def test_a_name_that_is_no_text_is_read_under_one_that_is(folder: Path, tmp_path: Path) -> None:
    found = gather([folder], "COP15")
    made = unpack_all(found.files, unpack, tmp_path / "made").files
    (odd,) = [file for file in made if "phant" in file.path.name]
    for path in (odd.path, odd.place):
        assert path.name == "proposition-�l�phant.docx"
        str(path).encode("utf-8")
    assert odd.place.read_bytes() == b"PK\x03\x04 a file"


@pytest.mark.parametrize("name", ["pipe.docx", "socket.pdf", "loop.pdf", "dangling.docx"])
def test_nothing_is_waited_for_also_where_it_is_named(folder: Path, name: str) -> None:
    (file,) = gather([folder / name], "COP15").files
    assert file_hash(file.place) is None
    assert time_limit(file.place) == SHORTEST_LIMIT
