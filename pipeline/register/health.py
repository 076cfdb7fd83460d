"""A look at whether everything in the register is as it should be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, func, select

from pipeline.actions.lifecycle import ImpossibleEvent, effective_events, status_after
from pipeline.register import schema
from pipeline.register.actions.events import events_of
from pipeline.register.clock import entered_in_time_to_come
from pipeline.register.erasure import tombstones
from pipeline.register.file_store import FileStore
from pipeline.register.history.anchors import broken_anchors, head_in
from pipeline.register.history.change_log import broken_links
from pipeline.register.history.seals import altered_entries
from pipeline.register.history.triggers import unguarded

AROUND = "Somebody wrote to the database around the program: restore a backup."


@dataclass(frozen=True, slots=True)
class HealthProblem:
    """Something that is not as it should be."""

    what: str  # one sentence
    mend: str  # what to do

    @property
    def sentence(self) -> str:
        return f"{self.what} {self.mend}"


def examine_health(
    db: Connection, files: FileStore, against: Sequence[Path] = ()
) -> Iterator[HealthProblem]:
    """Everything that is not as it should be, with how to mend it.

    `against` are backups and published folders from elsewhere, to hold the history against.
    """
    yield from file_problems(db, files)
    yield from _lives(db)
    yield from _references(db)
    yield from _clock(db)
    for ordinal in broken_links(db):
        yield HealthProblem(
            f"Line {ordinal} of the history of changes does not fit the line before it.",
            AROUND,
        )
    for table in unguarded(db):
        yield HealthProblem(f"The database no longer guards what is held in “{table}”.", AROUND)
    yield from _left_outside(db, files.folder.parent, against)
    for altered in altered_entries(db):
        yield HealthProblem(
            f"In “{altered.table}”, {altered.entries} entries are no longer as they were on "
            f"{altered.at[:10]}, when the history of changes noted them.",
            AROUND,
        )


def _left_outside(db: Connection, home: Path, against: Sequence[Path]) -> Iterator[HealthProblem]:
    for place, head in broken_anchors(db, home, against):
        yield HealthProblem(
            f"{place} kept line {head.ordinal} of the history of changes, and the register does "
            "not hold it any more as it was.",
            AROUND,
        )
    for path in against:
        if head_in(path) is None:
            yield HealthProblem(
                f"{path} does not say how the history of changes ended.",
                "Give a backup, or the folder of a published register.",
            )


def file_problems(db: Connection, files: FileStore) -> Iterator[HealthProblem]:
    """Kept files that are missing, changed or of nobody."""
    names = {row.sha256: row.file for row in db.execute(select(schema.submission))}
    again = "Put the file into a folder and run `concerted intake` on it, or restore a backup."
    for digest, name in sorted(names.items()):
        path = files.path(digest)
        if not path.is_file():
            yield HealthProblem(f"The kept file of {name} ({digest[:12]}) is missing.", again)
        elif not files.is_whole(digest):
            mend = f"Delete {path}. {again}"
            yield HealthProblem(f"The kept file of {name} ({digest[:12]}) was changed.", mend)
    erased = {known.sha256 for known in tombstones(db)}
    for digest in files.digests():
        if digest not in names and digest not in erased:
            mend = f"An intake was interrupted: repeat it, or delete {files.path(digest)}."
            yield HealthProblem(f"A kept file ({digest[:12]}) belongs to no submission.", mend)


def _clock(db: Connection) -> Iterator[HealthProblem]:
    if newest := entered_in_time_to_come(db):
        yield HealthProblem(
            f"The newest entry is of {newest[:16].replace('T', ' ')} (UTC), which has not come "
            "yet: the clock of this machine is wrong now, or was wrong then. Until that moment, "
            "everything that is entered bears it, so that the order of entries stays.",
            "Set the clock right, and do not rely on the moments of what was entered meanwhile.",
        )


def _lives(db: Connection) -> Iterator[HealthProblem]:
    for number, events in events_of(db).items():
        try:
            status_after(event.kind for event in effective_events(events))
        except ImpossibleEvent as error:
            mend = (
                f"See `concerted register history {number}` and correct the mistaken event: "
                f"`concerted record {number} … --corrects N`."
            )
            yield HealthProblem(f"The events of {number} are not a valid sequence: {error}", mend)


def _references(db: Connection) -> Iterator[HealthProblem]:
    """References the database does not watch itself: documents named by SHA-256."""
    digests = set(db.scalars(select(schema.submission.c.sha256)))
    digests |= {known.sha256 for known in tombstones(db)}
    begun = set(db.scalars(select(schema.event.c.action)))
    mend = "Take the document in with `concerted intake`."
    for table, column in ((schema.event, "document"), (schema.link, "document")):
        for row in db.execute(select(table.c.action, table.c[column])):
            if _is_digest(row[1]) and row[1] not in digests:
                yield HealthProblem(
                    f"{row.action} names a document ({row[1][:12]}) not held.", mend
                )
    for number in db.scalars(select(schema.action.c.number)):
        if number not in begun:
            yield HealthProblem(
                f"{number} has no event.", f"Run `concerted record {number} proposed`."
            )
    for row in db.execute(select(schema.submission)):
        here = schema.reading.c.sha256 == row.sha256
        if not db.scalar(select(func.count()).select_from(schema.reading).where(here)):
            yield HealthProblem(
                f"{row.file} was never read.", f"Run `concerted reread {row.sha256[:12]}`."
            )


def _is_digest(document: str | None) -> bool:
    return document is not None and len(document) == 64 and "/" not in document
