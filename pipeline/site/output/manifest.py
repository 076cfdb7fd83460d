"""What was published to a folder the last time, and whether it still stands there."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from pipeline.site.errors import NotOurs
from pipeline.site.output.output_file import holds

MANIFEST = ".published.json"  # path -> [key of what it was made from, SHA-256 of its bytes]
Manifest = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Published:
    """A folder as it was published.

    A file that nothing has touched since need not be read: the day of its last change, which
    nobody can set, is before that of the manifest, which was put there last.
    """

    folder: Path
    manifest: Manifest = field(default_factory=dict)
    since: int = 0  # when the manifest was put there, in nanoseconds; 0: everything is read
    _folders: dict[str, bool] = field(default_factory=dict)  # folder -> whether it is a real one

    def holds(self, path: str) -> bool:
        """Whether the file was published, and stands there as it was."""
        if path not in self.manifest:
            return False
        if not self._is_folder(path.rpartition("/")[0]):
            return False
        try:
            found = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return False
        if S_ISREG(found.st_mode) and found.st_ctime_ns < self.since:
            return True
        return holds(self.folder / path, self.manifest[path][1])

    def _is_folder(self, at: str) -> bool:
        if at not in self._folders:
            above = not at or self._is_folder(at.rpartition("/")[0])
            self._folders[at] = above and self._stands(at)
        return self._folders[at]

    def _stands(self, at: str) -> bool:
        try:
            return S_ISDIR(os.lstat(f"{self.folder}/{at}").st_mode)
        except OSError:
            return False


def published(folder: Path) -> Published:
    """What was published there; nothing, for a folder that is empty or not there.

    Raises NotOurs for a folder of somebody else, and where the manifest cannot be read: nobody
    can tell any more what is ours.
    """
    if not folder.name:
        raise NotOurs(folder)  # the whole disk
    if not folder.exists():
        return Published(folder)
    if not folder.is_dir():
        raise NotOurs(folder)
    manifest = folder / MANIFEST
    if manifest.is_file():
        return _read(manifest)
    if any(folder.iterdir()):
        raise NotOurs(folder)
    return Published(folder)


def _read(path: Path) -> Published:
    try:
        files = {name: (key, digest) for name, (key, digest) in loads(path.read_bytes()).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise NotOurs(path.parent) from error
    files.pop("", None)  # what earlier versions wrote of the whole folder
    return Published(path.parent, files, path.stat().st_ctime_ns)


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders that these paths go through.

    >>> sorted(folders_of(["en/action/index.html", "404.html"]))
    ['en', 'en/action']
    """
    found = set[str]()
    above = {path.rpartition("/")[0] for path in paths}
    while above := above - {""} - found:
        found |= above
        above = {folder.rpartition("/")[0] for folder in above}
    return found
