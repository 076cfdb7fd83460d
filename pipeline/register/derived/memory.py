"""What was worked out of a register, kept in this process: answers, and the parts they are made of.

An answer is kept until anything is written. The database itself tells whether anything was: SQLite
by its count of what others committed, PostgreSQL by its snapshot, which names every transaction
that is seen. So an answer that is given again is the one that would be worked out. After that the
parts go on: an answer is put together of those that nothing has changed (`parts`). A command asks
once and keeps nothing; the desk is asked for the same lists all day, and says `remember`.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from pipeline.register.derived.parts import Parts

PLACES, ANSWERS = 4, 12  # registers of one process, and answers of one: days of a slider, mostly

P = ParamSpec("P")
T = TypeVar("T")


class Asked(Protocol):
    """A register."""

    _db: Connection


R = TypeVar("R", bound=Asked)


def once(verb: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """Let what is asked of a register be worked out once for as long as nothing changes in it.

    Arguments must be hashable, and the answer is shared: nobody may change it. Within a
    transaction everything is worked out, for that sees what nobody else does.
    """

    @wraps(verb)
    def asked(register: R, /, *args: P.args, **kwargs: P.kwargs) -> T:
        answers = _answers_now(register._db)
        if answers is None:
            return verb(register, *args, **kwargs)
        key = (verb.__module__, verb.__qualname__, args, *sorted(kwargs.items()))
        if key not in answers:
            while len(answers) >= ANSWERS:
                answers.pop(next(iter(answers)), None)
            answers[key] = verb(register, *args, **kwargs)
        found: T = answers[key]
        return found

    return asked


def remember() -> None:
    """From now on, in this process."""
    _memory.on = True


def parts_of(register: Asked) -> Parts:
    """What is kept of the parts of a register; nothing where answers are not remembered."""
    db = register._db
    return _memory.parts_of(str(db.engine.url)) if _may_keep(db) else Parts()


def keeps(register: Asked) -> bool:
    """Whether parts of what is worked out now are there the next time."""
    return _may_keep(register._db)


class _Memory:
    """The answers of the last state that was seen of each register."""

    def __init__(self) -> None:
        self.on = False
        self.lock = Lock()
        self.watches: OrderedDict[str, _Watch] = OrderedDict()
        self.answers: OrderedDict[str, tuple[Hashable, dict[Hashable, Any]]] = OrderedDict()
        self.parts: OrderedDict[str, Parts] = OrderedDict()

    def parts_of(self, place: str) -> Parts:
        with self.lock:
            found = self.parts.pop(place, None) or Parts()
            self.parts[place] = found
            while len(self.parts) > PLACES:
                self.parts.popitem(last=False)
            return found

    def of(self, db: Connection) -> dict[Hashable, Any]:
        place = str(db.engine.url)
        with self.lock:
            state = self._state(db, place)
            known, answers = self.answers.pop(place, (None, {}))
            self.answers[place] = state, answers if known == state else {}
            while len(self.answers) > PLACES:
                self.answers.popitem(last=False)
            return self.answers[place][1]

    def _state(self, db: Connection, place: str) -> Hashable:
        """Equal where the same is committed; asked before an answer is worked out, never after."""
        if db.dialect.name == "postgresql":
            snapshot = db.scalar(text("SELECT pg_current_snapshot()::text"))
            db.rollback()
            return str(snapshot)
        file = _file_of(db)
        watch = self.watches.pop(place, None)
        if watch is None or watch.file != file:
            watch = _Watch(db, file)
        self.watches[place] = watch
        while len(self.watches) > PLACES:
            self.watches.popitem(last=False)[1].close()
        return watch, watch.count(), Path(db.engine.url.database or "").stat().st_mtime_ns


class _Watch:
    """A connection to SQLite of its own, which is told of what all others commit."""

    def __init__(self, db: Connection, file: tuple[int, int]) -> None:
        self.file = file
        shared = {"check_same_thread": False}  # under the lock of the memory
        self.raw = create_engine(
            db.engine.url, poolclass=NullPool, connect_args=shared
        ).raw_connection()

    def count(self) -> int:
        cursor = self.raw.cursor()
        try:
            return int(cursor.execute("PRAGMA data_version").fetchone()[0])
        finally:
            cursor.close()

    def close(self) -> None:
        self.raw.close()


_memory = _Memory()


def _answers_now(db: Connection) -> dict[Hashable, Any] | None:
    """What is remembered of the register as it is; None where nothing may be."""
    return _memory.of(db) if _may_keep(db) else None


def _may_keep(db: Connection) -> bool:
    """Not within a transaction, nor of the register as it was known."""
    apart = db.in_transaction() or db.info.get("looks_only")
    return _memory.on and not apart and (_is_file(db) or db.dialect.name == "postgresql")


def _is_file(db: Connection) -> bool:
    """Whether it is SQLite with a file, and not the empty register of one who only looks."""
    database = db.engine.url.database
    return db.dialect.name == "sqlite" and bool(database) and Path(str(database)).is_file()


def _file_of(db: Connection) -> tuple[int, int]:
    """Which file it is: another one may come into its place."""
    found = Path(str(db.engine.url.database)).stat()
    return found.st_dev, found.st_ino
