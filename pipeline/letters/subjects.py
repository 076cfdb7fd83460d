"""What letters may be about, told without drafting any, and which one an id means.

A letter is known by what it is about and its language. So which subject an id belongs to follows
from the few kinds and languages there are; nothing is read for it.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from pipeline.convention.meetings import find_meeting, report_day
from pipeline.i18n import LANGUAGES
from pipeline.letters.kinds import LetterKind, stage_of
from pipeline.register import Register
from pipeline.submissions.kept import SubmissionListEntry

ABOUT_FILES = (LetterKind.ACKNOWLEDGEMENT, LetterKind.COMPLETENESS)


class Subject(NamedTuple):
    """A submission or an action that a letter may be about."""

    key: str  # SHA-256 of a submission, or what an action is known by for good
    is_file: bool
    reminder: str = ""  # what reminders about an action have in common: `reminder_mark`

    def ids(self) -> frozenset[str]:
        """Of every letter about it that there may be."""
        marks = [file_mark(kind, self.key) for kind in ABOUT_FILES] if self.is_file else []
        marks += [self.reminder] if self.reminder else []
        return frozenset(letter_id(mark, tongue) for mark in marks for tongue in LANGUAGES)


def subjects_of(
    register: Register, meeting: str, today: date, lines: Sequence[SubmissionListEntry]
) -> tuple[Subject, ...]:
    """All that a letter of this day may be about: submissions, then actions. Raises UnknownMeeting.

    `lines` are all of the register: one that was withdrawn is acknowledged as that, and one that
    goes with a file of another meeting stands by itself at this one. Actions only where the day
    asks for reminders; whether a letter is due is not looked at.
    """
    named = find_meeting(meeting, register.meetings())
    files = tuple(
        Subject(line.sha256, is_file=True)
        for line in lines
        if line.meeting == named.id and (line.received or today) <= today
    )
    deadline = report_day(named, today)[0]
    stage = stage_of((deadline - today).days)
    keys = register.names.action_keys() if stage is not None else ()
    marks = {key: reminder_mark(named.id, deadline, stage, key) for key in keys}
    return (*files, *(Subject(key, is_file=False, reminder=mark) for key, mark in marks.items()))


def file_mark(kind: LetterKind, digest: str) -> str:
    """What the letters of a kind about a submission have in common."""
    return f"{kind} {digest}"


def reminder_mark(meeting: str, deadline: date, stage: int | None, action: str) -> str:
    """What the reminders about an action have in common, at one stage."""
    return f"reminder {meeting} {deadline} {stage} {action}"


def letter_id(mark: str, language: str) -> str:
    """The same for the same letter, on whatever day it is asked for, whatever it asks for."""
    return sha256(f"{language} {mark}".encode()).hexdigest()[:16]
