"""Settings at the desk: addresses changed in place, templates tried before they are used."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pipeline.config import home
from tests.pipeline.desk.conftest import Seat

FOCAL = {"name": "Government of Ruritania", "address": "focal@ruritania.example", "language": "fr",
         "role": "focal point"}  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_set(at_desk: None) -> Iterator[None]:
    """No addresses and no own templates, before and after each test."""
    folders = ("letters", "templates")

    def clear() -> None:
        (home() / "addresses.csv").unlink(missing_ok=True)
        for path in [path for name in folders for path in (home() / name).rglob("*.docx")]:
            path.unlink()

    clear()
    yield
    clear()


def known() -> list[Any]:
    from pipeline.services.correspondence import contacts

    return [*contacts()]


def was(row: dict[str, str]) -> dict[str, str]:
    return {f"was-{name}": value for name, value in row.items() if name != "since"}


def test_an_address_is_added_changed_and_taken_out(seat: type[Seat]) -> None:
    officer = seat("officer")
    officer.post("/settings/address", FOCAL | {"deed": "add", "since": "3.4.2026"})
    assert known() == [FOCAL | {"since": "2026-04-03"}]
    new = FOCAL | {"address": "new@ruritania.example"}
    officer.post("/settings/address", new | was(FOCAL) | {"deed": "change"})
    assert known() == [new | {"since": ""}]
    assert "new@ruritania.example" in officer.get("/settings?q=ruritania").content.decode()
    officer.post("/settings/address", new | was(FOCAL) | {"deed": "remove"})  # a stale page
    assert len(known()) == 1
    officer.post("/settings/address", new | was(new) | {"deed": "remove"})
    assert known() == []


@pytest.mark.parametrize(
    "wrong", [{"address": "no address"}, {"name": " "}, {"language": "de"}, {"since": "3/4/2026"}]
)
@pytest.mark.parametrize("deed", ["add", "change"])
def test_what_cannot_be_an_address_is_refused_and_stays_typed(
    seat: type[Seat], wrong: dict[str, str], deed: str
) -> None:
    officer = seat("officer")
    officer.post("/settings/address", FOCAL | {"deed": "add"})
    typed = FOCAL | {"role": "typed with care", "deed": deed} | was(FOCAL) | wrong
    answer = officer.post("/settings/address", typed)
    assert answer.status_code == 422
    assert "typed with care" in answer.content.decode()
    assert known() == [FOCAL | {"since": ""}]


def test_a_reader_sees_no_address_and_an_officer_changes_no_template(seat: type[Seat]) -> None:
    assert seat("reader").get("/settings").status_code == 403
    assert seat("reader").post("/settings/address", FOCAL | {"deed": "add"}).status_code == 403
    assert seat("officer").get("/settings/templates").status_code == 200
    assert look(seat, template("{action} {deadline}"), by="officer").status_code == 403


def template(*paragraphs: str, subject: str = "About {action}") -> bytes:
    """A Word file with these paragraphs under a heading."""
    from docx import Document

    word = Document()
    word.add_paragraph(subject, "Heading 1")
    for text in paragraphs:
        word.add_paragraph(text)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def look(
    seat: type[Seat], content: bytes, kind: str = "overdue_first", by: str = "administrator"
) -> Any:
    file = SimpleUploadedFile("mine.docx", content)
    return seat(by).post("/settings/templates/look", {"file": file, "kind": kind, "language": "en"})


def token_of(answer: Any) -> str:
    return str(answer.content.decode().partition('name="token" value="')[2][:32])


def keep(seat: type[Seat], answer: Any, deed: str = "keep") -> None:
    form = {"token": token_of(answer), "kind": "overdue_first", "language": "en", "deed": deed}
    seat("administrator").post("/settings/templates/keep", form)


OWN = Path("letters") / "en" / "overdue_first.docx"
FAULTS = [
    ("a placeholder is missing", template("{action}"), "{deadline}"),
    ("a misprint", template("{action} {dedline}"), "{dedline}"),
    ("a brace is open", template("{action} {deadline} {"), "a brace is open"),
    ("no Word file", b"PK but nothing more", "does not open as a Word file"),
]


@pytest.mark.parametrize(("case", "content", "wrong"), FAULTS, ids=[row[0] for row in FAULTS])
def test_what_is_wrong_with_a_template_is_told_and_it_cannot_be_kept(
    seat: type[Seat], case: str, content: bytes, wrong: str
) -> None:
    answer = look(seat, content)
    assert wrong in answer.content.decode()
    assert token_of(answer) == ""
    assert not (home() / OWN).exists()


def test_a_template_is_tried_kept_replaced_and_brought_back(seat: type[Seat]) -> None:
    first, second = template("First {action} {deadline}"), template("Second {action} {deadline}")
    trial = look(seat, first)
    assert "First ‹action› ‹deadline›" in trial.content.decode()
    assert not (home() / OWN).exists()  # looking keeps nothing
    keep(seat, trial)
    assert (home() / OWN).read_bytes() == first
    keep(seat, look(seat, second))
    assert (home() / OWN).read_bytes() == second
    earlier = [path.name for path in (home() / "templates" / "earlier").iterdir()]
    assert len(earlier) == 1
    seat("administrator").post("/settings/templates/restore", {"name": earlier[0]})
    assert (home() / OWN).read_bytes() == first
    shipped = {"kind": "overdue_first", "language": "en"}
    seat("administrator").post("/settings/templates/restore", shipped)
    assert not (home() / OWN).exists()
    assert len([*(home() / "templates" / "earlier").iterdir()]) == 3  # nothing is lost


def test_what_was_tried_can_be_dropped(seat: type[Seat]) -> None:
    keep(seat, look(seat, template("{action} {deadline}")), "drop")
    assert not (home() / OWN).exists()


def test_the_templates_that_came_with_the_program_can_be_used_as_they_are(
    seat: type[Seat],
) -> None:
    from pipeline.services.templates import list_templates, try_template

    trials = [try_template(row.path, row.kind, row.language) for row in list_templates("en")]
    assert len(trials) == 21  # six letters and the papers, in three languages
    assert all(trial.is_usable for trial in trials)


@pytest.mark.parametrize("path", ["paper/de.docx", "other/en.docx", "..%2f..%2fdesk%2fkey/en.docx"])
def test_no_other_file_is_given_out_as_a_template(seat: type[Seat], path: str) -> None:
    assert seat("officer").get(f"/settings/templates/{path}").status_code == 404


@pytest.mark.parametrize("name", ["../../desk/key", "overdue_first-en-20260101-000000.docx", "x"])
def test_nothing_but_an_earlier_template_is_brought_back(seat: type[Seat], name: str) -> None:
    seat("administrator").post("/settings/templates/restore", {"name": name})
    assert not (home() / OWN).exists()
