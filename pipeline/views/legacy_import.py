"""The stable JSON of `concerted migrate --json`: add fields, never rename or remove."""

from dataclasses import dataclass

from pipeline.legacy_import.match_documents import Match
from pipeline.legacy_import.run import MigratedRow, Migration
from pipeline.legacy_import.spreadsheet import Remark


@dataclass(frozen=True, slots=True)
class MigratedEvent:
    """An event that a row tells."""

    event: str
    meeting: str
    day: str  # ISO
    document: str | None


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What became of one row."""

    row: int  # 1-based, the head included
    number: str | None  # of the action; null: none was made of the row
    title: str
    state: str  # new, added to, already there, refused; planned in a dry run
    events: tuple[MigratedEvent, ...]
    documents: tuple[str, ...]  # symbols that the row names
    taxa: tuple[str, ...]
    doubts: tuple[str, ...]
    not_applicable: tuple[str, ...]  # what an action from before COP12 has not got
    refused: str | None  # why
    sheet: str = ""  # of a workbook with several
    changes: tuple[str, ...] = ()  # what differs from what the table said before


@dataclass(frozen=True, slots=True)
class MigrationAnswer:
    """The whole run."""

    rows: tuple[RowAnswer, ...]
    documents: tuple[Match, ...]
    remarks: tuple[Remark, ...] = ()  # what of the table was not taken, and why


def answer_migration(migration: Migration) -> MigrationAnswer:
    """The run made of JSON types."""
    return MigrationAnswer(tuple(map(_row, migration.rows)), migration.documents, migration.remarks)


def _row(row: MigratedRow) -> RowAnswer:
    planned = row.planned
    return RowAnswer(
        row=planned.row,
        number=planned.number or None,
        title=planned.title,
        state=row.state,
        events=tuple(
            MigratedEvent(event.kind.value, event.meeting, event.day.isoformat(), event.document)
            for event in planned.events
        ),
        documents=tuple(cited.symbol for cited in planned.documents),
        taxa=tuple(planned.taxa),
        doubts=tuple(planned.doubts),
        not_applicable=tuple(planned.not_applicable),
        refused=planned.refused or None,
        sheet=planned.sheet,
        changes=row.changes,
    )
