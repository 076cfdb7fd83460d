"""The kinds of event in the life of a Concerted Action, each with all that follows from it.

A new kind is a member here, a line in `lifecycle.LINES` and its name in `i18n/site/*.toml`: what
opens a period, what the public sees, which role a document has, follows from its traits.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Matter(Enum):
    """What somebody asks a COP for, and what it decides on."""

    PROPOSAL = "proposal"
    EXTENSION = "extension"
    ACTION = "action"  # the action itself, whoever asked


class Publicity(Enum):
    """When the public sees an event."""

    AT_ONCE = "at once"  # decisions, and reports on what was decided
    ONCE_ADOPTED = "once adopted"  # at once in an ongoing action, else with the decision
    WITH_DECISION = "with the decision"  # that comes after it: requests and the advice on them
    INTERNAL = "internal"  # never, and nothing hangs on it
    NEVER = "never"  # nor what waits for a decision: there will be none


@dataclass(frozen=True, slots=True)
class Traits:
    """What follows from an event of one kind."""

    public: Publicity
    begins: bool = False  # may be the first of an action that is not in the register yet
    opens_period: bool = False  # the COP opens a period with it
    asks: Matter | None = None  # what it asks a COP for
    decides: Matter | None = None  # what is decided by it; None: it is no decision
    scope: bool = False  # says what the action is about: its document is read for that
    role: str = ""  # of the document that it rests on, where no file says; "" for any other
    needs_into: bool = False  # the instrument or action that it goes on in has to be named
    needs_reason: bool = False  # the reason has to be given
    needs_source: bool = False  # where it was found has to be said

    @property
    def is_public_decision(self) -> bool:
        """Whether the public sees it, and what waited for it."""
        return self.decides is not None and self.public is Publicity.AT_ONCE

    @property
    def is_public_report(self) -> bool:
        """Whether it tells the public of an action without deciding anything."""
        return self.decides is None and self.public is Publicity.AT_ONCE


PUBLIC, WAITING, NEVER = Publicity.AT_ONCE, Publicity.WITH_DECISION, Publicity.NEVER
PROPOSAL, EXTENSION, ACTION = Matter.PROPOSAL, Matter.EXTENSION, Matter.ACTION


class Event(StrEnum):
    """In the order of a life, which is the order of events of one day in an imported table."""

    DESIGNATED = (
        "designated",
        Traits(PUBLIC, begins=True, opens_period=True, decides=ACTION, scope=True),
    )
    PROPOSED = "proposed", Traits(WAITING, begins=True, asks=PROPOSAL, scope=True, role="proposal")
    REVISED = "revised", Traits(Publicity.ONCE_ADOPTED, scope=True)  # proposal, or adopted text
    WITHDRAWN = "withdrawn", Traits(NEVER)  # the proposal, or the proposal to extend
    RECOMMENDED = "recommended", Traits(WAITING)
    RECOMMENDED_ON_CONDITIONS = "recommended_on_conditions", Traits(WAITING)
    NOT_RECOMMENDED = "not_recommended", Traits(WAITING)
    ACCEPTED = (  # with or without amendments to species, measures or Range States
        "accepted",
        Traits(PUBLIC, opens_period=True, decides=PROPOSAL, scope=True, role="adopted text"),
    )
    NOT_ACCEPTED = "not_accepted", Traits(NEVER, decides=PROPOSAL)
    REPORTED = "reported", Traits(PUBLIC, role="report")
    EVALUATED = "evaluated", Traits(WAITING)  # the Scientific Council on progress
    EXTENSION_PROPOSED = (
        "extension_proposed",
        Traits(WAITING, asks=EXTENSION, scope=True, role="extension"),
    )
    EXTENDED = (
        "extended",
        Traits(PUBLIC, opens_period=True, decides=EXTENSION, scope=True, role="adopted text"),
    )
    NOT_EXTENDED = "not_extended", Traits(PUBLIC, decides=EXTENSION)
    COMPLETED = "completed", Traits(PUBLIC, decides=ACTION)
    CLOSED = "closed", Traits(PUBLIC, decides=ACTION, needs_reason=True)
    CONSIDERED_CLOSED = "considered_closed", Traits(PUBLIC, decides=ACTION)
    LESSONS_REPORTED = "lessons_reported", Traits(PUBLIC)
    CONVERTED = "converted", Traits(PUBLIC, decides=ACTION, needs_into=True)
    SUPERSEDED = "superseded", Traits(PUBLIC, decides=ACTION, needs_into=True)
    MERGED = "merged", Traits(PUBLIC, decides=ACTION, needs_into=True)
    HISTORY_CONFIRMED = (  # complete up to its meeting, as a person found in the source they name
        "history_confirmed",
        Traits(Publicity.INTERNAL, needs_source=True),
    )
    RETRACTED = "retracted", Traits(NEVER)  # takes back a mistaken event, and is none itself

    _value_: str
    traits: Traits

    def __new__(cls, value: str, traits: Traits | None = None) -> "Event":
        assert traits, f"{value} has no traits"  # `Event("closed")` finds a member, makes none
        event = str.__new__(cls, value)
        event._value_ = value
        event.traits = traits
        return event
