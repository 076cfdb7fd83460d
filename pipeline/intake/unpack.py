"""Messages and zip files: every document in them is a submission of its own, tied to them.

The message or zip file itself is kept as it came, and not read any further.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from traceback import format_exc

from extractors.errors import (
    EncryptedMessage,
    ExtractionError,
    LinkInstead,
    NothingAttached,
)
from extractors.fields.bonn import written_moment
from extractors.forms.kind import Kind
from extractors.readers.containers import Bundle, is_bundle, read_bundle
from extractors.readers.containers.eml import SuggestedDay
from extractors.readers.containers.message_document import is_written_out, words_of
from extractors.readers.containers.shared_links import shared_links
from extractors.readers.file_types import MESSAGES, Format
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.manifest import is_submission, shown
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import Reading
from pipeline.submissions.unread import PROGRAM, quarantined, unread

Unpack = Callable[[IncomingFile, Path], IncomingFiles]
"""Does what `unpack` does, in a process of its own perhaps."""
PDF = b"%PDF-"  # at the very beginning: nothing else begins so
KEPT = 7 * 24 * 3600  # seconds that what was unpacked may be needed; no run takes that long


def holds_documents(path: Path) -> bool:
    """Whether the file is a message or a zip file; False where it cannot be read at all."""
    try:
        return is_bundle(path)
    except (ExtractionError, OSError):
        return False


def _may_hold_documents(path: Path) -> bool:
    """Whether a process has to look: no more than the first letters are read here."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(PDF)) != PDF
    except OSError:
        return False


def unpack_all(files: Sequence[IncomingFile], unpack: Unpack, folder: Path) -> IncomingFiles:
    """Take the containers among `files` apart into `folder`, an empty one.

    One that cannot be opened has that as its result, and stops no other. Raises OSError where
    there is no room to unpack into.
    """
    found: list[IncomingFile] = []
    passed_over: list[Path] = []
    for number, file in enumerate(files):
        named = _named_in_letters(file, folder / f"{number}-named")
        if named.result or not _may_hold_documents(named.place):
            found.append(named)
            continue
        opened = _opened(named, unpack, folder / str(number))
        found += opened.files
        passed_over += opened.passed_over
    return IncomingFiles(tuple(found), tuple(passed_over))


def _named_in_letters(file: IncomingFile, folder: Path) -> IncomingFile:
    """The same file; one whose name is no text is read under one that is, made in `folder`."""
    letters = shown(file.path)
    if letters == file.path:
        return file
    link = folder / letters.name
    folder.mkdir(parents=True)
    link.symlink_to(file.place.absolute())
    return replace(file, path=letters, unpacked=link)


def unpack(file: IncomingFile, folder: Path) -> IncomingFiles:
    """Write every document of a container into `folder`, each under its own name.

    The container comes first. One without a document has that as its result; any other file is
    given back as it is. Raises the errors of `read_bundle`.
    """
    if not holds_documents(file.place):
        return IncomingFiles((file,))
    bundle = read_bundle(file.place)
    documents: list[IncomingFile] = []
    passed_over: list[Path] = []
    for number, part in enumerate(bundle.parts, 1):
        place = folder / str(number) / part.name
        place.parent.mkdir(parents=True)
        place.write_bytes(part.content)
        if is_submission(place):
            documents.append(_document(file, bundle, place, part.received))
        else:
            passed_over.append(file.path / part.name)
    if documents:
        day = bundle.received or file.arrived
        result: ExaminationResult | None = _container_itself(bundle, day, documents)
    elif bundle.is_encrypted:
        result = unread(EncryptedMessage(file.path), file.path, bundle.sha256)
    elif bundle.kind in MESSAGES and is_written_out(bundle.body):
        result = None  # its own words are the document
    else:
        result = unread(_nothing_attached(file, bundle), file.path, bundle.sha256)
    whole = replace(file, result=result, taken_apart=bool(documents))
    itself = whole.suggesting(bundle.received or file.arrived)
    return IncomingFiles((itself, *documents), tuple(passed_over))


def _nothing_attached(file: IncomingFile, bundle: Bundle) -> NothingAttached:
    """A message that brings a link instead says so, and who to ask."""
    texts = [bundle.body]
    if bundle.kind in MESSAGES:
        words = words_of(file.place.read_bytes(), Format(bundle.kind))
        texts += [words.plain, words.page]
    links = shared_links(*texts)
    if not links:
        return NothingAttached(file.path)
    return LinkInstead(file.path, ", ".join(links), bundle.sender or bundle.name)


def sweep(place: Path, now: float) -> None:
    """Remove what runs that were killed have left in `place`; `now` as files are dated."""
    for left in place.iterdir():
        if now - left.stat().st_mtime > KEPT:
            rmtree(left, ignore_errors=True)


def _opened(file: IncomingFile, unpack: Unpack, folder: Path) -> IncomingFiles:
    try:
        return unpack(file, folder)
    except ExtractionError as error:
        result = unread(error, file.path, file_hash(file.place))
    except OSError:  # no room to unpack into: no fault of the file
        raise
    except Exception:  # our own bug: kept with its traceback, the batch goes on
        result = quarantined(file.path, file_hash(file.place), format_exc())
    return IncomingFiles((replace(file, result=result),))


def _document(
    container: IncomingFile, bundle: Bundle, place: Path, received: SuggestedDay | None
) -> IncomingFile:
    document = replace(
        container,
        path=container.path / place.name,
        unpacked=place,
        came_in=bundle.name,
        came_in_sha256=bundle.sha256,
    )
    return document.suggesting(received or bundle.received or container.arrived)


def _container_itself(
    bundle: Bundle, received: SuggestedDay | None, documents: Sequence[IncomingFile]
) -> ExaminationResult:
    names = ", ".join(document.path.name for document in documents)
    summary = Reading(
        file=bundle.name,
        sha256=bundle.sha256,
        problem=None,
        kind=Kind.OTHER.value,
        kinds=(Kind.OTHER.value,),
        kind_reasons=(f"a message or zip file that brought {names}",),
        suggested_received=received.day.isoformat() if received else None,
        suggested_received_at=written_moment(received.day if received else None),
        suggested_source=received.source if received else None,
        program=PROGRAM,
    )
    return ExaminationResult(summary)
