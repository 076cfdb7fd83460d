"""Words of letters and mails for the search: both lie in the home as files, not in the register."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import ExtractionError
from extractors.readers.containers.eml import read_words
from pipeline.config import home
from pipeline.register import Register
from pipeline.register.search_index import OtherText

if TYPE_CHECKING:
    from pipeline.intake.workers import ReaderPool

LETTERS = "*/letters-*/*.eml"  # in the folder of papers, by meeting; each with its Word file
DRAFTED = re.compile(r"letters-(\d{4}-\d{2}-\d{2})")
ABOUT_FILE = re.compile(r"-([0-9a-f]{8})-[a-z]{2}\.eml$")
ABOUT_ACTION = re.compile(r"^reminder-(.+)-\d+-(?:before|after)-[a-z]{2}\.eml$")


@dataclass(frozen=True, slots=True)
class DraftedLetter:
    """A letter by where it lies: "COP15/letters-2025-10-20/reminder-12-8-28-before-en.eml"."""

    place: str  # within the folder of papers

    @property
    def meeting(self) -> str:
        """The meeting that it was written for."""
        return self.place.partition("/")[0]

    @property
    def name(self) -> str:
        """Where it lies among the papers of its meeting."""
        return self.place.partition("/")[2]

    @property
    def day(self) -> date | None:
        """When it was drafted; None where the folder was named otherwise."""
        found = DRAFTED.match(self.name)
        return date.fromisoformat(found.group(1)) if found else None

    @property
    def submission(self) -> str:
        """The beginning of the SHA-256 of what it is about; "" for another letter."""
        found = ABOUT_FILE.search(self.name)
        return found.group(1) if found else ""

    @property
    def action(self) -> str:
        """The action that it is about; "" for another letter."""
        found = ABOUT_ACTION.match(self.name.rpartition("/")[2])
        return found.group(1).replace("-", ".") if found else ""


@contextmanager
def mail_texts(register: Register) -> Iterator[tuple[OtherText, ...]]:
    """Every letter that was drafted, and every message that is kept.

    Messages are what others wrote: those not searched before are opened in a process of the
    readers, which begins with the first of them. May raise ReadersDoNotStart when they are read.
    """
    with ExitStack() as stack:
        yield (*_letters(), *_messages(register, _Reading(stack)))


class _Reading:
    """The words of messages, read by a process that begins when it is needed."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._pool: ReaderPool | None = None

    def words_of(self, path: Path) -> str:
        """Subject, then text; "" for a message that does not open: its result says so."""
        from pipeline.intake.message_words import message_words  # imports the readers
        from pipeline.intake.workers import ReaderPool

        if self._pool is None:
            self._pool = self._stack.enter_context(ReaderPool(1))
        try:
            return self._pool.look(path, message_words, path)
        except (ExtractionError, OSError):
            return ""


def _letters() -> Iterator[OtherText]:
    papers = home() / "papers"
    for path in sorted(papers.glob(LETTERS)):
        place, state = path.relative_to(papers).as_posix(), path.stat()
        mark = f"{state.st_size} {state.st_mtime_ns}"
        yield OtherText(f"letter {place}", mark, partial(_letter, path))


def _messages(register: Register, reading: _Reading) -> Iterator[OtherText]:
    for sha256 in register.mail_log.kept():
        path = register.files.path(sha256)
        yield OtherText(f"mail {sha256}", "message", partial(reading.words_of, path))


def _letter(path: Path) -> str:
    """Its subject, then its text; "" for one that was taken away meanwhile."""
    try:
        subject, plain, _ = read_words(path.read_bytes())
    except OSError:
        return ""
    return f"{subject}\n{plain}"
