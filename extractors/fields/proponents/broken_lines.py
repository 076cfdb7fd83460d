"""Lines that a narrow page or an upload broke, made whole again."""

import re

from extractors.fields.proponents.name_chunks import AUXILIARY
from extractors.text import same_length

UNFINISHED = re.compile(
    r"(?:,|\b(?:the|of|and|for|with|by|la|le|les|el|los|las|de|du|des|del|et|y|en|par|por|pour|para"
    r"|avec|con|aux?|al?))\s*$",
    re.IGNORECASE,
)
BROKEN = 55  # characters of a line of running text that a narrow page broke


def whole_lines(text: str) -> list[str]:
    """Lines of `text`; what goes on with the line before, or with its sentence, is joined to it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and _goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _goes_on(before: str, line: str) -> bool:
    """Whether a line begins small, or the one before breaks off within a sentence."""
    if line[:1].islower() and len(line) > 3 and line[1:2] not in ").":
        return True
    if not line.strip() or len(before.split("\n")[-1]) < BROKEN:
        return False
    verb = AUXILIARY.search(same_length(before))
    tells = verb is not None and len(before[verb.end() :].split()) > 1
    ended = re.search(r"[.:;!?)»”]\s*$", before)
    return bool(UNFINISHED.search(before)) or (tells and not ended)
