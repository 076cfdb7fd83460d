"""In which files a State is said to have been consulted."""

import json

from sqlalchemy import Connection, select

from pipeline.register.schema import last_reading, link, value, word

FIELD = "states_named"


def files_naming(db: Connection, iso: str) -> tuple[str, ...]:
    """Files that belong to an action and name a State, as last read or as somebody corrected it.

    What is said of the State there is for the reader of the file to see.
    """
    linked = select(link.c.document)
    named = select(value.c.sha256, value.c.json).where(
        value.c.field == FIELD,
        value.c.reading == last_reading(value.c.sha256),
        value.c.sha256.in_(linked),
        value.c.json.contains(json.dumps(iso)),
    )
    corrected = select(word.c.sha256).where(
        word.c.path.startswith(FIELD), word.c.sha256.in_(linked)
    )
    found = {row.sha256 for row in db.execute(named) if json.loads(row.json).get("iso") == iso}
    return tuple(sorted(found | {*db.scalars(corrected)}))
