"""What the register cannot do, each with the sentence a colleague needs next.

* RegisterError
  - RegisterTooNew        written by a newer version of the program
  - RegisterBroken        the file is not a register, or damaged
  - RegisterUnreachable   the database server does not answer, or the URL names none
  - RegisterFull          the disk that holds it is full
  - FileChanged           the bytes are no longer those that were read
  - UnknownSubmission     no kept file has this SHA-256 or name
  - UnknownAction         no action has this number or name
  - AmbiguousName         several actions have it
  - RefusedWord           a confirmation, correction or waiver that cannot be kept as given
  - ErasedBefore          a file that was erased comes again
  - RefusedEvent          an event that cannot be recorded as given
  - BadBackup             a file that is no backup, or not a whole one
  - BackupTooNew          a backup written by a newer version of the program
  - NotEmpty              a place to restore to that holds something
  - NotWritten            a backup that could not be written
  - DoneLogUnreadable     the file of an older version that says what has been done, damaged
"""

from pathlib import Path

from pipeline.refusal import Refusal
from pipeline.submissions.erasure import Erasure


class RegisterError(Refusal):
    """Something the register cannot do; the message is for the person at the keyboard."""


class RegisterTooNew(RegisterError):
    def __init__(self, place: str, found: str, known: str) -> None:
        super().__init__(
            f"The register at {place} was written by a newer version of this program "
            f"(layout {found}; this one knows {known}). Nothing was changed. Install the newer "
            "version, or name another register with CONCERTED_HOME or CONCERTED_REGISTER_URL."
        )


class RegisterBroken(RegisterError):
    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"{place} is not a register, or it is damaged ({detail}). Nothing was changed. "
            "Move it away and bring a backup back (`concerted restore FILE`), or name another "
            "register with CONCERTED_HOME or CONCERTED_REGISTER_URL."
        )


class RegisterUnreachable(RegisterError):
    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            f"The register at {place} cannot be reached ({detail}). "
            "Check CONCERTED_HOME, CONCERTED_REGISTER_URL and that a database server named there "
            "runs, and try again."
        )


class RegisterFull(RegisterError):
    def __init__(self, place: str) -> None:
        super().__init__(
            f"The disk that holds the register at {place} is full. What was written before is "
            "kept; what was being written is not there at all. Make room and repeat the command."
        )


class FileChanged(RegisterError):
    def __init__(self, file: str) -> None:
        super().__init__(
            f"{file} changed while it was being read. Nothing was kept. Take it in again."
        )


class UnknownSubmission(RegisterError):
    def __init__(self, wanted: str, alike: tuple[str, ...] = ()) -> None:
        hint = f" Did you mean {' or '.join(alike)}?" if alike else ""
        super().__init__(
            f"The register holds no submission “{wanted}”.{hint} "
            "`concerted submissions list` shows what it holds."
        )


class ErasedSubmission(UnknownSubmission):
    """What was erased is not held; that it was is no secret."""

    def __init__(self, wanted: str, tombstone: Erasure) -> None:
        RegisterError.__init__(
            self,
            f"“{wanted}” was {tombstone.sentence}. Neither the file nor what was read of it is "
            "kept.",
        )


class UnknownAction(RegisterError):
    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"There is no action “{wanted}” in the register. `concerted register list` shows "
            f"those there are; a new one begins with `concerted record {_quoted(wanted)} proposed`."
        )


class AmbiguousName(RegisterError):
    def __init__(self, wanted: str, numbers: tuple[str, ...]) -> None:
        super().__init__(
            f"“{wanted}” is a name of several actions: {', '.join(numbers)}. Give one of these."
        )


class ReviewRejected(RegisterError):
    """A person's word that cannot be kept as given."""


class LetterChanged(RegisterError):
    """A letter that a colleague changed after the page was made."""

    def __init__(self, by: str, path: str) -> None:
        self.by, self.path = by, path
        deed = "sent it" if path == "sent" else "changed its words"
        super().__init__(f"{by} {deed} meanwhile. Look at the letter as it is now.")


class ErasedBefore(RegisterError):
    """A file that was erased for data protection; only a decision lets it in again."""

    def __init__(self, tombstone: Erasure) -> None:
        self.tombstone = tombstone
        super().__init__(
            f"This file was {tombstone.sentence}. It was not kept. If it has to be kept all the "
            f"same: concerted erase {tombstone.sha256[:12]} --allow --by NAME --reason WHY, then "
            "take it in again."
        )


class RefusedEvent(RegisterError):
    """An event that cannot be recorded as given, though its kind may be allowed."""


class BadBackup(RegisterError):
    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"{path} is not a whole backup of a register ({detail}). Nothing was changed. "
            "Take another backup file."
        )


class BackupTooNew(RegisterError):
    def __init__(self, path: Path, found: str, known: str) -> None:
        super().__init__(
            f"{path} was written by a newer version of this program (layout {found}; this one "
            f"knows up to {known}). Nothing was changed. Install the newer version, and restore "
            "again."
        )


class NotEmpty(RegisterError):
    def __init__(self) -> None:
        super().__init__(
            "There is a register here already, with something in it. Nothing was changed. Restore "
            "into an empty place (set CONCERTED_HOME to a new folder, and CONCERTED_REGISTER_URL "
            "to an empty database), or add --replace: what is here is backed up first."
        )


class NotWritten(RegisterError):
    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"The backup {path} could not be written ({detail}). The register is as it was. "
            "Choose another place for the file, with room for every kept file."
        )


class DoneLogUnreadable(RegisterError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path} cannot be read ({why}). It says what has been done already: put back a good "
            "copy, or delete it; then everything that is due is done once more."
        )


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
