"""Old formats: what LibreOffice makes of them, and what is said when it cannot."""

import os
import time
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from extractors.errors import BrokenFile, ConverterMissing, EncryptedFile, ReadingTooLong
from extractors.readers import libreoffice
from extractors.readers.libreoffice import converted_to_docx, converter_available

RTF = r"{\rtf1\ansi The cranes of Ruritania.\par Second paragraph.}"
needs_libreoffice = pytest.mark.skipif(
    not converter_available(), reason="LibreOffice: apt-get install libreoffice-writer"
)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "Proposal (final).rtf"
    path.write_text(RTF, "ascii")
    return path


def program(folder: Path, script: str) -> None:
    """A stand-in for LibreOffice, alone on the PATH."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.slow
@needs_libreoffice
def test_an_rtf_file_becomes_a_docx_that_is_gone_afterwards(old_file: Path) -> None:
    with converted_to_docx(old_file) as made:
        words = [paragraph.text for paragraph in docx.Document(str(made)).paragraphs]
    assert words == ["The cranes of Ruritania.", "Second paragraph."]
    assert not made.exists()
    assert sorted(path.name for path in old_file.parent.iterdir()) == [old_file.name]


def test_without_libreoffice_the_install_line_is_named(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConverterMissing, match="apt-get install"), converted_to_docx(old_file):
        pass


def test_nothing_made_is_a_broken_file(
    old_file: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path_factory.mktemp("programs")
    program(programs, "echo source file could not be loaded")
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(BrokenFile) as caught, converted_to_docx(old_file):
        pass
    assert caught.value.detail == "source file could not be loaded"


def test_an_old_word_file_that_is_nothing_but_its_mark_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (programs := tmp_path / "programs").mkdir()
    program(programs, "exit 1")
    monkeypatch.setenv("PATH", str(programs))
    (path := tmp_path / "old.doc").write_bytes(libreoffice.OLE2 + bytes(1000))
    with pytest.raises(BrokenFile), converted_to_docx(path):
        pass


def test_a_hanging_program_is_stopped_with_all_its_children(
    old_file: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path_factory.mktemp("programs")
    child = programs / "child"
    program(programs, f"/bin/sleep 600 & echo $! > {child}\nwait")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(libreoffice, "TIME_LIMIT", 0.5)
    with pytest.raises(ReadingTooLong), converted_to_docx(old_file):
        pass
    assert _is_gone(int(child.read_text()))


def _is_gone(process: int) -> bool:
    """Whether the process has ended, or soon does."""
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process}/stat").exists():
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
            if state == "Z":  # ended; nobody has asked for its result yet
                return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
@needs_libreoffice
def test_a_protected_word_file_says_so(real_documents: Path) -> None:
    path = real_documents / "doc" / "tika__testWORD_protected_passtika.doc"
    with pytest.raises(EncryptedFile), converted_to_docx(path):
        pass


@pytest.mark.slow
@needs_libreoffice
def test_every_old_word_file_opens_or_has_a_named_state(real_documents: Path) -> None:
    opened = 0
    for path in sorted((real_documents / "doc").iterdir()):
        with suppress(BrokenFile, EncryptedFile), converted_to_docx(path) as made:
            assert made.stat().st_size
            opened += 1
    assert opened
