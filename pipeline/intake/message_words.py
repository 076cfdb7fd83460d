"""What a kept message says, for the search: read where readers are, within their limits."""

from pathlib import Path

from extractors.readers.containers import read_bundle


def message_words(path: Path) -> str:
    """Its subject, then its text. Raises the errors of `read_bundle`."""
    bundle = read_bundle(path)
    return f"{bundle.subject}\n{bundle.body}"
