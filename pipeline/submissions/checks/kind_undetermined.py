"""A file that speaks of a Concerted Action does not say what it is."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DOC010",
    severity=Severity.CHECK,
    basis="Practice of the Secretariat: what cannot be determined is left to the Secretariat",
    message="It cannot be determined whether this is a proposal, a report or another document.",
    advice="Examine the first page and correct the kind; its sections are not checked until then.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """Never beside DOC001, which says that a file is something else."""
    if not dossier.is_submission and not dossier.kinds[0].sure:
        yield Finding(RULE)
