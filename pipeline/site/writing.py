"""Write a folder so that a reader sees the old one or the new one, never a mixture.

The new folder is made beside the old one; what has not changed is linked into it, not written
again; then the two change places.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json import dumps, loads
from pathlib import Path
from tempfile import mkdtemp

from pipeline.site.errors import NotOurs

MANIFEST = ".published.json"  # path -> [key of what it was made from, SHA-256 of its bytes]
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


def write_folder(folder: Path, leaves: Iterable[Leaf]) -> Written:
    """Make `folder` hold exactly these files. Raises NotOurs; then nothing is changed.

    An error while a file is made leaves the old folder as it was.
    """
    folder = folder.absolute()
    old = _recover(folder)
    leaves = [*leaves]
    if _is_same(folder, old, leaves):
        return Written(0, len(leaves), 0)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        manifest, written = _fill(beside, folder, old, leaves)
        (beside / MANIFEST).write_text(dumps(manifest, indent=0, sort_keys=True), "utf-8")
        beside.chmod(0o755)
        _swap(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    kept = len(manifest) - written
    return Written(written, kept, len(old.keys() - manifest.keys()))


def _recover(folder: Path) -> Manifest:
    """The manifest of the folder; first undo a change of places that was cut off."""
    away = _away(folder)
    if away.exists():
        if folder.exists():
            shutil.rmtree(away)
        else:
            away.rename(folder)
    if not folder.exists():
        return {}
    if not folder.is_dir():
        raise NotOurs(folder)
    manifest = folder / MANIFEST
    if manifest.is_file():
        return {path: (key, digest) for path, (key, digest) in loads(manifest.read_text()).items()}
    if any(folder.iterdir()):
        raise NotOurs(folder)
    return {}


def _is_same(folder: Path, old: Manifest, leaves: Sequence[Leaf]) -> bool:
    """Whether the folder holds these files already, as they were published."""
    now = {leaf.path: leaf.key for leaf in leaves}
    if not old or now != {path: key for path, (key, _) in old.items()}:
        return False
    return all(_is_whole(folder / path, digest) for path, (_, digest) in old.items())


def _is_whole(file: Path, digest: str) -> bool:
    return file.is_file() and sha256(file.read_bytes()).hexdigest() == digest


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
    try:
        if sha256(before.read_bytes()).hexdigest() != digest:
            return False
        os.link(before, now)
    except FileNotFoundError:
        return False
    except OSError:  # a file system without links
        shutil.copy2(before, now)
    return True


def _swap(beside: Path, folder: Path) -> None:
    """Two renames: were we cut off between them, `_recover` puts the old folder back."""
    away = _away(folder)
    if folder.exists():
        folder.rename(away)
    beside.rename(folder)
    shutil.rmtree(away, ignore_errors=True)


def _away(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.before")
