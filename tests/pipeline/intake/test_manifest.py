"""What counts as an arrival, and what a manifest may say."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.intake.manifest import MARK, ManifestError, gather, is_submission, read_manifest

PDF = b"%PDF-1.7\n"
FILES = [
    ("proposal.pdf", PDF, True),
    ("proposal.PDF", b"", True),  # empty: taken in, so that the report says so
    ("proposal", PDF, True),  # no suffix: its bytes speak
    ("paper.dat", PDF, True),
    ("letter.rtf", b"{\\rtf1 x}", True),
    ("message.eml", b"", True),
    ("expected.json", b"{}", False),
    ("about.toml", b"x = 1", False),
    ("received.csv", b"file,received\n", False),
    ("page.html", b"<html>", False),
    ("picture.jpg", b"\xff\xd8\xff\xe0", False),
    ("empty", b"", False),
    ("~$proposal.docx", b"\x00", False),
    (".DS_Store", b"\x00", False),
    ("._proposal.pdf", b"\x00", False),
]


@pytest.mark.parametrize(("name", "content", "wanted"), FILES, ids=[file[0] for file in FILES])
def test_files_in_a_folder(name: str, content: bytes, wanted: bool, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert is_submission(path) is wanted


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """b.pdf and notes.txt, and a folder `more` with a.pdf and, hidden, c.pdf."""
    folder = tmp_path / "inbox"
    (folder / "more" / ".hidden").mkdir(parents=True)
    for name in ("b.pdf", "notes.txt", "more/a.pdf", "more/.hidden/c.pdf"):
        (folder / name).write_bytes(PDF if name.endswith(".pdf") else b"notes")
    return folder


def names(paths: object) -> list[str]:
    return [str(getattr(path, "path", path)).rsplit("inbox/", 1)[1] for path in paths]  # type: ignore[attr-defined]  # any sequence of paths or arrivals


def test_folders_are_walked_and_the_rest_is_counted(inbox: Path) -> None:
    found = gather([inbox], "COP99")
    assert names(found.files) == ["b.pdf", "more/a.pdf"]
    assert names(found.passed_over) == ["notes.txt"]


def test_a_file_given_by_name_is_always_taken(inbox: Path) -> None:
    found = gather([inbox / "notes.txt", inbox / "b.pdf", inbox], "COP99")
    assert names(found.files) == ["notes.txt", "b.pdf", "more/a.pdf"]


def test_our_own_home_is_never_taken_in(inbox: Path) -> None:
    assert names(gather([inbox], "COP99", but_not=inbox / "more").files) == ["b.pdf"]


def test_a_marked_folder_is_left_alone(inbox: Path) -> None:
    (inbox / "more" / MARK).touch()
    assert names(gather([inbox], "COP99").files) == ["b.pdf"]
    assert names(gather([inbox / "more" / "a.pdf"], "COP99").files) == ["more/a.pdf"]


def manifest(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder.parent / "manifest.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_manifest_tells_days_and_what_did_not_come(inbox: Path) -> None:
    rows = read_manifest(
        manifest(inbox, "file,received,meeting\nb.pdf,2030-01-02,\nmore/a.pdf,,COP98\nz.pdf,,\n")
    )
    found = gather([inbox], "COP99", manifest=rows)
    facts = [(file.path.name, file.received, file.meeting) for file in found.files]
    assert facts == [("b.pdf", date(2030, 1, 2), "COP99"), ("a.pdf", None, "COP98")]
    assert found.not_come == ("z.pdf",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("file;received\nété.pdf;2030-01-02\n", "utf-8-sig"),  # saved by a spreadsheet
        ("File , Received\r\nété.pdf,2030-01-02\r\n", "cp1252"),
        ("received,note,file\n2030-01-02,x,e\u0301te\u0301.pdf\n", "utf-8"),
        ("Datei;Eingegangen am\nété.pdf;02.01.2030\n", "cp1252"),
        ("Fichier\tReçu le\nété.pdf\t2 janvier 2030\n", "utf-16"),
        ("Eingänge COP99;\n\nArchivo;Fecha de recepción\nété.pdf;47485\n", "utf-8"),
    ],
    ids=["semicolon", "old Windows", "other order", "German", "French", "title above, a serial"],
)
def test_manifests_as_spreadsheets_save_them(text: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "été.pdf").write_bytes(PDF)
    path = tmp_path / "days.csv"
    path.write_bytes(text.encode(encoding))
    found = gather([tmp_path / "été.pdf"], "COP99", manifest=read_manifest(path))
    assert found.files[0].received == date(2030, 1, 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,day\nb.pdf,2030-01-02\n", "no columns"),
        ("", "is empty"),
        (
            "file,received\nb.pdf,03/04/2030\n",
            "line 2: “03/04/2030” could be 2030-04-03 or 2030-03-04",
        ),
        ("file,received\nb.pdf,soon\n", "line 2: “soon” is not a day"),
        ("file,received\nb.pdf,2030-01-02\nb.pdf,2030-01-03\n", "lines 2 and 3"),
    ],
)
def test_manifests_that_cannot_be_used(text: str, says: str, inbox: Path) -> None:
    with pytest.raises(ManifestError, match=says):
        gather([inbox], "COP99", manifest=read_manifest(manifest(inbox, text)))


def test_a_name_that_means_two_files_is_asked_about(inbox: Path) -> None:
    (inbox / "more" / "b.pdf").write_bytes(PDF)
    rows = read_manifest(manifest(inbox, "file,received\nb.pdf,2030-01-02\n"))
    with pytest.raises(ManifestError, match="means 2 files"):
        gather([inbox], "COP99", manifest=rows)
