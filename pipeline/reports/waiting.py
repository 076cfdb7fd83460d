"""Files in the intake that may be a report nobody has recognised yet, and whose.

A report that lies in the register unread is never called missing. Where the name of the file does
not tell whose it is, it may be anybody's.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.plain import fold
from pipeline.register import Action, Line

NO_REPORTS = frozenset({"proposal", "adopted_action", "listing_proposal"})
BUNDLES = (".eml", ".msg", ".zip")
WORD = re.compile(r"[^\W\d_]{4,}")


class Unread(StrEnum):
    """Why a file is not known to be the report of an action."""

    UNREADABLE = "unreadable"
    NOT_RECOGNISED = "not_recognised"  # as any kind of document, or as a report
    NO_NUMBER = "no_number"  # it does not say which action it is about
    UNKNOWN_NUMBER = "unknown_number"  # of no action in the register


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that somebody has to look at first."""

    file: str
    sha256: str
    why: Unread


@dataclass(frozen=True, slots=True)
class InTheIntake:
    """The files waiting for one meeting."""

    of: dict[str, tuple[Waiting, ...]]  # by number of the action they seem to be about
    anybody: tuple[Waiting, ...]  # may be about any

    def with_(self, other: "InTheIntake") -> "InTheIntake":
        """What waits here and there."""
        numbers = [*self.of, *(one for one in other.of if one not in self.of)]
        of = {one: (*self.of.get(one, ()), *other.of.get(one, ())) for one in numbers}
        return InTheIntake(of, (*self.anybody, *other.anybody))


def in_the_intake(
    lines: Sequence[Line], actions: Sequence[Action], meeting: str, today: date
) -> InTheIntake:
    """What was sent to `meeting` by `today` and may be a report."""
    numbers = {action.number for action in actions}
    own = _own_words(actions)
    linked = {doc.document: action.number for action in actions for doc in action.documents}
    of: dict[str, tuple[Waiting, ...]] = {}
    anybody: list[Waiting] = []
    for line in lines:
        why = _why(line, numbers)
        if why is None or line.meeting != meeting or (line.received or today) > today:
            continue
        waiting = Waiting(line.file, line.sha256, why)
        named = {linked[line.sha256]} if line.sha256 in linked else _named(line, numbers, own)
        for number in named:
            of[number] = (*of.get(number, ()), waiting)
        if not named:
            anybody.append(waiting)
    return InTheIntake(of, tuple(anybody))


def _why(line: Line, numbers: Collection[str]) -> Unread | None:
    """None for a file that is known not to be a report, or known whose it is.

    A file that cannot be read has a kind only where a person has said it.
    """
    if line.kind in NO_REPORTS or _is_settled(line):
        return None
    if line.problem is not None:
        return Unread.UNREADABLE
    if line.kind in (None, "other"):
        return Unread.NOT_RECOGNISED
    if line.concerted_action is None:
        return Unread.NO_NUMBER
    return None if line.concerted_action in numbers else Unread.UNKNOWN_NUMBER


def _is_settled(line: Line) -> bool:
    """Something else, as a person has said, or a message whose documents are held by themselves."""
    taken_apart = line.problem is None and line.file.lower().endswith(BUNDLES)
    return line.kind == "other" and (line.kind_said or taken_apart)


def _named(line: Line, numbers: Collection[str], own: dict[str, frozenset[str]]) -> set[str]:
    """The actions that the file seems to be about; more than one where it names several."""
    if line.concerted_action in numbers:
        return {line.concerted_action or ""}
    text = f"{line.file} {line.title or ''}"
    by_number = {one for one in numbers if re.search(_number(one), text)}
    if by_number:
        return by_number
    words = set(WORD.findall(fold(text)))
    return {number for number, theirs in own.items() if words & theirs}


def _number(number: str) -> str:
    r"""A pattern for a number in the name of a file.

    >>> bool(re.search(_number("12.8"), "CA_12-8 report.pdf"))
    True
    >>> bool(re.search(_number("1.8"), "COP13_Doc.28.1.8.pdf"))
    False
    """
    return r"(?<![\d.])" + re.escape(number).replace(r"\.", "[._-]") + r"(?![\d.]*\d)"


def _own_words(actions: Sequence[Action]) -> dict[str, frozenset[str]]:
    """The words that stand in the title of one action only: whoever uses one means that action."""
    words = {action.number: frozenset(WORD.findall(fold(action.title))) for action in actions}
    often = Counter(word for theirs in words.values() for word in theirs)
    usual = frozenset(fold(word) for word in USUAL)
    return {
        number: frozenset(word for word in theirs if often[word] == 1) - usual
        for number, theirs in words.items()
    }


USUAL = (  # in titles and names of files of every action
    *("concerted", "action", "actions", "proposal", "report", "progress", "extension", "species"),
    *("conservation", "migratory", "implementation", "draft", "final", "annex", "appendix"),
    *("concertée", "concertées", "rapport", "proposition", "prolongation", "espèce", "espèces"),
    *("concertada", "acción", "informe", "propuesta", "prórroga", "especie", "especies"),
    *("population", "populations", "with", "from", "para", "pour", "range", "revised"),
    *("north", "south", "east", "west", "northern", "southern", "eastern", "western"),
    *("great", "greater", "lesser", "common", "africa", "african", "asia", "asian", "europe"),
    *("european", "american", "atlantic", "pacific", "indian", "ocean", "central", "government"),
)
