"""The folder where everything is kept, and the database of the register."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from pipeline.refusal import Refusal

REGISTER_URL = "CONCERTED_REGISTER_URL"
ADDRESS = re.compile(  # of which it is clear where the password ends
    r"[\w+]+://(?:[^:/@\s]*(?::[^/@]*)?@)?(?:\[[0-9a-fA-F:.]+\]|[^:/@\[\]]*)(?::\d*)?(?:[/?][^@]*)?"
)


class UnclearAddress(Refusal):
    """It is never shown: what is taken for the place may be part of the password."""

    def __init__(self) -> None:
        super().__init__(
            f"The address in {REGISTER_URL} is no address of a database that can be reached. (It "
            "is not shown here, as it may hold a password.) Write it as "
            "postgresql+psycopg://name:password@server/database, and in the password %40 for @, "
            "%3A for : and %2F for /."
        )


def home() -> Path:
    """The folder named by CONCERTED_HOME, else `.concerted` in the home folder of the user.

    It need not exist yet: only commands that write make it.
    """
    named = os.environ.get("CONCERTED_HOME")
    return Path(named).expanduser() if named else Path.home() / ".concerted"


def register_url() -> str | None:
    """The SQLAlchemy URL in CONCERTED_REGISTER_URL; None for the SQLite file in `home()`.

    Raises UnclearAddress.
    """
    url = os.environ.get(REGISTER_URL) or None
    if url:
        refuse_unclear_address(url)
    return url


def refuse_unclear_address(url: str) -> None:
    """Raises UnclearAddress for one that says two things, or nothing."""
    if not url.startswith("sqlite:") and not ADDRESS.fullmatch(url):
        raise UnclearAddress


def without_secret(url: str) -> str:
    """The address of a server as it may be shown: without who signs in there."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that cannot be read"
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def editions_folder() -> Path:
    """Where imported editions of the Appendices are kept."""
    return home() / "editions"
