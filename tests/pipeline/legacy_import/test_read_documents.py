"""A folder of old documents as it really is: zip files, messages and notes among the papers."""

from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.legacy_import.match_documents import find_documents
from pipeline.legacy_import.read_documents import read_documents
from pipeline.legacy_import.run import load_documents, load_rows, plan_table
from pipeline.register import Register, open_register
from tests.conftest import ROOT
from tests.pipeline.exports import timeless_export

pytestmark = pytest.mark.slow

REPORT = next((ROOT / "samples" / "flamencos-informe-conclusion").glob("*.docx"))
BUSTARD = next((ROOT / "samples" / "great-bustard-missing-sections").glob("*.docx"))
JAGUAR = next((ROOT / "samples" / "jaguar-numeracion-automatica").glob("*.docx"))
TABLE = "number,title,adopted\n12.1,Flamencos,COP12\n12.2,Great Bustard,COP12\n"


def folder(place: Path) -> list[Path]:
    """A paper, a zip file with another, a message with a third, and a note."""
    place.mkdir()
    (place / "c CA 12.1.docx").write_bytes(REPORT.read_bytes())
    with ZipFile(place / "a.zip", "w") as archive:
        archive.write(BUSTARD, "CA 12.2.docx")
        archive.writestr("readme.txt", "not a submission")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ana@example.org", "b@example.org", "AC"
    message.set_content("Se adjunta.")
    message.add_attachment(
        JAGUAR.read_bytes(), maintype="application", subtype="msword", filename="jaguar.docx"
    )
    (place / "b.eml").write_bytes(bytes(message))
    (place / "d.txt").write_text("a note", "utf-8")
    return find_documents(place)


def load(register: Register, table: Path, files: list[Path], stop_after: int = 99) -> list[str]:
    planned = plan_table(register, table).actions
    load_rows(register, planned)
    progress: list[tuple[int, int]] = []
    matches = load_documents(
        register, planned, files, read_documents, lambda *n: progress.append(n)
    )
    names = [
        f"{match.file}: {match.number}"
        for _, match in zip(range(stop_after), matches, strict=False)
    ]
    if stop_after == 99:
        assert progress[-1] == (len(files), len(files))
    return names


def exported(register: Register, place: Path) -> dict[str, bytes]:
    assert register.health() == ()
    return timeless_export(register, place)


def test_what_is_in_bundles_is_kept_and_linked_and_a_stop_inside_one_is_made_good(
    tmp_path: Path,
) -> None:
    table = tmp_path / "old.csv"
    table.write_text(TABLE, "utf-8")
    files = folder(tmp_path / "documents")
    lines = ["a.zip: None", "CA 12.2.docx: 12.2", "b.eml: None", "jaguar.docx: None"]
    lines += ["c CA 12.1.docx: 12.1", "d.txt: None"]
    with open_register(tmp_path / "whole") as register:
        assert load(register, table, files) == lines
        whole = exported(register, tmp_path / "a")
        assert sorted(load(register, table, files)) == sorted(lines)
        assert exported(register, tmp_path / "b") == whole
    with open_register(tmp_path / "stopped") as register:
        assert load(register, table, files, stop_after=1) == lines[:1]
        load(register, table, files)
        assert exported(register, tmp_path / "c") == whole
