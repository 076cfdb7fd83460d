"""Outcomes for tests: what a reader might have said about a file that nobody has to read."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from extractors.document import BBox, Location
from pipeline.findings import Evidence, Finding, Rule, Severity
from pipeline.outcome import Outcome
from pipeline.summary import (
    ActivitySummary,
    CandidateSummary,
    EvidenceSummary,
    FileSummary,
    FindingSummary,
    ListingSummary,
    ProponentSummary,
    RangeStateSummary,
    SectionSummary,
    TaxonSummary,
)

RULE = Rule("SEC999", Severity.CHECK, "Step 1(3)", "“{heading}” of {day} is odd.", "Ask.")
SAIGA = TaxonSummary(
    written="Saiga tartarica",
    scientific_name="Saiga tatarica",
    rank="species",
    appendices=("II",),
    listings=(ListingSummary("II", "Saiga tatarica", "", verified=True),),
    method="spelling",
    score=96.5,
    role="target",
    section="target_taxa",
    page=1,
    edition="COP99",
    candidates=(CandidateSummary("Saiga tatarica", 96.5, "spelling"),),
    paragraph=4,
    quote="Saiga tartarica, in Ruritania",
)
ANSWERED = FileSummary(
    file="saiga.docx",
    sha256=None,
    problem=None,
    kind="proposal",
    kinds=("proposal",),
    kind_reasons=("the title says “proposal”",),
    language="en",
    pages=3,
    symbol="UNEP/CMS/COP99/Doc.28.2.1",
    meeting="COP99",
    document_date="2030-01-02",
    title="PROPOSAL FOR A CONCERTED ACTION FOR THE SAIGA",
    received="2030-01-03",
    template="proposal COP14",
    edition="COP99",
    program="1.0",
    proponents=(
        ProponentSummary("Government of Ruritania", "government", None, 1, 2, "Ruritania"),
    ),
    sections=(
        SectionSummary("", "", "", "before the first heading", 1, 1),
        SectionSummary("timeframe", "Timeframe", "en", "2030-2033", 2, 7, ("activities",)),
    ),
    missing_sections=("relevance",),
    taxa=(SAIGA,),
    range_states=(
        RangeStateSummary("MN", "Mongolia", True, 1, 5, "Mongolia"),
        RangeStateSummary("KZ", "Kazakhstan", True, 1, 5, "Kazakhstan"),
    ),
    activities=(ActivitySummary("Count them", "A number", "2031", "Ruritania", "", 3, 9),),
    findings=(
        FindingSummary(
            "SEC999",
            "CHECK",
            "“Timeframe” of 1 February 2030 is odd.",
            "Step 1(3)",
            "Ask.",
            (EvidenceSummary("2030-2033", 2, 7),),
        ),
    ),
)
FINDING = Finding(
    RULE,
    {"heading": {"en": "Timeframe", "fr": "Calendrier"}, "day": "1 February 2030", "count": 3},
    (Evidence("2030-2033", Location(7, 2, 1, (2, 3), BBox(1, 2, 3, 4.5))),),
)


def outcome(content: bytes = b"a saiga proposal", **changes: Any) -> Outcome:
    """What was read from a file of these bytes; `changes` are fields of its summary."""
    summary = replace(ANSWERED, sha256=sha256(content).hexdigest(), **changes)
    return Outcome(summary, (FINDING,) if summary.findings else ())


def unreadable(content: bytes = b"a saiga proposal") -> Outcome:
    """What is said of a file that does not open."""
    summary = FileSummary(
        file="saiga.docx",
        sha256=sha256(content).hexdigest(),
        problem="saiga.docx is damaged and does not open. Ask the proponent to send it again.",
        problem_state="broken",
        program="1.0",
    )
    return Outcome(summary, detail="Traceback: no central directory")
