"""A Concerted Action with its history, its documents, and what came of recording an event."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.actions.coverage import coverage_of
from pipeline.actions.due import Due, due_for
from pipeline.actions.lifecycle import RecordedEvent, Status, effective_events, status_on
from pipeline.actions.names import (
    ActionName,
    NameKind,
    is_handle,
    last_of,
    number_of,
    short_symbol,
)
from pipeline.actions.periods import Particulars, Period, particulars_on, periods
from pipeline.actions.report_status import ReportEvidence
from pipeline.actions.unresolved import unresolved_ends
from pipeline.convention.meetings import Meeting

GONE_ON = (Status.CONVERTED, Status.SUPERSEDED)  # in another instrument or action


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document of an action, held as a file or only known by its symbol."""

    document: str  # SHA-256 of a kept file, else a symbol
    role: str  # proposal, extension, report, addendum, adopted text, …
    reason: str  # why it is linked
    file: str | None = None  # its name; None: no file is held
    symbol: str | None = None
    kinds: tuple[str, ...] = ()  # as read; empty when no file is held
    meetings: tuple[str, ...] = ()  # those it was sent to
    language: str | None = None  # "en", as read; None where it cannot be told, or no file is held
    codes: frozenset[str] = frozenset()  # rules that spoke of it, waived or not
    aside: str = ""  # why it counts for nothing: "withdrawn", "not_for_us"; "": it counts

    @property
    def role_now(self) -> str:
        """Its role, with a word where it counts for nothing: "report, withdrawn"."""
        return f"{self.role}, {self.aside.replace('_', ' ')}" if self.aside else self.role


@dataclass(frozen=True, slots=True)
class Action:
    """A Concerted Action with its whole history."""

    number: str  # "12.8"; "D4.1": designated at COP4; "P15.1": a proposal without a number yet
    title: str  # of a proposal its working name
    note: str
    events: tuple[RecordedEvent, ...]  # in the order of recording, corrected ones included
    documents: tuple[LinkedDocument, ...]
    key: str = ""  # the number it began with, which never changes
    names: tuple[ActionName, ...] = ()  # all it ever had, in the order they were given
    into: str = ""  # the number now of the action it was merged into, or what it went on in
    life: tuple[RecordedEvent, ...] = field(init=False, compare=False, repr=False)
    """The events that count, by day: `effective_events`, which a list asks for many times each."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "life", tuple(effective_events(self.events)))

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number; a proposal goes by its working name and symbol."""
        return not is_handle(self.number)

    @property
    def label(self) -> str:
        """What people call it: "12.8", or "Egyptian Vulture, Doc.29.1"."""
        if self.is_numbered:
            return self.number
        symbol = short_symbol(last_of(self.names, NameKind.SYMBOL))
        return ", ".join(filter(None, [self.title, symbol if symbol != self.title else ""]))

    @property
    def heading(self) -> str:
        """Its number and title; while it has no number, its working name and symbol."""
        return f"{self.number} {self.title}".strip() if self.is_numbered else self.label

    def called_on(self, on: date | None) -> "Action":
        """The same under the title it had at the end of day `on`, and the names given by then."""
        if on is None:
            return self
        names = tuple(name for name in self.names if name.since is None or name.since <= on)
        titles = [name.text for name in self.names if name.kind is NameKind.TITLE]
        title = last_of(names, NameKind.TITLE) or next(iter(titles), self.title)
        return replace(self, title=title, names=tuple(_as_of(name, on) for name in names))

    def label_on(self, on: date | None) -> str:
        """What people called it at the end of day `on`: before it had its number, by its name."""
        then = self.called_on(on)
        return (
            then.label
            if on is None
            else replace(then, number=number_of(self.key or self.number, then.names)).label
        )

    def is_proposal(self, on: date | None = None) -> bool:
        """Whether no COP had accepted or designated it by the end of day `on`."""
        return not any(
            event.kind.traits.opens_period for event in self.life if on is None or event.day <= on
        )

    def status(self, on: date | None = None) -> Status | None:
        """The status at the end of day `on`; None before its first event."""
        return status_on(self.life, on)

    def periods(self, on: date | None = None) -> tuple[Period, ...]:
        """The periods up to day `on`, oldest first."""
        return periods(self.events, on)

    def particulars(self, on: date | None = None) -> Particulars:
        """What counts on day `on`: lead, proponents, taxa, Range States, activities."""
        return particulars_on(self.events, on)

    @property
    def unresolved(self) -> tuple[str, ...]:
        """Ends an imported table speaks of, which nobody has looked at yet."""
        return unresolved_ends(self.life)

    def due(self, evidence: ReportEvidence, today: date) -> tuple[Due, ...]:
        """What is due next; empty where nothing is expected, or nobody knows whether it ended."""
        return () if self.unresolved else due_for(self, evidence, today)

    def covered_until(self, meetings: Mapping[str, Meeting]) -> str | None:
        """The last meeting its history is known to reach; None: it is known to this day."""
        return coverage_of(self.events, meetings).until


def _as_of(name: ActionName, on: date) -> ActionName:
    """A name that was borne on a day is not told of a day on which it ended later."""
    return replace(name, until=None) if name.until and name.until > on else name


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action in a list: what fits on a line."""

    number: str
    title: str
    status: Status
    since: date  # the day of the event that led to the status
    meeting: str  # of that event
    due: Due | None  # the most pressing thing expected
    covered_until: str | None = None  # the meeting its history is known to reach; None: to this day
    day_assumed: bool = False  # `since` is only a day of the meeting: the day is not known
    proposal: bool = False  # no COP has accepted it
    label: str = ""  # what people call it: its number, or its working name and symbol
    into: str = ""  # the number now of the action it was merged into, or what it went on in
    event: str = ""  # the kind of event that led to the status
    came_in: tuple[str, ...] = ()  # numbers of actions that went on in it
    unresolved: tuple[str, ...] = ()  # an end that an imported table speaks of without its meeting


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording an event."""

    number: str
    added: bool  # False: it was there already
    before: Status | None
    after: Status
    made: bool = False  # a new action began
