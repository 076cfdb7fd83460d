"""Meetings and the deadlines that bind what is sent to them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    PROPOSAL = "proposal"  # Annex 1, Step 1(1): as for listing proposals
    COP_REPORT = "cop_report"  # Step 5(3): as for listing proposals
    COUNCIL_REPORT = "council_report"  # Step 5(1), paragraph 4: no number of days is given
    SCIENTIFIC_DOCUMENT = "scientific_document"  # Step 6(1)
    OTHER_DOCUMENT = "other_document"
    NATIONAL_REPORT = "national_report"


class Basis(StrEnum):
    PUBLISHED = "published"  # a notification gives the day: it stands
    COMPUTED = "computed"  # 150 days before the opening, Article XI(3)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, included, in Bonn; one version of it."""

    kind: DeadlineKind
    day: date
    basis: Basis
    source: str
    published: date | None = None  # when this version became known; None: not known, the first


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the Conference of the Parties or of the Scientific Council."""

    id: str  # "COP15", "ScC-SC7"
    opens: date
    closes: date
    place: str
    source: str
    deadlines: tuple[Deadline, ...]  # every version of every kind, oldest first

    def deadline(self, kind: DeadlineKind, on: date | None = None) -> Deadline | None:
        """The version in force on day `on` (the newest when None); None where none is known."""
        versions = [deadline for deadline in self.deadlines if deadline.kind is kind]
        known = [
            version
            for version in versions
            if on is None or version.published is None or version.published <= on
        ]
        return known[-1] if known else None
