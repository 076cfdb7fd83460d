"""How Prefect has to behave here; whatever the user has set already stands."""

import os
from urllib.parse import urlsplit

from pipeline.config import home
from pipeline.refusal import Refusal

API = "PREFECT_API_URL"
SECRET = "PREFECT_API_AUTH_STRING"  # what a client shows  # noqa: S105 - a name
SERVER_SECRET = "PREFECT_SERVER_API_AUTH_STRING"  # what it asks for  # noqa: S105 - a name
ORIGINS = "PREFECT_SERVER_CORS_ALLOWED_ORIGINS"
PAGES_PORT = "PREFECT_SERVER_API_PORT"  # where the user has named one
# Prefect's first start with an empty home takes 20 to 30 s on two cores, longer than its own limit.
SETTINGS = {
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_CLIENT_MAX_RETRIES": "4",  # a server away for half a minute is waited for
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",  # we use none; saves seconds
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",  # these two speak of a server that went away
    "PREFECT_LOGGING_ROOT_LEVEL": "ERROR",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # a run says all in its report, an error is raised
}


class NoAddress(Refusal):
    """PREFECT_API_URL is none; it is not shown, as it may hold a password."""

    def __init__(self) -> None:
        super().__init__(
            f"{API} is no address of a server. Write it as http://prefect.example:4200/api, or "
            "unset it to do without one."
        )


LOCAL = ("127.0.0.1", "localhost")


def apply_defaults() -> None:
    """Put our settings into the environment, where Prefect and its server look for them.

    Raises NoAddress.
    """
    _refuse_what_is_no_address(os.environ.get(API, ""))
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if not has_own_server() and "PREFECT_HOME" not in os.environ:
        ours = home() / "prefect"
        ours.mkdir(parents=True, exist_ok=True)  # Prefect makes no folder above its own
        (ours / "prefect.db").touch()  # SQLite lets no group write what it makes
        os.environ["PREFECT_HOME"] = str(ours)
    _never_by_proxy()


def _refuse_what_is_no_address(url: str) -> None:
    """Prefect would say so while it is imported, in many lines that show its settings."""
    try:
        port = urlsplit(url).port
    except ValueError:
        port = 0
    if port == 0:
        raise NoAddress


def has_own_server() -> bool:
    """Whether the user has named a Prefect server, which then runs already."""
    return bool(os.environ.get(API))


def _never_by_proxy() -> None:
    """A proxy set for the network must not come between Prefect and its server on this machine."""
    for name in ("NO_PROXY", "no_proxy"):
        known = [part for part in os.environ.get(name, "").split(",") if part]
        os.environ[name] = ",".join([*known, *(host for host in LOCAL if host not in known)])
