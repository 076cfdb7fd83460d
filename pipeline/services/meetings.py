"""Meetings and their deadlines: which there are, and what colleagues say of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.convention.meetings import (
    Basis,
    Deadline,
    DeadlineKind,
    Meeting,
    computed_deadlines,
    find_meeting,
)
from pipeline.services.session import Refused, opened_register, this_day, transaction
from pipeline.submissions.lateness import JudgedAnew, judged_otherwise


@dataclass(frozen=True, slots=True)
class DeadlineSet:
    """What came of setting a deadline."""

    added: bool  # False: it was in force already, and nothing changed
    meeting: Meeting  # as it was before
    deadline: Deadline
    before: Deadline | None  # the version that was in force; None: none was known
    judged: tuple[JudgedAnew, ...] = ()  # submissions that are late, or in time, by it alone

    @property
    def after_opening(self) -> bool:
        """Whether the day is later than the opening of the meeting: a slip of the year, perhaps."""
        return self.added and self.deadline.day > self.meeting.opens


@dataclass(frozen=True, slots=True)
class MeetingMoved:
    """What came of giving a meeting other days."""

    changed: bool  # False: it has these days already
    meeting: Meeting  # as it is now
    before: Meeting
    judged: tuple[JudgedAnew, ...] = ()  # submissions judged otherwise by what moved along


def list_meetings() -> Mapping[str, Meeting]:
    """Every meeting by its id, with every version of its deadlines."""
    with opened_register() as register:
        return register.meetings()


def show_meeting(wanted: str) -> Meeting:
    """One meeting, however its id is written. Raises UnknownMeeting, and RegisterError."""
    return find_meeting(wanted, list_meetings())


def deadline_kind(written: str) -> DeadlineKind:
    """The kind of deadline that a person names. Raises Refused."""
    plain = written.replace("-", "_").casefold()
    if plain not in {*DeadlineKind}:
        raise Refused(
            f"There is no deadline for “{written}”. Give one of {', '.join(DeadlineKind)}.", "kind"
        )
    return DeadlineKind(plain)


def set_deadline(
    meeting: str,
    kind: DeadlineKind,
    day: date,
    *,
    source: str,
    by: str,
    published: date | None = None,
    today: date | None = None,
) -> DeadlineSet:
    """Add a version of a deadline; the earlier ones are kept.

    A submission is judged by the deadline in force when it was received: `published` is the day
    from which this one is. Where it is not given, a first published day counts from the beginning
    and a later one from today. What came before is judged anew at once. Raises UnknownMeeting and
    RegisterError.
    """
    with transaction() as register:
        before = find_meeting(meeting, register.meetings())
        old = before.deadline(kind)
        if published is None and old is not None and old.basis is Basis.PUBLISHED:
            published = today or this_day()
        new = Deadline(kind, day, Basis.PUBLISHED, source, published)
        timed = register.timeliness()
        added = register.set_deadline(before.id, new, by)
        judged = judged_otherwise(timed, register.timeliness()) if added else ()
    return DeadlineSet(added, before, new, old, judged)


def add_meeting(
    id_: str, opens: date, closes: date, *, place: str, source: str, by: str
) -> tuple[bool, Meeting]:
    """Add a meeting that the program does not know yet. Raises Refused and RegisterError.

    Gives whether it was added, and the meeting as it is known now.
    """
    _refuse_disorder(id_, opens, closes)
    new = Meeting(id_, opens, closes, place, source, computed_deadlines(id_, opens))
    with transaction() as register:
        added = register.add_meeting(new, by)
        return added, find_meeting(id_, register.meetings())


def move_meeting(
    wanted: str, opens: date, closes: date, *, source: str, by: str, place: str | None = None
) -> MeetingMoved:
    """Give a meeting other days; published deadlines stand, computed ones move along.

    `place` where it changes too. Raises Refused, UnknownMeeting and RegisterError.
    """
    _refuse_disorder(wanted, opens, closes)
    with transaction() as register:
        old = find_meeting(wanted, register.meetings())
        timed = register.timeliness()
        changed = register.move_meeting(old.id, (opens, closes), place, source, by)
        judged = judged_otherwise(timed, register.timeliness()) if changed else ()
        return MeetingMoved(changed, find_meeting(wanted, register.meetings()), old, judged)


def _refuse_disorder(id_: str, opens: date, closes: date) -> None:
    if closes < opens:
        raise Refused(
            f"{id_} cannot close on {closes}, before it opens on {opens}. Give the days in order.",
            "closes",
        )
