"""What people did to letters: changed their words, sent them. Lines of the history of changes.

A letter is known by what it is about and the language, not by a number: the same letter of another
day is the same one. Its lines go with the submission that it is about, when that is erased.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from pipeline.register.connection import reading_, writing
from pipeline.register.errors import LetterChanged
from pipeline.register.history.change_log import note_change
from pipeline.register.schema import change

SUBJECT = "letter "  # "letter COP15 0123456789abcdef"


@dataclass(frozen=True, slots=True)
class LetterStep:
    """One thing that somebody did to a letter."""

    path: str  # "words", "sent"
    after: Any  # JSON: what stands since; None: taken back
    by: str
    at: str  # UTC time


class LetterLog:
    """Each verb that writes is one transaction."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def of(self, meeting: str) -> Mapping[str, tuple[LetterStep, ...]]:
        """By letter, everything done to the letters of a meeting, oldest first."""
        with reading_(self._db) as db:
            return _steps(db, meeting)

    def add(self, meeting: str, letter: str, step: LetterStep, seen: int | None) -> bool:
        """Keep what somebody did; False where it stands so. `at` of the step is set here.

        `seen` is how many steps the page knew of; None: nobody says. Raises LetterChanged where
        somebody else did another thing since.
        """
        with writing(self._db) as db:
            known = _steps(db, meeting).get(letter, ())
            last = next((old for old in reversed(known) if old.path == step.path), None)
            if (last.after if last else None) == step.after:
                return False
            since = () if seen is None else known[seen:]
            if others := [old for old in since if old.by != step.by]:
                raise LetterChanged(others[-1].by, others[-1].path)
            before, subject = last.after if last else None, f"{SUBJECT}{meeting} {letter}"
            note_change(db, step.by, subject, step.path, before, step.after, "")
            return True


def _steps(db: Connection, meeting: str) -> Mapping[str, tuple[LetterStep, ...]]:
    start = f"{SUBJECT}{meeting} "
    chosen = select(change).where(change.c.subject.startswith(start, autoescape=True))
    found: dict[str, tuple[LetterStep, ...]] = {}
    for row in db.execute(chosen.order_by(change.c.ordinal)):
        letter = row.subject.removeprefix(start)
        step = LetterStep(row.path, json.loads(row.after), row.by, row.at)
        found[letter] = (*found.get(letter, ()), step)
    return found
