"""A connection to a mailbox, signed in; whatever goes wrong is one sentence for a person."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from pipeline.mailbox.account import MailboxAccount, MailboxUnusable, Security
from pipeline.mailbox.token import access_token

__all__ = ["BaseMailBox", "choose", "signed_in"]
SECONDS = 60  # without an answer
LOST = (imaplib.IMAP4.error, ImapToolsError, OSError, EOFError)
"""What an IMAP client raises when a server is away, refuses or breaks off."""


@contextmanager
def signed_in(account: MailboxAccount) -> Iterator[BaseMailBox]:
    """The mailbox, no folder chosen yet. Raises MailboxUnusable, also for what fails inside."""
    try:
        box = _connected(account)
    except LOST as error:
        raise MailboxUnusable(
            f"The mail server {account.host}:{account.port} cannot be reached "
            f"({_plain(error)}). Nothing was lost; it is tried again by the next run."
        ) from error
    try:
        _sign_in(box, account)
        yield box
    except LOST as error:
        raise MailboxUnusable(
            f"The connection to the mailbox {account.name} broke off ({_plain(error)}). What was "
            "fetched is kept; the next run goes on from there."
        ) from error
    finally:
        with suppress(*LOST):
            box.logout()


def choose(box: BaseMailBox, folder: str, *, to_write: bool = False) -> int:
    """Open a folder; its UIDVALIDITY (RFC 9051, 2.3.1.1). Raises MailboxUnusable for none such."""
    try:
        box.folder.set(folder, readonly=not to_write)
        return box.folder.status(folder)["UIDVALIDITY"]
    except ImapToolsError as error:
        names = ", ".join(sorted(entry.name for entry in box.folder.list()))
        raise MailboxUnusable(
            f"The mailbox has no folder “{folder}”. Its folders are: {names}. Give one of them."
        ) from error


def _connected(account: MailboxAccount) -> BaseMailBox:
    trusted = ssl.create_default_context(cafile=account.authority or None)
    match account.checked().security:
        case Security.TLS:
            return MailBox(account.host, account.port, SECONDS, ssl_context=trusted)
        case Security.STARTTLS:
            return MailBoxStartTls(account.host, account.port, SECONDS, trusted)
        case Security.NONE:
            return MailBoxUnencrypted(account.host, account.port, SECONDS)


def _sign_in(box: BaseMailBox, account: MailboxAccount) -> None:
    try:
        if account.oauth:
            box.xoauth2(account.user, access_token(account.oauth), None)
        else:
            assert account.secret is not None  # `checked`
            box.login_utf8(account.user, account.secret.read(), None)
    except (MailboxLoginError, imaplib.IMAP4.error) as error:
        raise MailboxUnusable(
            f"The mail server refuses {account.user}. Check the name and the password or the "
            "consent of the mail administrator, and try again."
        ) from error


def _plain(error: BaseException) -> str:
    """In few words; the answer of a server may hold anything, and is shortened."""
    return " ".join(str(error).split())[:120] or type(error).__name__
