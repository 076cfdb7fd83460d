"""The stable JSON of `concerted migrate --json`: add fields, never rename or remove."""

from dataclasses import dataclass

from pipeline.history.documents import Match
from pipeline.history.migrate import MigratedRow, Migration


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


@dataclass(frozen=True, slots=True)
class MigrationAnswer:
    """The whole run."""

    rows: tuple[RowAnswer, ...]
    documents: tuple[Match, ...]


def answer_migration(came: Migration) -> MigrationAnswer:
    """The run made of JSON types."""
    return MigrationAnswer(tuple(map(_row, came.rows)), came.documents)


def _row(row: MigratedRow) -> RowAnswer:
    one = row.planned
    return RowAnswer(
        row=one.row,
        number=one.number or None,
        title=one.title,
        state=row.state,
        events=tuple(
            MigratedEvent(event.kind.value, event.meeting, event.day.isoformat(), event.document)
            for event in one.events
        ),
        documents=tuple(cited.symbol for cited in one.documents),
        taxa=tuple(one.taxa),
        doubts=tuple(one.doubts),
        not_applicable=tuple(one.not_applicable),
        refused=one.refused or None,
    )
