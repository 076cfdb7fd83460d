"""When the words of a message are the submission themselves."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from extractors.readers.containers import read_bundle
from extractors.readers.containers.message_document import is_written_out, read_message

WORDS = "The survey covered the whole of the plain and two posts were opened. " * 6
TITLES = [
    "Report on Concerted Action 14.2 for the Addax",
    "Progress report on the Concerted Action for the Addax (Addax nasomaculatus)",
    "Bilan de l’action concertée 14.2 en faveur de l’addax",
    "Propuesta de Acción Concertada para el adax",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_short_text_under_a_title_is_a_document(title: str) -> None:
    assert is_written_out(f"{title}\n\n{WORDS}")


NOTES = [
    f"Dear all,\nplease find our report on Concerted Action 14.2 attached.\n{WORDS}",
    "Report on Concerted Action 14.2 for the Addax\nSee attached.",
    WORDS,
]


@pytest.mark.parametrize("body", NOTES)
def test_a_note_beside_an_attachment_is_none(body: str) -> None:
    assert not is_written_out(body)


def message(subject: str, body: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "ada@lake.example", subject
    letter.set_content(body)
    return letter


def test_a_forwarded_message_is_read_under_its_own_subject() -> None:
    outer = message("Proposal", "FYI")
    outer.add_attachment(message("Our year", f"{TITLES[0]}\n\n{WORDS}"))
    document = read_message(Path("a.eml"), outer.as_bytes())
    assert [paragraph.text for paragraph in document.paragraphs][:2] == ["Our year", TITLES[0]]


def test_a_note_over_a_forwarded_note_does_not_hide_what_it_says() -> None:
    outer = message(TITLES[0], f"{TITLES[0]}\n\n{WORDS}")
    outer.add_attachment(message("Thanks", "Received."))
    document = read_message(Path("a.eml"), outer.as_bytes())
    assert document.paragraphs[0].text == TITLES[0]


def test_html_speaks_where_the_plain_text_only_says_that_there_is_some(tmp_path: Path) -> None:
    letter = message("Report", "See the HTML part.")
    letter.add_alternative(f"<p>{TITLES[0]}</p><p>{WORDS}</p>", subtype="html")
    path = tmp_path / "a.eml"
    path.write_bytes(letter.as_bytes())
    assert is_written_out(read_bundle(path).body)


def test_a_message_encrypted_by_openpgp_is_told_as_such(tmp_path: Path) -> None:
    letter = message("Proposal", "")
    armour = b"-----BEGIN PGP MESSAGE-----\nhQEMA\n-----END PGP MESSAGE-----\n"
    letter.add_attachment(armour, "application", "octet-stream", filename="encrypted.asc")
    path = tmp_path / "a.eml"
    path.write_bytes(letter.as_bytes())
    assert read_bundle(path).is_encrypted
