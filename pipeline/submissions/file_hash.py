"""What tells one file from another: its bytes, whatever it is called."""

from hashlib import file_digest
from pathlib import Path


def file_hash(path: Path) -> str | None:
    """SHA-256 of the bytes, hexadecimal; None where there are none to be had."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:  # piece by piece: it may be of any size
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
