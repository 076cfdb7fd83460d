"""Load past actions from a table, with a folder of their documents.

Row by row, each whole or not at all; started again after a stop, it ends the same.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.config import editions_folder, home, register_url
from pipeline.convention.meetings import Meeting
from pipeline.legacy_import.columns import read_mapping
from pipeline.legacy_import.match_documents import find_documents
from pipeline.legacy_import.run import (
    MigratedRow,
    Migration,
    Plan,
    last_meeting,
    load_documents,
    load_rows,
    plan_table,
    trial,
)
from pipeline.register import Register, open_register
from pipeline.reports.run_result import Papers
from pipeline.services.session import Refused, opened_register
from pipeline.submissions.result import ExaminationResult

__all__ = ["MigratedRow", "Migration", "import_papers", "import_table", "try_table"]


class ImportListener:
    """Is told how an import goes on; this one keeps silent."""

    def rows_loaded(self, rows: int, documents: int) -> None:
        """After the rows of the table; so many documents are to be taken in now."""

    def reading(self, documents: int) -> None:
        """In a trial: so many documents are to be read now."""

    def document_done(self, done: int, of: int) -> None:
        """After each document; a message or zip file counts with what is in it."""


SILENT = ImportListener()


def import_table(
    table: Path,
    documents: Path | None = None,
    *,
    mapping: Path | None = None,
    listener: ImportListener = SILENT,
) -> Migration:
    """Load the rows of a CSV or Excel table, then the documents in a folder.

    `mapping` is a TOML file that says under [columns] what the table calls ours. Where a row is
    refused nothing is loaded. Raises BadTable, MissingColumns, Refused, RegisterError and
    ReadersDoNotStart.
    """
    _refuse_no_folder(documents)
    with open_register(home(), register_url()) as register:
        found = _plan(register, table, mapping)
        planned = found.actions
        rows = load_rows(register, planned)
        if documents is None or any(row.state == "refused" for row in rows):
            return Migration(rows, remarks=found.remarks)
        files = find_documents(documents)
        listener.rows_loaded(len(rows), len(files))
        matches = load_documents(register, planned, files, _examine, listener.document_done)
        return Migration(rows, tuple(matches), found.remarks)


def try_table(
    table: Path,
    documents: Path | None = None,
    *,
    mapping: Path | None = None,
    listener: ImportListener = SILENT,
) -> Migration:
    """What `import_table` would do, row by row. Changes nothing. Raises as it does."""
    _refuse_no_folder(documents)
    with opened_register() as register:
        found = _plan(register, table, mapping)
        meetings, known = register.meetings(), register.actions()
    planned = found.actions
    files = find_documents(documents) if documents else []
    results: Iterator[ExaminationResult] = iter(())
    if files and not any(action.refused for action in planned):
        listener.reading(len(files))
        examined = _examine(files, last_meeting(planned, meetings))
        results = (result for _, result in examined)
    return replace(trial(planned, results, known), remarks=found.remarks)


def import_papers(table: Path, documents: Path | None = None) -> Papers:
    """`import_table`, and what came of it as one table."""
    imported = import_table(table, documents)
    rows = [(row.planned.number, row.planned.title, row.state) for row in imported.rows]
    rows += [(match.number or "", match.file, match.reason) for match in imported.documents]
    line = (
        f"{len(imported.rows)} rows, {len(imported.refused)} refused, "
        f"{len(imported.documents)} documents"
    )
    return Papers(line, (("Number", "Title", "State"), *rows), ())


def _refuse_no_folder(documents: Path | None) -> None:
    if documents is not None and not documents.is_dir():
        raise Refused(
            f"{documents} is not a folder. Give the folder that holds the old documents.",
            "documents",
        )


def _plan(register: Register, table: Path, mapping: Path | None) -> Plan:
    columns = read_mapping(mapping) if mapping else None
    return plan_table(register, table, columns, editions_folder())


def _examine(files: Sequence[Path], meeting: Meeting) -> Iterator[tuple[Path, ExaminationResult]]:
    from pipeline.legacy_import.read_documents import read_documents  # imports the readers

    return read_documents(files, meeting, os.cpu_count() or 1)
