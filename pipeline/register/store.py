"""The register: submissions, actions and people's word, behind a few verbs."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from pipeline.lifecycle import RecordedEvent
from pipeline.meetings import Deadline, Meeting, find_meeting
from pipeline.outcome import Outcome
from pipeline.people import Word
from pipeline.register import actions, deadlines, links, lives, readings, submissions
from pipeline.register.backup import Backup, is_empty, read_backup, write_backup
from pipeline.register.changes import Change, changes_of
from pipeline.register.connect import connect, engine_for, make_anew, place_of, writing
from pipeline.register.deadlines import read_meetings
from pipeline.register.errors import FileChanged, NotEmpty, NotWritten, RegisterUnreachable
from pipeline.register.export import write_export
from pipeline.register.files import FileStore
from pipeline.register.held import Action, ActionLine, Line, Loaded, Recorded, Submission
from pipeline.register.listing import submission_lines
from pipeline.register.safety import Ailment, examine_health
from pipeline.register.whole import read_submission
from pipeline.register.words import add_word


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
            return read_submission(db, submissions.find_digest(db, wanted))

    def record(self, event: RecordedEvent, title: str = "", *, opens: bool = False) -> Recorded:
        """Record an event in the life of an action; its ordinal is set here.

        `title` names an action that begins with it; `opens` lets any event begin one, as old
        tables do not tell how it began. Raises UnknownAction, RefusedEvent, ImpossibleEvent and
        UnknownMeeting, and then nothing is recorded.
        """
        with writing(self._db) as db:
            meeting = find_meeting(event.meeting, read_meetings(db)).id
            return actions.add_event(db, replace(event, meeting=meeting), title, opens=opens)

    def action_lines(self, today: date, as_of: date | None = None) -> tuple[ActionLine, ...]:
        """Every action on one line, by number, as at the end of day `as_of`.

        What is due is seen from `as_of` too, or from `today` when that is None.
        """
        with reading_(self._db) as db:
            return tuple(lives.action_lines(db, read_meetings(db), as_of or today, as_of))

    def actions(self) -> tuple[Action, ...]:
        """Every action with its history, by number: 12.10 after 12.9."""
        with reading_(self._db) as db:
            return actions.read_actions(db)

    def action(self, number: str) -> Action:
        """One action, however its number is written. Raises UnknownAction."""
        with reading_(self._db) as db:
            return actions.read_action(db, number)

    def history(self, number: str) -> tuple[RecordedEvent, ...]:
        """Its events in the order of recording, corrected ones included. Raises UnknownAction."""
        return self.action(number).events

    def link(self, number: str, document: str, role: str, reason: str) -> bool:
        """Say that a document belongs to an action; False if that was said before.

        `document` is the SHA-256 of a kept file, else a symbol. Raises UnknownAction.
        """
        with writing(self._db) as db:
            known = actions.known_number(db, number)
            return links.link_document(db, known, document, role, reason)

    def describe(self, number: str, note: str) -> None:
        """Give an action that has no note yet one. Raises UnknownAction."""
        with writing(self._db) as db:
            actions.describe(db, number, note)

    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings shipped and added, with every version of their deadlines."""
        with reading_(self._db) as db:
            return read_meetings(db)

    def add_meeting(self, meeting: Meeting, by: str) -> bool:
        """Add a meeting that is not shipped with the program; False if it is known."""
        with writing(self._db) as db:
            return deadlines.add_meeting(db, meeting, by)

    def move_meeting(
        self, meeting: str, days: tuple[date, date], place: str | None, source: str, by: str
    ) -> bool:
        """Give a meeting other days; False if it has them already. Raises UnknownMeeting."""
        with writing(self._db) as db:
            return deadlines.move_meeting(db, meeting, days, place, source, by)

    def set_deadline(self, meeting: str, deadline: Deadline, by: str) -> bool:
        """Add a version of a deadline; False if it is the one in force.

        Raises UnknownMeeting.
        """
        with writing(self._db) as db:
            return deadlines.set_deadline(db, meeting, deadline, by)

    def changes(self, subject: str) -> tuple[Change, ...]:
        """Before and after of everything changed on one subject, oldest first."""
        with reading_(self._db) as db:
            return changes_of(db, subject)

    def say(self, wanted: str, word: Word, about: str = "") -> bool:
        """Keep what a person says of a submission; False if they said it before.

        `before` and `program` of `word` are filled in here; `about` are words of the findings to
        waive, "" for all of the code. Raises UnknownSubmission and RefusedWord.
        """
        with writing(self._db) as db:
            return add_word(db, submissions.find_digest(db, wanted), word, about)

    def reread(self, outcome: Outcome) -> bool:
        """Add what was read from a held file anew; False if it says the same as before.

        A file that was readable is never replaced by a failure. Raises UnknownSubmission.
        """
        with writing(self._db) as db:
            digest = submissions.find_digest(db, outcome.summary.sha256 or outcome.summary.file)
            ordinal, _ = readings.latest_reading(db, digest)
            held = readings.summary_of(db, digest, ordinal)
            if outcome.problem and held.problem is None:
                return False
            return submissions.add_reading(db, digest, outcome)

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write everything as a Frictionless Data Package; the same register, the same bytes."""
        with reading_(self._db) as db:
            return write_export(db, folder)

    def backup(self, path: Path) -> int:
        """Write everything into one zip while others may work; the number of kept files in it.

        Raises NotWritten.
        """
        with reading_(self._db, steady=True) as db:
            return self._write_backup(db, path)

    def restore(self, backup: Backup, aside: Path | None = None) -> None:
        """Load a backup. What is here is first written to `aside`, as a backup of its own.

        Raises BadBackup, and NotEmpty where something is here and `aside` is None; then nothing
        is changed.
        """
        old: Sequence[Path] = ()
        with writing(self._db) as db:
            if not is_empty(db, self._home):
                if aside is None:
                    raise NotEmpty
                old = self._set_aside(db, backup, aside)
            read_backup(db, self.files, self._home, backup)
        for path in old:
            path.unlink()

    def _set_aside(self, db: Connection, backup: Backup, aside: Path) -> Sequence[Path]:
        """Empty the database after a backup of it; the kept files that nothing will name."""
        self._write_backup(db, aside)
        gone = {line.sha256 for line in submission_lines(db)}.difference(backup.digests)
        make_anew(db)
        paths = [self.files.path(digest) for digest in sorted(gone)]
        return [path for path in paths if path.is_file()]

    def _write_backup(self, db: Connection, path: Path) -> int:
        try:
            return write_backup(db, self.files, self._home, path)
        except OSError as error:
            raise NotWritten(path, error.strerror or str(error)) from error

    @property
    def _home(self) -> Path:
        return self.files.folder.parent

    def health(self) -> tuple[Ailment, ...]:
        """What is not as it should be, with how to mend it."""
        with reading_(self._db, steady=True) as db:
            return tuple(examine_health(db, self.files))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything inside is saved together or not at all."""
        with writing(self._db):
            yield

    def find_document(self, wanted: str) -> Submission:
        """One submission by SHA-256, file name or symbol. Raises UnknownSubmission."""
        with reading_(self._db) as db:
            return read_submission(db, submissions.find_document(db, wanted))

    def held_reading(self, sha256: str) -> Outcome | None:
        """What was read from these bytes; None when they are not held, or could not be read."""
        if not self.holds(sha256):
            return None
        held = self.submission(sha256)
        outcome = Outcome(held.summary, held.findings, held.detail)
        return None if outcome.problem else outcome

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are held, read or not."""
        with reading_(self._db) as db:
            return readings.latest_reading(db, sha256) != (0, "")


@contextmanager
def open_register(home: Path, url: str | None = None, *, make: bool = True) -> Iterator[Register]:
    """Open the register in the folder `home`, or the database `url` names.

    An older layout is brought up to date first. Kept files are always in `home`, which is made
    when it is not there and `make` is true. Raises RegisterTooNew, RegisterBroken and
    RegisterUnreachable.
    """
    if make:
        _make_folder(home)
    engine = engine_for(home, url)
    try:
        db = connect(engine)
        try:
            yield Register(db, FileStore(home / "files"))
        except OperationalError as error:  # a full disk, a lock that never ends, a lost server
            raise RegisterUnreachable(place_of(engine), str(error.orig)) from error
        finally:
            db.close()
    finally:
        engine.dispose()


def _make_folder(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterUnreachable(str(home), error.strerror or "no such folder") from error


@contextmanager
def reading_(db: Connection, *, steady: bool = False) -> Iterator[Connection]:
    """A look at the register; inside a transaction, at that one.

    Everything is seen as it is at one moment when `steady`.
    """
    inside = db.in_transaction()
    if steady and not inside and db.dialect.name == "postgresql":
        db.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    try:
        yield db
    finally:
        if not inside:
            db.rollback()
