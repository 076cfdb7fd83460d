"""Where the online register goes: its folder on this machine, its address on the web."""

import os
from pathlib import Path

from pipeline.home import home

HERE = "http://localhost:8000/"  # of a site that nobody has given an address


def site_folder() -> Path:
    """The folder named by CONCERTED_SITE, else `site` in the home of the program."""
    named = os.environ.get("CONCERTED_SITE")
    return Path(named).expanduser() if named else home() / "site"


def site_address() -> str:
    """The address named by CONCERTED_SITE_ADDRESS, else one on this machine; it ends with /."""
    return with_slash(os.environ.get("CONCERTED_SITE_ADDRESS") or HERE)


def with_slash(address: str) -> str:
    """The address of a folder.

    >>> with_slash("https://example.org/register")
    'https://example.org/register/'
    """
    return address if address.endswith("/") else f"{address}/"


def is_address(address: str) -> bool:
    """Whether this can be the address of a site."""
    scheme, _, rest = address.partition("://")
    return scheme in {"http", "https"} and bool(rest) and not set(rest) & set(" \"'<>?#")
