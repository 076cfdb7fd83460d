"""Write a folder so that what is not made well never reaches it, and only where it has to change.

What is new is made beside the folder. Once all of it is there, it is put in its places file by
file; cut off while that is done, the next run goes on with it before anything else. Files that
others have put into the folder stay as they are.
"""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from json import dumps
from pathlib import Path

from filelock import FileLock

from pipeline.private_files import PUBLIC_FILE, PUBLIC_FOLDER
from pipeline.site.errors import CutOff, InTheWay
from pipeline.site.output.manifest import MANIFEST, Manifest, Published, folders_of, published
from pipeline.site.output.output_file import OutputFile, digest_of, holds


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it, in numbers of files."""

    written: int
    kept: int
    removed: int


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Wait until nobody else publishes from this home; the empty file of the lock stays in it.

    Not beside the folder that is written, which belongs to a web server.
    """
    home.mkdir(parents=True, exist_ok=True)
    with FileLock(home / "publish.lock"):
        yield


def write_folder(folder: Path, leaves: Iterable[OutputFile]) -> Written:
    """Make `folder` hold these files, beside what others have put there.

    A file whose key is that of the last time is not made again. An error while one is made leaves
    the folder as it was. Raises NotOurs and InTheWay; then nothing is changed. Raises CutOff where
    that is not so.
    """
    folder = folder.resolve()  # a link to the folder stays one
    before = _recover(folder)
    beside = _place(folder, "beside")
    shutil.rmtree(beside, ignore_errors=True)  # of a run that was killed
    beside.mkdir(parents=True)
    try:
        manifest, written = _fill(beside, folder, before, leaves)
        gone = before.manifest.keys() - manifest.keys()
        if written or gone or manifest != before.manifest:
            (beside / MANIFEST).write_text(dumps(manifest, sort_keys=True), "utf-8")
            (beside / MANIFEST).chmod(PUBLIC_FILE)
            _hand_over(beside, folder, before.manifest)
            _open_to_all(folder, manifest)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Written(written, len(manifest) - written, len(gone))


def _place(folder: Path, what: str) -> Path:
    """A folder of ours beside the one that is written."""
    return folder.with_name(f".{folder.name}.{what}")


def _recover(folder: Path) -> Published:
    """What was published; first end what was cut off. Raises NotOurs."""
    if not folder.name:
        return published(folder)  # the whole disk
    away = _place(folder, "before")  # of a version that let two folders change places
    if away.exists() and not folder.exists():
        away.rename(folder)
    shutil.rmtree(away, ignore_errors=True)
    ready = _place(folder, "ready")
    if ready.exists():
        _put(ready, folder)
    return published(folder)


def _fill(
    beside: Path, folder: Path, before: Published, leaves: Iterable[OutputFile]
) -> tuple[dict[str, tuple[str, str]], int]:
    """The manifest, and how many files were written."""
    manifest: dict[str, tuple[str, str]] = {}
    written = 0
    for leaf in leaves:
        assert leaf.path not in manifest, f"two files for {leaf.path}"
        key, digest = before.manifest.get(leaf.path, ("", ""))
        if key != leaf.key or not before.holds(leaf.path):
            content = leaf.make()
            old, digest = digest, digest_of(content)
            if digest != old or not holds(folder / leaf.path, digest):
                written += 1
                (beside / leaf.path).parent.mkdir(parents=True, exist_ok=True)
                (beside / leaf.path).write_bytes(content)
                (beside / leaf.path).chmod(PUBLIC_FILE)
        manifest[leaf.path] = leaf.key, digest
    return manifest, written


def _hand_over(beside: Path, folder: Path, old: Manifest) -> None:
    """From here on the change is made, whatever happens. Raises InTheWay before that."""
    if not folder.exists():
        beside.rename(folder)
        return
    _find_way(folder, [path for path in _files(beside) if path != MANIFEST], old)
    ready = _place(folder, "ready")
    beside.rename(ready)
    _put(ready, folder)


def _open_to_all(folder: Path, paths: Iterable[str]) -> None:
    """The folders of a register that anybody may read; a web server runs as somebody else."""
    for place in ("", *folders_of(paths)):
        with suppress(OSError):  # another one's folder
            mode = (folder / place).stat().st_mode
            if mode | PUBLIC_FOLDER != mode:
                (folder / place).chmod(mode | PUBLIC_FOLDER)


def _find_way(folder: Path, paths: Sequence[str], old: Manifest) -> None:
    """Raises InTheWay for the first thing of somebody else that stands where one of these goes."""
    folders = folders_of(old)
    for parent in folders_of(paths) - old.keys():
        found = folder / parent
        if found.is_symlink() or (found.exists() and not found.is_dir()):
            raise InTheWay(found)
    for path in paths:
        found = folder / path
        mine = folders if found.is_dir() and not found.is_symlink() else old
        if os.path.lexists(found) and path not in mine:
            raise InTheWay(found)


def _put(ready: Path, folder: Path) -> None:
    """Put what is ready in its places; done again, it goes on where it was. Raises CutOff."""
    try:
        _move(ready, folder)
    except OSError as error:
        raise CutOff(folder, error) from error
    shutil.rmtree(ready, ignore_errors=True)


def _move(ready: Path, folder: Path) -> None:
    """The manifest last: while it is in `ready`, the change has not ended."""
    if (ready / MANIFEST).is_file():
        gone = published(folder).manifest.keys() - published(ready).manifest.keys()
        _remove(folder, gone)
        for path in _files(ready):
            if path != MANIFEST:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (ready / path).replace(folder / path)
        (ready / MANIFEST).replace(folder / MANIFEST)


def _remove(folder: Path, paths: Collection[str]) -> None:
    """Remove files, and the folders that are empty then.

    Where that was cut off, some are gone already, or something new stands there.
    """
    for path in paths:
        with suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
            (folder / path).unlink()
    for parent in sorted(folders_of(paths), key=len, reverse=True):
        with suppress(OSError):  # something is in it, or it is gone already
            (folder / parent).rmdir()


def _files(folder: Path) -> list[str]:
    """The files of a folder of ours, as paths within it."""
    found = (Path(at, name) for at, _, names in os.walk(folder) for name in names)
    return sorted(path.relative_to(folder).as_posix() for path in found)
