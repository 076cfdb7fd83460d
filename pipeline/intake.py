"""One file from its bytes to its findings. No workflow engine, no database."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from traceback import format_exc

from extractors.document import Document
from extractors.errors import ExtractionError, ReadingTooLarge
from extractors.header import read_header
from extractors.kinds import Kind, KindGuess, find_kinds
from extractors.read import read_document
from extractors.sections import Section, split_sections
from extractors.template import Template, load_templates
from pipeline.assembly import assemble
from pipeline.checks import run_checks
from pipeline.completeness import section_states, without_guidance
from pipeline.dossier import Dossier
from pipeline.home import editions_folder
from pipeline.meetings import Meeting, find_meeting, load_meetings
from pipeline.outcome import Outcome
from pipeline.proposal import Proposal
from pipeline.summarise import quarantined, summarise, unread
from pipeline.wordlists import CommonNames, WordLists, word_lists
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
) -> Outcome:
    """Read one submission, take it apart and check it. Changes nothing.

    `received` is the day the Secretariat received the first version, None when not known.
    `today` stands in for it where a State is a Party or not; `imported` is the folder of imported
    editions of the Appendices. A file that cannot be read, or on which this program fails, gives
    an outcome that says so. Raises UnknownMeeting.
    """
    meeting = find_meeting(meeting) if isinstance(meeting, str) else meeting
    try:
        lists = word_lists(meeting.opens, imported or editions_folder())
        dossier = open_dossier(read_document(path), meeting, received, lists)
        findings = run_checks(dossier)
        return Outcome(summarise(dossier, findings, today or datetime.now(UTC).date()), findings)
    except ExtractionError as error:
        return unread(error, path, file_hash(path))
    except (MemoryError, RecursionError) as error:
        return unread(ReadingTooLarge(path, repr(error)), path, file_hash(path))
    except Exception:  # our own bug: kept with its traceback, the batch goes on
        return quarantined(path, file_hash(path), format_exc())


def open_dossier(
    document: Document, meeting: Meeting, received: date | None, lists: WordLists
) -> Dossier:
    """Take a document apart and put together all that the checks look at."""
    header = read_header(document)
    kinds = find_kinds(document, header)
    template = form_for(kinds, meeting)
    sections = tuple(split_sections(document, template)) if template else _whole(document)
    own = without_guidance(sections, template) if template else sections
    proposal = assemble(document, header, kinds, own, lists)
    proposes = bool({Kind.PROPOSAL, Kind.EXTENSION_PROPOSAL} & {guess.kind for guess in kinds})
    return Dossier(
        document=document,
        header=header,
        kinds=kinds,
        template=template,
        sections=sections,
        proposal=proposal,
        meeting=meeting,
        received=received,
        appendices=lists.appendices,
        states=section_states(document, template, sections) if template and proposes else {},
        common_names=_common_names(proposal, lists),
        held_later=_held_later(proposal, lists),
    )


def _common_names(proposal: Proposal, lists: WordLists) -> CommonNames:
    """Of each target taxon; a subspecies goes by the names of its species too."""
    names = [one.value.match.scientific_name for one in proposal.taxa if one.value.role == "target"]
    species = {name: " ".join(name.split()[:2]) for name in names}
    return {name: lists.common_names(name) or lists.common_names(species[name]) for name in names}


def _held_later(proposal: Proposal, lists: WordLists) -> Mapping[str, tuple[Appendix, ...]] | None:
    if lists.later is None:
        return None
    later = lists.later
    targets = (one.value.match for one in proposal.taxa if one.value.role == "target")
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


def file_hash(path: Path) -> str | None:
    """SHA-256 of the bytes, hexadecimal; None where there are none to be had."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _whole(document: Document) -> tuple[Section, ...]:
    """A document without a form is one stretch of text."""
    return (Section("", None, "", document.paragraphs),) if document.paragraphs else ()
