"""Meetings and the deadlines that bind what is sent to them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.refusal import Refusal

MEETINGS = Path(__file__).parent / "data" / "meetings.toml"
NOTICE = timedelta(days=150)  # Article XI(3); the day of the opening is day 0


class DeadlineKind(StrEnum):
    PROPOSAL = "proposal"  # Annex 1, Step 1(1): as for listing proposals
    COP_REPORT = "cop_report"  # Step 5(3): as for listing proposals
    COUNCIL_REPORT = "council_report"  # Step 5(1), paragraph 4: no number of days is given
    SCIENTIFIC_DOCUMENT = "scientific_document"  # Step 6(1)
    OTHER_DOCUMENT = "other_document"
    NATIONAL_REPORT = "national_report"


class Basis(StrEnum):
    PUBLISHED = "published"  # a notification gives the day: it stands
    COMPUTED = "computed"  # 150 days before the opening, Article XI(3)


COMPUTED = {  # the kinds that 150 days give, and why; no rule gives a number for the others
    DeadlineKind.PROPOSAL: "150 days before the opening (Article XI(3), Step 1(1))",
    DeadlineKind.COP_REPORT: "150 days before the opening (Article XI(3), Step 5(3))",
    DeadlineKind.SCIENTIFIC_DOCUMENT: (
        "150 days before the opening, as at COP14 (Notification 2023/004); no rule gives it"
    ),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, included, in Bonn; one version of it."""

    kind: DeadlineKind
    day: date
    basis: Basis
    source: str
    published: date | None = None  # when this version became known; None: not known, the first


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the Conference of the Parties or of the Scientific Council."""

    id: str  # "COP15", "ScC-SC7"
    opens: date
    closes: date
    place: str
    source: str
    deadlines: tuple[Deadline, ...]  # every version of every kind, oldest first
    verified: bool = True  # False: the days are held against no document yet
    note: str = ""  # what a reader of its deadlines should know; "" for nothing

    @property
    def is_cop(self) -> bool:
        """A meeting of the Conference of the Parties; otherwise of the Scientific Council."""
        return self.id.startswith("COP")

    def deadline(self, kind: DeadlineKind, on: date | None = None) -> Deadline | None:
        """The version in force on day `on` (the newest when None); None where none is known."""
        versions = [deadline for deadline in self.deadlines if deadline.kind is kind]
        known = [
            version
            for version in versions
            if on is None or version.published is None or version.published <= on
        ]
        return known[-1] if known else None


class UnknownMeeting(Refusal, LookupError):
    """A meeting that is neither shipped with the program nor in the register."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.known = tuple(known)

    def __str__(self) -> str:
        return (
            f"There is no meeting “{self.wanted}”. Known are {', '.join(self.known)}. "
            "Give one of these, or add the meeting with `concerted meetings add`."
        )


@cache
def load_meetings(path: Path = MEETINGS) -> Mapping[str, Meeting]:
    """The meetings shipped with the program, by id, in the order of the file.

    Deadlines revised in a register are not among them: `Register.meetings()` has those too.
    """
    raw = tomllib.loads(path.read_text("utf-8"))
    return {row["id"]: _meeting(row) for row in raw["meeting"]}


def find_meeting(wanted: str, meetings: Mapping[str, Meeting] | None = None) -> Meeting:
    """The meeting with this id, whatever its capitals and spaces.

    `meetings` are those shipped when None. Raises UnknownMeeting.

    >>> find_meeting("cop 14").id
    'COP14'
    """
    known = load_meetings() if meetings is None else meetings
    for id_, meeting in known.items():
        if _plain(id_) == _plain(wanted):
            return meeting
    raise UnknownMeeting(wanted, known)


def following_cop(meeting: Meeting, meetings: Mapping[str, Meeting]) -> Meeting | None:
    """The COP that a meeting of the Scientific Council prepares; None for a COP, or if unknown."""
    return None if meeting.is_cop else next_cop(meeting, meetings)


def next_cop(meeting: Meeting, meetings: Mapping[str, Meeting]) -> Meeting | None:
    """The first COP after a meeting of either kind; None where it is not in the list."""
    later = [cop for cop in meetings.values() if cop.opens > meeting.opens and cop.is_cop]
    return min(later, key=lambda cop: cop.opens, default=None)


def is_last_council(council: Meeting, meetings: Mapping[str, Meeting]) -> bool:
    """Whether a meeting of the Scientific Council is the last before a COP (Step 5(1)).

    False where that COP is not in the list: another meeting may still come before it.
    """
    cop = following_cop(council, meetings)
    return cop is not None and not any(
        council.opens < other.opens < cop.opens for other in meetings.values() if not other.is_cop
    )


def with_deadline(meeting: Meeting, deadline: Deadline) -> Meeting:
    """`meeting` with one more version of a deadline, the newest of its kind."""
    return replace(meeting, deadlines=(*meeting.deadlines, deadline))


def moved(meeting: Meeting, opens: date, closes: date, place: str, source: str) -> Meeting:
    """`meeting` on other days: what is counted from the opening moves along, published days stand.

    >>> cop = find_meeting("COP15")
    >>> later = moved(cop, date(2026, 5, 1), date(2026, 5, 7), cop.place, "invented")
    >>> later.deadlines[0].day
    datetime.date(2025, 12, 2)
    """
    published = tuple(
        deadline for deadline in meeting.deadlines if deadline.basis is Basis.PUBLISHED
    )
    return replace(
        meeting,
        opens=opens,
        closes=closes,
        place=place,
        source=source,
        deadlines=_filled(meeting.id, opens, published),
        verified=True,
    )


def computed_deadlines(id_: str, opens: date) -> tuple[Deadline, ...]:
    """What Article XI(3) gives for a COP that opens on this day; nothing for other meetings.

    >>> computed_deadlines("COP15", date(2026, 3, 23))[0].day
    datetime.date(2025, 10, 24)
    """
    if not id_.startswith("COP"):
        return ()
    day = opens - NOTICE
    return tuple(Deadline(kind, day, Basis.COMPUTED, why) for kind, why in COMPUTED.items())


def _meeting(row: Mapping[str, Any]) -> Meeting:
    published = tuple(map(_deadline, row.get("deadline", ())))
    return Meeting(
        id=row["id"],
        opens=row["opens"],
        closes=row["closes"],
        place=row["place"],
        source=row["source"],
        deadlines=_filled(row["id"], row["opens"], published),
        verified=row.get("verified", True),
        note=row.get("note", ""),
    )


def _filled(id_: str, opens: date, published: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The published days, and what is computed where none is."""
    kinds = {deadline.kind for deadline in published}
    computed = computed_deadlines(id_, opens)
    return (*(day for day in computed if day.kind not in kinds), *published)


def _deadline(row: Mapping[str, Any]) -> Deadline:
    kind = DeadlineKind(row["kind"])
    return Deadline(kind, row["day"], Basis.PUBLISHED, row["source"], row.get("published"))


def _plain(id_: str) -> str:
    return "".join(id_.split()).casefold()


def report_day(meeting: Meeting, today: date) -> tuple[date, str, str]:
    """The last day for reports to a meeting as known on `today`, its basis and source.

    No number of days is given for the Scientific Council (Step 5(1)): its opening is taken.
    """
    kind = DeadlineKind.COP_REPORT if meeting.is_cop else DeadlineKind.COUNCIL_REPORT
    deadline = meeting.deadline(kind, today)
    if deadline is None:
        return meeting.opens, "opening", meeting.source
    return deadline.day, deadline.basis.value, deadline.source
