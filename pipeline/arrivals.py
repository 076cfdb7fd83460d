"""What has arrived: the files to take in, for which meeting, and on which day each was received."""

import csv
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path

from extractors.bundle import LOCK_FILE
from extractors.formats import BEGINNING, Format, tell_format
from pipeline.meetings import Meeting, find_meeting

COLUMNS = ("file", "received", "meeting")
DOCUMENT_SUFFIXES = {".pdf", ".doc", ".docx", ".docm", ".odt", ".rtf", ".eml", ".msg", ".zip"}
MARK = ".no-submissions"  # a folder with this file in it holds other papers, and is left alone
SETTLED = 60.0  # seconds without a change, after which a file is taken for whole


class ManifestError(Exception):
    """A manifest that cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file to be taken in."""

    path: Path
    meeting: str
    received: date | None  # day the Secretariat received the first version; None: not known


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One line of a manifest: when a file came."""

    file: str  # as written: a name, or a path that ends in it
    received: date | None
    meeting: str | None
    line: int  # 1-based, the head included


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Everything found under the paths given."""

    files: tuple[Arrival, ...]  # each once, in the order given; folders by name
    passed_over: tuple[Path, ...] = ()  # in folders: files that are no submissions
    not_come: tuple[str, ...] = ()  # rows of the manifest whose file is not there


def find_arrivals(
    paths: Sequence[Path],
    meeting: str,
    received: date | None,
    manifest: Path | None,
    meetings: Mapping[str, Meeting],
    but_not: Path | None = None,
) -> Arrivals:
    """What has arrived under `paths`, as `gather` says; meetings by the ids of `meetings`.

    Raises ManifestError and UnknownMeeting.
    """
    rows = read_manifest(manifest) if manifest else []
    rows = [
        replace(row, meeting=find_meeting(row.meeting, meetings).id) if row.meeting else row
        for row in rows
    ]
    return gather(paths, find_meeting(meeting, meetings).id, received, rows, but_not)


def gather(
    paths: Sequence[Path],
    meeting: str,
    received: date | None = None,
    manifest: Sequence[ManifestRow] = (),
    but_not: Path | None = None,
) -> Arrivals:
    """The submissions under `paths`. A file given by name is always one of them.

    `received` holds for all; a row of `manifest` for the file that it names. `but_not` is a folder
    left out wherever it stands (our own home). Raises ManifestError when two rows disagree about
    one file, or one row means several.
    """
    taken: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    for path in paths:
        for file in _files_under(path, but_not) if path.is_dir() else [path]:
            wanted = file == path or is_submission(file)
            (taken if wanted else passed_over)[file] = None
    told = _told_by(manifest, [*taken])
    files = tuple(_arrival(file, meeting, received, told.get(file)) for file in taken)
    came = {row.line for row in told.values()}
    return Arrivals(
        files, tuple(passed_over), tuple(row.file for row in manifest if row.line not in came)
    )


def is_submission(path: Path) -> bool:
    """Whether a file found in a folder may be a submission: by its name, else by its bytes."""
    if path.name.startswith((".", LOCK_FILE)):
        return False
    if path.suffix.lower() in DOCUMENT_SUFFIXES:
        return True
    with path.open("rb") as file:
        start = file.read(BEGINNING)
        packed = start.startswith((b"PK", b"\xd0\xcf\x11\xe0"))
        content = start + file.read() if packed else start
    return tell_format(content) not in {Format.UNKNOWN, Format.HTML, Format.ZIP}


def settled(paths: Iterable[Path], now: float) -> list[Path]:
    """Those that nobody is writing to; `now` in seconds of the clock that files are dated by.

    A file that is still being copied would be kept as it is at that moment, broken.
    """
    return [path for path in paths if now - path.stat().st_mtime >= SETTLED]


def read_manifest(path: Path) -> list[ManifestRow]:
    """The rows of a CSV file with the columns file,received[,meeting].

    Comma or semicolon, UTF-8 or the old Windows encoding: what spreadsheets save. Raises
    ManifestError.
    """
    text = _decoded(path)
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    rows = csv.DictReader(StringIO(text), delimiter=delimiter)
    columns = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if not {"file", "received"} <= set(columns):
        raise ManifestError(
            f"{path.name} has no columns “file” and “received” in its first line. "
            "Write file,received (and, if you like, meeting) there."
        )
    rows.fieldnames = columns
    return [*_manifest_rows(path, rows)]


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _manifest_rows(path: Path, rows: "csv.DictReader[str]") -> Iterator[ManifestRow]:
    for row in rows:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not cells["file"]:
            continue
        try:
            received = date.fromisoformat(cells["received"]) if cells["received"] else None
        except ValueError as error:
            raise ManifestError(
                f"{path.name}, line {rows.line_num}: “{cells['received']}” is not a day. "
                "Write it as 2025-10-24, or leave it empty when it is not known."
            ) from error
        yield ManifestRow(cells["file"], received, cells["meeting"] or None, rows.line_num)


def _files_under(folder: Path, but_not: Path | None) -> Iterator[Path]:
    """Every file below, by name, without hidden folders, marked ones and `but_not`."""
    left_out = but_not and but_not.resolve()
    for place, folders, files in os.walk(folder):
        here = Path(place)
        if MARK in files:
            folders.clear()
            continue
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() != left_out
        )
        yield from (here / name for name in sorted(files))


def _told_by(manifest: Sequence[ManifestRow], files: Sequence[Path]) -> dict[Path, ManifestRow]:
    told: dict[Path, ManifestRow] = {}
    for row in manifest:
        meant = [file for file in files if _names(row.file, file)]
        if len(meant) > 1:
            raise ManifestError(
                f"The manifest, line {row.line}: “{row.file}” means {len(meant)} files. "
                "Write the folder before the name."
            )
        for file in meant:
            before = told.setdefault(file, row)
            if (before.received, before.meeting) != (row.received, row.meeting):
                raise ManifestError(
                    f"The manifest, lines {before.line} and {row.line}, says two different "
                    f"things about {file.name}. Strike one of them out."
                )
    return told


def _names(written: str, file: Path) -> bool:
    """Whether `written` is the end of the path of `file`; accents may be stored either way."""
    wanted = _parts(Path(written.replace("\\", "/")))
    return bool(wanted) and _parts(file.absolute())[-len(wanted) :] == wanted


def _parts(path: Path) -> tuple[str, ...]:
    parts = (unicodedata.normalize("NFC", part) for part in path.parts)
    return tuple(part for part in parts if part != ".")


def _arrival(file: Path, meeting: str, received: date | None, row: ManifestRow | None) -> Arrival:
    if row is None:
        return Arrival(file, meeting, received)
    return Arrival(file, row.meeting or meeting, row.received or received)
