"""An erased file is gone wherever it was, and that it was erased is not."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from sqlalchemy import create_engine, inspect, text

from extractors.document import Location
from pipeline.actions.lifecycle import Event, RecordedEvent
from pipeline.register import ErasedBefore, ReviewRejected, UnknownSubmission, open_register
from pipeline.register.erasure import OF_A_SUBMISSION
from pipeline.register.health import HealthProblem
from pipeline.register.schema import metadata
from pipeline.services.erase import (
    allow_again,
    ask_erasure,
    confirm_erasure,
    list_erasures,
    take_back_erasure,
)
from pipeline.services.inbox import new_arrivals
from pipeline.services.maintenance import back_up, health, restore
from pipeline.services.papers import council_papers
from pipeline.services.relations import relate, set_aside
from pipeline.services.review import correct, waive
from pipeline.services.search import search
from pipeline.services.session import Refused
from pipeline.services.take_in import take_in
from pipeline.submissions.correspondence import MailDraft, MessageHeaders
from pipeline.submissions.erasure import ErasureStep
from pipeline.submissions.findings import Evidence, Finding
from pipeline.submissions.kept import FileState
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import ReadSection
from pipeline.submissions.versions.relations import RelationKind
from tests.pipeline.outcomes import RULE, outcome
from tests.pipeline.plain_work import HereReaders
from tests.pipeline.services.test_use_cases import home

__all__ = ["home"]

MARK = "Zyxomma"  # of the person whose data these are; it stands nowhere else
SENTENCE = f"{MARK} counted the herd at the ford in the spring of 2029."
DAY = date(2025, 10, 10)
CONTENT = f"a proposal by {MARK}".encode()
NAME = f"{MARK} saiga.docx"


def marked() -> ExaminationResult:
    """A reading with the mark in every text of it."""
    evidence = (Evidence(f"quote {MARK}", Location(7, 2)),)
    finding = Finding(
        RULE, {"heading": f"the {MARK} part", "day": "1 May"}, evidence, {"section": "timeframe"}
    )
    section = ReadSection("", f"Heading of {MARK}", "en", SENTENCE, 2, 7)
    named = {"file": NAME, "title": f"PROPOSAL BY {MARK} FOR THE SAIGA", "findings": (finding,)}
    read = outcome(CONTENT, **named, sections=(section,), symbol=f"UNEP/{MARK}/Doc.1")
    return replace(read, detail=f"a library said {MARK}")


@pytest.fixture
def erasable(home: Path, url: str | None) -> str:
    """The SHA-256 of a submission that has left its mark wherever one can be left."""
    with open_register(home, url) as register:
        digest = register.load(marked(), CONTENT, DAY, "COP15").sha256
        other = register.load(outcome(b"other"), b"other", DAY, "COP15").sha256
        event = RecordedEvent("15.1", 0, Event.PROPOSED, "COP15", DAY, digest, "Ana")
        register.record(event, "Saiga")
        register.link("15.1", other, "document", "sent along")
    correct(digest, "title", f"BY {MARK}, CORRECTED", by="Ana", reason=f"{MARK} rang")
    waive(digest, "SEC999", by="Ana", reason=f"{MARK} agreed")
    relate(digest, RelationKind.ANNEX_TO, other, by="Ana", reason=f"{MARK} says so")
    relate(digest, RelationKind.ANNEX_TO, other, by="Ana", reason=f"{MARK} erred", undo=True)
    set_aside(digest, RelationKind.WITHDRAWN, by="Ana", reason=f"letter of {MARK}")
    set_aside(digest, RelationKind.WITHDRAWN, by="Ana", reason=f"no, {MARK}", undo=True)
    return digest


@pytest.fixture
def quoted(home: Path, erasable: str) -> str:
    """The same, with papers and reports that quote it, a copy of it, and an index of the search."""
    assert search(MARK)
    council_papers("COP15", date(2025, 11, 5))
    for folder, name in (("reports", "intake.html"), ("inbox/COP15", NAME), ("prefect", "log")):
        place = home / folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(CONTENT if folder.startswith("inbox") else SENTENCE.encode())
    assert found_in(home) >= {"inbox", "papers", "prefect", "reports", "files"}
    return erasable


def erase(digest: str) -> None:
    ask_erasure(digest, by="Ana", reason="asked for by the person", day=DAY)
    confirm_erasure(digest, by="Ben", day=DAY)


def found_in(folder: Path) -> set[str]:
    """The parts of a folder in which the mark still stands, packed or not, in name or content."""
    return {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*")
        if path.is_file() and any(MARK.encode() in piece for piece in pieces(path))
    }


def pieces(path: Path) -> Iterator[bytes]:
    yield path.name.encode()
    yield path.read_bytes()
    try:
        with ZipFile(path) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield archive.read(name)
    except BadZipFile:
        pass


def rows_with_mark(url: str | None) -> list[str]:
    """Tables of a server in which the mark still stands; none where the register is a file."""
    if url is None:
        return []
    engine = create_engine(url)
    with engine.connect() as db:
        names = inspect(db).get_table_names()
        tables = {name: str(db.execute(text(f'SELECT * FROM "{name}"')).all()) for name in names}
    engine.dispose()
    return sorted(name for name, rows in tables.items() if MARK in rows)


def test_nothing_of_an_erased_file_is_left(
    home: Path, url: str | None, quoted: str, tmp_path: Path
) -> None:
    erase(quoted)
    assert not found_in(home)
    assert not rows_with_mark(url)
    assert not search(MARK)
    back_up(tmp_path / "later.zip")
    assert not [p for p in pieces(tmp_path / "later.zip") if MARK.encode() in p]
    with open_register(home, url) as register:
        register.export(tmp_path / "export")
    assert not found_in(tmp_path / "export")


def test_that_it_was_erased_stays_and_nothing_is_out_of_order(
    home: Path, url: str | None, erasable: str, tmp_path: Path
) -> None:
    back_up(tmp_path / "earlier.zip")  # leaves the head of the history in the home
    erase(erasable)
    (tombstone,) = list_erasures()
    assert (tombstone.sha256, tombstone.asked_by, tombstone.confirmed_by) == (
        *(erasable, "Ana", "Ben"),
    )
    assert (tombstone.reason, tombstone.erased) == ("asked for by the person", DAY)
    assert health().problems == ()
    with open_register(home, url) as register:
        with pytest.raises(UnknownSubmission, match="was erased on 2025-10-10 by Ben, as Ana"):
            register.submission(erasable[:8])
        assert [event.document for event in register.history("15.1")] == [erasable]
        lines = register.changes(f"submission {erasable}")
        assert {line.path for line in lines} == {"erased", "erasure"}
        assert {line.by for line in lines} == {"Ana", "Ben"}


def test_a_line_changed_after_an_erasing_is_found(
    home: Path, url: str | None, erasable: str
) -> None:
    erase(erasable)
    with open_register(home, url) as register:
        db = register._db
        postgres = db.dialect.name == "postgresql"
        lift = "ALTER TABLE change DISABLE TRIGGER ALL" if postgres else None
        db.execute(text(lift or "DROP TRIGGER change_never_UPDATE"))
        db.execute(text("UPDATE change SET \"by\" = 'Eve' WHERE path = 'erased'"))
        db.commit()
        assert [p for p in register.health() if "history of changes" in p.what]


@pytest.mark.parametrize("second", ["Ana", "ana", " ANA ", ""])
def test_one_person_erases_nothing(home: Path, url: str | None, erasable: str, second: str) -> None:
    ask_erasure(erasable, by="Ana", reason="asked for", day=DAY)
    with pytest.raises(ReviewRejected, match="somebody else"):
        confirm_erasure(erasable, by=second, day=DAY)
    assert search(MARK)


def test_nothing_is_erased_that_nobody_asked_for(home: Path, erasable: str) -> None:
    with pytest.raises(ReviewRejected, match="Nobody has asked"):
        confirm_erasure(erasable, by="Ben")
    with pytest.raises(ReviewRejected, match="--reason"):
        ask_erasure(erasable, by="Ana", reason=" ")
    assert ask_erasure(erasable, by="Ana", reason="asked for").changed
    assert not ask_erasure(erasable, by="Cem", reason="asked for").changed
    take_back_erasure(erasable, by="Ana", reason="withdrawn")
    with pytest.raises(ReviewRejected, match="Nobody has asked"):
        confirm_erasure(erasable, by="Ben")
    with pytest.raises(Refused, match="nothing to take back"):
        take_back_erasure(erasable, by="Ana")


def test_the_same_file_is_refused_until_somebody_decides(
    home: Path, url: str | None, erasable: str, tmp_path: Path
) -> None:
    erase(erasable)
    again = tmp_path / "again" / "other name.docx"
    again.parent.mkdir()
    again.write_bytes(CONTENT)
    for _ in range(2):
        (row,) = take_in([again], "COP15", DAY, readers=HereReaders(DAY)).rows
        assert row.state is FileState.ERASED
        assert "erased on 2025-10-10 by Ben, as Ana asked on 2025-10-10" in row.note
    with open_register(home, url) as register:
        with pytest.raises(ErasedBefore):
            register.load(marked(), CONTENT, DAY, "COP15")
        assert not register.files.path(erasable).exists()
    assert allow_again(erasable[:12], by="Cem", reason="the court says so").changed
    assert not allow_again(erasable[:12], by="Cem", reason="the court says so").changed
    with open_register(home, url) as register:
        assert register.load(marked(), CONTENT, DAY, "COP15").state is FileState.NEW
    assert [e.step for e in list_erasures()] == [ErasureStep.ALLOWED]
    with pytest.raises(Refused, match="was erased"):
        allow_again("0" * 12, by="Cem", reason="none")


def problems_in(found: tuple[HealthProblem, ...]) -> list[str]:
    return [problem.what for problem in found]


@pytest.mark.parametrize("place", ["inbox/COP15/x.docx", "letters/en/x.docx", "x.zip", "kept"])
def test_the_doctor_finds_erased_bytes_anywhere_in_the_home(
    home: Path, url: str | None, erasable: str, place: str
) -> None:
    erase(erasable)
    path = home / ("files/" + erasable[:2] + "/" + erasable if place == "kept" else place)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".zip":
        with ZipFile(path, "w") as archive:
            archive.writestr("inside.docx", CONTENT)
    else:
        path.write_bytes(CONTENT)
    (found,) = problems_in(health().problems)
    assert str(path) in found
    assert "erased on 2025-10-10 by Ben" in found
    again = confirm_erasure(erasable[:12], by="Ben")
    assert not again.changed
    assert path.exists() == (place.startswith("letters") or path.suffix == ".zip")


def test_a_backup_from_before_brings_nothing_back(
    home: Path, url: str | None, erasable: str, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.zip"
    back_up(earlier)
    erase(erasable)
    assert restore(earlier, replace_register=True).erased == 1
    for aside in (home / "backups").iterdir():
        aside.unlink()
    assert not found_in(home)
    assert not rows_with_mark(url)
    assert [e.step for e in list_erasures()] == [ErasureStep.ERASED]
    assert health().problems == ()


def test_a_mail_that_holds_the_file_goes_with_it(home: Path, url: str | None) -> None:
    with open_register(home, url) as register:
        mail = register.load(outcome(b"mail", file="mail.eml"), b"mail", DAY, "COP15").sha256
        within = outcome(b"within", file="in.docx", came_in="mail.eml", came_in_sha256=mail)
        digest = register.load(within, b"within", DAY, "COP15").sha256
    asked = ask_erasure(digest, by="Ana", reason="asked for")
    assert [remark for remark in asked.remarks if "mail.eml" in remark]
    assert {*confirm_erasure(digest, by="Ben").sha256s} == {mail, digest}
    assert {e.sha256 for e in list_erasures() if e.is_tombstone} == {mail, digest}
    assert not [*(home / "files").glob("??/*")]


def test_what_colleagues_keep_is_named_and_not_deleted(home: Path, erasable: str) -> None:
    theirs = home / "addresses.csv"
    theirs.write_text(f"name,address\n{NAME},x@example.org\n", "utf-8")
    copied = home / "letters" / "en" / "mine.docx"
    copied.parent.mkdir(parents=True)
    copied.write_bytes(CONTENT)
    ask_erasure(erasable, by="Ana", reason="asked for")
    assert {*confirm_erasure(erasable, by="Ben").traces.left} == {theirs, copied}
    assert theirs.exists()
    assert copied.exists()


def test_what_was_erased_is_no_new_arrival(home: Path, url: str | None, erasable: str) -> None:
    erase(erasable)
    for name in ("erased.docx", "new.docx"):
        path = home / "inbox" / "COP15" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(CONTENT if name == "erased.docx" else b"new")
    with open_register(home, url) as register:
        found = new_arrivals(register, "COP15", register.meetings(), DAY)
    assert [file.path.name for file in found] == ["new.docx"]


def test_a_copied_mail_is_forgotten_and_not_copied_again(home: Path, url: str | None) -> None:
    moment = datetime(2025, 10, 10, 9, 5, tzinfo=UTC)
    headers = MessageHeaders("<1@range.example>", (), f"{MARK}@range.example", MARK, f"By {MARK}")
    with open_register(home, url) as register:
        mail = register.load(outcome(b"mail", file="mail.eml"), b"mail", DAY, "COP15").sha256
        register.mail_log.note_message(mail, headers, moment)
        register.mail_log.note_place(("actions", "INBOX", 7), 1, mail)
        keys = (f"acknowledgement COP15 {mail}",)
        subject = f"To {MARK}"
        draft = MailDraft("<2@cms.example>", "actions", keys, "x", "", subject, "", "2025-10-11")
        register.mail_log.note_draft(draft)
    erase(mail)
    assert not found_in(home)
    assert not rows_with_mark(url)


def test_every_table_that_names_a_submission_is_erased_or_left_on_purpose() -> None:
    left = {
        "mail",  # deleted by itself
        "mail_place",  # where a message lies, so that it is not copied again
        "erasure",  # what stays
        "national_report",  # what a Party answers is no submission
        "national_publication",  # nor whether that is shown
    }
    named = {name for name, table in metadata.tables.items() if "sha256" in table.columns}
    assert named - left == {table.name for table in OF_A_SUBMISSION}


def test_what_others_look_at_meanwhile_is_forgotten_later(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)  # SQLite alone keeps such pages
    monkeypatch.setattr("pipeline.register.erasure.SHORT_PATIENCE", 50)
    with open_register(home) as register:
        digest = register.load(marked(), CONTENT, DAY, "COP15").sha256
    ask_erasure(digest, by="Ana", reason="asked for", day=DAY)
    reader = sqlite3.connect(home / "register.sqlite", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM section").fetchall()
    assert not confirm_erasure(digest, by="Ben", day=DAY).forgotten
    assert found_in(home)
    reader.close()
    assert confirm_erasure(digest, by="Ben", day=DAY).forgotten
    assert not found_in(home)
