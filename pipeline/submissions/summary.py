"""What we say about one file: the stable JSON of `concerted check --json`.

The field names are a promise to people who script against them: add, never rename or remove.
`concerted schema` is generated from these types.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any

from pydantic import PlainSerializer, TypeAdapter

from extractors.fields.money import read_funding
from pipeline.submissions.findings import Finding
from pipeline.submissions.messages import RenderedFinding, problem, rendered


def _in_words(findings: tuple[Finding, ...], info: Any) -> tuple[RenderedFinding, ...]:
    return rendered(findings, (info.context or {}).get("language", "en"))


Score = float | int  # 0 to 100; a whole number stays one in JSON
Findings = Annotated[
    tuple[Finding, ...], PlainSerializer(_in_words, return_type=tuple[RenderedFinding, ...])
]
"""Findings without a language, which JSON has in the one that is asked for."""


@dataclass(frozen=True, slots=True)
class ReadProponent:
    name: str
    type: str  # government, organization, person
    iso: str | None  # ISO 3166-1 alpha-2; governments only
    page: int | None = None
    paragraph: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ReadSection:
    id: str  # of the form's section; "" for one the form does not know
    heading: str  # as it stands in the file, numbering included
    language: str
    text: str
    page: int | None
    paragraph: int | None  # of the heading; of the first body paragraph where there is none
    also: tuple[str, ...] = ()  # further section ids that a merged heading covers


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """Where a section may stand."""

    heading: str  # as it stands in the file; "" for text without one, and for an unread page
    page: int | None  # 1-based; null for Word
    paragraph: int | None  # 1-based, counted through the whole body; null for an unread page


@dataclass(frozen=True, slots=True)
class UndeterminedSection:
    """A section not found under a heading known here, which is not to say that it is missing."""

    section: str  # id of the form's section
    candidates: tuple[ReadPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadListing:
    appendix: str  # "I" or "II"
    taxon: str
    annotation: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class ReadCandidate:
    taxon: str
    score: Score
    why: str


@dataclass(frozen=True, slots=True)
class ReadTaxon:
    written: str
    scientific_name: str  # the name in the Appendices where there is a match, else as written
    rank: str | None
    appendices: tuple[str, ...]
    listings: tuple[ReadListing, ...]
    method: str
    score: Score
    role: str  # target, excluded, look_alike, beneficiary or mentioned
    section: str
    page: int | None
    edition: str
    candidates: tuple[ReadCandidate, ...] = ()
    paragraph: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ReadRangeState:
    iso: str
    name: str  # in English
    is_party: bool | None  # on the day of receipt, else today; null where it cannot be told
    page: int | None
    paragraph: int | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class ReadState:
    iso: str | None  # null for a group of States, which is not resolved
    name: str  # in English; of a group as written
    role: str  # range, extinct, vagrant, outside, consulted; unresolved for a group
    words: str  # the sentence that says so
    territory_of: str | None = None  # ISO code of the State that answers for a territory
    page: int | None = None
    paragraph: int | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class ReadActivity:
    activity: str
    outcome: str
    timeframe: str
    responsibility: str
    funding: str
    page: int | None = None
    paragraph: int | None = None
    progress: str = ""  # reports only: what has become of it


MEMBERS: Mapping[str, Any] = {  # the lists whose members stand for themselves
    "proponents": ReadProponent,
    "taxa": ReadTaxon,
    "range_states": ReadRangeState,
    "states_named": ReadState,
    "activities": ReadActivity,
}
KEYS = {
    "proponents": "name",
    "taxa": "written",
    "range_states": "iso",
    "states_named": "name",
    "activities": "activity",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One file. When `problem` is not null every list is empty."""

    file: str
    sha256: str | None  # null only where there are no bytes to hash
    problem: str | None  # why the file could not be read, and what to do next
    problem_state: str | None = None  # stable name of that problem, as in extractors.errors
    kind: str | None = None
    kinds: tuple[str, ...] = ()  # more than one for a file that is two of them at once
    kind_reasons: tuple[str, ...] = ()  # one per kind
    language: str | None = None
    pages: int | None = None  # null for Word
    scanned: bool = False
    unread_pages: tuple[int, ...] = ()  # 1-based; pictures nobody has read
    symbol: str | None = None
    meeting: str | None = None  # as the document says
    document_date: str | None = None  # ISO; day of issue, never of receipt
    agenda_item: str | None = None
    original_language: str | None = None
    title: str | None = None
    received: str | None = None  # ISO; null when the day is not known
    received_at: str | None = None  # the moment, ISO with its zone; null when not known
    concerted_action: str | None = None
    proposed_future: str | None = None
    template: str | None = None  # "proposal COP14"; null for kinds without a form
    edition: str | None = None  # of the Appendices it was held against
    came_in: str | None = None  # name of the message or zip file that brought it
    came_in_sha256: str | None = None
    suggested_received: str | None = None  # ISO; read from that message, until a person confirms
    suggested_received_at: str | None = None  # the moment; null where it says none
    suggested_source: str | None = None  # the words of the message it comes from
    program: str = ""  # version of this program that read it
    proponents: tuple[ReadProponent, ...] = ()
    sections: tuple[ReadSection, ...] = ()
    notes: tuple[str, ...] = ()  # footnotes and endnotes, which stand in no section
    margins: tuple[str, ...] = ()  # running headers and footers, each once; no part of the text
    missing_sections: tuple[str, ...] = ()
    empty_sections: tuple[str, ...] = ()
    guidance_left_in: tuple[str, ...] = ()
    undetermined_sections: tuple[UndeterminedSection, ...] = ()  # none of `missing_sections`
    taxa: tuple[ReadTaxon, ...] = ()
    range_states: tuple[ReadRangeState, ...] = ()
    states_named: tuple[ReadState, ...] = ()  # all, whatever is said of them
    activities: tuple[ReadActivity, ...] = ()
    findings: Findings = ()


def reading_json(reading: Reading, language: str = "en") -> dict[str, Any]:
    """A reading made of JSON types, its findings and its problem in one language."""
    given: dict[str, Any] = _adapter(Reading).dump_python(
        reading, mode="json", context={"language": language}
    )
    for activity in given["activities"]:
        activity["funding_amounts"] = read_funding(activity["funding"])._asdict()
    if reading.problem is not None:
        state = reading.problem_state or ""
        given["problem"] = problem(reading.file, state, reading.problem, language)
    return given


def reading_from(values: Mapping[str, Any]) -> Reading:
    """A reading from its JSON values, but for its findings, which are typed already.

    Raises ValueError for what makes none.
    """
    reading: Reading = _adapter(Reading).validate_python(values)
    return reading


def member_from(field: str, value: Mapping[str, Any]) -> Any:
    """One member of a list of `MEMBERS`, from its JSON object.

    Raises ValueError for an object without what the member needs, or with something else.
    """
    kind = MEMBERS[field]
    if strange := value.keys() - {part.name for part in fields(kind)}:
        raise ValueError(f"{field} have no {min(strange)}")
    return _adapter(kind).validate_python(value)


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
