"""The kinds of documents, and a guess at one."""

from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Paragraph


class Kind(StrEnum):
    PROPOSAL = "proposal"
    EXTENSION_PROPOSAL = "extension_proposal"
    PROGRESS_REPORT = "progress_report"
    ADOPTED_ACTION = "adopted_action"
    LISTING_PROPOSAL = "listing_proposal"
    OTHER = "other"


SUBMISSIONS = frozenset({Kind.PROPOSAL, Kind.EXTENSION_PROPOSAL, Kind.PROGRESS_REPORT})
"""The kinds that a proponent submits under Resolution 12.28."""


@dataclass(frozen=True, slots=True)
class KindGuess:
    """One kind with the words that say so."""

    kind: Kind
    reason: str  # plain English: "the title says “report on the implementation”"
    evidence: tuple[Paragraph, ...] = ()  # empty when the reason is that something is absent
    sure: bool = True  # False: no line says what it is, and that it is something else is not said
