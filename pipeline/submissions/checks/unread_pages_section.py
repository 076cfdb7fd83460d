"""A section was not found, but some pages are pictures that nobody has read."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier, SectionStatus
from pipeline.submissions.findings import Finding, Rule, Severity, format_page_ranges

RULE = Rule(
    code="SEC007",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message=(
        "The section “{heading}” was not found, but may be on pages that are images and could"
        " not be read (page {pages}): it cannot be determined whether it is missing."
    ),
    advice="Examine these pages, or ask for the Word file.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per section that could stand on an unread page and nowhere else."""
    if dossier.template is None or not dossier.unread_pages:
        return
    pages = format_page_ranges(dossier.unread_pages)
    for id_, state in dossier.states.items():
        if state.fill is SectionStatus.UNDETERMINED and not (state.places or state.form_in_doubt):
            facts: dict[str, Fact] = {
                "heading": dossier.template.section(id_).titles,
                "pages": pages,
            }
            yield Finding(RULE, facts, about={"section": id_})
