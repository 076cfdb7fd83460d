"""Letters that were drafted and mails that came are found, on both databases."""

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.register import open_register
from pipeline.services.papers import letter_papers
from pipeline.services.search import Hit, Wish, search
from tests.pipeline.outcomes import outcome
from tests.pipeline.reports.lives import begin
from tests.pipeline.services.test_use_cases import home

__all__ = ["home"]

DRAFTED = date(2033, 1, 4)  # 27 days before the reports are due
SAYS = "Colleagues, the bycatch figures of Samarkand follow under separate cover. Yours, Ana"


def message(body: str = SAYS) -> bytes:
    """A mail that a ministry sent."""
    mail = EmailMessage()
    mail["Subject"] = "Saiga\u2019s numbers"
    mail["From"] = "ana@ministry.example"
    mail.set_content(body)
    return mail.as_bytes()


@pytest.fixture
def mails(home: Path, url: str | None) -> str:
    """The SHA-256 of a mail that brought a proposal on the Saiga; an action owes a report."""
    content = message()
    digest = sha256(content).hexdigest()
    with open_register(home, url) as register:
        begin(register)
        bundle = {"file": "numbers.eml", "kind": "other", "kinds": ("other",), "title": None}
        parts = {"taxa": (), "proponents": (), "range_states": (), "sections": ()}
        register.load(outcome(content, **bundle, **parts), content, DRAFTED, "COP99")
        brought = outcome(b"doc", came_in="numbers.eml", came_in_sha256=digest)
        register.load(brought, b"doc", DRAFTED, "COP99")
    return digest


def kinds(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.kind for hit in hits]


def test_a_mail_is_found_by_what_it_says(mails: str) -> None:
    [hit] = search("samarkand bycatches")
    assert (hit.kind, hit.key, hit.title) == ("mail", mails, "Saiga’s numbers")
    assert (hit.meeting, hit.place) == ("COP99", "message")
    assert (
        hit.sentence == "Colleagues, the bycatch figures of Samarkand follow under separate cover."
    )
    assert search("samarkand", known_on=date(2020, 1, 1)) == ()


@pytest.mark.usefixtures("mails")
def test_a_mail_is_opened_by_a_reader_and_not_where_it_is_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def opened_here(path: Path) -> None:
        raise AssertionError(path)

    monkeypatch.setattr("pipeline.intake.message_words.read_bundle", opened_here)
    assert kinds(search("samarkand")) == ["mail"]


@pytest.mark.usefixtures("mails")
def test_a_sentence_comes_from_the_text_where_it_says_as_much_as_the_subject(home: Path) -> None:
    letter = home / "papers" / "COP99" / "letters-2033-01-04" / "reminder-98-1-28-before-en.eml"
    letter.parent.mkdir(parents=True)
    letter.write_bytes(message("Good day. The numbers are due."))
    assert [hit.sentence for hit in search("numbers due")] == ["The numbers are due."]
    assert [hit.sentence for hit in search("saiga", Wish(kind="letter"))] == ["Saiga’s numbers"]


WISHES: list[tuple[Wish, bool]] = [
    (Wish(taxa=frozenset({"Saiga tatarica"})), True),  # of what it brought
    (Wish(taxa=frozenset({"Otis tarda"})), False),
    (Wish(meeting="COP99"), True),
    (Wish(meeting="COP98"), False),
    (Wish(kind="mail"), True),
    (Wish(kind="letter"), False),
    (Wish(kind="proposal"), False),
]


@pytest.mark.usefixtures("mails")
def test_a_wish_leaves_mails_out_that_it_does_not_mean() -> None:
    assert [(wish, bool(search("samarkand", wish))) for wish, _ in WISHES] == WISHES


@pytest.mark.usefixtures("mails")
def test_a_letter_is_found_by_its_text_with_where_it_lies(home: Path) -> None:
    assert search("reminder deadline crane") == ()
    papers = letter_papers("COP99", DRAFTED)
    assert papers
    [reminder] = search("ruritanian crane", Wish(kind="letter"))
    assert (reminder.meeting, reminder.place) == ("COP99", "drafted 2033-01-04")
    assert (home / "papers" / "COP99" / reminder.key) in papers.files
    assert "Ruritanian Crane" in reminder.sentence
    saiga = Wish(taxa=frozenset({"Saiga tatarica"}), kind="letter")
    assert all("reminder" not in hit.key for hit in search("COP99", saiga))
    assert search("COP99", saiga)
    shown = CliRunner().invoke(app, ["search", "ruritanian crane", "--kind", "letter"])
    assert f"papers/COP99/{reminder.key}" in shown.output
    assert search("ruritanian crane", Wish(kind="letter"), known_on=date(2033, 1, 3)) == ()


def change(path: Path) -> None:
    path.write_bytes(message("Another word: dugongs."))


GONE: list[tuple[Callable[[Path], None], int]] = [(Path.unlink, 0), (change, 1)]


@pytest.mark.parametrize(("happens", "dugongs"), GONE, ids=["deleted", "changed"])
@pytest.mark.usefixtures("mails")
def test_a_letter_that_was_deleted_or_changed_is_found_as_it_is_now(
    home: Path, happens: Callable[[Path], None], dugongs: int
) -> None:
    letter = home / "papers" / "COP99" / "letters-2033-01-04" / "reminder-98-1-28-before-en.eml"
    letter.parent.mkdir(parents=True)
    letter.write_bytes(message("The pelicans are meant. \0"))
    assert kinds(search("pelicans")) == ["letter"]
    happens(letter)
    assert search("pelicans") == ()
    assert len(search("dugongs")) == dugongs


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", message("")[:40]])
def test_a_mail_that_does_not_open_stops_no_search(
    home: Path, url: str | None, content: bytes
) -> None:
    with open_register(home, url) as register:
        register.load(outcome(content, file="broken.eml"), content, DRAFTED, "COP15")
    assert search("osprey") == ()


LISTED: list[tuple[Wish, list[str]]] = [
    (Wish(meeting="cop 99"), ["mail", "submission", "letter", "letter"]),
    (Wish(kind="action"), ["action"]),
    (Wish(kind="proposal"), ["submission"]),
    (Wish(kind="mail"), ["mail"]),
    (Wish(taxa=frozenset({"Saiga tatarica"})), ["mail", "submission", "letter"]),
    (Wish(taxa=frozenset({"Otis tarda"})), []),
]


@pytest.mark.usefixtures("mails")
def test_without_a_word_all_that_fits_is_listed() -> None:
    assert letter_papers("COP99", DRAFTED)
    for wish, expected in LISTED:
        hits = search("", wish)
        assert sorted(kinds(hits)) == sorted(expected), wish
        assert {hit.sentence for hit in hits} <= {""}
    assert kinds(search("", Wish(kind="letter"), known_on=date(2033, 1, 3))) == []


SAID = [
    (["--kind", "Proposals"], 0, "PROPOSAL FOR A CONCERTED ACTION FOR THE SAIGA"),
    (["--kind", "propsal"], 2, "Is “proposal” meant?"),
    (["--meeting", "COP77"], 2, "COP77"),
    ([], 2, "Give a word to look for, or a State"),
    (["!?", "--kind", "action"], 2, "Give a word to look for"),
    (["--state", "Mongola"], 2, "Mongolia"),
]


@pytest.mark.parametrize(("words", "code", "expected"), SAID, ids=lambda each: str(each)[:30])
def test_what_is_asked_for_is_listed_or_asked_about(
    home: Path, url: str | None, words: list[str], code: int, expected: str
) -> None:
    with open_register(home, url) as register:
        register.load(outcome(), b"a saiga proposal", DRAFTED, "COP15")
    answer = CliRunner().invoke(app, ["search", *words])
    assert (answer.exit_code, expected in " ".join(answer.output.split())) == (code, True)
