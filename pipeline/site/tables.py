"""The same content as tables. What each column means is told in `data/columns.csv`."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pipeline.site import addresses
from pipeline.site.rows import ActionRow

COLUMNS = Path(__file__).parent / "data/columns.csv"  # a row without a column is on the table

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: str  # of the Table Schema: "string", "date", "integer", "boolean"
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]  # the columns that tell its rows apart
    rows: Callable[[ActionRow], Iterable[Cells]]


def _actions(action: ActionRow) -> Iterator[Cells]:
    deciding = action.deciding
    yield (
        *(action.number, action.permanent, action.title, action.status.value),
        *(deciding.day, deciding.kind, deciding.meeting, deciding.step),
        action.first.meeting,
        addresses.page("action", addresses.part(action.number)),
    )


def _events(action: ActionRow) -> Iterator[Cells]:
    for event in action.events:
        names = "; ".join(one.name or (one.sha256 or "") for one in event.documents)
        id_ = addresses.permanent_event(action.number, event.ordinal)
        into = "; ".join(event.into)
        told = (event.day, event.kind, event.meeting, event.step)
        yield (action.number, event.ordinal, id_, *told, names, into)


def _taxa(action: ActionRow) -> Iterator[Cells]:
    for n, taxon in enumerate(action.taxa, 1):
        appendices = " ".join(taxon.appendices)
        listed = (appendices, taxon.edition, taxon.group, taxon.family)
        yield (action.number, n, taxon.name, taxon.written, *listed)


def _states(action: ActionRow) -> Iterator[Cells]:
    for n, state in enumerate(action.states, 1):
        names = (state.names[code] for code in ("en", "fr", "es"))
        yield action.number, n, state.iso, *names, state.party


def _proponents(action: ActionRow) -> Iterator[Cells]:
    for period in action.periods:
        for n, one in enumerate(period.proponents, 1):
            codes = " ".join(one.codes)
            yield action.number, period.meeting, period.day, n, one.name, codes, one.lead


def _activities(action: ActionRow) -> Iterator[Cells]:
    for n, row in enumerate(action.activities, 1):
        told = (row.outcome, row.timeframe, row.responsibility, row.funding)
        yield (action.number, n, row.activity, *told)


def _documents(action: ActionRow) -> Iterator[Cells]:
    for n, one in enumerate(action.documents, 1):
        file = addresses.document(one.sha256, one.suffix) if one.sha256 else ""
        told = (one.name, one.role, one.language, one.sha256 or "", file, one.size)
        yield (action.number, n, *told)


def _due(action: ActionRow) -> Iterator[Cells]:
    for one in action.due:
        yield action.number, one.meeting, one.kind, one.day, one.basis, one.received


ROWS: dict[str, Callable[[ActionRow], Iterable[Cells]]] = {
    "actions": _actions,
    "events": _events,
    "taxa": _taxa,
    "range_states": _states,
    "proponents": _proponents,
    "activities": _activities,
    "documents": _documents,
    "reports_due": _due,
}


def _tables() -> Iterator[Table]:
    with COLUMNS.open(encoding="utf-8", newline="") as lines:
        for name, (own, *rows) in groupby(csv.DictReader(lines), itemgetter("table")):
            columns = tuple(Column(row["column"], row["kind"], row["about"]) for row in rows)
            key = tuple(row["column"] for row in rows if row["key"])
            yield Table(name, own["about"], columns, key, ROWS[name])


TABLES = tuple(_tables())
