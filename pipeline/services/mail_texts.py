"""Words of letters and mails for the search: both lie in the home as files, not in the register."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from extractors.errors import ExtractionError
from extractors.readers.containers import read_bundle
from extractors.readers.containers.eml import read_words
from pipeline.config import home
from pipeline.register import Register
from pipeline.register.search_index import OtherText

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


def mail_texts(register: Register) -> Iterator[OtherText]:
    """Every letter that was drafted, and every message that is kept."""
    papers = home() / "papers"
    for path in sorted(papers.glob(LETTERS)):
        place, state = path.relative_to(papers).as_posix(), path.stat()
        mark = f"{state.st_size} {state.st_mtime_ns}"
        yield OtherText(f"letter {place}", mark, partial(_letter, path))
    for sha256 in register.mail_log.kept():
        path = register.files.path(sha256)
        yield OtherText(f"mail {sha256}", "message", partial(_message, path))


def _letter(path: Path) -> str:
    """Its subject, then its text; "" for one that was taken away meanwhile."""
    try:
        subject, plain, _ = read_words(path.read_bytes())
    except OSError:
        return ""
    return f"{subject}\n{plain}"


def _message(path: Path) -> str:
    """Its subject, then what it says; "" for one that does not open: its result says so."""
    try:
        bundle = read_bundle(path)
    except (ExtractionError, OSError):
        return ""
    return f"{bundle.subject}\n{bundle.body}"
