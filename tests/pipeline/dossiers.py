"""A complete dossier, in time, on which every check is silent; tests take something away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.document import Document, OpenChanges, PageState
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.examine import open_dossier
from pipeline.submissions.taxa.name_lists import word_lists
from tests.builders import Rows, sketch

TITLE = (
    "PROPOSAL FOR A CONCERTED ACTION FOR THE GREAT BUSTARD (Otis tarda) ALREADY LISTED ON"
    " APPENDICES I AND II OF THE CONVENTION"
)
HEADER = f"""
UNEP/CMS/COP99/Doc.28.2.1
1 January 2030
Original: English
99th MEETING OF THE CONFERENCE OF THE PARTIES
Strelsau, Ruritania, 1 - 6 July 2030
Agenda Item 28.2
{TITLE}
Summary:
The Government of Mongolia has submitted the attached proposal for a Concerted Action for the
Great Bustard (Otis tarda) in accordance with the process elaborated in Resolution 12.28.
"""
SECTIONS = {
    "Proponent(s)": "Government of Mongolia",
    "Target species, lower taxon or population, or group of taxa with needs in common": (
        "Otis tarda Linnaeus, 1758: Great Bustard; Grande Outarde; Avutarda común. Listed in"
        " Appendices I and II."
    ),
    "Geographical range": "The birds of Asia breed in Mongolia and winter in China.",
    "Summary of activities": "Flyways are mapped and power lines are marked.",
    "Associated benefits": "Other birds of the steppe gain from marked power lines.",
    "Timeframe": "2031 to 2034.",
    "Relationship to other CMS actions": "The work follows the plan for birds of the steppe.",
    "Conservation priority": "The population of Asia is small and falls.",
    "Relevance": "The birds cross borders twice a year.",
    "Absence of better remedies": "No other instrument covers the population of Asia.",
    "Readiness and feasibility": "A team is ready and half of the money is there.",
    "Likelihood of success": "Marked lines killed fewer birds in earlier work.",
    "Magnitude of likely impact": "Two States and a thousand birds.",
    "Cost-effectiveness": "One kilometre of marked line costs as much as a month of counts.",
    "Consultations planned / undertaken": "The Government of China was consulted and agrees.",
}
LAST = "Activities and expected outcomes"
TABLE: Rows = [
    ["Activity", "Outputs/Outcomes", "Timeframe", "Responsibility", "Funding"],
    ["Map the flyways", "A map", "2031", "Government of Mongolia", "Secured"],
    ["Mark the power lines", "Fewer deaths", "2034", "Government of China", "Sought"],
]
DEADLINE = date(2030, 2, 1)


def meeting(
    id_: str = "COP99", deadline: date | None = DEADLINE, basis: Basis = Basis.PUBLISHED
) -> Meeting:
    """An invented meeting with one deadline for everything, or none."""
    kinds = (DeadlineKind.PROPOSAL, DeadlineKind.COP_REPORT)
    deadlines = tuple(Deadline(kind, deadline, basis, "a test") for kind in kinds if deadline)
    return Meeting(id_, date(2030, 7, 1), date(2030, 7, 6), "Strelsau", "a test", deadlines)


def text(header: str = HEADER, without: Sequence[str] = (), **changed: str) -> str:
    """The complete text; `changed` maps the first word of a heading, in small letters, to a new
    body, "" for none. `without` names headings to leave out by their first word."""
    lines = [" ".join(header.split("\n\n"))]
    for heading, body in SECTIONS.items():
        key = heading.split()[0].split("(")[0].split("-")[0].lower()
        if key not in without:
            lines += [heading, changed.get(key, body)]
    return "\n".join(lines)


def submission(
    words: str | None = None, table: Rows | None = TABLE, pages: tuple[PageState, ...] = ()
) -> Document:
    """The complete submission, or one with other words or another table; None for no table."""
    parts: list[str | Rows] = [text() if words is None else words]
    if table is not None:
        parts += [LAST, table]
    document = sketch(*parts)
    return replace(document, pages=pages)


def dossier(
    document: Document | None = None,
    received: date | None = date(2030, 1, 31),
    held_for: Meeting | None = None,
) -> Dossier:
    """Complete and in time, unless the test says otherwise."""
    held_for = held_for or meeting()
    lists = word_lists(held_for.opens)
    return open_dossier(document or submission(), held_for, received, lists)


def with_changes(document: Document, insertions: int, deletions: int) -> Document:
    """The document with tracked changes that are still open."""
    return replace(document, changes=OpenChanges(insertions, deletions))
