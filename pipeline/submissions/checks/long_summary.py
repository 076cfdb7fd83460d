"""A section is much longer than the number of words the form wishes for."""

from collections.abc import Iterator

from pipeline.i18n import Fact
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity
from pipeline.submissions.provenance import quotes

RULE = Rule(
    code="SEC006",
    severity=Severity.NOTE,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Summary of activities (“approx. 200 words”)",
    message="“{heading}” has {words} words; the template asks for about {about}.",
    advice=(
        "If it is to be printed as a summary, ask for a shorter text; the length is not forbidden."
    ),
)
MUCH_LONGER = 1.5  # times the wish: "approx." leaves room, a half as much again is beyond it


def check(dossier: Dossier) -> Iterator[Finding]:
    """A NOTE because the form says "approx."; a merged heading is no summary alone."""
    if dossier.template is None:
        return
    merged = {id_ for section in dossier.sections if section.also for id_ in section.ids}
    for wanted in dossier.template.sections:
        words = len(dossier.own_text(wanted.id).split())
        if wanted.about_words is None or wanted.id in merged:
            continue
        if words > wanted.about_words * MUCH_LONGER:
            facts: dict[str, Fact] = {
                "heading": wanted.titles,
                "words": words,
                "about": wanted.about_words,
            }
            evidence = quotes(dossier.states[wanted.id].headings)
            yield Finding(RULE, facts, evidence, {"section": wanted.id})
