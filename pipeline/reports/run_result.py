"""What came of a run that writes papers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Papers:
    """What came of writing papers."""

    line: str  # in one sentence, for a person
    table: tuple[tuple[str, ...], ...]  # its head first; at least the head
    files: tuple[Path, ...]
    lines: Mapping[str, str] = field(default_factory=dict)  # `line` by language, where it is known
