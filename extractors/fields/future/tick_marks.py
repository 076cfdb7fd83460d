"""The signs by which an answer printed on a form is ticked, or left open."""

import re

TICKS = "☑☒✓✔✅🗹🗵🗷⮽⮾⊠☓√■◼◾⬛●⬤◉⦿🔘✚"
CROSSES = "✗✘✕✖❌❎"  # a "no" where another answer is ticked, and a mark where none is
OPEN = "☐□◻▢❏❑❒⬜▫◽○◯⚪⭘"
_TICKED_BRACKETS = r"\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)|_+[xX]_+"
_OPEN_BRACKETS = r"\[\s*\]|\(\s*\)|_{2,}"
_VARIANT = "\ufe0e?\ufe0f?"  # how a sign is drawn

TICKED = rf"(?:[{TICKS}]{_VARIANT}|{_TICKED_BRACKETS})"
CROSSED = rf"[{CROSSES}]{_VARIANT}"
LEFT_OPEN = rf"(?:[{OPEN}]{_VARIANT}|{_OPEN_BRACKETS})"
SIGN = rf"(?:{TICKED}|{CROSSED}|{LEFT_OPEN})"
BEGINS = rf"[{TICKS}{CROSSES}{OPEN}\[(_]"
"""How a sign begins: found far more quickly than signs, which hardly any line has."""

YES = r"yes|oui|s[íi]"
NO = r"no|non"
INITIALS = {"y": "yes", "o": "yes", "s": "yes", "n": "no"}  # alone in a cell: yes, oui, sí


def is_crossed(mark: str) -> bool:
    """Whether a mark is a cross and no box: its meaning hangs on the other marks."""
    return bool(re.fullmatch(CROSSED, mark))
