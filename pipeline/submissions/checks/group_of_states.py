"""The geographical range counts in a group of States without saying which they are."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.range_states import UNRESOLVED

RULE = Rule(
    code="RNG002",
    severity=Severity.NOTE,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(2) and 4(1)",
    message="“{words}” refers to several States; only those named individually were counted.",
    advice="Check whether the section names them all; if not, ask for the list.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per wording."""
    if not dossier.is_proposal:
        return
    for state in dossier.proposal.states_named:
        if state.value.role == UNRESOLVED:
            facts: dict[str, Fact] = {"words": state.value.written}
            yield Finding(RULE, facts, state.evidence, {"section": "geographical_range"})
