"""A later version of a document came on another day than the first."""

from collections.abc import Iterator
from datetime import date

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DUE003",
    severity=Severity.NOTE,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(1), 5(3) and 6(1)",
    message="This version was received on {received}; the first version was received on {first}.",
    advice="Whether the submission is late rests on the day the first version was received.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Says nothing of a file by itself: the register knows its versions, and says it on intake."""
    yield from ()


def later_finding(received: date, first: date) -> Finding:
    """That a version came on `received`, and the first one on `first`."""
    return Finding(RULE, {"received": received, "first": first})
