"""Messages and zip files on their way in, and what need not be read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.convention.meetings import load_meetings
from pipeline.i18n import LANGUAGES
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.known import cached_result
from pipeline.intake.reread import kept_file
from pipeline.intake.unpack import holds_documents, unpack, unpack_all
from pipeline.register import Register, open_register
from pipeline.submissions.examine import examine
from pipeline.submissions.messages import problem
from pipeline.submissions.unread import PROGRAM
from taxonomy.appendices.editions import list_in_force
from tests.pipeline.outcomes import outcome, unreadable

PDF = b"%PDF-1.4 a proposal"
DAY = date(2025, 10, 20)
COP15 = load_meetings()["COP15"]


def write_message(path: Path, *attached: str) -> Path:
    """A message with these files, taken over by a server on 20 October 2025."""
    message = EmailMessage()
    message["Subject"] = "Our proposal"
    message["From"] = "proponent@ruritania.example"
    message["Received"] = "from ruritania.example by mx.example; Mon, 20 Oct 2025 09:30:00 +0000"
    message.set_content("Please find it attached.")
    for name in attached:
        content = PDF + name.encode() if name.endswith(".pdf") else b"\xff\xd8\xff\xe0"
        message.add_attachment(content, maintype="application", subtype="x", filename=name)
    path.write_bytes(message.as_bytes())
    return path


def opened(path: Path, tmp_path: Path, received: date | None = None) -> tuple[IncomingFile, ...]:
    return unpack_all((IncomingFile(path, "COP15", received),), unpack, tmp_path / "scratch").files


def test_every_attachment_is_a_submission_and_the_message_is_kept(tmp_path: Path) -> None:
    path = write_message(tmp_path / "mail.eml", "otter.pdf", "saiga.pdf", "holiday.jpg")
    unpacked = unpack_all((IncomingFile(path, "COP15"),), unpack, tmp_path / "scratch")
    message, *parts = unpacked.files
    assert [file.path.relative_to(tmp_path).as_posix() for file in unpacked.files] == [
        "mail.eml",
        "mail.eml/otter.pdf",
        "mail.eml/saiga.pdf",
    ]
    assert [path.name for path in unpacked.passed_over] == ["holiday.jpg"]
    assert [file.place.read_bytes() for file in parts] == [PDF + b"otter.pdf", PDF + b"saiga.pdf"]
    assert message.place == path
    assert message.result is not None
    assert message.result.summary.kind == "other"
    assert message.result.summary.sha256 == sha256(path.read_bytes()).hexdigest()
    read = parts[0].with_container(outcome()).summary
    assert (read.came_in, read.came_in_sha256) == ("mail.eml", message.result.summary.sha256)
    assert read.suggested_received == "2025-10-20"
    assert "by mx.example" in (read.suggested_source or "")


@pytest.mark.parametrize("received", [None, DAY])
def test_a_suggested_day_is_never_the_day_of_receipt(tmp_path: Path, received: date | None) -> None:
    path = write_message(tmp_path / "mail.eml", "otter.pdf")
    days = {file.received for file in opened(path, tmp_path, received)}
    assert days == {received}


def test_a_file_by_itself_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "otter.pdf"
    path.write_bytes(PDF)
    [file] = opened(path, tmp_path)
    assert (file.place, file.came_in, file.result) == (path, None, None)
    assert file.with_container(outcome()) == outcome()


BRINGS_NOTHING = [
    ("no attachment", (), "nothing_attached"),
    ("only a picture", ("holiday.jpg",), "nothing_attached"),
]


@pytest.mark.parametrize(
    ("attached", "state"), [row[1:] for row in BRINGS_NOTHING], ids=[r[0] for r in BRINGS_NOTHING]
)
def test_a_message_without_a_document_says_so(
    tmp_path: Path, attached: tuple[str, ...], state: str
) -> None:
    [file] = opened(write_message(tmp_path / "mail.eml", *attached), tmp_path)
    assert file.result is not None
    assert file.result.summary.problem_state == state
    assert file.result.summary.sha256 is not None


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_link_instead_of_an_attachment_is_told_with_who_to_ask(tmp_path: Path, kind: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ana {x} <ana@range.example>", "Proposal"
    link = "https://we.tl/t-{0"
    words = f"The files: {link}" if kind == "plain" else f'<p>The <a href="{link}">files</a></p>'
    mail.set_content(words, subtype=kind)
    path = tmp_path / "a {who} mail.eml"
    path.write_bytes(mail.as_bytes())
    [file] = opened(path, tmp_path)
    assert file.result is not None
    read = file.result.summary
    assert read.problem_state == "link_instead"
    for language in LANGUAGES:
        sentence = problem(read.file, read.problem_state, read.problem or "", language)
        assert sentence.startswith("a {who} mail.eml ")
        assert link in sentence
        assert "<ana@range.example>" in sentence
    french = problem(read.file, read.problem_state, read.problem or "", "fr")
    assert "lien au lieu d’une pièce jointe" in french


WORDS = "The teal winters here, and we count it. "
LONG = [("The files: https://we.tl/t-4fX " + WORDS * 30, 1), (WORDS * 30, 0)]


@pytest.mark.parametrize(("words", "findings"), LONG)
def test_a_long_message_tells_its_link_too(tmp_path: Path, words: str, findings: int) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ana <ana@range.example>", "Proposal"
    mail.set_content(words)
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes())
    linked = [f for f in examine(path, "COP15").findings if f.code == "DOC013"]
    assert len(linked) == findings
    for finding in linked:
        assert finding.facts == {"links": "https://we.tl/t-4fX", "who": "Ana <ana@range.example>"}


def test_a_bundle_that_this_program_fails_on_stops_nothing(tmp_path: Path) -> None:
    def fail(file: IncomingFile, folder: Path) -> IncomingFiles:
        raise KeyError("a part nobody thought of")

    path = write_message(tmp_path / "all.eml", "a.pdf")
    (unpacked,) = unpack_all((IncomingFile(path, "COP15"),), fail, tmp_path / "s").files
    assert unpacked.result is not None
    assert unpacked.result.summary.problem_state == "unexpected"
    assert "a part nobody thought of" in unpacked.result.detail


def test_a_broken_zip_stops_nothing(tmp_path: Path) -> None:
    broken, good = tmp_path / "broken.zip", tmp_path / "good.zip"
    with ZipFile(good, "w") as archive:
        archive.writestr("folder/otter.pdf", PDF)
    broken.write_bytes(good.read_bytes()[:60])
    files = tuple(IncomingFile(path, "COP15") for path in (broken, good))
    files_found = unpack_all(files, unpack, tmp_path / "scratch").files
    states = [
        file.result.summary.problem_state if file.result else "to read" for file in files_found
    ]
    assert states == ["broken", None, "to read"]


@pytest.fixture
def open_one(tmp_path: Path) -> Iterator[Register]:
    with open_register(tmp_path / "home") as register:
        yield register


def arriving_file(tmp_path: Path, received: date | None = None) -> IncomingFile:
    path = tmp_path / "saiga.docx"
    path.write_bytes(b"a saiga proposal")
    return IncomingFile(path, "COP15", received)


NOW = {"program": PROGRAM, "edition": list_in_force(COP15.opens).edition}
READ_BEFORE = [
    ("the same", NOW, None, "COP15", None, True),
    ("the day is known already", NOW, DAY, "COP15", None, True),
    ("the day is new", NOW, None, "COP15", DAY, False),
    ("for another meeting", NOW, None, "COP14", None, False),
    ("another version read it", NOW | {"program": "concerted 0"}, None, "COP15", None, False),
    ("against another edition", NOW | {"edition": "COP1"}, None, "COP15", None, False),
]


@pytest.mark.parametrize(
    ("fields", "day_then", "meeting_then", "day_now", "spared"),
    [row[1:] for row in READ_BEFORE],
    ids=[row[0] for row in READ_BEFORE],
)
def test_what_is_held_is_read_again_only_where_that_may_add_something(
    open_one: Register,
    tmp_path: Path,
    fields: dict[str, str],
    day_then: date | None,
    meeting_then: str,
    day_now: date | None,
    spared: bool,
) -> None:
    before = outcome(b"a saiga proposal", **fields)
    open_one.load(before, b"a saiga proposal", day_then, meeting_then)
    found = cached_result(open_one, arriving_file(tmp_path, day_now), COP15)
    assert (found is not None) == spared
    if found is not None:
        assert found == before


def test_what_could_not_be_read_may_be_tried_again(open_one: Register, tmp_path: Path) -> None:
    failed = unreadable()
    failed = replace(failed, summary=replace(failed.summary, program=PROGRAM))
    open_one.load(failed, b"a saiga proposal", None, "COP15")
    assert cached_result(open_one, arriving_file(tmp_path), COP15) is None


def test_what_was_never_held_is_read(open_one: Register, tmp_path: Path) -> None:
    assert cached_result(open_one, arriving_file(tmp_path), COP15) is None


def test_reading_a_part_again_keeps_what_brought_it(open_one: Register, tmp_path: Path) -> None:
    path = write_message(tmp_path / "mail.eml", "otter.pdf")
    message, part = opened(path, tmp_path)
    assert message.result is not None
    open_one.load(message.result, path, None, "COP15")
    result = part.with_container(outcome(PDF + b"otter.pdf", file="otter.pdf"))
    open_one.load(result, part.place, None, "COP15")
    again = [
        kept_file(open_one.files.path(submission.sha256), submission, tmp_path, holds_documents)
        for submission in map(open_one.submission, ("otter.pdf", "mail.eml"))
    ]
    assert [file.place.read_bytes() for file in again] == [PDF + b"otter.pdf", path.read_bytes()]
    assert again[0].with_container(outcome(PDF + b"otter.pdf", file="otter.pdf")) == result
    assert [file.result for file in again] == [None, message.result]
