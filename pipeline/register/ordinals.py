"""Numbers within an owner: rows of the record are counted from 1 by what they belong to."""

from sqlalchemy import Connection, Table, func, select


def next_ordinal(db: Connection, table: Table, **owner: str | int) -> int:
    """The number of the next row of this owner, the columns given by name; 1 for the first."""
    here = [table.c[name] == value for name, value in owner.items()]
    return 1 + (db.scalar(select(func.max(table.c.ordinal)).where(*here)) or 0)
