"""The file is not something a proponent submits under Resolution 12.28."""

from collections.abc import Iterator

from extractors.forms.kind import Kind
from pipeline.i18n import LANGUAGES, Fact, sentence
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="DOC001",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1, 5 and 6",
    message="This document is not a Concerted Action submission but {kind}: {reason}.",
    advice="Pass it on to whoever handles such documents; its sections were not checked.",
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
    """One finding, with the reason for the answer; none where the kind could not be told."""
    guess = dossier.kinds[0]
    if not dossier.is_submission and guess.sure:
        reason = {language: sentence(guess.reason, language) for language in LANGUAGES}
        facts: dict[str, Fact] = {"kind": KINDS[guess.kind], "reason": reason}
        yield Finding(RULE, facts, quotes(guess.evidence))
