"""The values that field parsers give back."""

from collections.abc import Iterable, Mapping
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
    no_place_for: frozenset[str] = frozenset()
    """Fields for which its table has no column, or its list no label: empty for want of one."""


ACTIVITY_FIELDS = ("activity", "outcome", "timeframe", "responsibility", "funding", "progress")


def activity_row(
    values: Mapping[str, str], paragraph: int | None, places: Iterable[str]
) -> ActivityRow:
    """The row with these `values` by field; `places` are the fields that its table has."""
    texts = {name: values.get(name, "") for name in ACTIVITY_FIELDS}
    return ActivityRow(
        activity=texts["activity"],
        outcome=texts["outcome"],
        timeframe=texts["timeframe"],
        responsibility=texts["responsibility"],
        funding=texts["funding"],
        progress=texts["progress"],
        paragraph=paragraph,
        no_place_for=frozenset(ACTIVITY_FIELDS) - {"progress"} - frozenset(places),
    )
