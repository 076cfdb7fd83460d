"""Write a folder so that a reader sees the old one or the new one, never a mixture.

The new folder is made beside the old one; what has not changed is linked into it, not written
again; files that others have put there are taken along; then the two change places.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from hashlib import sha256
from json import dumps, loads
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from pipeline.site.errors import InTheWay, NotOurs

MANIFEST = ".published.json"  # path -> [key of what it was made from, SHA-256 of its bytes]
WHOLE = ""  # in the place of a path: the folder itself, with the key of all
Manifest = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file to be: where it stands, what fixes its bytes, and how to make them."""

    path: str  # relative, with slashes
    key: str  # equal keys, equal bytes
    make: Callable[[], bytes]


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
    return all(_holds(folder / path, digest) for path, (_, digest) in old.items())


def _holds(file: Path, digest: str) -> bool:
    try:
        return sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _fill(
    beside: Path, folder: Path, old: Manifest, leaves: Iterable[Leaf]
) -> tuple[dict[str, tuple[str, str]], int]:
    manifest: dict[str, tuple[str, str]] = {}
    written = 0
    made: set[Path] = set()
    for leaf in leaves:
        assert leaf.path not in manifest, f"two files for {leaf.path}"
        place = beside / leaf.path
        if place.parent not in made:
            place.parent.mkdir(parents=True, exist_ok=True)
            made.add(place.parent)
        key, digest = old.get(leaf.path, ("", ""))
        if key == leaf.key and _keep(folder / leaf.path, place, digest):
            manifest[leaf.path] = key, digest
            continue
        content = leaf.make()
        now = sha256(content).hexdigest()
        if now != digest or not _keep(folder / leaf.path, place, digest):
            place.write_bytes(content)
            written += 1
        manifest[leaf.path] = leaf.key, now
    return manifest, written


def _keep(before: Path, now: Path, digest: str) -> bool:
    """Link a file that is still as it was published; False when it is not."""
    if not digest or not _holds(before, digest):
        return False
    _link(before, now)
    return True


def _link(before: Path, now: Path) -> None:
    try:
        os.link(before, now, follow_symlinks=False)
    except OSError:  # a file system without links, or a file of somebody else
        shutil.copy2(before, now, follow_symlinks=False)


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
            _link(found, place)
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
