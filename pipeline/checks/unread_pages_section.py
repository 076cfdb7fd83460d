"""A section was not found, but some pages are pictures that nobody has read."""

from collections.abc import Iterator

from pipeline.dossier import Dossier, Fill
from pipeline.findings import Fact, Finding, Rule, Severity, numbered

RULE = Rule(
    code="SEC007",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message=(
        "The section “{heading}” was not found, but pages that could hold it are images"
        " (page {pages}): cannot tell whether it is missing."
    ),
    advice="Look at these pages, or ask for the Word file.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per section that could stand on an unread page: never "missing" there."""
    if dossier.template is None:
        return
    pages = numbered(dossier.unread_pages)
    for id_, state in dossier.states.items():
        if state.fill is Fill.UNDETERMINED:
            facts: dict[str, Fact] = {
                "heading": dossier.template.section(id_).titles,
                "pages": pages,
            }
            yield Finding(RULE, facts)
