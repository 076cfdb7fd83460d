"""A look at whether everything in the register is as it should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, select

from pipeline.lifecycle import ImpossibleEvent, standing, status_after
from pipeline.register import schema
from pipeline.register.actions import events_of
from pipeline.register.changes import broken_links
from pipeline.register.files import FileStore


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is not as it should be."""

    what: str  # one sentence
    mend: str  # what to do


def examine_health(db: Connection, files: FileStore) -> Iterator[Ailment]:
    """Everything that is not as it should be, with how to mend it."""
    yield from _files(db, files)
    yield from _lives(db)
    yield from _references(db)
    for ordinal in broken_links(db):
        yield Ailment(
            f"Line {ordinal} of the history of changes does not fit the line before it.",
            "Somebody wrote to the database around the program: restore a backup.",
        )


def _files(db: Connection, files: FileStore) -> Iterator[Ailment]:
    held = {row.sha256: row.file for row in db.execute(select(schema.submission))}
    again = "Put the file into a folder and run `concerted intake` on it, or restore a backup."
    for digest, name in sorted(held.items()):
        path = files.path(digest)
        if not path.is_file():
            yield Ailment(f"The kept file of {name} ({digest[:12]}) is missing.", again)
        elif sha256(path.read_bytes()).hexdigest() != digest:
            mend = f"Delete {path}. {again}"
            yield Ailment(f"The kept file of {name} ({digest[:12]}) was changed.", mend)
    for digest in files.digests():
        if digest not in held:
            mend = f"An intake was interrupted: repeat it, or delete {files.path(digest)}."
            yield Ailment(f"A kept file ({digest[:12]}) belongs to no submission.", mend)


def _lives(db: Connection) -> Iterator[Ailment]:
    for number, events in events_of(db).items():
        try:
            status_after(event.kind for event in standing(events))
        except ImpossibleEvent as error:
            mend = (
                f"See `concerted register history {number}` and correct the mistaken event: "
                f"`concerted record {number} … --corrects N`."
            )
            yield Ailment(f"The events of {number} are not a life: {error}", mend)


def _references(db: Connection) -> Iterator[Ailment]:
    """References the database does not watch itself: documents named by SHA-256."""
    held = set(db.scalars(select(schema.submission.c.sha256)))
    begun = set(db.scalars(select(schema.event.c.action)))
    mend = "Take the document in with `concerted intake`."
    for table, column in ((schema.event, "document"), (schema.link, "document")):
        for row in db.execute(select(table.c.action, table.c[column])):
            if _is_digest(row[1]) and row[1] not in held:
                yield Ailment(f"{row.action} names a document ({row[1][:12]}) not held.", mend)
    for number in db.scalars(select(schema.action.c.number)):
        if number not in begun:
            yield Ailment(f"{number} has no event.", f"Run `concerted record {number} proposed`.")
    for row in db.execute(select(schema.submission)):
        here = schema.reading.c.sha256 == row.sha256
        if not db.scalar(select(func.count()).select_from(schema.reading).where(here)):
            yield Ailment(
                f"{row.file} was never read.", f"Run `concerted reread {row.sha256[:12]}`."
            )


def _is_digest(document: str | None) -> bool:
    return document is not None and len(document) == 64 and "/" not in document
