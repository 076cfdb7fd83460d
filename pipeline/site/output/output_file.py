"""A file of a folder that is published."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file to be: where it stands, what fixes its bytes, and how to make them."""

    path: str  # relative, with slashes
    key: str  # equal keys, equal bytes
    make: Callable[[], bytes]


def digest_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def holds(file: Path, digest: str) -> bool:
    """Whether the file is there, is no link to another, and is this one."""
    try:
        return not file.is_symlink() and digest_of(file.read_bytes()) == digest
    except OSError:
        return False
