"""Everything held on one submission when it is checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from extractors.document import Document, Location, PageState, Paragraph
from extractors.forms.kind import SUBMISSIONS, Kind, KindGuess
from extractors.forms.section import Section
from extractors.forms.template import Template
from extractors.forms.title_block.header import Header
from pipeline.convention.meetings import Meeting
from pipeline.submissions.findings import About
from pipeline.submissions.proposal import SubmissionContent, Taxon
from pipeline.submissions.provenance import Sourced
from taxonomy.listing import Appendix, AppendixList


class SectionStatus(StrEnum):
    """What became of a section that the form asks for."""

    FILLED = "filled"
    EMPTY = "empty"  # the heading stands there with nothing under it
    MISSING = "missing"  # no heading
    UNDETERMINED = "undetermined"  # no heading known here, but text or pages that may be it


@dataclass(frozen=True, slots=True)
class PossiblePlace:
    """Where a section may stand that was not found under a heading known here."""

    heading: str  # as it stands in the file; "" for text without one
    location: Location


@dataclass(frozen=True, slots=True)
class SectionState:
    """One section of the form in this file."""

    fill: SectionStatus
    headings: tuple[Paragraph, ...] = ()
    guidance: tuple[Paragraph, ...] = ()  # paragraphs that hold guidance text of the form
    own_text: str = ""  # what the proponent wrote there: without guidance and blank table heads
    places: tuple[PossiblePlace, ...] = ()  # UNDETERMINED: where it may stand, in order
    form_in_doubt: bool = False  # UNDETERMINED: too few sections were found to miss any


@dataclass(frozen=True, slots=True)
class Dossier:
    """A submission with the meeting it is meant for and the lists in force for it."""

    document: Document
    header: Header
    kinds: tuple[KindGuess, ...]  # the main one first; never empty
    template: Template | None  # the form it is held against; None for kinds without one
    sections: tuple[Section, ...]
    proposal: SubmissionContent
    meeting: Meeting
    received: date | None  # day the Secretariat received the first version; None: not known
    appendices: AppendixList
    states: Mapping[str, SectionState] = field(default_factory=dict)  # by id, in the form's order
    common_names: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Known common names of each target taxon: scientific name -> language -> names."""
    held_later: Mapping[str, tuple[Appendix, ...]] | None = None
    """The Appendices of each target taxon in the next edition; None where there is none yet."""

    @property
    def kind(self) -> Kind:
        return self.kinds[0].kind

    @property
    def is_submission(self) -> bool:
        """Whether a proponent submits such a thing under Resolution 12.28."""
        return any(guess.kind in SUBMISSIONS for guess in self.kinds)

    @property
    def is_proposal(self) -> bool:
        """Whether it proposes something, a first time or for extension."""
        proposed = {Kind.PROPOSAL, Kind.EXTENSION_PROPOSAL}
        return any(guess.kind in proposed for guess in self.kinds)

    @property
    def is_report(self) -> bool:
        return any(guess.kind is Kind.PROGRESS_REPORT for guess in self.kinds)

    @property
    def is_revision(self) -> bool:
        """Whether the symbol says that an earlier version was received before this one."""
        return names_revision(self.header.symbol or "")

    @property
    def targets(self) -> tuple[Sourced[Taxon], ...]:
        """The names of the target-taxa section."""
        return tuple(taxon for taxon in self.proposal.taxa if taxon.value.role == "target")

    @property
    def unread_pages(self) -> tuple[int, ...]:
        """Pages that are pictures nobody has read, counted from 1."""
        return pages_in(self.document, PageState.IMAGE)

    def own_text(self, section: str) -> str:
        """What the proponent wrote in a section of the form; "" where it is not there."""
        return self.states[section].own_text if section in self.states else ""

    def body(self, section: str) -> tuple[Paragraph, ...]:
        """The paragraphs of every section that stands for this one."""
        parts = (part for part in self.sections if section in part.ids)
        return tuple(paragraph for part in parts for paragraph in part.body)


def names_revision(symbol: str) -> bool:
    """Whether a symbol is that of a revision or an addendum.

    >>> names_revision("UNEP/CMS/COP99/Doc.28.2.1/Rev.1"), names_revision("UNEP/CMS/COP99/Doc.1")
    (True, False)
    """
    return "/Rev." in symbol or "/Add." in symbol


def about_targets(targets: Sequence[Sourced[Taxon]]) -> About:
    """What a finding on several targets at once is about: the one taxon, else their section."""
    if len(targets) == 1:
        return {"taxon": targets[0].value.match.scientific_name}
    return {"section": "target_taxa"}


def pages_in(document: Document, state: PageState) -> tuple[int, ...]:
    """The numbers of the pages in this state, counted from 1."""
    return tuple(number for number, page in enumerate(document.pages, 1) if page is state)
