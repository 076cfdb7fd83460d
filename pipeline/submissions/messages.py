"""The sentences of a finding, and of a file that could not be read, in one language."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.errors import LinkInstead
from pipeline.i18n import say, words
from pipeline.submissions.findings import About, Finding


@dataclass(frozen=True, slots=True)
class RenderedEvidence:
    quote: str
    page: int | None  # 1-based; null for Word
    paragraph: int  # 1-based, counted through the whole body


@dataclass(frozen=True, slots=True)
class RenderedFinding:
    """A finding in the words of one language."""

    code: str
    severity: str  # MUST_FIX, CHECK or NOTE
    message: str
    basis: str
    advice: str
    evidence: tuple[RenderedEvidence, ...] = ()
    about: About | None = None  # what it speaks of; null: the file as a whole


def rendered(findings: Iterable[Finding], language: str = "en") -> tuple[RenderedFinding, ...]:
    """The findings in the words of one language."""
    return tuple(
        RenderedFinding(
            code=finding.code,
            severity=finding.severity.value,
            message=message(finding, language),
            basis=basis(finding, language),
            advice=advice(finding, language),
            evidence=tuple(
                RenderedEvidence(
                    evidence.quote, evidence.location.page, evidence.location.paragraph
                )
                for evidence in finding.evidence
            ),
            about=finding.about,
        )
        for finding in findings
    )


def message(finding: Finding, language: str = "en") -> str:
    """The sentence of a finding."""
    table = words(language)
    wording = table.messages.get(finding.rule.code, finding.rule.message)
    return wording.format_map({name: say(fact, table) for name, fact in finding.facts.items()})


def advice(finding: Finding, language: str = "en") -> str:
    """What to do next about a finding."""
    return words(language).advice.get(finding.rule.code, finding.rule.advice)


def basis(finding: Finding, language: str = "en") -> str:
    """Where the rule of a finding comes from."""
    return words(language).basis.get(finding.rule.code, finding.rule.basis)


def problem(file: str, state: str, english: str, language: str = "en") -> str:
    """Why a file could not be read, and what to do next.

    `state` is that of the error in `extractors.errors`, `english` its own sentence.
    """
    table = words(language)
    if state not in table.problems:
        return english
    sentence = f"{table.problems[state]}. {table.remedies[state]}"
    if state == LinkInstead.state:
        facts = LinkInstead.facts_in(english)
        return f"{file} {sentence.format_map(facts)}" if facts else english
    return f"{file} {sentence}"
