"""One file from its bytes to its findings. No workflow engine, no database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from traceback import format_exc

from extractors.document import Document
from extractors.errors import ExtractionError, ReadingTooLarge
from extractors.fields.document_symbols import ACTION
from extractors.forms.document_kind import find_kinds
from extractors.forms.kind import SUBMISSIONS, Kind, KindGuess
from extractors.forms.section import Section
from extractors.forms.sections import split_sections
from extractors.forms.template import Template, load_templates
from extractors.forms.title_block.header import Header
from extractors.forms.title_block.header_block import read_header
from extractors.readers.read import read_document
from pipeline.config import editions_folder
from pipeline.convention.calendar import this_day
from pipeline.convention.meetings import Meeting, find_meeting, load_meetings
from pipeline.submissions.assemble import assemble
from pipeline.submissions.checks import run_checks
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.proposal import SubmissionContent
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review.taught_headings import (
    TaughtHeading,
    place_by_hand,
    with_taught_wordings,
)
from pipeline.submissions.sections.completeness import section_states, without_guidance
from pipeline.submissions.summarise import summarise
from pipeline.submissions.taxa.name_lists import CommonNames, WordLists, word_lists
from pipeline.submissions.unread import quarantined, unread
from taxonomy.listing import Appendix

FORMS = {  # the kinds that look like a form, and which; the first kind of a file decides
    Kind.PROPOSAL: "proposal",
    Kind.EXTENSION_PROPOSAL: "proposal",
    Kind.ADOPTED_ACTION: "proposal",
    Kind.PROGRESS_REPORT: "progress_report",
    Kind.LISTING_PROPOSAL: "listing_proposal",
}


def examine(
    path: Path,
    meeting: Meeting | str,
    received: date | None = None,
    *,
    today: date | None = None,
    imported: Path | None = None,
    taught: Sequence[TaughtHeading] = (),
) -> ExaminationResult:
    """Read one submission, take it apart and check it. Changes nothing.

    `received` is the day the Secretariat received the first version, None when not known.
    `today` stands in for it where a State is a Party or not; `imported` is the folder of imported
    editions of the Appendices; `taught` are the headings that people placed. A file that cannot
    be read, or on which this program fails, gives an outcome that says so. Raises UnknownMeeting.
    """
    meeting = find_meeting(meeting) if isinstance(meeting, str) else meeting
    try:
        lists = word_lists(meeting.opens, imported or editions_folder())
        dossier = open_dossier(read_document(path), meeting, received, lists, taught)
        day = today or this_day()
        return ExaminationResult(summarise(dossier, run_checks(dossier), day))
    except ExtractionError as error:
        return unread(error, path, file_hash(path))
    except (MemoryError, RecursionError) as error:
        return unread(ReadingTooLarge(path, repr(error)), path, file_hash(path))
    except Exception:  # our own bug: kept with its traceback, the batch goes on
        return quarantined(path, file_hash(path), format_exc())


def open_dossier(
    document: Document,
    meeting: Meeting,
    received: date | None,
    lists: WordLists,
    taught: Sequence[TaughtHeading] = (),
) -> Dossier:
    """Take a document apart and put together all that the checks look at."""
    header = read_header(document)
    kinds = find_kinds(document, header)
    template = form_for(kinds, meeting)
    sections = _sections(document, template, taught, header.language or "en")
    filled = without_guidance(sections, template) if template else sections
    proposal = assemble(document, header, kinds, filled, lists)
    is_submission = any(guess.kind in SUBMISSIONS for guess in kinds)
    return Dossier(
        document=document,
        header=_less_the_action_s(header, kinds),
        kinds=kinds,
        template=template,
        sections=sections,
        proposal=proposal,
        meeting=meeting,
        received=received,
        appendices=lists.appendices,
        states=section_states(document, template, sections) if template and is_submission else {},
        common_names=_common_names(proposal, lists),
        held_later=_held_later(proposal, lists),
    )


def _less_the_action_s(header: Header, kinds: Sequence[KindGuess]) -> Header:
    """The header of a report, which names its action by a symbol that is not its own."""
    is_report = any(guess.kind is Kind.PROGRESS_REPORT for guess in kinds)
    return (
        replace(header, symbol=None) if is_report and ACTION.search(header.symbol or "") else header
    )


def _common_names(proposal: SubmissionContent, lists: WordLists) -> CommonNames:
    """Of each target taxon; a subspecies goes by the names of its species too."""
    names = [
        taxon.value.match.scientific_name for taxon in proposal.taxa if taxon.value.role == "target"
    ]
    species = {name: " ".join(name.split()[:2]) for name in names}
    return {name: lists.common_names(name) or lists.common_names(species[name]) for name in names}


def _held_later(
    proposal: SubmissionContent, lists: WordLists
) -> Mapping[str, tuple[Appendix, ...]] | None:
    if lists.later is None:
        return None
    later = lists.later
    targets = (taxon.value.match for taxon in proposal.taxa if taxon.value.role == "target")
    return {match.scientific_name: later.match(match.written).appendices for match in targets}


def form_for(kinds: tuple[KindGuess, ...], meeting: Meeting) -> Template | None:
    """The edition of the form that was in use when papers for `meeting` were written.

    A file that proposes is held against the form for proposals, whatever else it is: an
    extension comes with "a revised proposal" (Step 6(2)). None for kinds without a form.
    """
    wanted = {FORMS[guess.kind] for guess in kinds if guess.kind in FORMS}
    for kind in ("proposal", "progress_report", "listing_proposal"):
        if kind in wanted:
            return _edition(kind, meeting)
    return None


def _edition(kind: str, meeting: Meeting) -> Template:
    """The newest edition of the day `meeting` opens; the oldest for meetings before it."""
    meetings = load_meetings()
    editions = sorted(
        (template for (of, _), template in load_templates().items() if of == kind),
        key=lambda template: meetings[template.edition].opens,
    )
    begun = [form for form in editions if meetings[form.edition].opens <= meeting.opens]
    return begun[-1] if begun else editions[0]


def _sections(
    document: Document, template: Template | None, taught: Sequence[TaughtHeading], language: str
) -> tuple[Section, ...]:
    """The sections of the form, with the headings that people placed where they placed them."""
    if template is None:
        return _whole(document)
    known = with_taught_wordings(template, taught, document.sha256, language)
    return tuple(place_by_hand(split_sections(document, known), taught, document.sha256))


def _whole(document: Document) -> tuple[Section, ...]:
    """A document without a form is one stretch of text."""
    return (Section("", None, "", document.paragraphs),) if document.paragraphs else ()
