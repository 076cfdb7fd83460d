"""The same content as tables. What each column means is told in `data/columns.csv`."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pipeline.site import urls
from pipeline.site.content.rows import ActionRow

COLUMNS = (
    Path(__file__).parent.parent / "data/columns.csv"
)  # a row without a column is on the table

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
        urls.page("action", urls.part(action.number)),
    )


def _events(action: ActionRow) -> Iterator[Cells]:
    for event in action.events:
        names = "; ".join(document.name or (document.sha256 or "") for document in event.documents)
        id_ = urls.permanent_event(action.key or action.number, event.ordinal)
        into = "; ".join(event.into)
        cells = (event.day, event.kind, event.meeting, event.step)
        yield (action.number, event.ordinal, id_, *cells, names, into, event.day_assumed)


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
        for n, proponent in enumerate(period.proponents, 1):
            codes = " ".join(proponent.codes)
            yield (
                action.number,
                period.meeting,
                period.day,
                n,
                proponent.name,
                codes,
                proponent.lead,
            )


def _activities(action: ActionRow) -> Iterator[Cells]:
    for n, row in enumerate(action.activities, 1):
        cells = (row.outcome, row.timeframe, row.responsibility, row.funding)
        yield (action.number, n, row.activity, *cells)


def _documents(action: ActionRow) -> Iterator[Cells]:
    for n, document in enumerate(action.documents, 1):
        cells = (
            document.name,
            document.role,
            document.language,
            document.sha256 or "",
            document.file,
            document.size,
        )
        yield (action.number, n, *cells)


def _due(action: ActionRow) -> Iterator[Cells]:
    for due in action.due:
        cells = (due.meeting, due.kind, due.day, due.basis, due.received, due.known_until or "")
        yield (action.number, *cells)


def _national(action: ActionRow) -> Iterator[Cells]:
    for state in action.national:
        of = (action.number, state.iso)
        for n, answer in enumerate(state.answers, 1):
            words = (answer.question, answer.text, answer.translation)
            yield (*of, n, state.answered, state.period, *words)
        if not state.answers:
            yield (*of, 1, state.answered, state.period, "", "", "")


ROWS: dict[str, Callable[[ActionRow], Iterable[Cells]]] = {
    "actions": _actions,
    "events": _events,
    "taxa": _taxa,
    "range_states": _states,
    "proponents": _proponents,
    "activities": _activities,
    "documents": _documents,
    "reports_due": _due,
    "national_reports": _national,
}


def _tables() -> Iterator[Table]:
    with COLUMNS.open(encoding="utf-8", newline="") as lines:
        for name, (head, *rows) in groupby(csv.DictReader(lines), itemgetter("table")):
            columns = tuple(Column(row["column"], row["kind"], row["about"]) for row in rows)
            key = tuple(row["column"] for row in rows if row["key"])
            yield Table(name, head["about"], columns, key, ROWS[name])


TABLES = tuple(_tables())
