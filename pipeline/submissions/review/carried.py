"""What people said of an earlier version, and what of it holds for this one.

A waiver is carried over where the very finding stands again, a correction where the value was
read the same way again: a later version is the same submission, and nobody is asked twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.review.review_paths import value_at
from pipeline.submissions.summary import Reading

OF_THE_FILE = ("received", "language", "kind", "symbol", "meeting")  # a version has its own
PLACES = frozenset({"page", "paragraph", "quote"})  # where a value stands: another in each version


@dataclass(frozen=True, slots=True)
class CarriedDecision:
    """What a person said of an earlier version."""

    decision: ReviewDecision
    sha256: str  # of that version
    file: str  # its name


def holding(
    carried: Sequence[CarriedDecision], summary: Reading, facts: Sequence[Any]
) -> tuple[CarriedDecision, ...]:
    """Those that hold for this version as well; `facts` are those of each of its findings."""
    return tuple(carry for carry in carried if _holds(carry.decision, summary, facts))


def described(carried: Sequence[CarriedDecision]) -> str:
    """In a few words what was carried over, and who said it: "SEC001 (Ana), title (Ben)"."""
    return ", ".join(dict.fromkeys(_words(carried)))


def _words(carried: Sequence[CarriedDecision]) -> Iterator[str]:
    for carry in carried:
        if carry.decision.verb in (ReviewAction.WAIVE, ReviewAction.CORRECT):
            yield f"{carry.decision.path} ({carry.decision.by})"


def _holds(decision: ReviewDecision, summary: Reading, facts: Sequence[Any]) -> bool:
    if decision.verb in (ReviewAction.WAIVE, ReviewAction.WITHDRAW):
        codes = [finding.code for finding in summary.findings]
        found = list(zip(codes, facts, strict=True))
        return any((decision.path, fact) in found for fact in decision.before)
    field = decision.path.partition("/")[0]
    if decision.verb is not ReviewAction.CORRECT or field in (*OF_THE_FILE, "sections"):
        return False
    return bool(_bare(value_at(summary, decision.path)) == _bare(decision.before))


def _bare(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: part for name, part in value.items() if name not in PLACES}
