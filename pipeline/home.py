"""The folder where everything is kept, and the database of the register."""

import os
from pathlib import Path


def home() -> Path:
    """The folder named by CONCERTED_HOME, else `.concerted` in the home folder of the user.

    It need not exist yet: only commands that write make it.
    """
    named = os.environ.get("CONCERTED_HOME")
    return Path(named).expanduser() if named else Path.home() / ".concerted"


def register_url() -> str | None:
    """The SQLAlchemy URL in CONCERTED_REGISTER_URL; None for the SQLite file in `home()`."""
    return os.environ.get("CONCERTED_REGISTER_URL") or None


def editions_folder() -> Path:
    """Where imported editions of the Appendices are kept."""
    return home() / "editions"
