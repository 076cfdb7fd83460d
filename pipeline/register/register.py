"""The register: submissions, actions and people's word, behind a few verbs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from pipeline.actions.action import Action, Recorded
from pipeline.actions.lifecycle import RecordedEvent
from pipeline.convention.meetings import Deadline, Meeting, find_meeting
from pipeline.register import actions, meetings
from pipeline.register import submissions as submissions_
from pipeline.register.actions.names_given import NamesGiven
from pipeline.register.backup import Backup, is_empty, read_backup, write_backup
from pipeline.register.connection import make_anew, reading_, writing
from pipeline.register.done_log import DoneLog
from pipeline.register.erasure import ErasureLog, refuse_erased
from pipeline.register.errors import FileChanged, NotEmpty
from pipeline.register.export import write_export
from pipeline.register.file_store import FileStore, digest_of
from pipeline.register.health import HealthProblem, examine_health, file_problems
from pipeline.register.history.anchors import HistoryHead, history_head, note_anchor, note_restore
from pipeline.register.history.change_log import Change, change_by_number, changes_of
from pipeline.register.history.seals import seal
from pipeline.register.letter_log import LetterLog
from pipeline.register.lists import Lists
from pipeline.register.mail_log import MailLog
from pipeline.register.meetings import read_meetings
from pipeline.register.national_reports import NationalReports
from pipeline.register.search_index import OtherText, Passage, search
from pipeline.register.submissions import deadlines, document_links, headings
from pipeline.register.submissions.readings import latest_reading
from pipeline.register.submissions.related_life import Relations
from pipeline.register.submissions.submission_detail import read_submission
from pipeline.register.submissions.submission_list import submission_lines
from pipeline.submissions.kept import IntakeResult, Submission
from pipeline.submissions.lateness import Timed
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review import ReviewDecision
from pipeline.submissions.review.taught_headings import TaughtHeading


class Register(Lists):
    """An open register. Every verb that writes is one transaction: whole or not at all."""

    def __init__(self, db: Connection, files: FileStore) -> None:
        super().__init__(db)
        self.files = files
        self.names = NamesGiven(db)
        self.done_log = DoneLog(db, files.folder.parent)
        self.mail_log = MailLog(db)
        self.letter_log = LetterLog(db)
        self.relations = Relations(db)
        self.national_reports = NationalReports(db)
        self.erasures = ErasureLog(db)

    def load(
        self, outcome: ExaminationResult, content: bytes | Path, received: date | None, meeting: str
    ) -> IntakeResult:
        """Keep a file and what was read from it.

        `received` is the day the Secretariat received the first version; None: not known.
        The same bytes a second time change nothing, unless they could not be read before.
        Raises FileChanged when `content` is not what was read, and ErasedBefore.
        """
        with reading_(self._db) as db:
            refuse_erased(db, digest_of(content))
        digest = self.files.keep(content)
        if outcome.summary.sha256 not in (None, digest):
            raise FileChanged(outcome.summary.file)
        size = self.files.path(digest).stat().st_size
        with writing(self._db) as db:
            return submissions_.add_submission(db, outcome, digest, size, received, meeting)

    def submission(self, wanted: str) -> Submission:
        """One by SHA-256 (eight characters are enough) or name. Raises UnknownSubmission."""
        with reading_(self._db) as db:
            return read_submission(db, submissions_.find_digest(db, wanted))

    def record(
        self, event: RecordedEvent, title: str = "", *, symbol: str = "", opens: bool = False
    ) -> Recorded:
        """Record an event in the life of an action, or nothing; its ordinal is set here.

        `title` names an action that begins with it, `symbol` its document; `opens`: any event may
        begin one. Raises UnknownAction, AmbiguousName, RefusedEvent, ImpossibleEvent,
        UnknownMeeting.
        """
        with writing(self._db) as db:
            new = replace(event, meeting=find_meeting(event.meeting, read_meetings(db)).id)
            return actions.add_event(db, new, title, symbol=symbol, opens=opens)

    def search(self, words: Sequence[str], others: Iterable[OtherText] = ()) -> tuple[Passage, ...]:
        """Where all `words` stand in submissions, actions and `others`, the best first."""
        return search(self._db, words, others)

    def action(self, number: str) -> Action:
        """One action, by any name it ever had. Raises UnknownAction and AmbiguousName."""
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
            known = actions.known_key(db, number)
            return document_links.link_document(db, known, document, role, reason)

    def describe(
        self, number: str, by: str, *, title: str = "", note: str = "", since: date | None = None
    ) -> bool:
        """Give an action a title, a note, or both; False if nothing changes. UnknownAction."""
        with writing(self._db) as db:
            return actions.describe(db, number, by, {"title": title, "note": note}, since)

    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings shipped and added, with every version of their deadlines."""
        with reading_(self._db) as db:
            return read_meetings(db)

    def add_meeting(self, meeting: Meeting, by: str) -> bool:
        """Add a meeting that is not shipped with the program; False if it is known."""
        with writing(self._db) as db:
            return meetings.add_meeting(db, meeting, by)

    def move_meeting(
        self, meeting: str, days: tuple[date, date], place: str | None, source: str, by: str
    ) -> bool:
        """Give a meeting other days; False if it has them already. Raises UnknownMeeting."""
        with writing(self._db) as db:
            return deadlines.move_meeting(db, meeting, days, place, source, by)

    def set_deadline(self, meeting: str, deadline: Deadline, by: str) -> bool:
        """Add a version of a deadline; False if it is in force. Raises UnknownMeeting."""
        with writing(self._db) as db:
            return deadlines.set_deadline(db, meeting, deadline, by)

    def timeliness(self) -> Mapping[str, Timed]:
        """Whether each submission that could be read came in time, by SHA-256."""
        with reading_(self._db) as db:
            return deadlines.timed_submissions(db)

    def changes(self, subject: str) -> tuple[Change, ...]:
        """Before and after of everything changed on one subject, oldest first."""
        with reading_(self._db) as db:
            return changes_of(db, subject)

    def change(self, number: int) -> Change | None:
        """One line of the history, by its number; None where there is none."""
        with reading_(self._db) as db:
            return change_by_number(db, number)

    def say(self, wanted: str, word: ReviewDecision, about: str = "") -> bool:
        """Keep what a person says of a submission; False if they said it before.

        `before` and `program` of `word` are set here; `about`: words of the findings to waive,
        "" for all of the code. Raises UnknownSubmission and RefusedWord.
        """
        with writing(self._db) as db:
            return submissions_.say(db, wanted, word, about)

    def taught_headings(self) -> tuple[TaughtHeading, ...]:
        """What people said that headings mean: everywhere, and in single files. For reading."""
        with reading_(self._db) as db:
            return headings.taught_headings(db)

    def revoke_heading(self, written: str, by: str, day: date) -> TaughtHeading:
        """Let a learnt wording count no more; what it was. Raises ReviewRejected."""
        with writing(self._db) as db:
            return headings.revoke_heading(db, written, by, day)

    def reread(self, outcome: ExaminationResult) -> bool:
        """Add what was read from a held file anew; False if it says the same as before.

        A file that was readable is never replaced by a failure. Raises UnknownSubmission.
        """
        with writing(self._db) as db:
            return submissions_.add_reading_anew(db, outcome)

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write everything as a Frictionless Data Package; the same register, the same bytes."""
        with reading_(self._db) as db:
            return write_export(db, folder)

    def backup(self, path: Path) -> int:
        """Write all into one zip while others work; the number of kept files in it. NotWritten."""
        seal(self._db)
        with reading_(self._db, steady=True) as db:
            count = write_backup(db, self.files, self._home, path)
            note_anchor(self._home, history_head(db), path)
            return count

    def restore(self, backup: Backup, aside: Path | None = None) -> None:
        """Load a backup. What is here is first written to `aside`, as a backup of its own.

        Raises BadBackup, and NotEmpty where something is here and `aside` is None; then nothing
        is changed.
        """
        old: Sequence[Path] = ()
        with writing(self._db) as db:
            if not is_empty(db, self._home, backup):
                if aside is None:
                    raise NotEmpty
                old = self._set_aside(db, backup, aside)
            read_backup(db, self.files, self._home, backup)
            note_restore(self._home)
        for path in old:
            path.unlink()

    def _set_aside(self, db: Connection, backup: Backup, aside: Path) -> Sequence[Path]:
        """Empty the database after a backup of it; the kept files that nothing will name."""
        write_backup(db, self.files, self._home, aside)
        gone = {line.sha256 for line in submission_lines(db)}.difference(backup.digests)
        make_anew(db)
        paths = [self.files.path(digest) for digest in sorted(gone)]
        return [path for path in paths if path.is_file()]

    @property
    def _home(self) -> Path:
        return self.files.folder.parent

    def anchor(self, place: Path | str) -> HistoryHead:
        """The head of the history, noted as left in `place`: a folder, or in words what looked.

        All that is in the register is in it. Raises OSError.
        """
        seal(self._db)
        with reading_(self._db) as db:
            return note_anchor(self._home, history_head(db), place)

    def file_problems(self) -> tuple[HealthProblem, ...]:
        """What is not as it should be with the kept files alone."""
        with reading_(self._db) as db:
            return tuple(file_problems(db, self.files))

    def health(self, against: Sequence[Path] = ()) -> tuple[HealthProblem, ...]:
        """What is not as it should be, with how to mend it; also `against` backups elsewhere."""
        with reading_(self._db, steady=True) as db:
            return tuple(examine_health(db, self.files, against))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything inside is saved together or not at all."""
        with writing(self._db):
            yield

    def find_document(self, wanted: str) -> Submission:
        """One submission by SHA-256, file name or symbol. Raises UnknownSubmission."""
        with reading_(self._db) as db:
            return read_submission(db, submissions_.find_document(db, wanted))

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are held, read or not."""
        with reading_(self._db) as db:
            return latest_reading(db, sha256) != (0, "")
