"""Submitted files, kept as they came, under their SHA-256."""

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import file_digest, sha256
from io import BufferedReader, BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from time import time
from typing import IO

from pipeline.private_files import share_as_others

PART = ".part-"  # begins the names of files that are being written
PIECE = 1 << 20  # bytes
LEFT = 24 * 3600  # seconds after which nobody writes there any more: its process was killed


class FileStore:
    """A folder of files named by what they hold: the same bytes are kept once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where a file with this SHA-256 is kept, or would be."""
        return self.folder / digest[:2] / digest

    def public_path(self, digest: str) -> Path:
        """Where the copy of it stands that everybody may see, once one was made."""
        return self.folder.parent / "public" / digest[:2] / f"{digest}.pdf"

    def keep(self, content: bytes | Path) -> str:
        """Keep these bytes, or those of a file, and give back their SHA-256.

        What is kept already is left alone; one that was changed is mended.
        """
        digest = digest_of(content)
        if self.is_whole(digest):
            return digest
        with _opened(content) as source:
            return self.keep_all_of(source)

    def keep_all_of(self, source: IO[bytes]) -> str:
        """Keep what is read from `source`, of any size, and give back its SHA-256.

        A file is there whole or not at all: it is written beside its place, flushed to the
        disk, then moved.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        _sweep(self.folder)
        with NamedTemporaryFile(dir=self.folder, prefix=PART, delete=False) as beside:
            try:
                digest = _copied(source, beside)
                beside.flush()
                os.fsync(beside.fileno())
                share_as_others(Path(beside.name))
                self.path(digest).parent.mkdir(exist_ok=True)
                Path(beside.name).replace(self.path(digest))
            except BaseException:  # a full disk, or an interrupt: nothing half-written stays
                Path(beside.name).unlink(missing_ok=True)
                raise
        return digest

    def is_whole(self, digest: str) -> bool:
        """Whether the file is there, and holds what it held when it was kept."""
        try:
            return digest_of(self.path(digest)) == digest
        except OSError:
            return False

    def is_changed(self, digest: str) -> bool:
        """Whether the file is there and holds something else than when it was kept."""
        return self.path(digest).is_file() and not self.is_whole(digest)

    def digests(self) -> Iterator[str]:
        """The SHA-256 of every kept file, sorted."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.startswith("."):
                yield path.name


def digest_of(content: bytes | Path) -> str:
    """The SHA-256, hexadecimal. Raises OSError."""
    with _opened(content) as source:
        return file_digest(source, "sha256").hexdigest()


def _opened(content: bytes | Path) -> BytesIO | BufferedReader:
    return BytesIO(content) if isinstance(content, bytes) else content.open("rb")


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    """Copy piece by piece: a file may be larger than the memory. The SHA-256 of what was copied."""
    digest = sha256()
    while piece := source.read(PIECE):
        digest.update(piece)
        target.write(piece)
    return digest.hexdigest()


def _sweep(folder: Path) -> None:
    """Remove what processes that were killed have left half-written."""
    for left in folder.glob(f"{PART}*"):
        with suppress(OSError):
            if time() - left.stat().st_mtime > LEFT:
                left.unlink()
