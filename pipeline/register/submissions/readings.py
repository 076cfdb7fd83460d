"""What was read of one submission, as it stands in the register; the last reading counts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, select

from pipeline.register import serialization
from pipeline.register.schema import finding, last_reading, reading, section, value
from pipeline.submissions.summary import Reading


def latest_reading(db: Connection, digest: str) -> tuple[int, str]:
    """Ordinal and digest of the reading that counts; (0, "") before the first."""
    row = db.execute(
        select(reading.c.ordinal, reading.c.digest)
        .where(reading.c.sha256 == digest)
        .order_by(reading.c.ordinal.desc())
        .limit(1)
    ).first()
    return (row.ordinal, row.digest) if row else (0, "")


def last_read(db: Connection, column: Any, digest: str) -> str | None:
    """What the reading that counts has in `column`."""
    here = and_(reading.c.sha256 == digest, reading.c.ordinal == last_reading(reading.c.sha256))
    return db.scalar(select(column).where(here))


def summary_of(db: Connection, digest: str, ordinal: int) -> Reading:
    """One reading, exactly as it was loaded."""
    values = rows_of(db, value, digest, ordinal)
    sections = rows_of(db, section, digest, ordinal)
    findings = [*map(serialization.finding_from, rows_of(db, finding, digest, ordinal))]
    return serialization.summary_from(
        [(row["field"], row["json"]) for row in values], sections, findings
    )


def rows_of(db: Connection, table: Any, digest: str, ordinal: int) -> Sequence[Any]:
    """The rows of one reading in `table`, in their order."""
    order = [table.c.field, table.c.ordinal] if table is value else [table.c.ordinal]
    query = select(table).where(table.c.sha256 == digest, table.c.reading == ordinal)
    return db.execute(query.order_by(*order)).mappings().all()
