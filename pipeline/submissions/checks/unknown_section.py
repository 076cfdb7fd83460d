"""A heading that the form does not have."""

from collections.abc import Iterator
from itertools import dropwhile

from extractors.forms.back_matter import is_back_matter
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import About, Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="SEC004",
    severity=Severity.NOTE,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Step 1(3), and Annex 2",
    message="“{heading}” is not a section of the template.",
    advice="No action needed, unless its text belongs under one of the template's headings.",
)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per unknown heading; silent where no official form says which there are.

    Silent too on the first page, on references, annexes and the like, and on a heading that
    another finding names as the place of a section.
    """
    if dossier.template is None or not dossier.template.required or not dossier.is_submission:
        return
    named = {place.location for state in dossier.states.values() for place in state.places}
    for section in dropwhile(lambda part: not part.ids, dossier.sections):
        if section.heading is None or section.ids or section.heading.location in named:
            continue
        heading = section.heading.text.strip()
        if not is_back_matter(heading):
            about: About = {"section": "", "under": [heading]}
            yield Finding(RULE, {"heading": heading}, quotes((section.heading,)), about)
