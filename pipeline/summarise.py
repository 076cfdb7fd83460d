"""From a dossier and its findings to the stable JSON of one file."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from extractors.document import Document, PageState, Paragraph
from extractors.errors import ExtractionError
from extractors.fields.states import state_name
from extractors.fields.values import ActivityRow, Proponent, StateMention
from extractors.sections import Section
from pipeline.dossier import Dossier, Fill, pages_in
from pipeline.findings import Evidence, Finding
from pipeline.languages import advice, basis, message, problem
from pipeline.outcome import Outcome
from pipeline.parties import is_party
from pipeline.proposal import Taxon
from pipeline.provenance import Sourced
from pipeline.summary import (
    ActivitySummary,
    CandidateSummary,
    EvidenceSummary,
    FileSummary,
    FindingSummary,
    ListingSummary,
    ProponentSummary,
    RangeStateSummary,
    SectionSummary,
    TaxonSummary,
)

PROGRAM = f"concerted {version('concerted')}"
UNEXPECTED = "unexpected"  # the state of an error that is ours


def summarise(dossier: Dossier, findings: Sequence[Finding], today: date) -> FileSummary:
    """Everything known of one file, with messages in English.

    `today` stands in for an unknown day of receipt where a State is a Party or not.
    """
    document, header, proposal = dossier.document, dossier.header, dossier.proposal
    template = dossier.template
    day = dossier.received or today
    return FileSummary(
        file=document.name,
        sha256=document.sha256,
        problem=None,
        kind=dossier.kind.value,
        kinds=tuple(guess.kind.value for guess in dossier.kinds),
        kind_reasons=tuple(guess.reason for guess in dossier.kinds),
        language=header.language,
        pages=len(document.pages) or None,
        scanned=bool(_pictures(document)),
        unread_pages=dossier.unread_pages,
        symbol=header.symbol,
        meeting=header.meeting,
        document_date=header.document_date.isoformat() if header.document_date else None,
        agenda_item=header.agenda_item,
        original_language=header.original_language,
        title=header.title,
        received=dossier.received.isoformat() if dossier.received else None,
        concerted_action=proposal.concerted_action,
        proposed_future=proposal.proposed_future.value if proposal.proposed_future else None,
        template=f"{template.kind} {template.edition}" if template else None,
        edition=dossier.appendices.edition,
        program=PROGRAM,
        proponents=tuple(map(_proponent, proposal.proponents)),
        sections=tuple(map(_section, dossier.sections)),
        notes=tuple(note.text for note in document.notes),
        margins=tuple(margin.text for margin in document.margins),
        missing_sections=_with(dossier, Fill.MISSING),
        empty_sections=_with(dossier, Fill.EMPTY),
        guidance_left_in=tuple(id_ for id_, state in dossier.states.items() if state.guidance),
        undetermined_sections=_with(dossier, Fill.UNDETERMINED),
        taxa=tuple(map(_taxon, proposal.taxa)),
        range_states=tuple(_range_state(state, day) for state in proposal.range_states),
        activities=tuple(map(_activity, proposal.activities)),
        findings=summarise_findings(findings),
    )


def summarise_findings(
    findings: Iterable[Finding], language: str = "en"
) -> tuple[FindingSummary, ...]:
    """The findings in the words of one language."""
    return tuple(
        FindingSummary(
            code=finding.rule.code,
            severity=finding.rule.severity.value,
            message=message(finding, language),
            basis=basis(finding, language),
            advice=advice(finding, language),
            evidence=tuple(map(_evidence, finding.evidence)),
        )
        for finding in findings
    )


def in_language(outcome: Outcome, language: str) -> FileSummary:
    """The summary with its messages, or its problem, in another language."""
    summary = outcome.summary
    if summary.problem is not None:
        state = summary.problem_state or ""
        return replace(summary, problem=problem(summary.file, state, summary.problem, language))
    return replace(summary, findings=summarise_findings(outcome.findings, language))


def unread(error: ExtractionError, path: Path, sha256: str | None) -> Outcome:
    """The outcome of a file that could not be read: why, and every list empty."""
    summary = FileSummary(
        file=path.name,
        sha256=sha256,
        problem=str(error),
        problem_state=error.state,
        program=PROGRAM,
    )
    return Outcome(summary, detail=error.detail)


def quarantined(path: Path, sha256: str | None, traceback: str) -> Outcome:
    """The outcome of a file on which the program itself failed; the traceback is kept."""
    problem = (
        f"{path.name} met an error of this program. "
        "Keep the file and send it to the developers with the details kept in the register."
    )
    summary = FileSummary(path.name, sha256, problem, UNEXPECTED, program=PROGRAM)
    return Outcome(summary, detail=traceback)


def _pictures(document: Document) -> tuple[int, ...]:
    return pages_in(document, PageState.OCR) + pages_in(document, PageState.IMAGE)


def _with(dossier: Dossier, fill: Fill) -> tuple[str, ...]:
    return tuple(id_ for id_, state in dossier.states.items() if state.fill is fill)


def _evidence(evidence: Evidence) -> EvidenceSummary:
    where = evidence.location
    return EvidenceSummary(evidence.quote, where.page, where.paragraph)


def _proponent(sourced: Sourced[Proponent]) -> ProponentSummary:
    one, first = sourced.value, _first(sourced.evidence)
    return ProponentSummary(one.name, one.type.value, one.iso, *first)


def _first(evidence: tuple[Evidence, ...]) -> tuple[int | None, int | None, str]:
    """Page, paragraph and words of the first place a value was read from."""
    if not evidence:
        return None, None, ""
    return evidence[0].location.page, evidence[0].location.paragraph, evidence[0].quote


def _section(section: Section) -> SectionSummary:
    at: Paragraph | None = next(iter([section.heading] if section.heading else section.body), None)
    return SectionSummary(
        id=section.id,
        heading=_as_written(section.heading),
        language=section.language,
        text=section.text,
        page=at.location.page if at else None,
        paragraph=at.location.paragraph if at else None,
        also=section.also,
    )


def _as_written(heading: Paragraph | None) -> str:
    if heading is None:
        return ""
    return " ".join(filter(None, (heading.numbering, heading.text))).strip()


def _taxon(sourced: Sourced[Taxon]) -> TaxonSummary:
    taxon, (page, paragraph, quote) = sourced.value, _first(sourced.evidence)
    match = taxon.match
    return TaxonSummary(
        written=match.written,
        scientific_name=match.scientific_name,
        rank=match.rank.value if match.rank else None,
        appendices=tuple(appendix.value for appendix in match.appendices),
        listings=tuple(
            ListingSummary(line.appendix.value, line.taxon, line.annotation, line.verified)
            for line in match.listings
        ),
        method=match.method.value,
        score=match.score,
        role=taxon.role,
        section=taxon.section,
        page=page,
        edition=match.edition,
        candidates=tuple(
            CandidateSummary(one.taxon, one.score, one.why) for one in match.candidates
        ),
        paragraph=paragraph,
        quote=quote,
    )


def _range_state(sourced: Sourced[StateMention], day: date) -> RangeStateSummary:
    state, (page, paragraph, _) = sourced.value, _first(sourced.evidence)
    return RangeStateSummary(
        state.iso,
        state_name(state.iso, "en"),
        is_party(state.iso, day),
        page,
        paragraph,
        state.written,
    )


def _activity(sourced: Sourced[ActivityRow]) -> ActivitySummary:
    row, (page, paragraph, _) = sourced.value, _first(sourced.evidence)
    return ActivitySummary(
        row.activity,
        row.outcome,
        row.timeframe,
        row.responsibility,
        row.funding,
        page,
        paragraph,
        row.progress,
    )
