"""What the program has done already, so that it does it once: tasks of the calendar, letters."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, insert, select

from pipeline.register.connection import reading_, writing
from pipeline.register.errors import DoneLogUnreadable
from pipeline.register.schema import done
from pipeline.register.serialization import storable


class Done(StrEnum):
    """What is done once."""

    TASKS = "tasks"
    LETTERS = "letters"
    ADDRESSES = "addresses"  # a person wants them suggested no more


FILES = {Done.TASKS: "errands.json", Done.LETTERS: "letters.json"}  # of versions before 0004


class DoneLog:
    """Keys of what was done, each with its day. Marking is one transaction."""

    def __init__(self, db: Connection, home: Path) -> None:
        self._db, self._home = db, home

    def days(self, what: Done) -> Mapping[str, date]:
        """The day on which each key was done first; empty where nothing was.

        Raises DoneLogUnreadable for the file of an older version that cannot be taken over.
        """
        self._take_over(what)
        with reading_(self._db) as db:
            return _days(db, what)

    def mark(self, what: Done, keys: Iterable[str], day: date) -> None:
        """Add what was done; the day that is there already stays. Raises DoneLogUnreadable."""
        self._take_over(what)
        with writing(self._db) as db:
            _add(db, what, dict.fromkeys(keys, day))

    def _take_over(self, what: Done) -> None:
        """Bring what an older version kept in a file beside the register into its table, once."""
        name = FILES.get(what)
        path = self._home / name if name else None
        if path and path.is_file():
            found = _read(path)
            with writing(self._db) as db:
                _add(db, what, found)
            path.unlink()


def _days(db: Connection, what: Done) -> dict[str, date]:
    rows = db.execute(select(done.c.key, done.c.day).where(done.c.what == what.value))
    return {row.key: date.fromisoformat(row.day) for row in rows}


def _add(db: Connection, what: Done, days: Mapping[str, date]) -> None:
    known = _days(db, what)
    rows = [
        {"what": what.value, "key": storable(key), "day": day.isoformat()}
        for key, day in days.items()
        if storable(key) not in known
    ]
    if rows:
        db.execute(insert(done), rows)


def _read(path: Path) -> dict[str, date]:
    try:
        found = json.loads(path.read_text("utf-8"))
        return {key: date.fromisoformat(day) for key, day in found.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise DoneLogUnreadable(path, str(error)) from error
