"""Headings that people placed: in single files, and as wordings that this home learnt."""

import json
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from sqlalchemy import Connection, insert, select

from pipeline.register.errors import ReviewRejected
from pipeline.register.history.change_log import note_change
from pipeline.register.ordinals import next_ordinal
from pipeline.register.schema import heading, word
from pipeline.register.serialization import storable
from pipeline.submissions.review import ReviewAction
from pipeline.submissions.review.review_sections import FIELD
from pipeline.submissions.review.taught_headings import TaughtHeading, heading_key

LONGEST_KEY = 200  # characters; a longer heading is no wording for other files


def teach_heading(db: Connection, new: TaughtHeading, reason: str) -> bool:
    """Keep a wording of this home; False if it counts already. The caller holds the transaction."""
    key = heading_key(new.heading)
    known = {heading_key(heading.heading): heading for heading in home_headings(db)}
    before = known[key].section if key in known else ""
    if before == new.section or not 0 < len(key) <= LONGEST_KEY:
        return False
    _write(db, key, new)
    note_change(db, new.by, "headings", new.heading, before or None, new.section or None, reason)
    return True


def revoke_heading(db: Connection, written: str, by: str, day: date) -> TaughtHeading:
    """Let a wording of this home count no more; the files it was said of keep theirs.

    Raises ReviewRejected for one that is not known.
    """
    known = {heading_key(heading.heading): heading for heading in home_headings(db)}
    found = known.get(heading_key(written))
    if found is None:
        near = get_close_matches(heading_key(written), known, 1, 0.6)
        meant = f" Did you mean “{known[near[0]].heading}”?" if near else ""
        raise ReviewRejected(
            f"No heading “{written}” was placed here.{meant} "
            "`concerted submissions headings` lists them."
        )
    revoked = TaughtHeading(found.heading, "", found.sha256, True, by, day)
    _write(db, heading_key(written), revoked)
    note_change(db, by, "headings", found.heading, found.section, None, "revoked")
    return found


def home_headings(db: Connection) -> tuple[TaughtHeading, ...]:
    """The wordings of this home that count, in the order of the alphabet."""
    rows = db.execute(select(heading).order_by(heading.c.key, heading.c.ordinal))
    last = {row.key: row for row in rows}
    return tuple(
        TaughtHeading(
            row.heading, row.section, row.sha256, True, row.by, date.fromisoformat(row.day)
        )
        for row in last.values()
        if row.section
    )


def taught_headings(db: Connection) -> tuple[TaughtHeading, ...]:
    """All that reading has to know: the wordings of this home, and what each file was told."""
    return (*home_headings(db), *_of_files(db))


def _of_files(db: Connection) -> Iterator[TaughtHeading]:
    here = (word.c.verb == ReviewAction.CORRECT.value) & word.c.path.like(f"{FIELD}/%")
    rows = db.execute(select(word).where(here).order_by(word.c.sha256, word.c.ordinal)).all()
    last = {(row.sha256, heading_key(_heading(row.path))): row for row in rows}
    for row in last.values():
        section = json.loads(row.after) or ""
        yield TaughtHeading(_heading(row.path), section, row.sha256, False)


def _heading(path: str) -> str:
    return path.removeprefix(f"{FIELD}/")


def _write(db: Connection, key: str, new: TaughtHeading) -> None:
    db.execute(
        insert(heading).values(
            key=key,
            ordinal=next_ordinal(db, heading, key=key),
            heading=storable(new.heading),
            section=new.section,
            sha256=new.sha256,
            by=storable(new.by),
            day=new.day.isoformat() if new.day else "",
        )
    )
