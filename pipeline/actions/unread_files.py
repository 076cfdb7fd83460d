"""Files sent to a meeting that may be a report nobody has recognised yet, and whose.

A report that lies in the register unread is never called missing for the action it seems to be
about. Where nothing tells whose it is, it may be anybody's: a footnote to every answer.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from extractors.text import normalise
from pipeline.submissions.kept import SubmissionListEntry
from pipeline.submissions.versions.lives import Standing

if TYPE_CHECKING:
    from pipeline.actions.action import Action

NO_REPORTS = frozenset({"proposal", "adopted_action", "listing_proposal"})
SETTLED = (Standing.TRANSLATION, Standing.SAME_TEXT, Standing.ANNEX)
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
class UnreadFile:
    """Such a file, with what tells whose it may be."""

    waiting: Waiting
    meeting: str
    received: date | None  # None: the day is not known
    numbers: frozenset[str]  # of the actions it seems to be about; empty: it may be about any


@dataclass(frozen=True, slots=True)
class UnreadFiles:
    """All of them, for every meeting."""

    files: tuple[UnreadFile, ...] = ()

    def about(self, number: str, meeting: str, today: date) -> tuple[Waiting, ...]:
        """Those sent to `meeting` by `today` that seem to be about one action."""
        return tuple(file.waiting for file in self._sent(meeting, today) if number in file.numbers)

    def about_any(self, meeting: str, today: date) -> tuple[Waiting, ...]:
        """Those sent to `meeting` by `today` of which nothing tells whose they are."""
        return tuple(file.waiting for file in self._sent(meeting, today) if not file.numbers)

    def of_nobody(self) -> "UnreadFiles":
        """Those of which nothing tells whose they are: they may be any action's."""
        return UnreadFiles(tuple(file for file in self.files if not file.numbers))

    def by_number(self) -> dict[str, "UnreadFiles"]:
        """By the number of each action that is named, those that may be about it, in this order."""
        named = {number for file in self.files for number in file.numbers}
        return {
            number: UnreadFiles(
                tuple(file for file in self.files if not file.numbers or number in file.numbers)
            )
            for number in named
        }

    def _sent(self, meeting: str, today: date) -> Iterator[UnreadFile]:
        return (
            file
            for file in self.files
            if file.meeting == meeting and (file.received or today) <= today
        )


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file can be recognised by as that of an action: numbers, and words of titles."""

    numbers: frozenset[str]
    words: Mapping[str, frozenset[str]]  # by number: those that stand in its title alone


def recognised_by(titles: Iterable[tuple[str, str]]) -> Recognised:
    """By numbers and titles of all actions."""
    by_number = dict(titles)
    return Recognised(frozenset(by_number), _own_words(by_number))


def linked_to(actions: Sequence["Action"]) -> dict[str, str]:
    """The number of the action that each document belongs to."""
    return {doc.document: action.number for action in actions for doc in action.documents}


def unread_file(entry: SubmissionListEntry, linked: str, by: Recognised) -> UnreadFile | None:
    """The file with whose it may be; None where it is known what it is.

    `linked` is the number of the action that it belongs to, "" where it belongs to none.
    """
    why = _why(entry, by.numbers)
    if why is None:
        return None
    named = {linked} if linked else _named(entry, by)
    waiting = Waiting(entry.file, entry.sha256, why)
    return UnreadFile(waiting, entry.meeting, entry.received, frozenset(named))


def _why(line: SubmissionListEntry, numbers: Collection[str]) -> Unread | None:
    """None for a file that is known not to be a report, or known whose it is.

    A file that cannot be read has a kind only where a person has said it.
    """
    if line.is_aside or (line.goes_with and line.standing in SETTLED):
        return None  # it counts for nothing, or for what the file counts for that it goes with
    if line.kind in NO_REPORTS or _is_settled(line):
        return None
    if line.kind_said and line.kind == "progress_report" and line.concerted_action in numbers:
        return None  # a person says what it is and whose: it counts as received
    if line.problem is not None:
        return Unread.UNREADABLE
    if line.kind in (None, "other"):
        return Unread.NOT_RECOGNISED
    if line.concerted_action is None:
        return Unread.NO_NUMBER
    return None if line.concerted_action in numbers else Unread.UNKNOWN_NUMBER


def _is_settled(line: SubmissionListEntry) -> bool:
    """Something else, as a person has said, or a message whose documents are held by themselves."""
    taken_apart = line.problem is None and line.file.lower().endswith(BUNDLES)
    return line.kind == "other" and (line.kind_said or taken_apart)


def _named(line: SubmissionListEntry, by: Recognised) -> set[str]:
    """The actions that the file seems to be about; more than one where it names several."""
    if line.concerted_action in by.numbers:
        return {line.concerted_action or ""}
    text = f"{line.file} {line.title or ''}"
    by_number = {number for number in by.numbers if _names(text, number)}
    if by_number:
        return by_number
    words = set(WORD.findall(normalise(text)))
    return {number for number, theirs in by.words.items() if not words.isdisjoint(theirs)}


def _names(text: str, number: str) -> bool:
    """Whether a number of an action stands in a text; nearly every one of a thousand does not."""
    pieces = number.split(".")
    return all(piece in text for piece in pieces) and bool(re.search(_number(number), text))


def _number(number: str) -> str:
    r"""A pattern for a number in the name of a file.

    >>> bool(re.search(_number("12.8"), "CA_12-8 report.pdf"))
    True
    >>> bool(re.search(_number("1.8"), "COP13_Doc.28.1.8.pdf"))
    False
    """
    return r"(?<![\d.])" + re.escape(number).replace(r"\.", "[._-]") + r"(?![\d.]*\d)"


def _own_words(titles: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The words that stand in the title of one action only: whoever uses one means that action."""
    words = {number: frozenset(WORD.findall(normalise(title))) for number, title in titles.items()}
    often = Counter(word for theirs in words.values() for word in theirs)
    usual = frozenset(normalise(word) for word in USUAL)
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
