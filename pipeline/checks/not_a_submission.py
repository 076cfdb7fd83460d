"""The file is not something a proponent submits under Resolution 12.28."""

from collections.abc import Iterator

from extractors.kinds import Kind
from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from pipeline.provenance import quotes

RULE = Rule(
    code="DOC001",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1, 5 and 6",
    message="This is not a Concerted Action submission but {kind}: {reason}.",
    advice="Hand it to whoever deals with such papers; no section was looked for.",
)
KINDS = {
    Kind.ADOPTED_ACTION: {
        "en": "an adopted Concerted Action",
        "fr": "une action concertée adoptée",
        "es": "una acción concertada adoptada",
    },
    Kind.LISTING_PROPOSAL: {
        "en": "a proposal to amend the Appendices",
        "fr": "une proposition d’amendement des Annexes",
        "es": "una propuesta de enmienda de los Apéndices",
    },
    Kind.OTHER: {"en": "another document", "fr": "un autre document", "es": "otro documento"},
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding, with the reason for the answer."""
    if not dossier.is_submission:
        guess = dossier.kinds[0]
        facts: dict[str, Fact] = {"kind": KINDS[guess.kind], "reason": guess.reason.rstrip(".")}
        yield Finding(RULE, facts, quotes(guess.evidence))
