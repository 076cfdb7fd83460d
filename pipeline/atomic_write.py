"""Files that are written whole or not at all."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def replace_file(path: Path, write: Callable[[Path], T]) -> T:
    """Write beside `path` and move it there, so that no half-written file is ever found.

    What `write` gives is given back. Whatever goes wrong, nothing is left beside `path`. Raises
    what `write` raises, and OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        given = write(part)
        part.replace(path)
        return given
    finally:
        part.unlink(missing_ok=True)
