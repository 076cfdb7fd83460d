"""Messages and zip files on their way in, and what need not be read again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.arrivals import Arrival
from pipeline.bundles import Unpacked, unpack
from pipeline.deliveries import Delivery, held_outcome, open_deliveries
from pipeline.meetings import load_meetings
from pipeline.register import Register, open_register
from pipeline.summarise import PROGRAM
from pipeline.upkeep import examine_kept
from taxonomy.appendices import list_in_force
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


def delivered(path: Path, tmp_path: Path, received: date | None = None) -> tuple[Delivery, ...]:
    return open_deliveries((Arrival(path, "COP15", received),), unpack, tmp_path / "scratch").files


def test_every_attachment_is_a_submission_and_the_message_is_kept(tmp_path: Path) -> None:
    path = write_message(tmp_path / "mail.eml", "otter.pdf", "saiga.pdf", "holiday.jpg")
    arrival = Arrival(path, "COP15", None)
    came = open_deliveries((arrival,), unpack, tmp_path / "scratch")
    message, *parts = came.files
    assert [one.arrival.path.relative_to(tmp_path).as_posix() for one in came.files] == [
        "mail.eml",
        "mail.eml/otter.pdf",
        "mail.eml/saiga.pdf",
    ]
    assert [path.name for path in came.passed_over] == ["holiday.jpg"]
    assert [one.place.read_bytes() for one in parts] == [PDF + b"otter.pdf", PDF + b"saiga.pdf"]
    assert message.place == path
    assert message.outcome is not None
    assert message.outcome.summary.kind == "other"
    assert message.outcome.summary.sha256 == sha256(path.read_bytes()).hexdigest()
    read = parts[0].with_bundle(outcome()).summary
    assert (read.came_in, read.came_in_sha256) == ("mail.eml", message.outcome.summary.sha256)
    assert read.suggested_received == "2025-10-20"
    assert "by mx.example" in (read.suggested_source or "")


@pytest.mark.parametrize("received", [None, DAY])
def test_a_suggested_day_is_never_the_day_of_receipt(tmp_path: Path, received: date | None) -> None:
    path = write_message(tmp_path / "mail.eml", "otter.pdf")
    days = {one.arrival.received for one in delivered(path, tmp_path, received)}
    assert days == {received}


def test_a_file_by_itself_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "otter.pdf"
    path.write_bytes(PDF)
    [one] = delivered(path, tmp_path)
    assert (one.place, one.part, one.outcome) == (path, None, None)
    assert one.with_bundle(outcome()) == outcome()


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
    [one] = delivered(write_message(tmp_path / "mail.eml", *attached), tmp_path)
    assert one.outcome is not None
    assert one.outcome.summary.problem_state == state
    assert one.outcome.summary.sha256 is not None


def test_a_bundle_that_this_program_fails_on_stops_nothing(tmp_path: Path) -> None:
    def fail(path: Path, folder: Path) -> tuple[Unpacked, ...]:
        raise KeyError("a part nobody thought of")

    path = write_message(tmp_path / "all.eml", "a.pdf")
    (came,) = open_deliveries((Arrival(path, "COP15", None),), fail, tmp_path / "s").files
    assert came.outcome is not None
    assert came.outcome.summary.problem_state == "unexpected"
    assert "a part nobody thought of" in came.outcome.detail


def test_a_broken_zip_stops_nothing(tmp_path: Path) -> None:
    broken, good = tmp_path / "broken.zip", tmp_path / "good.zip"
    with ZipFile(good, "w") as archive:
        archive.writestr("folder/otter.pdf", PDF)
    broken.write_bytes(good.read_bytes()[:60])
    arrivals = tuple(Arrival(path, "COP15", None) for path in (broken, good))
    came = open_deliveries(arrivals, unpack, tmp_path / "scratch").files
    states = [one.outcome.summary.problem_state if one.outcome else "to read" for one in came]
    assert states == ["broken", None, "to read"]


@pytest.fixture
def open_one(tmp_path: Path) -> Iterator[Register]:
    with open_register(tmp_path / "home") as register:
        yield register


def held(tmp_path: Path, received: date | None = None) -> Delivery:
    path = tmp_path / "saiga.docx"
    path.write_bytes(b"a saiga proposal")
    return Delivery(Arrival(path, "COP15", received), path)


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
    ("said", "day_then", "meeting_then", "day_now", "spared"),
    [row[1:] for row in READ_BEFORE],
    ids=[row[0] for row in READ_BEFORE],
)
def test_what_is_held_is_read_again_only_where_that_may_add_something(
    open_one: Register,
    tmp_path: Path,
    said: dict[str, str],
    day_then: date | None,
    meeting_then: str,
    day_now: date | None,
    spared: bool,
) -> None:
    before = outcome(b"a saiga proposal", **said)
    open_one.load(before, b"a saiga proposal", day_then, meeting_then)
    found = held_outcome(open_one, held(tmp_path, day_now), COP15)
    assert (found is not None) == spared
    if found is not None:
        assert found == before


def test_what_could_not_be_read_may_be_tried_again(open_one: Register, tmp_path: Path) -> None:
    failed = unreadable()
    failed = replace(failed, summary=replace(failed.summary, program=PROGRAM))
    open_one.load(failed, b"a saiga proposal", None, "COP15")
    assert held_outcome(open_one, held(tmp_path), COP15) is None


def test_what_was_never_held_is_read(open_one: Register, tmp_path: Path) -> None:
    assert held_outcome(open_one, held(tmp_path), COP15) is None


def test_reading_a_part_again_keeps_what_brought_it(open_one: Register, tmp_path: Path) -> None:
    path = write_message(tmp_path / "mail.eml", "otter.pdf")
    message, part = delivered(path, tmp_path)
    assert message.outcome is not None
    open_one.load(message.outcome, path, None, "COP15")
    said = part.with_bundle(outcome(PDF + b"otter.pdf"))
    open_one.load(said, part.place, None, "COP15")
    for digest, name in ((said.summary.sha256, "mail.eml"), (message.outcome.summary.sha256, None)):
        one = open_one.submission(digest or "")
        again = examine_kept(open_one.files.path(one.sha256), one, load_meetings(), None)
        assert again.summary.came_in == name
    assert again == message.outcome
