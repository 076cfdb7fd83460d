"""No column of the table of activities was recognised as one that the form asks for."""

from collections.abc import Iterator

from pipeline.submissions.activity_cells import REQUIRED_CELLS, cells_in_words
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="ACT003",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Activities and expected outcomes",
    message="No column of the table of activities was recognised for: {cells}.",
    advice="Check whether the column has another name; if not, ask the proponent to add it.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for the whole table, with its first row."""
    rows = [row for row in dossier.proposal.activities if not row.value.progress]
    if not dossier.is_proposal or not rows:
        return
    lacking = [name for name in REQUIRED_CELLS if all(name in r.value.no_place_for for r in rows)]
    if lacking:
        yield Finding(RULE, {"cells": cells_in_words(lacking)}, rows[0].evidence)
