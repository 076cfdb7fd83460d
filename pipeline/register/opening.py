"""The register of a home, opened and closed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy.exc import OperationalError

from pipeline.register.connection import (
    connect,
    disk_is_full,
    engine_for,
    first_line,
    make_home,
    place_of,
)
from pipeline.register.errors import RegisterFull, RegisterUnreachable
from pipeline.register.file_store import FileStore
from pipeline.register.known_on import show_as_known
from pipeline.register.register import Register


@contextmanager
def open_register(
    home: Path, url: str | None = None, *, make: bool = True, known_on: date | None = None
) -> Iterator[Register]:
    """Open the register in the folder `home`, or the database `url` names.

    An older layout is brought up to date first. Kept files are always in `home`, which is made
    when it is not there and `make` is true. `known_on`: to be looked at as it was known at the
    end of that day. Raises RegisterTooNew, RegisterBroken,
    RegisterUnreachable and RegisterFull.
    """
    if make:
        make_home(home, url)
    engine = engine_for(home, url)
    try:
        db = connect(engine)
        try:
            if known_on:
                show_as_known(db, known_on)
            yield Register(db, FileStore(home / "files"))
        except OperationalError as error:  # a full disk, a lock that never ends, a lost server
            if disk_is_full(error):
                raise RegisterFull(place_of(engine)) from error
            raise RegisterUnreachable(place_of(engine), first_line(error)) from error
        finally:
            db.close()
    finally:
        engine.dispose()
