"""The register: submissions, actions and people's word, behind a few verbs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from pipeline.outcome import Outcome
from pipeline.register import submissions
from pipeline.register.connect import connect, engine_for, writing
from pipeline.register.errors import FileChanged
from pipeline.register.files import FileStore
from pipeline.register.held import Line, Loaded, Submission
from pipeline.register.listing import submission_lines


class Register:
    """An open register. Every verb that writes is one transaction: whole or not at all."""

    def __init__(self, db: Connection, files: FileStore) -> None:
        self._db = db
        self.files = files

    def load(
        self, outcome: Outcome, content: bytes | Path, received: date | None, meeting: str
    ) -> Loaded:
        """Keep a file and what was read from it.

        `received` is the day the Secretariat received the first version; None: not known.
        The same bytes a second time change nothing, unless they could not be read before.
        Raises FileChanged when `content` is not what was read.
        """
        held = content if isinstance(content, bytes) else content.read_bytes()
        digest = self.files.keep(held)
        if outcome.summary.sha256 not in (None, digest):
            raise FileChanged(outcome.summary.file)
        with writing(self._db) as db:
            return submissions.add_submission(db, outcome, digest, len(held), received, meeting)

    def submissions(self) -> tuple[Line, ...]:
        """Every submission, one line each."""
        with reading_(self._db) as db:
            return submission_lines(db)

    def submission(self, wanted: str) -> Submission:
        """One submission by SHA-256 (eight characters are enough) or file name.

        Raises UnknownSubmission.
        """
        with reading_(self._db) as db:
            return submissions.read_submission(db, submissions.find_digest(db, wanted))

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are held, read or not."""
        with reading_(self._db) as db:
            return submissions.latest_reading(db, sha256) != (0, "")


@contextmanager
def open_register(home: Path, url: str | None = None) -> Iterator[Register]:
    """Open the register in the folder `home`, or the database `url` names.

    An older layout is brought up to date first. Kept files are always in `home`. Raises
    RegisterTooNew, RegisterBroken and RegisterUnreachable.
    """
    home.mkdir(parents=True, exist_ok=True)
    engine = engine_for(home, url)
    try:
        db = connect(engine)
        try:
            yield Register(db, FileStore(home / "files"))
        finally:
            db.close()
    finally:
        engine.dispose()


@contextmanager
def reading_(db: Connection) -> Iterator[Connection]:
    """A look at one state of the register; inside a transaction, at that one."""
    inside = db.in_transaction()
    try:
        yield db
    finally:
        if not inside:
            db.rollback()
