"""What comes of files, made harmless for a terminal: no character steers it or turns words round.

Names and words of files are anybody's. A control character may colour, hide or retype what stands
on a screen, a mark of direction show “fdp.exe” as “exe.pdf”; both are shown as “�”.
"""

import json
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TextIO

from pipeline.direction_marks import DIRECTION_MARKS

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # but tabs and the ends of lines
    f"{DIRECTION_MARKS}\ud800-\udfff\ufffe\uffff]"
)


def harmless(text: str) -> str:
    """With “�” for each character that steers a terminal; lines and tabs stay.

    >>> harmless("a\\u202egnp.docx\\x1b[31m")
    'a�gnp.docx�[31m'
    """
    return STEERING.sub("\ufffd", text)


def as_harmless_json(value: Any, indent: int | None = None) -> str:
    """JSON that says the same, with such characters written as escapes."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


class HarmlessStream:
    """A stream of text on which nothing but harmless text is written."""

    def __init__(self, stream: TextIO) -> None:
        self.steerable = stream  # for what the program itself colours

    def write(self, text: str) -> int:
        return self.steerable.write(harmless(text))

    def writelines(self, lines: Iterable[str]) -> None:
        self.steerable.writelines(map(harmless, lines))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.steerable, name)


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode)


def guard_terminal() -> None:
    """From now on every line of this process is harmless, whoever writes it.

    A stream that whoever started it has closed is nothing to read and nowhere to write.
    """
    sys.stdin, sys.stdout = sys.stdin or _nowhere("r"), sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    sys.stdout, sys.stderr = HarmlessStream(sys.stdout), HarmlessStream(sys.stderr)
