"""A real mail server: what is copied once and never lost, and what goes into the drafts."""

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from pipeline.config import home
from pipeline.convention.calendar import this_day
from pipeline.mailbox.account import (
    ClientCredentials,
    MailboxAccount,
    MailboxUnusable,
    Secret,
    Security,
)
from pipeline.mailbox.connection import signed_in
from pipeline.services.inbox import inbox
from pipeline.services.mailboxes import (
    add_mailbox,
    draft_into,
    fetch_mail,
    letters_in_mailboxes,
    mailboxes,
    note_sent,
)
from pipeline.services.papers import letter_drafts
from pipeline.services.search import Wish, search
from pipeline.services.take_in import take_in
from tests.conftest import ROOT
from tests.pipeline.mailbox.dovecot import PASSWORD, USER, MailServer, mail_server, needs_dovecot

ARRIVED = datetime(2025, 10, 8, 20, 30, tzinfo=UTC)
SAMPLE = ROOT / "samples" / "great-bustard-missing-sections"
LOOK_AND_TELL = """
from pipeline.services.mailboxes import fetch_mail
print(*(outcome.failure for outcome in fetch_mail()))
"""
LOOK = [sys.executable, "-c", LOOK_AND_TELL]
pytestmark = [pytest.mark.slow, needs_dovecot]


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture
def account(server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MailboxAccount:
    """A mailbox for COP15 on that server, in a home of its own."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    monkeypatch.setenv("MAIL_PASSWORD", PASSWORD)
    account = MailboxAccount(
        name="actions",
        host="127.0.0.1",
        port=server.port,
        user=USER,
        meeting="COP15",
        authority=str(server.authority),
        secret=Secret(variable="MAIL_PASSWORD"),
    )
    add_mailbox(account)
    return account


def message(
    number: int, text: str = "Please find it attached.", attached: Path | None = None
) -> bytes:
    """One message as a server delivers it."""
    mail = EmailMessage(policy=SMTP)
    mail["Received"] = "from ministry.example by mx.example.org; Wed, 8 Oct 2025 22:30:00 +0200"
    mail["From"] = "Ana Pérez <ana@ministry.example>"
    mail["To"] = USER
    mail["Subject"] = f"Propuesta número {number}"
    mail["Message-ID"] = f"<{number}@ministry.example>"
    mail.set_content(f"Please find it attached. {number}")
    if attached:
        mail.add_attachment(
            attached.read_bytes(), "application", "octet-stream", filename=attached.name
        )
    return mail.as_bytes()


def hashes() -> Counter[str]:
    """How often each message lies in the inbox."""
    return Counter(sha256(path.read_bytes()).hexdigest() for path in inbox("COP15").glob("*.eml"))


def on_server(server: MailServer) -> list[Path]:
    return [path for part in ("new", "cur") for path in (server.maildir / part).iterdir()]


def test_two_hundred_messages_survive_ten_kills(
    server: MailServer, account: MailboxAccount
) -> None:
    wanted = [message(number) for number in range(200)]
    server.deliver(*wanted, arrived=ARRIVED)
    killed = [_look_killed_at(kill_at) for kill_at in range(15, 165, 15)]
    assert killed.count(True) >= 5  # a busy machine may see the count too late
    assert not any(outcome.failure for outcome in fetch_mail())
    assert hashes() == Counter(sha256(content).hexdigest() for content in wanted)
    assert len(on_server(server)) == 200
    assert fetch_mail()[0].files == []


def _look_killed_at(count: int) -> bool:
    """Look, and be killed when so many messages lie in the inbox; False if it ended before."""
    with subprocess.Popen(LOOK, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and len([*inbox("COP15").glob("*.eml")]) < count:
            pass
        running.kill()
    return running.returncode == -9


def test_a_mailbox_that_moved_brings_nothing_twice(
    server: MailServer, account: MailboxAccount
) -> None:
    server.deliver(*map(message, range(5)), arrived=ARRIVED)
    assert len(fetch_mail()[0].files) == 5
    take_in([inbox("COP15")], "COP15")
    for path in inbox("COP15").iterdir():
        path.unlink()
    server.new_validity()
    assert fetch_mail()[0].files == []


def test_a_message_that_comes_back_brings_nothing_twice(
    server: MailServer, account: MailboxAccount
) -> None:
    server.deliver(message(1), arrived=ARRIVED)
    fetch_mail()
    with signed_in(account) as box:
        box.folder.create("Away")
        for here, there in (("INBOX", "Away"), ("Away", "INBOX")):
            box.folder.set(here)
            box.client.uid("MOVE", box.uids()[0], there)
    fetch_mail()
    assert hashes() == Counter([sha256(message(1)).hexdigest()])


def test_two_machines_at_once(server: MailServer, account: MailboxAccount) -> None:
    server.deliver(*map(message, range(40)), arrived=ARRIVED)
    both = [subprocess.Popen(LOOK, stdout=subprocess.PIPE) for _ in range(2)]
    assert [running.communicate(timeout=200)[0] for running in both] == [b"\n", b"\n"]
    assert set(hashes().values()) == {1}
    assert len(hashes()) == 40


def test_what_is_taken_is_marked_or_moved_and_nothing_else_is_touched(
    server: MailServer, account: MailboxAccount
) -> None:
    server.deliver(message(1), arrived=ARRIVED)
    server.deliver(message(2), arrived=ARRIVED)
    with signed_in(account) as box:
        box.folder.create("Taken")
        box.folder.set("INBOX")
        box.client.uid("STORE", box.uids()[0], "+FLAGS", r"(\Deleted)")  # a colleague's
    fetch_mail()
    with signed_in(account) as box:
        box.folder.set("INBOX")
        assert all("ConcertedTaken" in mail.flags for mail in box.fetch(mark_seen=False))
        assert len(box.uids()) == 2
        assert not any("\\Seen" in mail.flags for mail in box.fetch(mark_seen=False))
    add_mailbox(account.model_copy(update={"move_to": "Taken"}))
    server.deliver(message(3), arrived=ARRIVED)
    assert fetch_mail()[0].remarks == []
    with signed_in(account) as box:
        box.folder.set("Taken")
        assert len(box.uids()) == 1


def test_the_day_of_receipt_is_the_servers_and_only_suggested(
    server: MailServer, account: MailboxAccount
) -> None:
    document = next(path for path in SAMPLE.iterdir() if path.suffix == ".docx")
    server.deliver(message(1, attached=document), arrived=ARRIVED)
    report = take_in(list(fetch_mail()[0].files), "COP15")
    brought = next(row for row in report.rows if row.file.endswith(".docx"))
    assert brought.received is None
    assert str(brought.suggested).startswith("2025-10-08")


def test_a_letter_is_put_into_the_drafts_once_as_an_answer_and_seen_when_sent(
    server: MailServer, account: MailboxAccount
) -> None:
    document = next(path for path in SAMPLE.iterdir() if path.suffix == ".docx")
    server.deliver(message(1, attached=document), arrived=ARRIVED)
    take_in(list(fetch_mail()[0].files), "COP15")
    letters = letter_drafts("COP15", this_day())
    assert len(draft_into("actions", letters)) == len([x for x in letters if x.kind]) > 0
    assert draft_into("actions", letters) == ()
    copies = sorted((home() / "papers" / "COP15").glob("letters-*-actions/*.eml"))
    assert [copy.stem for copy in copies] == sorted(x.name for x in letters if x.kind)
    assert {hit.kind for hit in search("bustard", Wish(kind="letter"))} == {"letter"}
    with signed_in(account) as box:
        box.folder.set("Drafts")
        drafts = [*box.fetch(mark_seen=False)]
        assert all("\\Draft" in mail.flags for mail in drafts)
        assert drafts[0].headers["in-reply-to"] == ("<1@ministry.example>",)
        assert note_sent() == ()
        box.folder.create("Sent")
        box.append(drafts[0].obj.as_bytes(), "Sent", dt=datetime(2025, 10, 20, 9, 5, tzinfo=UTC))
    sent = note_sent()
    assert [letter.subject for letter in sent] == [" ".join(drafts[0].subject.split())]
    assert note_sent() == ()
    assert [letter.sent for letter in letters_in_mailboxes() if letter.sent] == [
        "2025-10-20T09:05:00+00:00"
    ]


def test_a_letter_that_the_mail_program_renamed_is_known_by_what_it_answers(
    server: MailServer, account: MailboxAccount
) -> None:
    document = next(path for path in SAMPLE.iterdir() if path.suffix == ".docx")
    server.deliver(message(1, attached=document), arrived=ARRIVED)
    take_in(list(fetch_mail()[0].files), "COP15")
    addresses = home() / "addresses.csv"
    names = [x.to for x in letter_drafts("COP15", this_day()) if x.kind]
    addresses.write_text(f'name,address\n"{names[0]}",ana@ministry.example\n', "utf-8")
    draft_into("actions", letter_drafts("COP15", this_day()))
    with signed_in(account) as box:
        box.folder.set("Drafts")
        mail = message_from_bytes(next(box.fetch(mark_seen=False)).obj.as_bytes())
        del mail["Message-ID"], mail["X-Concerted-Letter"]
        mail["Message-ID"] = "<AM0PR01@prod.example>"
        box.folder.create("Sent")
        box.append(mail.as_bytes(), "Sent")
    assert len(note_sent()) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"folder": "Posteingang"}, "Its folders are: INBOX"),
        ({"secret": Secret(variable="NOT_THERE")}, "was not found in the variable NOT_THERE"),
        ({"host": "mail.example.org", "security": Security.NONE}, "without TLS"),
        ({"authority": ""}, "cannot be reached"),
    ],
)
def test_a_wrong_setting_is_told_at_once(
    account: MailboxAccount, change: dict[str, object], words: str
) -> None:
    with pytest.raises(MailboxUnusable, match=words):
        add_mailbox(account.model_copy(update={"name": "other", **change}))
    assert [known.name for known in mailboxes()] == ["actions"]


def test_a_wrong_password_is_told_and_never_shown(
    account: MailboxAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_PASSWORD", "purple swamphen")
    outcome = fetch_mail()[0]
    assert "refuses actions@example.org" in outcome.failure
    assert "swamphen" not in outcome.failure
    assert "swamphen" not in (home() / "mailboxes.json").read_text()


class TokenServer(BaseHTTPRequestHandler):
    """Gives a token to the client that knows the secret, and says whose a token is."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.path == "/token":
            good = form.get("client_secret") == ["osprey"]
            answer = {"access_token": "t0ken"} if good else {"error": "invalid_client"}
        else:
            good = form.get("token") == ["t0ken"]
            answer = {"active": "true" if good else "false", "username": USER}
        content = json.dumps(answer).encode()
        self.send_response(200 if good or self.path != "/token" else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Keep silent."""


@pytest.fixture
def tokens() -> Iterator[str]:
    """The address of a token server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), TokenServer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("secret", "works"), [("osprey", True), ("kestrel", False)])
def test_signing_in_without_a_password(
    tmp_path: Path, tokens: str, monkeypatch: pytest.MonkeyPatch, secret: str, works: bool
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CLIENT_SECRET", secret)
    with mail_server(f"{tokens}/introspect") as server:
        account = MailboxAccount(
            name="m365",
            host="127.0.0.1",
            port=server.port,
            user=USER,
            meeting="COP15",
            authority=str(server.authority),
            oauth=ClientCredentials(
                token_url=f"{tokens}/token", client="c", secret=Secret(variable="CLIENT_SECRET")
            ),
        )
        if works:
            assert add_mailbox(account)
            return
        with pytest.raises(MailboxUnusable, match="No access token"):
            add_mailbox(account)


def test_a_server_that_goes_away_in_the_middle_loses_nothing(
    tmp_path: Path, account: MailboxAccount, server: MailServer
) -> None:
    server.deliver(*map(message, range(30)), arrived=ARRIVED)
    with signed_in(account) as box:
        box.folder.set("INBOX")
        whole = len(box.uids())
    killer = threading.Thread(target=_cut, args=(server, 10), daemon=True)
    killer.start()
    first = fetch_mail()[0]
    killer.join(60)
    assert first.failure or len(first.files) == whole
    fetch_mail()
    assert len(hashes()) == whole
    assert set(hashes().values()) == {1}


def _cut(server: MailServer, count: int) -> None:
    """End the process that serves the connection when so many messages were copied."""
    while len([*inbox("COP15").glob("*.eml")]) < count:
        pass
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes()
            parent = (process / "environ").read_bytes()
        except OSError:
            continue
        if line.startswith(b"dovecot/imap\0") and str(server.folder).encode() in parent + line:
            os.kill(int(process.name), 9)
