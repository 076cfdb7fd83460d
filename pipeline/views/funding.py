"""The stable JSON of `concerted funding --json`: add fields, never rename or remove."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reports.funding import FundedActivity, Grouping, funding_sums
from pipeline.reports.funding import FundingSum as FundingLine

__all__ = ["FundingAnswer", "FundingLine", "answer_funding"]


@dataclass(frozen=True, slots=True)
class ActivityFunding:
    """An activity with its figures, and the words they were read from."""

    number: str
    title: str
    proposal: bool
    activity: str
    states: tuple[str, ...]  # ISO codes of those its responsibility names
    years: str
    currency: str | None  # null: no sum is sure
    needed: float | None
    secured: float | None
    gap: float | None
    words: str


@dataclass(frozen=True, slots=True)
class FundingAnswer:
    """Every activity, and the sums."""

    by: str  # action, state or year: what the sums are made by
    sums: tuple[FundingLine, ...]
    activities: tuple[ActivityFunding, ...]


def answer_funding(activities: Sequence[FundedActivity], by: Grouping) -> FundingAnswer:
    lines = tuple(
        ActivityFunding(
            *(a.number, a.title, a.proposal, a.activity, a.states, a.years),
            **a.funding._asdict(),
        )
        for a in activities
    )
    return FundingAnswer(by.value, funding_sums(activities, by), lines)
