"""Write a folder so that a reader sees the old one or the new one, never a mixture.

The new folder is made beside the old one; what has not changed is linked into it, not written
again; files that others have put there are taken along; then the two change places.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from json import dumps, loads
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from pipeline.site.errors import InTheWay, NotOurs
from pipeline.site.making import Job, Leaf, holds, keep, link, make_all

MANIFEST = ".published.json"  # path -> [key of what it was made from, SHA-256 of its bytes]
WHOLE = ""  # in the place of a path: the folder itself, with the key of all
Manifest = Mapping[str, tuple[str, str]]


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
    while a file is made leaves the old folder as it was. Raises NotOurs and InTheWay; then nothing
    is changed.
    """
    folder = folder.resolve()  # a link to the folder stays one
    old, whole = _recover(folder)
    if key and key == whole and _is_whole(folder, old):
        return Written(0, len(old), 0)
    leaves = [*leaves]
    if not key and _is_same(old, leaves) and _is_whole(folder, old):
        return Written(0, len(old), 0)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        manifest, written = _fill(beside, folder, old, leaves)
        said = {**manifest, WHOLE: (key, "")} if key else manifest
        (beside / MANIFEST).write_text(dumps(said, indent=0, sort_keys=True), "utf-8")
        _take_along(folder, beside, old)
        beside.chmod(0o755)
        _swap(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    kept = len(manifest) - written
    return Written(written, kept, len(old.keys() - manifest.keys()))


def _recover(folder: Path) -> tuple[Manifest, str]:
    """The manifest, and the key of all; first undo a change of places that was cut off."""
    if not folder.name:
        raise NotOurs(folder)  # the whole disk
    away = _away(folder)
    if away.exists():
        if folder.exists():
            shutil.rmtree(away)
        else:
            away.rename(folder)
    if not folder.exists():
        return {}, ""
    if not folder.is_dir():
        raise NotOurs(folder)
    manifest = folder / MANIFEST
    if manifest.is_file():
        return _read(manifest)
    if any(folder.iterdir()):
        raise NotOurs(folder)
    return {}, ""


def _read(path: Path) -> tuple[Manifest, str]:
    """Raises NotOurs for one that cannot be read: nobody can tell any more what is ours."""
    try:
        said = {name: (key, digest) for name, (key, digest) in loads(path.read_bytes()).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise NotOurs(path.parent) from error
    whole, _ = said.pop(WHOLE, ("", ""))
    return said, whole


def _is_same(old: Manifest, leaves: Sequence[Leaf]) -> bool:
    """Whether these files were published the last time."""
    return bool(old) and {leaf.path: leaf.key for leaf in leaves} == {
        path: key for path, (key, _) in old.items()
    }


def _is_whole(folder: Path, old: Manifest) -> bool:
    """Whether the folder holds what was published."""
    return all(holds(folder / path, digest) for path, (_, digest) in old.items())


def _fill(
    beside: Path, folder: Path, old: Manifest, leaves: Iterable[Leaf]
) -> tuple[dict[str, tuple[str, str]], int]:
    """The manifest, and how many files were written."""
    manifest: dict[str, tuple[str, str]] = {}
    jobs: list[Job] = []
    for leaf in leaves:
        assert leaf.path not in manifest, f"two files for {leaf.path}"
        before, place = folder / leaf.path, beside / leaf.path
        place.parent.mkdir(parents=True, exist_ok=True)
        key, digest = old.get(leaf.path, ("", ""))
        manifest[leaf.path] = leaf.key, digest
        if key != leaf.key or not keep(before, place, digest):
            jobs.append(Job(leaf, before, digest, place))
    written = 0
    for job, made in zip(jobs, make_all(jobs), strict=True):
        manifest[job.leaf.path] = job.leaf.key, made.digest
        written += made.written
    return manifest, written


def _take_along(folder: Path, beside: Path, old: Manifest) -> None:
    """What others have put into the folder, as the settings of a web server. Raises InTheWay."""
    ours = {MANIFEST, *old} | {str(one) for path in old for one in PurePosixPath(path).parents}
    for at, folders, names in os.walk(folder):
        for name in (*folders, *names):
            found = Path(at, name)
            path = found.relative_to(folder).as_posix()
            if path not in ours:
                _take(found, beside / path)


def _take(found: Path, place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        if found.is_dir() and not found.is_symlink():
            place.mkdir(exist_ok=True)
        elif place.exists():
            raise InTheWay(found)
        else:
            link(found, place)
    except (FileExistsError, NotADirectoryError) as error:
        raise InTheWay(found) from error


def _swap(beside: Path, folder: Path) -> None:
    """Two renames: were we cut off between them, `_recover` puts the old folder back."""
    away = _away(folder)
    if folder.exists():
        folder.rename(away)
    beside.rename(folder)
    shutil.rmtree(away, ignore_errors=True)


def _away(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.before")
