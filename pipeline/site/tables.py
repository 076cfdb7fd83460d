"""The same content as tables: which there are, and what stands in each column."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.site import addresses
from pipeline.site.rows import ActionRow

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


ACTION = Column("action", "string", "Number of the action")


def _strings(**about: str) -> tuple[Column, ...]:
    return tuple(Column(name, "string", text) for name, text in about.items())


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


N = Column("row", "integer", "Counted from 1 within the action")
DAY = Column("day", "date", "Day of the event")
TABLES = (
    Table(
        "actions",
        "One row for each action",
        (
            Column("number", "string", "Number of the action"),
            *_strings(id="Permanent identifier", title="Title, in the language of its document"),
            Column("status", "string", "Status, as worked out from the events"),
            Column("since", "date", "Day of the event the status rests on"),
            *_strings(
                event="That event",
                meeting="Meeting of that event",
                basis="Where the Guidelines say so",
                began_at="Meeting that accepted or designated it",
                page="Its page, within the folder of a language",
            ),
        ),
        ("number",),
        _actions,
    ),
    Table(
        "events",
        "What happened to the actions",
        (
            ACTION,
            Column("event", "integer", "Number of the event within the action"),
            *_strings(id="Permanent identifier of the event"),
            DAY,
            *_strings(
                kind="What happened",
                meeting="At or for which meeting",
                basis="Where the Guidelines say so",
                documents="The documents it rests on",
                into="What the action went on as",
            ),
        ),
        ("action", "event"),
        _events,
    ),
    Table(
        "taxa",
        "The taxa that actions are for",
        (
            ACTION,
            N,
            *_strings(
                taxon="Name as in the Appendices where it is there",
                written="Name as in the document",
                appendices="Appendices that hold it",
                edition="Edition of the Appendices",
                group="Class",
                family="Family",
            ),
        ),
        ("action", "row"),
        _taxa,
    ),
    Table(
        "range_states",
        "The Range States that actions name",
        (
            ACTION,
            N,
            *_strings(
                iso="ISO 3166-1 alpha-2 code; empty where the name is not known",
                name_en="Name in English",
                name_fr="Name in French",
                name_es="Name in Spanish",
            ),
            Column("party", "boolean", "A Party on the day of the last event; empty: not known"),
        ),
        ("action", "row"),
        _states,
    ),
    Table(
        "proponents",
        "Who proposed or took over an action, period by period",
        (
            ACTION,
            *_strings(meeting="Meeting that opened the period"),
            Column("day", "date", "First day of the period"),
            N,
            *_strings(name="Proponent", iso="ISO codes of the governments among them"),
            Column("lead", "boolean", "Whether it leads"),
        ),
        ("action", "day", "row"),
        _proponents,
    ),
    Table(
        "activities",
        "The activities of each action",
        (
            ACTION,
            N,
            *_strings(
                activity="Activity",
                outcome="Outputs and outcomes",
                timeframe="Timeframe",
                responsibility="Responsibility",
                funding="Funding",
            ),
        ),
        ("action", "row"),
        _activities,
    ),
    Table(
        "documents",
        "The public documents of each action",
        (
            ACTION,
            N,
            *_strings(
                name="Symbol of the document",
                role="The event that rests on it",
                language="Its language; empty where not known, or none is held",
                sha256="SHA-256 of the file; empty where none is held",
                file="Where the file is offered",
            ),
            Column("bytes", "integer", "Size of the file; 0 where none is held"),
        ),
        ("action", "row"),
        _documents,
    ),
    Table(
        "reports_due",
        "What is due next for each ongoing action",
        (
            ACTION,
            *_strings(meeting="For which meeting", kind="Which report"),
            Column("day", "date", "The last day, included"),
            *_strings(basis="published, computed (150 days), opening or meeting"),
            Column("received", "boolean", "Whether the register has it"),
        ),
        ("action", "kind"),
        _due,
    ),
)
