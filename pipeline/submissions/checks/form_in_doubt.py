"""So few sections of the form were found that of none it can be said that it is missing."""

from collections.abc import Iterator

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="SEC011",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message=(
        "Only {found} of the {required} sections of the template were recognised: it cannot be"
        " determined which are missing."
    ),
    advice=(
        "See whether the kind of document is right and which sections its text holds; place their"
        " headings by hand (`concerted correct`), or ask for the text in the template of Annex 2."
    ),
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding on the whole file."""
    in_doubt = [state for state in dossier.states.values() if state.form_in_doubt]
    if in_doubt:
        required = len(dossier.states)
        yield Finding(RULE, {"found": required - len(in_doubt), "required": required})
