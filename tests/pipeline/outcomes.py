"""Outcomes for tests: what a reader might have said about a file that nobody has to read."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from extractors.document import BBox, Location
from pipeline.submissions.findings import Evidence, Finding, Rule, Severity
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import (
    ReadActivity,
    ReadCandidate,
    Reading,
    ReadListing,
    ReadProponent,
    ReadRangeState,
    ReadSection,
    ReadTaxon,
)

RULE = Rule("SEC999", Severity.CHECK, "Step 1(3)", "“{heading}” of {day} is odd.", "Ask.")
SAIGA = ReadTaxon(
    written="Saiga tartarica",
    scientific_name="Saiga tatarica",
    rank="species",
    appendices=("II",),
    listings=(ReadListing("II", "Saiga tatarica", "", verified=True),),
    method="spelling",
    score=96.5,
    role="target",
    section="target_taxa",
    page=1,
    edition="COP99",
    candidates=(ReadCandidate("Saiga tatarica", 96.5, "spelling"),),
    paragraph=4,
    quote="Saiga tartarica, in Ruritania",
)
FINDING = Finding(
    RULE,
    {"heading": {"en": "Timeframe", "fr": "Calendrier"}, "day": "1 February 2030", "count": 3},
    (Evidence("2030-2033", Location(7, 2, 1, (2, 3), BBox(1, 2, 3, 4.5))),),
    {"section": "timeframe", "under": ["Timeframe"]},
)
ANSWERED = Reading(
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
    proponents=(ReadProponent("Government of Ruritania", "government", None, 1, 2, "Ruritania"),),
    sections=(
        ReadSection("", "", "", "before the first heading", 1, 1),
        ReadSection("timeframe", "Timeframe", "en", "2030-2033", 2, 7, ("activities",)),
    ),
    missing_sections=("relevance",),
    taxa=(SAIGA,),
    range_states=(
        ReadRangeState("MN", "Mongolia", True, 1, 5, "Mongolia"),
        ReadRangeState("KZ", "Kazakhstan", True, 1, 5, "Kazakhstan"),
    ),
    activities=(ReadActivity("Count them", "A number", "2031", "Ruritania", "", 3, 9),),
    findings=(FINDING,),
)


def outcome(content: bytes = b"a saiga proposal", **changes: Any) -> ExaminationResult:
    """What was read from a file of these bytes; `changes` are fields of its summary."""
    summary = replace(ANSWERED, sha256=sha256(content).hexdigest(), **changes)
    return ExaminationResult(summary)


def unreadable(content: bytes = b"a saiga proposal") -> ExaminationResult:
    """What is said of a file that does not open."""
    summary = Reading(
        file="saiga.docx",
        sha256=sha256(content).hexdigest(),
        problem="saiga.docx is damaged and cannot be opened. Ask the proponent to send it again.",
        problem_state="broken",
        program="1.0",
    )
    return ExaminationResult(summary, detail="Traceback: no central directory")
