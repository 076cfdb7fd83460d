"""From a dossier and its findings to the stable JSON of one file."""

from collections.abc import Iterable, Sequence
from datetime import date

from extractors.document import Document, PageState, Paragraph
from extractors.fields.bonn import written_moment
from extractors.fields.states.countries import state_name
from extractors.fields.values import ActivityRow, Proponent, StateMention
from extractors.forms.section import Section
from pipeline.convention.parties import is_party
from pipeline.submissions.dossier import Dossier, SectionStatus, pages_in
from pipeline.submissions.findings import Evidence, Finding
from pipeline.submissions.proposal import StateNamed, Taxon
from pipeline.submissions.provenance import Sourced
from pipeline.submissions.summary import (
    ReadActivity,
    ReadCandidate,
    Reading,
    ReadListing,
    ReadPlace,
    ReadProponent,
    ReadRangeState,
    ReadSection,
    ReadState,
    ReadTaxon,
    UndeterminedSection,
)
from pipeline.submissions.unread import PROGRAM


def summarise(dossier: Dossier, findings: Sequence[Finding], today: date) -> Reading:
    """Everything known of one file.

    `today` stands in for an unknown day of receipt where a State is a Party or not.
    """
    document, header, proposal = dossier.document, dossier.header, dossier.proposal
    template = dossier.template
    day = dossier.received or today
    return Reading(
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
        received_at=written_moment(dossier.received),
        concerted_action=proposal.concerted_action,
        proposed_future=proposal.proposed_future.value if proposal.proposed_future else None,
        template=f"{template.kind} {template.edition}" if template else None,
        edition=dossier.appendices.edition,
        program=PROGRAM,
        proponents=tuple(map(_proponent, proposal.proponents)),
        sections=tuple(map(_section, dossier.sections)),
        notes=tuple(note.text for note in document.notes),
        margins=tuple(margin.text for margin in document.margins),
        missing_sections=_with(dossier, SectionStatus.MISSING),
        empty_sections=_with(dossier, SectionStatus.EMPTY),
        guidance_left_in=tuple(id_ for id_, state in dossier.states.items() if state.guidance),
        undetermined_sections=tuple(_undetermined(dossier)),
        taxa=tuple(map(_taxon, proposal.taxa)),
        range_states=tuple(_range_state(state, day) for state in proposal.range_states),
        states_named=tuple(map(_state_named, proposal.states_named)),
        activities=tuple(map(_activity, proposal.activities)),
        findings=tuple(findings),
    )


def _pictures(document: Document) -> tuple[int, ...]:
    return pages_in(document, PageState.OCR) + pages_in(document, PageState.IMAGE)


def _with(dossier: Dossier, fill: SectionStatus) -> tuple[str, ...]:
    return tuple(id_ for id_, state in dossier.states.items() if state.fill is fill)


def _undetermined(dossier: Dossier) -> Iterable[UndeterminedSection]:
    unread = tuple(ReadPlace("", page, None) for page in dossier.unread_pages)
    for id_, state in dossier.states.items():
        if state.fill is SectionStatus.UNDETERMINED:
            places = (
                ReadPlace(place.heading, place.location.page, place.location.paragraph)
                for place in state.places
            )
            yield UndeterminedSection(id_, (*places, *unread))


def _proponent(sourced: Sourced[Proponent]) -> ReadProponent:
    proponent, first = sourced.value, _first(sourced.evidence)
    return ReadProponent(proponent.name, proponent.type.value, proponent.iso, *first)


def _first(evidence: tuple[Evidence, ...]) -> tuple[int | None, int | None, str]:
    """Page, paragraph and words of the first place a value was read from."""
    if not evidence:
        return None, None, ""
    return evidence[0].location.page, evidence[0].location.paragraph, evidence[0].quote


def _section(section: Section) -> ReadSection:
    at: Paragraph | None = next(iter([section.heading] if section.heading else section.body), None)
    return ReadSection(
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


def _taxon(sourced: Sourced[Taxon]) -> ReadTaxon:
    taxon, (page, paragraph, quote) = sourced.value, _first(sourced.evidence)
    match = taxon.match
    return ReadTaxon(
        written=match.written,
        scientific_name=match.scientific_name,
        rank=match.rank.value if match.rank else None,
        appendices=tuple(appendix.value for appendix in match.appendices),
        listings=tuple(
            ReadListing(line.appendix.value, line.taxon, line.annotation, line.verified)
            for line in match.listings
        ),
        method=match.method.value,
        score=match.score,
        role=taxon.role,
        section=taxon.section,
        page=page,
        edition=match.edition,
        candidates=tuple(
            ReadCandidate(candidate.taxon, candidate.score, candidate.why)
            for candidate in match.candidates
        ),
        paragraph=paragraph,
        quote=quote,
    )


def _range_state(sourced: Sourced[StateMention], day: date) -> ReadRangeState:
    state, (page, paragraph, _) = sourced.value, _first(sourced.evidence)
    return ReadRangeState(
        state.iso,
        state_name(state.iso, "en"),
        is_party(state.iso, day),
        page,
        paragraph,
        state.written,
    )


def _state_named(sourced: Sourced[StateNamed]) -> ReadState:
    state, (page, paragraph, quote) = sourced.value, _first(sourced.evidence)
    return ReadState(
        state.iso,
        state_name(state.iso, "en") if state.iso else state.written,
        state.role,
        quote,
        state.territory_of,
        page,
        paragraph,
        state.written,
    )


def _activity(sourced: Sourced[ActivityRow]) -> ReadActivity:
    row, (page, paragraph, _) = sourced.value, _first(sourced.evidence)
    return ReadActivity(
        row.activity,
        row.outcome,
        row.timeframe,
        row.responsibility,
        row.funding,
        page,
        paragraph,
        row.progress,
    )
