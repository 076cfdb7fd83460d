"""What is left of an erased file in the home: copies of its bytes, and papers that quote it.

Papers and reports were made by the program and can be made anew, so they go whole. What
colleagues put there themselves is named, never deleted, but for copies of the very same bytes.
"""

import html
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from zipfile import BadZipFile, ZipFile

from extractors.errors import ExtractionError
from extractors.readers.containers import is_bundle, read_bundle
from pipeline.letters.subject import plain
from pipeline.submissions.kept import Submission

MADE_BY_US = ("reports", "papers", "spread")  # folders of the home
OURS_TO_EMPTY = ("files", "inbox", "desk")  # where a copy of the same bytes goes, too
ENGINE = "prefect"  # notes of the workflow engine, which may be deleted
DATABASES = ("register.sqlite", "desk.sqlite")  # with what SQLite keeps beside them
SHORTEST = 25  # characters of words that are looked for; shorter ones stand in any paper
SHORTEST_TITLE = 12
TAG = re.compile(r"<[^>]+>")
LINE = re.compile(r"[\n\r]+|(?<=[.;:!?])\s+")
PACKED = (".docx", ".xlsx", ".zip", ".pptx", ".odt")


@dataclass(frozen=True, slots=True)
class Traces:
    """What was found of an erased file in the home."""

    deleted: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()  # for a person to look at


def words_of(submission: Submission) -> frozenset[str]:
    """The words by which papers that quote a submission are known, as `_folded` has them."""
    named = {submission.file, plain(submission.file), submission.sha256[:12]}
    titles = {submission.summary.title or "", submission.corrected.title or ""}
    titles |= {submission.summary.symbol or "", submission.corrected.symbol or ""}
    texts = [section.text for section in submission.summary.sections]
    texts += [section.heading for section in submission.summary.sections]
    texts += [str(word.after) for word in submission.words]
    lines = {line for text in texts for line in LINE.split(text) if len(line) >= SHORTEST}
    found = named | {title for title in titles if len(title) >= SHORTEST_TITLE} | lines
    return frozenset(filter(None, map(_folded, found)))


def remove_traces(home: Path, digests: Collection[str], words: Collection[str]) -> Traces:
    """Delete copies of the bytes and the papers that quote them; the rest is named."""
    deleted: list[Path] = []
    left: list[Path] = []
    for path in _files(home):
        place = path.relative_to(home).parts[0]
        if _digest(path) in digests:
            (deleted if place in OURS_TO_EMPTY else left).append(path)
        elif place in MADE_BY_US and _quotes(path, words):
            deleted.append(path)
        elif place not in ("files", ENGINE) and (_holds(path, digests) or _quotes(path, words)):
            left.append(path)
    for path in deleted:
        path.unlink(missing_ok=True)
    if any(_quotes(path, words) for path in _files(home / ENGINE)):
        rmtree(home / ENGINE, ignore_errors=True)
        deleted.append(home / ENGINE)
    return Traces(tuple(deleted), tuple(left))


def erased_bytes(home: Path, digests: Collection[str]) -> Iterator[tuple[Path, str]]:
    """Every file of the home that holds the bytes of an erased one, with that one's SHA-256.

    Mails, zip files and backups are opened.
    """
    for path in _files(home) if digests else ():
        if (digest := _digest(path)) in digests:
            yield path, digest
        elif found := _holds(path, digests):
            yield path, found


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith(DATABASES):
            yield path


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _holds(path: Path, digests: Collection[str]) -> str:
    """The SHA-256 of an erased file that is packed in another one; "" for none."""
    with suppress(OSError, BadZipFile), ZipFile(path) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
        if found := names & {*digests}:
            return min(found)  # a backup
    with suppress(ExtractionError, OSError):
        if is_bundle(path):
            parts = read_bundle(path).parts
            found = {sha256(part.content).hexdigest() for part in parts} & {*digests}
            return min(found, default="")
    return ""


def _quotes(path: Path, words: Collection[str]) -> bool:
    """Whether a file, or its name, has any of these words in it."""
    text = _folded(f"{path.name}\n{_text(path)}")
    return any(word in text for word in words)


def _text(path: Path) -> str:
    try:
        if path.suffix.lower() not in PACKED:
            return _plain(path.read_bytes())
        with ZipFile(path) as archive:
            return "\n".join(_plain(archive.read(name)) for name in archive.namelist())
    except (OSError, BadZipFile, RuntimeError):  # RuntimeError: encrypted
        return ""


def _plain(content: bytes) -> str:
    """The words of a page, or of a part of a Word file; other bytes as they are."""
    return html.unescape(TAG.sub("", content.decode("utf-8", "replace")))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
