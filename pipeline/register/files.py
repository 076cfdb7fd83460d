"""Submitted files, kept as they came, under their SHA-256."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


class FileStore:
    """A folder of files named by what they hold: the same bytes are kept once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where a file with this SHA-256 is kept, or would be."""
        return self.folder / digest[:2] / digest

    def keep(self, content: bytes) -> str:
        """Keep these bytes and give back their SHA-256.

        A file is there whole or not at all: it is written beside its place, flushed to the
        disk, then moved.
        """
        digest = sha256(content).hexdigest()
        place = self.path(digest)
        if place.exists() and place.stat().st_size == len(content):
            return digest
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as beside:
            beside.write(content)
            beside.flush()
            os.fsync(beside.fileno())
        Path(beside.name).replace(place)
        return digest

    def digests(self) -> Iterator[str]:
        """The SHA-256 of every kept file, sorted."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.startswith("."):
                yield path.name
