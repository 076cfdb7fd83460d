"""Files taken in at the desk: kept, read in a run of their own, told file by file."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from socket import create_connection
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pipeline.desk.settings import LARGEST_UPLOAD
from tests.pipeline.desk.conftest import Seat, signed_in


def dropped(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


@pytest.mark.slow
def test_what_is_dropped_is_in_the_register_afterwards(
    seat: type[Seat], apart: Callable[[str], Path]
) -> None:
    from pipeline.desk.runs import wait_for_all

    officer = seat("officer")
    bad = SimpleUploadedFile("../../broken <b>.pdf", b"%PDF-1.4 nothing")
    turtle = apart("*/Proposition tortue imbriqu*.docx")
    form = {"meeting": "COP15", "received": "20.10.2025 22:30", "files": [dropped(turtle), bad]}
    place = officer.post("/intake", form)["Location"]
    wait_for_all()
    page = officer.get(place).content.decode()
    assert "Proposition tortue" in page
    assert "broken" in page
    assert "<b>" not in page
    assert "could not be read" in page
    assert "20 October 2025 at 22:30 (Bonn time)" in officer.get("/submissions").content.decode()
    again = officer.post("/intake", form | {"files": [dropped(turtle)]})
    wait_for_all()
    assert "held already" in officer.get(again["Location"]).content.decode()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"meeting": "COP15"}, "Choose at least one file"),
        ({"meeting": "COP98"}, "Choose"),
        ({"meeting": "COP15", "received": "3/4/2025"}, "3 April 2025 or 4 March 2025"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why(
    seat: type[Seat], values: dict[str, str], words: str
) -> None:
    answer = seat("officer").post("/intake", values)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_day_of_receipt_to_come_is_asked_about(seat: type[Seat]) -> None:
    from pipeline.services.session import this_day

    later = (this_day() + timedelta(days=2)).isoformat()
    file = SimpleUploadedFile("a.pdf", b"%PDF-")
    form = {"meeting": "COP15", "received": later, "files": [file]}
    assert "still to come" in seat("officer").post("/intake", form).content.decode()


def test_files_that_came_with_a_form_that_cannot_be_taken_are_kept(
    seat: type[Seat], apart: Callable[[str], Path]
) -> None:
    from pipeline.desk.runs import wait_for_all

    officer, form = seat("officer"), {"meeting": "COP15", "received": "3/4/2025"}
    for name in ("a.docx", "b.docx"):  # sent with a day that is not clear, twice
        content = apart("great-bustard-missing-sections/*.docx").read_bytes() + name.encode()
        page = officer.post("/intake", form | {"files": [SimpleUploadedFile(name, content)]})
        token = re.search(r'name="kept_files" value="(\w+)"', page.content.decode())
        assert token
        form["kept_files"] = token[1]
    text = page.content.decode()
    assert "need not be chosen again" in text
    assert "<bdi>a.docx</bdi>" in text
    assert "<bdi>b.docx</bdi>" in text
    assert "required data-largest" not in text
    place = officer.post("/intake", form | {"received": "03.04.2025"})["Location"]
    wait_for_all()
    rows = officer.get(place).content.decode()
    assert "a.docx" in rows
    assert "b.docx" in rows


def test_a_reader_takes_nothing_in(seat: type[Seat]) -> None:
    reader = seat("reader")
    assert 'name="files"' not in reader.get("/intake").content.decode()
    assert 'name="files"' in seat("officer").get("/intake").content.decode()
    assert reader.post("/intake", {"meeting": "COP15"}).status_code == 403


def test_a_run_that_was_cut_off_is_told_so(seat: type[Seat]) -> None:
    from pipeline.desk.people.models import Run
    from pipeline.desk.runs import tell_cut_off

    run = Run.objects.create(kind="intake", who="Ana", asked={"meeting": "COP15"})
    tell_cut_off()
    page = seat("officer").get(f"/runs/{run.pk}").content.decode()
    assert "nothing is lost" in page
    assert "Begin again" in page


HEAD = (
    "POST /intake HTTP/1.1\r\nHost: {host}\r\n"
    "Content-Type: multipart/form-data; boundary=x\r\n{length}\r\n\r\n"
)
PIECE = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
LENGTHS = [
    ("said before", "Content-Length: 2147483648", 0),
    ("told by nobody", "Transfer-Encoding: chunked", LARGEST_UPLOAD // 0x10000 + 2),
]


@pytest.mark.slow
@pytest.mark.parametrize(("case", "length", "pieces"), LENGTHS, ids=[row[0] for row in LENGTHS])
def test_two_gigabytes_are_refused_while_they_come(
    address: str, case: str, length: str, pieces: int
) -> None:
    host, port = address.removeprefix("http://").split(":")
    with create_connection((host, int(port)), timeout=60) as line:
        line.sendall(HEAD.format(host=host, length=length).encode())
        with suppress(OSError):  # the desk closes the line while more is sent
            for _ in range(pieces):
                line.sendall(PIECE)
        answer = line.recv(64)
    assert answer.startswith(b"HTTP/1.1 413")


@pytest.mark.slow
def test_what_is_too_large_is_told_before_it_is_sent(
    browser: Any, address: str, tmp_path: Path
) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST_UPLOAD + 1)
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    page.goto("/intake")
    page.set_input_files("#files", large)
    assert "more than 200 MB" in page.evaluate("document.querySelector('#files').validationMessage")
    context.close()


@pytest.mark.slow
def test_a_file_has_a_day_and_a_meeting_of_its_own(
    seat: type[Seat], apart: Callable[[str], Path]
) -> None:
    from pipeline.desk.runs import wait_for_all
    from pipeline.services.lookup import list_submissions

    eel, gazelle = apart("european-eel*/*.pdf"), apart("cuviers-gazelle*/*.pdf")
    form = {
        "meeting": "COP15",
        "received": "20.10.2025",
        "files": [dropped(eel), dropped(gazelle)],
        "own-file": [eel.name, gazelle.name],
        "own-day": ["", "02.11.2025 9:30"],
        "own-meeting": ["COP14", ""],
    }
    assert seat("officer").post("/intake", form).status_code == 302
    wait_for_all()
    entries = {entry.file: entry for entry in list_submissions()}
    taken = {name: (entry.meeting, str(entry.received)) for name, entry in entries.items()}
    assert taken[eel.name] == ("COP14", "2025-10-20")
    assert taken[gazelle.name] == ("COP15", "2025-11-02")
    assert "T09:30" in str(entries[gazelle.name].received_at)


def test_a_day_of_one_file_that_is_asked_about_stays_beside_its_file(
    seat: type[Seat], apart: Callable[[str], Path]
) -> None:
    file = apart("*/Proposition tortue imbriqu*.docx")
    beside = {"own-file": [file.name], "own-day": ["3/4/2025"], "own-meeting": ["COP14"]}
    form = {"meeting": "COP15", "files": [dropped(file)]} | beside
    answer = seat("officer").post("/intake", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "3 April 2025 or 4 March 2025" in page
    assert 'name="own-day" value="3/4/2025"' in page
    assert '<option value="COP14" selected>' in page


@pytest.mark.slow
def test_a_folder_is_chosen_with_all_that_lies_in_it(
    browser: Any, address: str, apart: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    (folder / "deeper").mkdir(parents=True)
    apart("snow-leopard*/*.pdf").rename(folder / "deeper" / "leopard.pdf")
    apart("condor*/*.docx").rename(folder / "condor.docx")
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    page.goto("/intake")
    page.set_input_files("#folder", folder)
    page.click("details summary")
    assert {*page.locator(".own bdi").all_text_contents()} == {"leopard.pdf", "condor.docx"}
    page.select_option("#meeting", "COP15")
    page.click("main button.do")
    page.wait_for_selector("#run table", timeout=120_000)
    rows = page.locator("#run tbody th").all_text_contents()
    assert {row.strip() for row in rows} == {"leopard.pdf", "condor.docx"}
    context.close()
