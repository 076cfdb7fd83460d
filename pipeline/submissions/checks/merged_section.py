"""One heading stands for several sections of the form."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import About, Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="SEC005",
    severity=Severity.NOTE,
    basis="Resolution 12.28 (Rev.COP14), Annex 2",
    message="“{heading}” combines two sections of the template: “{first}” and “{second}”.",
    advice="Check that the text covers what both sections ask for.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per heading that covers more than one section."""
    if dossier.template is None:
        return
    for section in dossier.sections:
        if section.heading is not None and len(section.ids) > 1:
            first, *_, last = (dossier.template.section(id_).titles for id_ in section.ids)
            facts: dict[str, Fact] = {
                "heading": section.heading.text.strip(),
                "first": first,
                "second": last,
            }
            about: About = {"section": section.id, "under": [section.heading.text.strip()]}
            yield Finding(RULE, facts, quotes((section.heading,)), about)
