"""What a run says where a mailbox fails: everything that failed, none of it in place of another."""

import pytest

from pipeline.mailbox.account import MailboxUnusable
from pipeline.services import mailboxes
from pipeline.services.mailboxes import FetchOutcome


def refuse_sent_mail() -> None:
    raise MailboxUnusable("The folder of sent mail is away.")


def test_what_was_not_fetched_is_told_beside_what_was_not_seen_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcome = FetchOutcome("actions", "COP15", failure="The connection broke off.")
    monkeypatch.setattr(mailboxes, "fetch_mail", lambda: (outcome,))
    monkeypatch.setattr(mailboxes, "note_sent", refuse_sent_mail)
    assert mailboxes.mail_failures() == (
        "actions: The connection broke off.; The folder of sent mail is away."
    )
