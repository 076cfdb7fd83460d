"""Take an erased file out of the desk's own tables: comments, assignments, runs and notes."""

from collections.abc import Collection
from typing import Any

from django.db import connection, transaction

from pipeline.desk.people.models import Assignment, Comment, Deed, Run

GONE = "erased"


def forget(sha256s: Collection[str], names: Collection[str]) -> None:
    """Delete or blank what speaks of these files; `names` are what they were called."""
    marks = {*sha256s, *names}
    with transaction.atomic():
        for sha256 in sha256s:
            subject = f"submission:{sha256}"
            Comment.objects.filter(subject=subject).delete()
            Assignment.objects.filter(subject=subject).delete()
            Deed.objects.filter(subject=subject).exclude(detail="").update(detail=GONE)
        for run in Run.objects.all():
            _blank(run, marks)
    _rewrite_file()


def _blank(run: Run, marks: Collection[str]) -> None:
    """Take the rows of the files out of what came of a run; sentences that name them go whole."""
    result = _without(run.result, marks)
    line = GONE if _names(run.line, marks) else run.line
    at = GONE if _names(run.at, marks) else run.at
    if (result, line, at) != (run.result, run.line, run.at):
        run.result, run.line, run.at = result, line, at
        run.save(update_fields=["result", "line", "at"])


def _without(value: Any, marks: Collection[str]) -> Any:
    """JSON without the members of lists that name any of `marks`."""
    if isinstance(value, dict):
        return {key: _without(part, marks) for key, part in value.items()}
    if isinstance(value, list):
        return [_without(part, marks) for part in value if not _names(str(part), marks)]
    return GONE if isinstance(value, str) and _names(value, marks) else value


def _names(text: str, marks: Collection[str]) -> bool:
    return any(mark in text for mark in marks)


def _rewrite_file() -> None:
    """SQLite keeps deleted rows in its file until that is written anew."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
