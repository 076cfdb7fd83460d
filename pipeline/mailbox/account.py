"""The mailboxes of this home: where each is, who signs in, and where its secret is kept.

A secret is never kept here: the settings name an environment variable or a file that holds it.
"""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from pipeline.atomic_write import replace_file
from pipeline.config import home
from pipeline.refusal import Refusal

FILE = "mailboxes.json"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class MailboxUnusable(Refusal):
    """A mailbox that cannot be used as it is set up, or cannot be reached."""


class Security(StrEnum):
    """How the connection is kept from strangers."""

    TLS = "tls"  # from the first byte, port 993
    STARTTLS = "starttls"
    NONE = "none"  # to a server on this machine alone


class Secret(BaseModel):
    """Where a secret is kept; exactly one of the two is given."""

    model_config = ConfigDict(frozen=True)
    variable: str = ""  # of the environment
    file: str = ""  # its first line

    def read(self) -> str:
        """The secret. Raises MailboxUnusable where it is not there."""
        found = os.environ.get(self.variable, "") if self.variable else _first_line(self.file)
        if not found:
            where = f"the variable {self.variable}" if self.variable else self.file or "any place"
            raise MailboxUnusable(
                f"The password of the mailbox was not found in {where}. Put it there and try again."
            )
        return found


class ClientCredentials(BaseModel):
    """OAuth 2 for a program without a person (RFC 6749, 4.4), as Microsoft 365 asks for."""

    model_config = ConfigDict(frozen=True)
    token_url: str
    client: str
    secret: Secret
    scope: str = "https://outlook.office365.com/.default"


class MailboxAccount(BaseModel):
    """One mailbox."""

    model_config = ConfigDict(frozen=True)
    name: str
    host: str
    user: str
    meeting: str  # id of the meeting that its messages are for
    port: int = 993
    security: Security = Security.TLS
    authority: str = ""  # file with the certificate of the authority to trust; "": the machine's
    secret: Secret | None = None  # the password; None: OAuth 2
    oauth: ClientCredentials | None = None
    folder: str = "INBOX"
    move_to: str = ""  # folder for what was taken; "": messages stay where they are
    drafts: str = "Drafts"
    sent: str = "Sent"

    def checked(self) -> "MailboxAccount":
        """Itself. Raises MailboxUnusable for settings that would give a secret away."""
        if self.security is Security.NONE and self.host not in LOOPBACK:
            raise MailboxUnusable(
                f"A connection to {self.host} without TLS would show the password to everybody on "
                "the way. Use --security tls or starttls."
            )
        if (self.secret is None) == (self.oauth is None):
            raise MailboxUnusable(
                "Say where the password is kept (--password-variable or --password-file), or give "
                "--token-url, --client and the place of its secret."
            )
        if self.oauth and not _is_safe(self.oauth.token_url):
            raise MailboxUnusable(
                f"{self.oauth.token_url} is not an https address: the secret would be readable."
            )
        return self


Accounts = TypeAdapter(dict[str, MailboxAccount])


def mailbox_accounts() -> Mapping[str, MailboxAccount]:
    """Those of this home by name. Raises MailboxUnusable for a file that is no list of them."""
    path = home() / FILE
    if not path.exists():
        return {}
    try:
        return Accounts.validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise MailboxUnusable(
            f"{path} cannot be read as a list of mailboxes. Add them again with "
            "`concerted mailbox add`, after moving this file away."
        ) from error


def account_named(name: str) -> MailboxAccount:
    """Raises MailboxUnusable."""
    known = mailbox_accounts()
    if name not in known:
        names = ", ".join(known) or "none"
        raise MailboxUnusable(f"There is no mailbox “{name}”. Known: {names}.")
    return known[name]


def keep_accounts(accounts: Mapping[str, MailboxAccount]) -> None:
    """Write the list whole. Raises OSError."""
    content = Accounts.dump_json(dict(accounts), indent=1)
    replace_file(home() / FILE, lambda path: path.write_bytes(content))


def _first_line(file: str) -> str:
    try:
        return Path(file).read_text("utf-8").partition("\n")[0].strip() if file else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _is_safe(url: str) -> bool:
    host = url.partition("//")[2].partition("/")[0].rpartition(":")[0]
    return url.startswith("https://") or (url.startswith("http://") and host in LOOPBACK)
