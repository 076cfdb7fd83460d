"""Messages lead to their submissions, and teach addresses that a person confirms."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.letters.addresses import contacts_of, known_addresses
from pipeline.mailbox.messages import headers_of, moment_of
from pipeline.register import open_register
from pipeline.services.correspondence import (
    address_suggestions,
    confirm_address,
    dismiss_address,
    messages,
)
from pipeline.services.session import Refused
from pipeline.services.take_in import take_in
from pipeline.submissions.correspondence import MessageHeaders
from pipeline.submissions.summary import ReadProponent
from pipeline.views.json_schema import json_schema
from tests.pipeline.outcomes import outcome

ARRIVED = datetime(2025, 10, 20, 22, 30, tzinfo=UTC)
KENYA = ReadProponent("Government of Kenya", "government", "KE", 1, 2, "Kenya")
IUCN = ReadProponent("IUCN", "organization", None, 1, 2, "IUCN")
BROUGHT = b"saiga proposal"


def headers(number: int, sender: str, *thread: str, subject: str = "Saiga") -> MessageHeaders:
    return MessageHeaders(f"<{number}>", thread, sender, "Ana", subject)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A message that brought a submission of two proponents, an answer, and one about nothing."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    read = outcome(
        BROUGHT,
        file="saiga.docx",
        came_in="mail.eml",
        came_in_sha256="1" * 64,
        proponents=(KENYA, IUCN),
        language="fr",
    )
    with open_register(tmp_path / "home") as register:
        register.load(read, BROUGHT, None, "COP15")
        log = register.mail_log
        log.note_message("1" * 64, headers(1, "ana@kenya.example"), ARRIVED)
        log.note_message("2" * 64, headers(2, "ben@kenya.example", "<1>"), ARRIVED)
        log.note_message("3" * 64, headers(3, "noreply@x.example", subject="News"), ARRIVED)
    return tmp_path / "home"


def concerted(*words: str) -> Result:
    return CliRunner().invoke(app, ["mailbox", *words])


def test_messages_lead_to_what_they_are_about() -> None:
    found = {each.sha256[0]: [(s.file, s.tie) for s in each.submissions] for each in messages()}
    assert found == {
        "1": [("saiga.docx", "brought")],
        "2": [("saiga.docx", "thread")],
        "3": [],
    }
    assert {each.sha256[0] for each in messages("saiga.docx")} == {"1", "2"}
    assert messages()[0].arrived == "2025-10-21 00:30"  # in Bonn
    assert "is in the conversation of saiga.docx" in concerted("messages").output
    for command in ("messages", "addresses", "letters"):
        answer = json.loads(concerted(command, "--json").stdout)
        schema = {"$ref": f"#/$defs/mailbox-{command}", "$defs": json_schema()["$defs"]}
        Draft202012Validator(schema).validate(answer)
    assert len(json.loads(concerted("messages", "--json").stdout)) == 3


def test_an_address_counts_once_a_person_has_confirmed_it() -> None:
    [taught] = address_suggestions()
    assert (taught.address, taught.names) == ("ana@kenya.example", ("Government of Kenya", "IUCN"))
    assert (taught.language, taught.since) == ("fr", "2025-10-21")  # in Bonn
    assert known_addresses() == {}
    keep = ["addresses", "--confirm", taught.address, "--name", "Government of Kenya"]
    keep += ["--language", "fr", "--role", "focal point", "--since", "2025-10-20"]
    assert "Kept" in concerted(*keep).output
    assert "nothing changed" in concerted(*keep).output
    [contact] = contacts_of("Government of Kenya", known_addresses())
    assert contact == ("ana@kenya.example", "fr", "focal point", date(2025, 10, 20))
    assert address_suggestions() == ()


def test_what_is_kept_stays_and_what_is_let_go_does_not_come_back(home: Path) -> None:
    (home / "addresses.csv").write_text("name;address\nIUCN;info@iucn.example\n", "utf-8")
    confirm_address("ana@kenya.example", "Government of Kenya")
    assert {*known_addresses()} == {"iucn", "state KE"}
    (home / "addresses.csv").unlink()
    dismiss_address("Ana@Kenya.example")
    assert address_suggestions() == ()


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: confirm_address("ana", "Kenya"), "is no mail address"),
    (lambda: confirm_address("a@b.example", " "), "whose address"),
    (lambda: confirm_address("a@b.example", "Kenya", language="de"), "no language"),
]


@pytest.mark.parametrize(("wrong", "words"), REFUSED)
def test_what_is_no_contact_is_refused(wrong: Callable[[], object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        wrong()
    assert known_addresses() == {}


def test_a_mail_that_is_forwarded_whole_is_of_the_same_conversation() -> None:
    inner = EmailMessage()
    inner["Message-ID"], inner["Subject"] = "<1@range.example>", "Saiga"
    outer = EmailMessage()
    outer["Message-ID"], outer["Subject"] = "<2@cms.example>", "FW: Saiga"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    assert headers_of(outer.as_bytes()).thread == ("<1@range.example>",)


def test_a_mail_that_was_taken_in_as_a_file_leads_on_too(home: Path, tmp_path: Path) -> None:
    answer = EmailMessage()
    answer["From"], answer["Subject"] = "Eva <eva@kenya.example>", "Re: Saiga"
    answer["Message-ID"], answer["In-Reply-To"] = "<9@kenya.example>", "<1>"
    answer["Received"] = "from kenya.example by mx.example; Tue, 21 Oct 2025 09:30:00 +0000"
    answer.set_content("Thank you.")
    path = tmp_path / "answer.eml"
    path.write_bytes(answer.as_bytes())
    [row] = take_in([path], "COP15").rows
    found = next(each for each in messages() if each.sha256 == row.summary.sha256)
    assert [(about.file, about.tie) for about in found.submissions] == [("saiga.docx", "thread")]
    assert (found.sender, found.arrived) == ("eva@kenya.example", "2025-10-21 11:30")


@pytest.mark.parametrize("day", ["31-Dec-9999 23:59:59 -1200", "01-Jan-0001 00:00:00 +1400", "?"])
def test_a_moment_beyond_all_years_stops_no_mailbox(day: str) -> None:
    answer = f'1 (UID 7 INTERNALDATE "{day}" RFC822.SIZE 3)'.encode()
    assert moment_of(answer) == datetime(1970, 1, 1, tzinfo=UTC)
