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
from fcntl import LOCK_EX, flock
from json import dumps
from pathlib import Path

from pipeline.site.errors import CutOff, InTheWay
from pipeline.site.making import Job, Leaf, make_all
from pipeline.site.published import MANIFEST, WHOLE, Manifest, Published, parents, published


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it, in numbers of files."""

    written: int
    kept: int
    removed: int


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else, on this machine, writes the folder or one beside it."""
    parent = folder.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    door = os.open(parent, os.O_RDONLY)
    try:
        flock(door, LOCK_EX)
        yield
    finally:
        os.close(door)


def write_folder(folder: Path, leaves: Iterable[Leaf], key: str = "") -> Written:
    """Make `folder` hold these files, beside what others have put there.

    `key` fixes all of them: where it is that of the last time, `leaves` is not looked at. An error
    while a file is made leaves the folder as it was. Raises NotOurs and InTheWay; then nothing
    is changed. Raises CutOff where that is not so.
    """
    folder = folder.resolve()  # a link to the folder stays one
    before = _recover(folder)
    if key and key == before.key and before.is_whole():
        return Written(0, len(before.manifest), 0)
    beside = _place(folder, "beside")
    shutil.rmtree(beside, ignore_errors=True)  # of a run that was killed
    beside.mkdir(parents=True)
    try:
        manifest, written = _fill(beside, folder, before, leaves)
        gone = before.manifest.keys() - manifest.keys()
        said = {**manifest, WHOLE: (key, "")} if key else manifest
        if written or gone or said != before.said:
            (beside / MANIFEST).write_text(dumps(said, sort_keys=True), "utf-8")
            _hand_over(beside, folder, before.manifest)
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
    beside: Path, folder: Path, before: Published, leaves: Iterable[Leaf]
) -> tuple[dict[str, tuple[str, str]], int]:
    """The manifest, and how many files were written."""
    manifest: dict[str, tuple[str, str]] = {}
    jobs: list[Job] = []
    for leaf in leaves:
        assert leaf.path not in manifest, f"two files for {leaf.path}"
        key, digest = before.manifest.get(leaf.path, ("", ""))
        manifest[leaf.path] = leaf.key, digest
        if key != leaf.key or not before.holds(leaf.path):
            jobs.append(Job(leaf, folder / leaf.path, digest, beside / leaf.path))
    written = 0
    for job, made in zip(jobs, make_all(jobs), strict=True):
        manifest[job.leaf.path] = job.leaf.key, made.digest
        written += made.written
    return manifest, written


def _hand_over(beside: Path, folder: Path, old: Manifest) -> None:
    """From here on the change is made, whatever happens. Raises InTheWay before that."""
    if not folder.exists():
        beside.chmod(0o755)
        beside.rename(folder)
        return
    _find_way(folder, [path for path in _files(beside) if path != MANIFEST], old)
    ready = _place(folder, "ready")
    beside.rename(ready)
    _put(ready, folder)


def _find_way(folder: Path, paths: Sequence[str], old: Manifest) -> None:
    """Raises InTheWay for the first thing of somebody else that stands where one of these goes."""
    folders = {parent for path in old for parent in parents(path)}
    for parent in {parent for path in paths for parent in parents(path)} - old.keys():
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
    emptied = {parent for path in paths for parent in parents(path)}
    for parent in sorted(emptied, key=len, reverse=True):
        with suppress(OSError):  # something is in it, or it is gone already
            (folder / parent).rmdir()


def _files(folder: Path) -> list[str]:
    """The files of a folder of ours, as paths within it."""
    found = (Path(at, name) for at, _, names in os.walk(folder) for name in names)
    return sorted(path.relative_to(folder).as_posix() for path in found)
