"""What the online register shows: only public things, as plain values.

Every text is as a document or a colleague gave it, cleaned of control characters by `gather`;
nothing here is markup. Days are days of the events, never of the making of the pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.actions.event_kinds import Event

LANGUAGES = ("en", "fr", "es")  # the working languages of the Convention; the first leads

Names = Mapping[str, str]  # language code -> name


class PublicStatus(StrEnum):
    """The status of an action as the public sees it; drafts and requests are no part of it."""

    ONGOING = "ongoing"
    COMPLETED = "completed"  # Step 6(1)
    CLOSED = "closed"  # for a stated reason: Step 6(1), 6(3)
    CONSIDERED_CLOSED = "considered_closed"  # no report: Step 6(4)
    CONVERTED = "converted"  # goes on as another instrument
    SUPERSEDED = "superseded"  # goes on in another action
    DESIGNATED = "designated"  # by a resolution, before COP12


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that is public, because an event of a public action rests on it."""

    name: str  # its symbol where known, else what kind of document it is
    role: str  # kind of the event that rests on it: "accepted", "reported"; "" for a link only
    sha256: str | None = None  # of the file on offer; None where there is none
    file: str = ""  # its address: "files/UNEP-CMS-COP15-Doc-29-2-5-en.pdf"; "" without a file
    size: int = 0  # bytes; 0 without a file
    language: str = ""  # "en"; "" where not known
    elsewhere: str = ""  # address of one not on offer here; "" where none is known


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A document as everybody may see it: what was submitted itself is never on offer."""

    address: str
    sha256: str
    kept: str  # SHA-256 of the kept file that it was made of


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened to an action."""

    ordinal: int  # as in the register: with the number of the action it is permanent
    kind: str  # value of pipeline.actions.lifecycle.Event
    meeting: str  # "COP14"
    day: date
    step: str  # of Annex 1, or what else allows it: "Step 6(4)"
    documents: tuple[DocumentRow, ...] = ()
    into: tuple[str, ...] = ()  # what the action went on as
    day_assumed: bool = False  # `day` is only a day of the meeting: its own is not known
    by_deadline: bool | None = None  # of a report; None where its day or the deadline is not known


@dataclass(frozen=True, slots=True)
class ProponentRow:
    name: str
    lead: bool = False
    codes: tuple[str, ...] = ()  # ISO codes of the governments among them


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """From one decision of the COP to the next."""

    meeting: str
    day: date
    proponents: tuple[ProponentRow, ...] = ()  # empty: not on record, or none was asked for
    until: str = ""  # as the decision words it; "" where it does not say


@dataclass(frozen=True, slots=True)
class ListingRow:
    """A line of the Appendices that covers a taxon."""

    appendix: str  # "I"
    taxon: str  # the taxon of that line; a family may cover a species
    annotation: str = ""
    wordings: tuple[tuple[str, str], ...] = ()  # of the official texts in other languages


@dataclass(frozen=True, slots=True)
class TaxonRow:
    """A taxon that an action is for."""

    name: str  # as in the Appendices where it is there, else as written
    written: str  # as the document has it
    listings: tuple[ListingRow, ...] = ()  # empty: not in that edition of the Appendices
    edition: str = ""  # of the Appendices, in force when the pages were made
    then: tuple[str, ...] = ()  # the Appendices that held it when the event was recorded
    then_edition: str = ""  # in that edition; "" where nobody looked it up, or nothing changed
    group: str = ""  # the class, "Aves"; "" where not known
    family: str = ""
    note: str = ""  # "Asian populations"
    common: tuple[tuple[str, tuple[str, ...]], ...] = ()  # language code, names
    synonyms: tuple[str, ...] = ()  # superseded names, for the search

    def known_as(self, language: str) -> tuple[str, ...]:
        """Its common names in one language; empty where none is known."""
        return dict(self.common).get(language, ())

    @property
    def appendices(self) -> tuple[str, ...]:
        """The Appendices that hold it: "I", "II", both or none."""
        return tuple(sorted({listing.appendix for listing in self.listings}))


@dataclass(frozen=True, slots=True)
class StateRow:
    """A Range State that an action names."""

    iso: str  # ISO 3166-1 alpha-2; "" where the name is not known to us
    names: Names  # in the languages of the pages; English where we know no other
    party: bool | None = None  # on the day of the last update; None: cannot be told


@dataclass(frozen=True, slots=True)
class ActivityRow:
    activity: str
    outcome: str = ""
    timeframe: str = ""
    responsibility: str = ""
    funding: str = ""


@dataclass(frozen=True, slots=True)
class DueRow:
    """A report that the Guidelines ask for."""

    meeting: str
    kind: str  # "cop_report", "council_report", "scientific_document"; "decision" of the COP
    day: date
    basis: str  # "published", "computed" (150 days), "opening" or "meeting" (its own day)
    received: bool = False
    known_until: str | None = None  # a meeting: the history is known no further; None: it is known
    days: tuple[date, ...] = ()  # when; empty where it is not recorded


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question of a National Report that is public, and what the Party answers."""

    number: str  # as the form has it
    question: str
    text: str  # words, cells and links, a line each, as the Party wrote them
    translation: str = ""  # into English, by the reporting system; "" where there is none


@dataclass(frozen=True, slots=True)
class NationalRow:
    """What a Range State says of an action in a National Report that is public."""

    iso: str
    names: Names
    answered: str  # of_action, in_general, nothing, no_question, no_report, invited, cannot_tell
    answers: tuple[AnswerRow, ...] = ()  # those it rests on
    by: str = ""  # number, title or taxon: how they were tied to the action
    period: str = ""  # of the report, as it words it


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """A report of the proponents that is on record."""

    meeting: str  # that it was made to; "" where no event says so
    day: date | None  # None: not known
    documents: tuple[DocumentRow, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()  # heading and words of those on offer


@dataclass(frozen=True, slots=True)
class ActionRow:
    number: str  # "12.8"
    permanent: str  # "urn:uuid:…", the same whatever the title becomes
    title: str
    status: PublicStatus
    events: tuple[EventRow, ...]  # oldest first; never empty
    deciding: EventRow  # the event the status rests on
    periods: tuple[PeriodRow, ...] = ()
    taxa: tuple[TaxonRow, ...] = ()
    states: tuple[StateRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()  # all of them, each once
    due: tuple[DueRow, ...] = ()  # empty for an action that has ended
    key: str = ""  # what its identifier is made of: it never changes
    aliases: tuple[str, ...] = ()  # the numbers it had before, whose addresses lead to it
    reports: tuple[ReportedRow, ...] = ()  # of the proponents; empty where `national` is
    national: tuple[NationalRow, ...] = ()  # of its Range States; empty while none is public
    came_in: tuple[tuple[str, str], ...] = ()  # number and title of those that went on in it

    @property
    def first(self) -> EventRow:
        """The decision that began it."""
        begun = [event for event in self.events if Event(event.kind).traits.opens_period]
        return (begun or list(self.events))[0]

    @property
    def latest(self) -> date:
        """The day of its last public event."""
        return max(event.day for event in self.events)

    @property
    def proponents(self) -> tuple[ProponentRow, ...]:
        """Everybody who ever was one, the latest first, each once."""
        found = {
            proponent.name: proponent for period in self.periods for proponent in period.proponents
        }
        return tuple(reversed(found.values()))


@dataclass(frozen=True, slots=True)
class MeetingRow:
    id: str  # "COP14"
    opens: date
    closes: date
    place: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in what the public sees: an event that was entered, or taken back."""

    moment: str  # of the entry in the register, ISO with a Z
    number: str  # of the action
    title: str  # of the action
    ordinal: int  # of the entry: with the number of the action it is permanent
    kind: str  # of the event that was entered, or taken back
    meeting: str
    day: date  # of that event
    retracted: bool  # it was public, and is no more
    key: str = ""  # what the identifier of the action is made of: it never changes
    day_assumed: bool = False  # `day` is only a day of the meeting: its own is not known


@dataclass(frozen=True, slots=True)
class Site:
    """Everything the pages are made of."""

    actions: tuple[ActionRow, ...]  # by number
    meetings: tuple[MeetingRow, ...]  # those an event or a due report names, by day
    updated: date | None  # day of the last public event; None for an empty register
    governments: tuple[StateRow, ...] = ()  # the States whose government was a proponent, by code
    edition: tuple[str, str] = ("", "")  # of the Appendices, and what it lacks
    files: tuple[OfferedFile, ...] = ()  # each once, by address
    changes: tuple[ChangeRow, ...] = ()  # the newest first
    licence: str = ""  # of texts and data, in the words of the office; "" where none is set
