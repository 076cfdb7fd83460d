"""What came: the files to take in, for which meeting, and on which day each was received."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from extractors.errors import ExtractionError
from extractors.fields.bonn import written_day
from extractors.readers.containers import LOCK_FILE
from extractors.readers.file_types import BEGINNING, Format, tell_format
from extractors.text import plain
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.convention.receipt_day import refuse_future
from pipeline.intake.incoming import IncomingFile, IncomingFiles
from pipeline.intake.workbook import read_sheets_apart
from pipeline.refusal import Refusal
from pipeline.workbooks.days import DayUnclear, ask_which
from pipeline.workbooks.hours import cell_receipt
from pipeline.workbooks.sheets import BadTable, Line

HEADINGS: Mapping[str, frozenset[str]] = {  # ours -> how it may be headed, folded
    "file": frozenset({"file", "file name", "fichier", "nom du fichier", "archivo", "fichero",
                       "nombre del archivo", "datei", "dateiname"}),
    "received": frozenset({"received", "day of receipt", "date of receipt", "received on", "recu",
                           "recu le", "date de reception", "jour de reception", "recibido",
                           "recibido el", "fecha de recepcion", "dia de recepcion", "eingegangen",
                           "eingegangen am", "eingang", "eingangsdatum"}),
    "meeting": frozenset({"meeting", "reunion", "session", "tagung", "sitzung"}),
}  # fmt: skip
COLUMNS = (*HEADINGS,)
HEAD_ROWS = 15  # the head is looked for in the first rows that are filled; a title may stand above
DOCUMENT_SUFFIXES = {".pdf", ".doc", ".docx", ".docm", ".odt", ".rtf", ".eml", ".msg", ".zip"}
MARK = ".no-submissions"  # a folder with this file in it holds other papers, and is left alone
PACKED = (b"PK", b"\xd0\xcf\x11\xe0")  # begin zip and Office files
SETTLED = 60.0  # seconds without a change, after which a file is taken for whole


class ManifestError(Refusal):
    """A manifest that cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One line of a manifest: when a file came."""

    file: str  # as written: a name, or a path that ends in it
    received: date | None
    meeting: str | None
    line: int  # 1-based, the head included


def find_incoming(
    paths: Sequence[Path],
    meeting: str,
    received: date | None,
    manifest: Path | None,
    meetings: Mapping[str, Meeting],
    but_not: Path | None = None,
    *,
    today: date,
) -> IncomingFiles:
    """What came under `paths` by `today`, as `gather` says; meetings by the ids of `meetings`.

    Raises FutureReceipt, ManifestError and UnknownMeeting.
    """
    rows = read_manifest(manifest) if manifest else []
    for row in rows:
        refuse_future(row.received, today, f"The manifest, line {row.line}: ")
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
) -> IncomingFiles:
    """The submissions under `paths`. A file given by name is always one of them.

    `received` holds for all; a row of `manifest` for the file that it names. `but_not` is a folder
    left out wherever it stands (our own home). Raises ManifestError when two rows disagree about
    one file, or one row means several.
    """
    taken: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    for file, wanted in _with_those_looked_into(_found(paths, but_not)):
        (taken if wanted else passed_over)[file] = None
    rows = _rows_by_file(manifest, [*taken])
    files = tuple(_incoming(file, meeting, received, rows.get(file)) for file in taken)
    used = {row.line for row in rows.values()}
    not_come = tuple(row.file for row in manifest if row.line not in used)
    return IncomingFiles(files, tuple(map(shown, passed_over)), not_come)


def shown(path: Path) -> Path:
    """The path in letters: names may be any bytes, and those that are none become �."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))


def _found(paths: Sequence[Path], but_not: Path | None) -> Iterator[tuple[Path, bool | None]]:
    """Every file, and whether it may be a submission; None where somebody has to look into it."""
    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        for file in _files_under(path, but_not):
            yield file, _may_be_submission(file)


def _may_be_submission(path: Path) -> bool | None:
    """Only a regular file is opened: a pipe or a socket would wait for ever for somebody."""
    try:
        return _by_its_beginning(path) if path.is_file() else False
    except OSError:
        return False


def _with_those_looked_into(
    found: Iterable[tuple[Path, bool | None]],
) -> Iterator[tuple[Path, bool]]:
    files = [*found]
    unclear = [path for path, wanted in files if wanted is None]
    looked = _look_into(unclear) if unclear else {}
    yield from ((path, looked[path] if wanted is None else wanted) for path, wanted in files)


def _look_into(paths: Sequence[Path]) -> dict[Path, bool]:
    """What is packed is opened by reading processes alone; what they cannot open is shown."""
    from pipeline.intake.workers import ReaderPool  # imports the readers

    with ReaderPool(min(len(paths), os.cpu_count() or 1)) as pool:
        return {path: _looked(pool.look, path) for path in paths}


def _looked(look: Callable[..., bool], path: Path) -> bool:
    try:
        return look(path, is_submission, path)
    except ExtractionError:
        return True
    except OSError:
        return False


def is_submission(path: Path) -> bool:
    """Whether a file found in a folder may be a submission: by its name, else by its bytes.

    Called in a reading process: what is packed is opened.
    """
    wanted = _by_its_beginning(path)
    return _is_document(path.read_bytes()) if wanted is None else wanted


def _by_its_beginning(path: Path) -> bool | None:
    """The same from its name and its first letters; None where these do not suffice."""
    if path.name.startswith((".", LOCK_FILE)):
        return False
    if path.suffix.lower() in DOCUMENT_SUFFIXES:
        return True
    with path.open("rb") as file:
        start = file.read(BEGINNING)
    return None if start.startswith(PACKED) else _is_document(start)


def _is_document(content: bytes) -> bool:
    return tell_format(content) not in {Format.UNKNOWN, Format.HTML, Format.ZIP}


def settled(paths: Iterable[Path], now: float) -> list[Path]:
    """Those that nobody is writing to; `now` in seconds of the clock that files are dated by.

    A file that is still being copied would be kept as it is at that moment, broken.
    """
    return [path for path in paths if now - path.stat().st_mtime >= SETTLED]


def read_manifest(path: Path) -> list[ManifestRow]:
    """The rows of a CSV or Excel file with the columns file,received[,meeting].

    Headed in English, French, Spanish or German, delimited and encoded as spreadsheets save, days
    and hours
    as `cell_receipt` reads them. Of a workbook the first sheet that is shown counts. Raises
    ManifestError.
    """
    try:
        sheets = [sheet for sheet in read_sheets_apart(path) if not sheet.hidden]
    except BadTable as error:
        raise ManifestError(str(error)) from error
    lines = [line for sheet in sheets[:1] for line in sheet.lines if any(line.cells)]
    start, columns = _head(path, lines)
    rows = (
        (line.number, {name: line.cells[n] for n, name in columns.items() if n < len(line.cells)})
        for line in lines[start + 1 :]
    )
    return [row for number, cells in rows if (row := _manifest_row(path, number, cells))]


def _head(path: Path, lines: Sequence[Line]) -> tuple[int, Mapping[int, str]]:
    """The place of the head, from 0, and our name of each column. Raises ManifestError."""
    for n, line in enumerate(lines[:HEAD_ROWS]):
        columns = {
            place: ours
            for place, cell in enumerate(line.cells)
            for ours, names in HEADINGS.items()
            if plain(cell) in names
        }
        if {"file", "received"} <= {*columns.values()}:
            return n, columns
    raise ManifestError(
        f"{path.name} has no columns “file” and “received” in its first line. "
        "Write file,received (and, if you like, meeting) there."
    )


def _manifest_row(path: Path, line: int, row: Mapping[str, str]) -> ManifestRow | None:
    cells = {name: row.get(name, "") for name in COLUMNS}
    if not cells["file"]:
        return None
    try:
        received = cell_receipt(cells["received"])
    except DayUnclear as error:
        raise ManifestError(f"{path.name}, line {line}: {ask_which(error)}") from error
    return ManifestRow(cells["file"], received, cells["meeting"] or None, line)


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


def _rows_by_file(
    manifest: Sequence[ManifestRow], files: Sequence[Path]
) -> dict[Path, ManifestRow]:
    rows: dict[Path, ManifestRow] = {}
    for row in manifest:
        meant = [file for file in files if _names(row.file, file)]
        if len(meant) > 1:
            raise ManifestError(
                f"The manifest, line {row.line}: “{row.file}” means {len(meant)} files. "
                "Write the folder before the name."
            )
        for file in meant:
            before = rows.setdefault(file, row)
            if _said(before) != _said(row):
                raise ManifestError(
                    f"The manifest, lines {before.line} and {row.line}, says two different "
                    f"things about {file.name}. Strike one of them out."
                )
    return rows


def _said(row: ManifestRow) -> tuple[str, str | None]:
    return written_day(row.received) if row.received else "", row.meeting


def _names(written: str, file: Path) -> bool:
    """Whether `written` is the end of the path of `file`; accents may be stored either way."""
    wanted = _parts(Path(written.replace("\\", "/")))
    return bool(wanted) and _parts(file.absolute())[-len(wanted) :] == wanted


def _parts(path: Path) -> tuple[str, ...]:
    parts = (unicodedata.normalize("NFC", part) for part in path.parts)
    return tuple(part for part in parts if part != ".")


def _incoming(
    file: Path, meeting: str, received: date | None, row: ManifestRow | None
) -> IncomingFile:
    if row is None:
        return IncomingFile(file, meeting, received)
    return IncomingFile(file, row.meeting or meeting, row.received or received)
