"""Load past actions from a table. Orchestration only: every decision is in `pipeline.history`."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.publish import publish_anew
from flows.showing import show
from flows.steps import run, step
from pipeline.history.documents import find_documents
from pipeline.history.migrate import Migration, load_documents, load_rows, plan_table
from pipeline.history.reading import read_documents
from pipeline.home import editions_folder, home, register_url
from pipeline.meetings import Meeting
from pipeline.outcome import Outcome
from pipeline.papers import Papers
from pipeline.register import open_register


@step("load past actions", "load {table.name}", minutes=12 * 60)
def load(table: Path, documents: Path | None) -> Migration:
    """Started again after a stop, it ends the same: what is there already changes nothing."""
    with open_register(home(), register_url()) as register:
        planned = plan_table(register, table, None, editions_folder())
        rows = load_rows(register, planned)
        if documents is None or any(row.state == "refused" for row in rows):
            return Migration(rows)
        files = find_documents(documents)
        loaded = load_documents(register, planned, files, _examine, lambda _done, _total: None)
        return Migration(rows, tuple(loaded))


@run("migration", "migration {table}")
def migration(table: str, documents: str | None = None) -> Papers:
    """Raises BadTable, MissingColumns and RegisterError."""
    came = load(Path(table), Path(documents) if documents else None)
    publish_anew()
    rows = [(row.planned.number, row.planned.title, row.state) for row in came.rows]
    rows += [(one.number or "", one.file, one.reason) for one in came.documents]
    line = f"{len(came.rows)} rows, {len(came.refused)} refused, {len(came.documents)} documents"
    papers = Papers(line, (("Number", "Title", "State"), *rows), ())
    show("migration", papers)
    return papers


def _examine(files: Sequence[Path], meeting: Meeting) -> Iterator[tuple[Path, Outcome]]:
    return read_documents(files, meeting, os.cpu_count() or 1)
