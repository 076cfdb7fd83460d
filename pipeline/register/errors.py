"""What the register cannot do, each with the sentence a colleague needs next.

* RegisterError
  - RegisterTooNew        written by a newer version of the program
  - RegisterBroken        the file is not a register, or damaged
  - RegisterUnreachable   the database server does not answer, or the URL names none
  - FileChanged           the bytes are no longer those that were read
  - UnknownSubmission     no kept file has this SHA-256 or name
  - UnknownAction         no action has this number
  - RefusedWord           a confirmation, correction or waiver that cannot be kept as given
  - RefusedEvent          an event that cannot be recorded as given
  - BadBackup             a file that is no backup, or not a whole one
  - BackupTooNew          a backup written by a newer version of the program
  - NotEmpty              a place to restore to that holds something
  - NotWritten            a backup that could not be written
"""

from pathlib import Path


class RegisterError(Exception):
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


class UnknownAction(RegisterError):
    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"There is no action “{wanted}” in the register. `concerted register list` shows "
            f"those there are; a new one begins with `concerted record {wanted} proposed`."
        )


class RefusedWord(RegisterError):
    """A person's word that cannot be kept as given."""


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
