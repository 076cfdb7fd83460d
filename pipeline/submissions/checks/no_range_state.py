"""The geographical range names no State."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="RNG001",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(2) and 4(1)",
    message="No Range State was recognised in the section on the geographical range.",
    advice="The COP decides on “the list of range States concerned”: ask which States these are.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Silent where the section is missing or empty, and where it names States with a word to the
    contrary: whether they are Range States all the same is for a person to read.
    """
    text = dossier.own_text("geographical_range") if dossier.is_proposal else ""
    named = any(state.value.iso for state in dossier.proposal.states_named)
    if text.strip() and not dossier.proposal.range_states and not named:
        evidence = quotes(dossier.body("geographical_range")[:1])
        yield Finding(RULE, {}, evidence, {"section": "geographical_range"})
