"""Meetings added or moved, and deadlines published, after the program was shipped."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pipeline.convention.meetings import (
    Basis,
    Deadline,
    DeadlineKind,
    Meeting,
    UnknownMeeting,
    computed_deadlines,
    find_meeting,
    load_meetings,
    moved,
    with_deadline,
)
from pipeline.register.history.change_log import note_change
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import deadline, meeting
from pipeline.register.serialization import storable


def read_meetings(db: Connection) -> Mapping[str, Meeting]:
    """The meetings shipped and added, by id, with every version of their deadlines."""
    known = dict(load_meetings())
    for row in db.execute(select(meeting).order_by(meeting.c.opens, meeting.c.id)):
        new = _meeting(row)
        old = known.get(row.id)
        known[row.id] = moved(old, new.opens, new.closes, new.place, new.source) if old else new
    for row in db.execute(
        select(deadline).order_by(deadline.c.meeting, deadline.c.kind, deadline.c.ordinal)
    ):
        if row.meeting in known:
            known[row.meeting] = with_deadline(known[row.meeting], _deadline(row, known))
    return known


def add_meeting(db: Connection, new: Meeting, by: str) -> bool:
    """Add a meeting; False if one of this id is known. The caller holds the transaction."""
    try:
        find_meeting(new.id, read_meetings(db))
    except UnknownMeeting:
        pass
    else:
        return False
    days = {"opens": new.opens.isoformat(), "closes": new.closes.isoformat()}
    place, source = storable(new.place), storable(new.source)
    db.execute(insert(meeting).values(id=new.id, **days, place=place, source=source))
    note_change(db, by, f"meeting {new.id}", "meeting", None, days, source)
    return True


def move_meeting(
    db: Connection, wanted: str, days: tuple[date, date], place: str | None, source: str, by: str
) -> bool:
    """Give a meeting other days, from the first to the last; False if it has them already.

    Where no `place` is given it stays. Raises UnknownMeeting.
    """
    old = find_meeting(wanted, read_meetings(db))
    where = storable(place or old.place)
    if (old.opens, old.closes, old.place) == (*days, where):
        return False
    before = {"opens": old.opens.isoformat(), "closes": old.closes.isoformat()}
    after = {"opens": days[0].isoformat(), "closes": days[1].isoformat()}
    values = {**after, "place": where, "source": storable(source)}
    here = meeting.c.id == old.id
    if db.execute(update(meeting).where(here).values(**values)).rowcount == 0:
        db.execute(insert(meeting).values(id=old.id, **values))
    note_change(db, by, f"meeting {old.id}", "meeting", before, after, storable(source))
    return True


def set_deadline(db: Connection, wanted: str, new: Deadline, by: str) -> bool:
    """Add a version of a deadline; False if it says what the one in force says."""
    known = find_meeting(wanted, read_meetings(db))
    old = known.deadline(new.kind)
    if old and (old.day, old.basis, old.source) == (new.day, new.basis, new.source):
        return False
    db.execute(
        insert(deadline).values(
            meeting=known.id,
            kind=new.kind.value,
            ordinal=next_ordinal(db, deadline, meeting=known.id, kind=new.kind.value),
            day=new.day.isoformat(),
            source=storable(new.source),
            published=new.published.isoformat() if new.published else None,
            by=storable(by),
            basis=new.basis.value,
        )
    )
    before = f"{old.day} ({old.basis})" if old else None
    after = f"{new.day} ({new.basis})"
    note_change(db, by, f"meeting {known.id}", new.kind.value, before, after, new.source)
    return True


def _meeting(row: Any) -> Meeting:
    opens = date.fromisoformat(row.opens)
    return Meeting(
        id=row.id,
        opens=opens,
        closes=date.fromisoformat(row.closes),
        place=row.place,
        source=row.source,
        deadlines=computed_deadlines(row.id, opens),
    )


def _deadline(row: Any, known: Mapping[str, Meeting]) -> Deadline:
    """A version of a deadline; one that is computed again goes with the opening as it is now."""
    kind, day = DeadlineKind(row.kind), date.fromisoformat(row.day)
    if row.basis == Basis.COMPUTED:
        computed = computed_deadlines(row.meeting, known[row.meeting].opens)
        day = next((d.day for d in computed if d.kind is kind), day)
    published = date.fromisoformat(row.published) if row.published else None
    return Deadline(kind, day, Basis(row.basis), row.source, published)
