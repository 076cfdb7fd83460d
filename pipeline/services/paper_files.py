"""Where papers are kept, and what is said where there is no room for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.config import home
from pipeline.services.session import not_written


def papers_folder(meeting: str) -> Path:
    """Where the papers of a meeting are kept."""
    return home() / "papers" / meeting


def unused(folder: Path, name: str) -> Path:
    """A place in `folder` where nothing is yet: several runs on one day are kept apart.

    "a.html" is "a-2.html" then.
    """
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path


@contextmanager
def refusing_full_disk(what: str, place: Path) -> Iterator[None]:
    """Raise Refused for an OSError inside: nothing half-written is left, and what to do."""
    try:
        yield
    except OSError as error:
        raise not_written(
            error,
            f"The {what} could not be written into {place}: {error}. Nothing else is lost. "
            "Make room, or give another folder, and start it again.",
        ) from error
