"""The day of a message that says none: when the server of its mailbox got it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.register import open_register
from pipeline.services.take_in import take_in
from pipeline.submissions.correspondence import MessageHeaders
from pipeline.submissions.kept import IntakeResult
from tests.pipeline.plain_work import HereReaders
from tests.pipeline.services.test_use_cases import home

__all__ = ["home"]

TODAY = date(2025, 11, 5)
ARRIVED = datetime(2025, 10, 24, 22, 48, tzinfo=UTC)  # 48 minutes into the 25th in Bonn
SERVER = "from a by b; Thu, 23 Oct 2025 10:00:00 +0000"
HEADERS = MessageHeaders("<1@range.example>", (), "ana@range.example", "Ana", "Teal")


def mail(received: Sequence[str], *, attached: bool) -> bytes:
    message = EmailMessage()
    for header in received:
        message["Received"] = header
    message["Subject"] = "Teal"
    message["From"] = "ana@range.example"
    message.set_content("Our proposal. " + "The teal winters here. " * (5 if attached else 60))
    if attached:
        message.add_attachment(
            b"A Concerted Action for the Teal", maintype="application", subtype="rtf",
            filename="teal.rtf",
        )  # fmt: skip
    return message.as_bytes()


CASES = [  # Received headers, from a mailbox -> day that is suggested, of its source
    ([], True, "2025-10-25T00:48+02:00", "INTERNALDATE"),
    ([], False, None, ""),
    ([SERVER], True, "2025-10-23T12:00+02:00", "Received"),
    ([SERVER], False, "2025-10-23T12:00+02:00", "Received"),
]


@pytest.mark.parametrize("attached", [True, False])
@pytest.mark.parametrize(("received", "copied", "day", "source"), CASES)
def test_a_message_suggests_what_its_server_knows(
    home: Path,
    url: str | None,
    tmp_path: Path,
    received: list[str],
    copied: bool,
    day: str | None,
    source: str,
    attached: bool,
) -> None:
    content = mail(received, attached=attached)
    path = tmp_path / "teal.eml"
    path.write_bytes(content)
    if copied:
        with open_register(home, url) as register:
            register.mail_log.note_message(sha256(content).hexdigest(), HEADERS, ARRIVED)
    rows = take_in([path], "COP15", readers=HereReaders(TODAY)).rows
    assert [_suggested(row) for row in rows] == [day] * len(rows)
    assert all(row.day_source.startswith(source) for row in rows)


def _suggested(row: IntakeResult) -> str | None:
    return row.summary.suggested_received_at
