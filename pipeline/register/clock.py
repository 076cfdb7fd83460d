"""When something was written down."""

import re
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select, union_all

from pipeline.register.schema import (
    change,
    event,
    name,
    national_publication,
    national_report,
    reading,
    submission,
)

ENTRIES = (
    change.c.at,
    event.c.recorded,
    name.c.recorded,
    national_publication.c.recorded,
    national_report.c.recorded,
    reading.c.read,
    submission.c.loaded,
)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00")  # what was written around us may differ
NEWEST = union_all(*(select(func.max(column)) for column in ENTRIES))


def now() -> str:
    """This moment, UTC, as the register writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def moment_of_entry(db: Connection) -> str:
    """This moment; where the clock was set back since the newest entry, the moment of that one.

    So what is entered later never looks earlier: the order of entries tells what was known when.
    """
    entries: list[str] = [m for m in db.scalars(NEWEST) if m and MOMENT.fullmatch(m)]
    return max([now(), *entries])


def entered_in_time_to_come(db: Connection) -> str | None:
    """The moment of the newest entry where it has not come yet; None where it has."""
    newest = moment_of_entry(db)
    return newest if newest > now() else None
