"""The kinds of letters, what may be filled into each, and which reminder a day asks for."""

from enum import StrEnum


class LetterKind(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    COMPLETENESS = "completeness"
    REMINDER_EARLY = "reminder_early"
    REMINDER_NEAR = "reminder_near"
    OVERDUE_FIRST = "overdue_first"
    OVERDUE_LAST = "overdue_last"


EVERY = frozenset({"addressee", "reference", "meeting", "today"})
ABOUT_FILE = EVERY | {"what", "title", "file", "received"}
ABOUT_ACTION = EVERY | {"action", "deadline", "days"}
FIELDS = {  # the {placeholders} that a template of each kind may hold
    LetterKind.ACKNOWLEDGEMENT: ABOUT_FILE,
    LetterKind.COMPLETENESS: ABOUT_FILE | {"findings", "by"},
    LetterKind.REMINDER_EARLY: ABOUT_ACTION,
    LetterKind.REMINDER_NEAR: ABOUT_ACTION | {"extension"},
    LetterKind.OVERDUE_FIRST: ABOUT_ACTION,
    LetterKind.OVERDUE_LAST: ABOUT_ACTION | {"extension"},
}
NEEDED = {  # without these a letter says nothing
    LetterKind.ACKNOWLEDGEMENT: frozenset({"meeting"}),
    LetterKind.COMPLETENESS: frozenset({"findings", "by"}),
    LetterKind.REMINDER_EARLY: frozenset({"action", "deadline"}),
    LetterKind.REMINDER_NEAR: frozenset({"action", "deadline"}),
    LetterKind.OVERDUE_FIRST: frozenset({"action", "deadline"}),
    LetterKind.OVERDUE_LAST: frozenset({"action", "deadline"}),
}
STAGES = {  # days left -> the letter from that day on
    90: LetterKind.REMINDER_EARLY,
    60: LetterKind.REMINDER_EARLY,
    30: LetterKind.REMINDER_NEAR,
    7: LetterKind.REMINDER_NEAR,
    -7: LetterKind.OVERDUE_FIRST,
    -30: LetterKind.OVERDUE_FIRST,
    -60: LetterKind.OVERDUE_LAST,
    -90: LetterKind.OVERDUE_LAST,
}


def stage_of(days_left: int) -> int | None:
    """The newest stage that has been reached; None before the first, and in the week after the day.

    In that week nobody is reminded: what was sent on the last day may still be on its way.

    >>> [stage_of(days) for days in (91, 90, 61, 60, 8, 7, 0, -1, -6, -7, -120)]
    [None, 90, 90, 60, 30, 7, 7, None, None, -7, -90]
    """
    reached = [stage for stage in STAGES if days_left <= stage and (stage > 0) == (days_left >= 0)]
    return min(reached, default=None)
