"""Mail at the desk: what a message is about, and an address that a colleague confirms."""

from datetime import UTC, datetime

import pytest

from tests.pipeline.desk.conftest import Seat

ARRIVED = datetime(2025, 10, 20, 22, 30, tzinfo=UTC)


@pytest.fixture
def message(taken_in: str) -> str:
    """The address of who sent a submission of the desk by mail."""
    from pipeline.config import home, register_url
    from pipeline.register import open_register
    from pipeline.submissions.correspondence import MessageHeaders

    sender = f"{taken_in[:8]}@ruritania.example"
    headers = MessageHeaders(f"<{taken_in}>", (), sender, "<b>Ana</b>", "Our <i>proposal</i>")
    with open_register(home(), register_url()) as register:
        register.mail_log.note_message(taken_in, headers, ARRIVED)
    return sender


def test_a_message_is_shown_and_nothing_of_it_is_markup(seat: type[Seat], message: str) -> None:
    page = seat("officer").get("/mail").content.decode()
    assert message in page
    assert "Our &lt;i&gt;proposal&lt;/i&gt;" in page
    nobody = seat("officer").get("/mail?about=none.docx")
    assert nobody.status_code == 200
    assert message not in nobody.content.decode()


def test_an_address_is_kept_by_a_click(seat: type[Seat], at_desk: None) -> None:
    from pipeline.letters.addresses import address_of, known_addresses

    officer = seat("officer")
    form = {"address": "eva@ruritania.example", "name": "Ruritania", "language": "fr",
            "role": "point focal", "since": "2025-10-20"}  # fmt: skip
    assert officer.post("/mail/address", form).status_code == 302
    assert address_of("Ruritania", known_addresses()) == "eva@ruritania.example"
    assert "eva@ruritania.example" in officer.get("/mail").content.decode()
    wrong = officer.post("/mail/address", form | {"address": "eva"})
    assert wrong.status_code == 302
    assert "is no mail address" in officer.get("/mail").content.decode()


def test_a_reader_sees_no_addresses_and_keeps_none(seat: type[Seat], at_desk: None) -> None:
    assert seat("reader").get("/mail").status_code == 403
    assert seat("reader").post("/mail/address", {"address": "a@b.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/mail/fetch", "/mail/address"])
def test_an_address_that_acts_leads_back_when_it_is_only_opened(
    seat: type[Seat], at_desk: None, path: str
) -> None:
    assert seat("officer").get(path)["Location"] == "/mail"


def test_the_mailboxes_are_looked_into_when_asked(seat: type[Seat], at_desk: None) -> None:
    assert seat("officer").post("/mail/fetch", {}).status_code == 302  # none is set up
