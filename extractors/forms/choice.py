"""One printed answer with its marks, and the answers to one question."""

import re
from collections import Counter
from dataclasses import dataclass

from extractors.document import Paragraph
from extractors.fields.future.tick_marks import CROSSED, INITIALS, LEFT_OPEN, NO, TICKED, YES

SAYS_YES = re.compile(rf"{TICKED}|[xX]|{YES}", re.IGNORECASE)
SAYS_NO = re.compile(rf"{LEFT_OPEN}|{CROSSED}|[–-]|{NO}|n/?a|", re.IGNORECASE)
MARK = re.compile(rf"{SAYS_YES.pattern}|{SAYS_NO.pattern}", re.IGNORECASE)
CROSS = re.compile(CROSSED)


@dataclass(frozen=True, slots=True)
class Choice:
    """One printed answer with the marks at it."""

    future: str  # "continuation", "completion" or "closure"
    paragraphs: tuple[Paragraph, ...]  # the line, or the cells of a row
    marks: str  # "x", "yes", "no", "☐", "" where nothing stands at it


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The printed answers to one question."""

    choices: tuple[Choice, ...]

    @property
    def _marked(self) -> list[Choice]:
        marks = Counter(choice.marks for choice in self.choices)
        initials = marks["n"] > 0
        yes = [
            choice
            for choice in self.choices
            if SAYS_YES.fullmatch(choice.marks)
            or (initials and INITIALS.get(choice.marks) == "yes")
        ]
        crossed = [choice for choice in self.choices if CROSS.fullmatch(choice.marks)]
        if yes or len(crossed) == 1:  # a cross is a "no" where another answer says yes
            return yes or crossed
        if any(choice.marks for choice in self.choices):
            return []
        apart = len({choice.paragraphs for choice in self.choices}) == len(self.choices)
        return [choice for choice in self.choices if apart and choice.paragraphs[0].bold]

    @property
    def marked(self) -> tuple[Paragraph, ...]:
        """What stands at the one answer that is marked; empty where none is, or several are."""
        marked = self._marked
        answered = len(marked) == 1 and len(self.choices) > 1
        return marked[0].paragraphs if answered else ()

    @property
    def future(self) -> str | None:
        """The one that is marked."""
        return self._marked[0].future if self.marked else None


def of_different(choices: list[Choice]) -> tuple[Choice, ...]:
    """The choices, where there are several and each names another future; else none."""
    futures = {choice.future for choice in choices}
    return tuple(choices) if len(futures) == len(choices) > 1 else ()
