"""The values that field parsers give back."""

from dataclasses import dataclass
from enum import StrEnum


class ProponentType(StrEnum):
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Proponent:
    """Who proposes or reports."""

    name: str  # as written, without enumeration marks
    type: ProponentType
    iso: str | None = None  # ISO 3166-1 alpha-2; governments only, None where not recognised


@dataclass(frozen=True, slots=True)
class StateMention:
    """A State named in a text: `text[start:end] == written`."""

    iso: str  # ISO 3166-1 alpha-2
    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timeframe:
    """Calendar years, both included."""

    first: int
    last: int | None  # None when the action is open-ended


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A row of the table "Activities and expected outcomes"; "" for an empty cell."""

    activity: str
    outcome: str = ""
    timeframe: str = ""
    responsibility: str = ""
    funding: str = ""
    paragraph: int | None = None  # number of its first paragraph, as in Location
    progress: str = ""  # what a report says of it
