"""What came of a run that writes papers."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Papers:
    """What came of writing papers."""

    line: str  # in one sentence, for a person
    table: tuple[tuple[str, ...], ...]  # its head first; at least the head
    files: tuple[Path, ...]
