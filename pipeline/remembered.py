"""What the program has done already: a table in our home, of keys and the days they were done.

It stands beside the papers and not in the register, because it says what lies in this home: the
register holds what happened to the actions, and is the same whoever has drafted a letter from it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pipeline.whole_files import replace_file


class MemoryUnreadable(Exception):
    """A table of what was done that cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path} cannot be read ({why}). It says what has been done already: put back a good "
            "copy, or delete it; then everything that is due is done once more."
        )


def read_remembered(path: Path) -> Mapping[str, str]:
    """The day (ISO) on which each key was done; empty where nothing was.

    Raises MemoryUnreadable.
    """
    if not path.exists():
        return {}
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise MemoryUnreadable(path, str(error)) from error
    if not isinstance(said, dict):
        raise MemoryUnreadable(path, "it is not a table of keys and days")
    return said


def remember(path: Path, keys: Iterable[str], day: date) -> None:
    """Add what was done; the day that is there already stays. Written whole or not at all.

    Raises MemoryUnreadable and OSError.
    """
    known = {**dict.fromkeys(keys, day.isoformat()), **read_remembered(path)}
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    replace_file(path, lambda part: part.write_text(text + "\n", "utf-8"))
