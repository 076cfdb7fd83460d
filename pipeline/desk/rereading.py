"""Reading kept files again as a run: what a person said of them may change their findings."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from pipeline.desk.access import who
from pipeline.desk.people.models import Run
from pipeline.desk.runs import begin
from pipeline.services.maintenance import reread


def begin_rereading(request: HttpRequest, digests: Sequence[str]) -> Run:
    """Begin a run that reads the files of these SHA-256 again."""
    run = Run.objects.create(kind="reread", who=who(request), asked={"names": [*digests]})
    begin(run, read_again)
    return run


def read_again(run: Run) -> tuple[str, dict[str, Any]]:
    """Read the kept files that a run names; each with why it could not be read."""
    rows = [
        {"file": row.file, "problem": row.problem, "changed": row.changed}
        for row in reread(run.asked["names"])
    ]
    return "", {"rows": rows}
