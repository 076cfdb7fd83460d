"""What we say about one file: the stable JSON of `concerted check --json`.

The field names are a promise to people who script against them: add, never rename or remove.
`concerted schema` is generated from these types.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    quote: str
    page: int | None  # 1-based; null for Word
    paragraph: int  # 1-based, counted through the whole body


@dataclass(frozen=True, slots=True)
class FindingSummary:
    code: str
    severity: str  # MUST_FIX, CHECK or NOTE
    message: str  # in the language asked for
    basis: str
    advice: str
    evidence: tuple[EvidenceSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class ProponentSummary:
    name: str
    type: str  # government, organization, person
    iso: str | None  # ISO 3166-1 alpha-2; governments only
    page: int | None = None
    paragraph: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class SectionSummary:
    id: str  # of the form's section; "" for one the form does not know
    heading: str  # as it stands in the file, numbering included
    language: str
    text: str
    page: int | None
    paragraph: int | None  # of the heading; of the first body paragraph where there is none
    also: tuple[str, ...] = ()  # further section ids that a merged heading covers


@dataclass(frozen=True, slots=True)
class ListingSummary:
    appendix: str  # "I" or "II"
    taxon: str
    annotation: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class CandidateSummary:
    taxon: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class TaxonSummary:
    written: str
    scientific_name: str  # the name in the Appendices where there is a match, else as written
    rank: str | None
    appendices: tuple[str, ...]
    listings: tuple[ListingSummary, ...]
    method: str
    score: float
    role: str  # target or mentioned
    section: str
    page: int | None
    edition: str
    candidates: tuple[CandidateSummary, ...] = ()
    paragraph: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class RangeStateSummary:
    iso: str
    name: str  # in English
    is_party: bool | None  # on the day of receipt, else today; null where it cannot be told
    page: int | None
    paragraph: int | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class ActivitySummary:
    activity: str
    outcome: str
    timeframe: str
    responsibility: str
    funding: str
    page: int | None = None
    paragraph: int | None = None
    progress: str = ""  # reports only: what has become of it


@dataclass(frozen=True, slots=True)
class FileSummary:
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
    concerted_action: str | None = None
    proposed_future: str | None = None
    template: str | None = None  # "proposal COP14"; null for kinds without a form
    edition: str | None = None  # of the Appendices it was held against
    came_in: str | None = None  # name of the message or zip file that brought it
    came_in_sha256: str | None = None
    suggested_received: str | None = None  # ISO; read from that message, until a person confirms
    suggested_source: str | None = None  # the words of the message it comes from
    program: str = ""  # version of this program that read it
    proponents: tuple[ProponentSummary, ...] = ()
    sections: tuple[SectionSummary, ...] = ()
    notes: tuple[str, ...] = ()  # footnotes and endnotes, which stand in no section
    margins: tuple[str, ...] = ()  # running headers and footers, each once; no part of the text
    missing_sections: tuple[str, ...] = ()
    empty_sections: tuple[str, ...] = ()
    guidance_left_in: tuple[str, ...] = ()
    undetermined_sections: tuple[str, ...] = ()  # could stand on pages nobody has read
    taxa: tuple[TaxonSummary, ...] = ()
    range_states: tuple[RangeStateSummary, ...] = ()
    activities: tuple[ActivitySummary, ...] = ()
    findings: tuple[FindingSummary, ...] = field(default_factory=tuple)
