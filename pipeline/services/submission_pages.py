"""The pages of a kept file as pictures, and the file as it came."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from shutil import copyfile
from typing import TypeVar

from extractors.errors import ExtractionError
from extractors.readers.libreoffice import converter_available
from extractors.readers.pdf.page_words import PageWords
from extractors.readers.public_copy import write_public_copy
from pipeline.atomic_write import replace_file
from pipeline.direction_marks import DIRECTION_MARKS
from pipeline.services.session import Refused, opened_register
from pipeline.submissions.kept import Submission
from pipeline.submissions.page_images import (
    NoPicture,
    page_picture,
    pages_with,
    placed_words,
    words_on_page,
)

T = TypeVar("T")
UNSEEN = re.compile(f"[\x00-\x1f\x7f-\x9f{DIRECTION_MARKS}]")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A submission and where its bytes are kept."""

    submission: Submission
    path: Path

    @property
    def seen_name(self) -> str:
        """Its name as it is read on a screen: without marks that turn or hide letters."""
        return UNSEEN.sub("_", self.submission.file)


def kept_file(wanted: str) -> KeptFile:
    """A submission by its SHA-256 or file name. Raises UnknownSubmission."""
    with opened_register() as register:
        submission = register.submission(wanted)
        if register.files.is_changed(submission.sha256):
            raise Refused(
                f"The kept file of {submission.file} ({submission.sha256[:12]}) is no longer what "
                "came in, and is not handed out. Take the same file in again, or restore a backup."
            )
        return KeptFile(submission, register.files.path(submission.sha256))


def page_image(wanted: str, page: int, quote: str) -> bytes:
    """Page `page` (1-based) of a kept PDF as PNG, with the words of `quote` marked.

    Raises UnknownSubmission and NoPicture.
    """
    kept = kept_file(wanted)
    return _drawn(_in_pages(kept), words_on_page, page, quote)


def page_words(wanted: str, page: int) -> PageWords:
    """The words of page `page` (1-based) of a kept PDF, each with its place; none of a scan.

    Raises UnknownSubmission and NoPicture.
    """
    return _drawn(_in_pages(kept_file(wanted)), placed_words, page)


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """A word processor's file as LibreOffice prints it, changes accepted."""

    pages: int
    page: int | None  # 1-based: the first on which the words stand; None: on none


def can_be_printed(kept: KeptFile) -> bool:
    """Whether a file without pages can be shown as pages: one that was read, with LibreOffice."""
    reading = kept.submission.summary
    return bool(
        reading.pages is None and not reading.problem and reading.sections and converter_available()
    )


def printed_pages(wanted: str, quote: str) -> PrintedPages:
    """The pages of a word processor's file, and where `quote` stands on them.

    They are made once, and kept beside the file. Raises UnknownSubmission and NoPicture.
    """
    kept = kept_file(wanted)
    printed = _in_pages(kept, make=True)
    return PrintedPages(*_looked_up(printed.path, kept.submission.file, quote))


@lru_cache(maxsize=1000)  # a printed file never changes
def _looked_up(path: Path, name: str, quote: str) -> tuple[int, int | None]:
    from pipeline.intake.workers import look_apart  # imports the readers

    try:
        return look_apart(path, pages_with, path, name, quote)
    except ExtractionError as error:
        raise NoPicture(f"The pages of {name} cannot be read. {error}") from error


def _in_pages(kept: KeptFile, *, make: bool = False) -> KeptFile:
    """The file in a form that has pages: itself, or the PDF that was printed of it.

    `make` has that printed where it is not there yet. Raises NoPicture.
    """
    if kept.submission.summary.pages is not None:
        return kept
    with opened_register() as register:
        printed = register.files.public_path(kept.submission.sha256)
    if not printed.is_file() and make:
        printed.parent.mkdir(parents=True, exist_ok=True)
        write_public_copy(kept.path, printed)
    if not printed.is_file():
        raise NoPicture(
            f"{kept.submission.file} cannot be shown as pages: that needs LibreOffice. Its text is "
            "shown as it was read."
        )
    return replace(kept, path=printed)


def write_finding_image(wanted: str, place: Path, number: int | None = None) -> None:
    """Write the page of a finding as PNG, its words marked: whole or not at all.

    `number` counts the findings that nobody waived, from 1; None: the first that rests on words on
    a page. Raises UnknownSubmission, FileGone, NoPicture and Refused.
    """
    if place.suffix.lower() != ".png":
        raise Refused(
            f"A picture cannot be written as “{place.name}”. Give it a name that ends in .png.",
            "place",
        )
    kept = _there(wanted)
    submission = kept.submission
    drawn = _drawn(kept, page_picture, submission.open_findings, number)
    try:
        replace_file(place, lambda part: part.write_bytes(drawn))
    except OSError as error:
        raise Refused(str(error), "place") from error


def _drawn(kept: KeptFile, draw: Callable[..., T], *given: object) -> T:
    """What is seen on a page, by a process of its own. Raises NoPicture."""
    from pipeline.intake.workers import look_apart  # imports the readers

    try:
        return look_apart(kept.path, draw, kept.path, kept.submission.file, *given)
    except ExtractionError as error:
        raise NoPicture(f"The page cannot be drawn. {error}") from error


def give_back(wanted: str, to: Path) -> Path:
    """Write a submitted file as it came into the folder `to`, or under that name; where it is.

    Raises UnknownSubmission, FileGone, and Refused where something is there already.
    """
    kept = kept_file(wanted)
    place = to / Path(kept.submission.file).name if to.is_dir() else to
    if place.exists():
        raise Refused(f"{place} is there already. Name another place with --to.", "to")
    copyfile(_there(wanted).path, place)
    return place


class FileGone(Refused):
    """A kept file that is not there any more."""


def _there(wanted: str) -> KeptFile:
    kept = kept_file(wanted)
    if not kept.path.is_file():
        raise FileGone(
            f"The file of {kept.submission.file} is not kept any more: run `concerted doctor`."
        )
    return kept
