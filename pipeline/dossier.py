"""Everything held on one submission when it is checked."""

from dataclasses import dataclass
from datetime import date

from extractors.document import Document
from extractors.header import Header
from extractors.kinds import Kind, KindGuess
from extractors.sections import Section
from extractors.template import Template
from pipeline.meetings import Meeting
from pipeline.proposal import Proposal
from taxonomy.listing import AppendixList


@dataclass(frozen=True, slots=True)
class Dossier:
    """A submission with the meeting it is meant for and the lists in force for it."""

    document: Document
    header: Header
    kinds: tuple[KindGuess, ...]  # the main one first; never empty
    template: Template | None  # the form it is held against; None for kinds without one
    sections: tuple[Section, ...]
    proposal: Proposal
    meeting: Meeting
    received: date | None  # day the Secretariat received the first version; None: not known
    appendices: AppendixList

    @property
    def kind(self) -> Kind:
        return self.kinds[0].kind
