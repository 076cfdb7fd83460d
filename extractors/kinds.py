"""Which kind of document this is, and why we think so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Document, Paragraph
from extractors.header import Header
from extractors.plain import fold
from extractors.sections import split_sections
from extractors.template import load_templates


class Kind(StrEnum):
    PROPOSAL = "proposal"
    EXTENSION_PROPOSAL = "extension_proposal"
    PROGRESS_REPORT = "progress_report"
    ADOPTED_ACTION = "adopted_action"
    LISTING_PROPOSAL = "listing_proposal"
    OTHER = "other"


SUBMISSIONS = frozenset({Kind.PROPOSAL, Kind.EXTENSION_PROPOSAL, Kind.PROGRESS_REPORT})
"""The kinds that a proponent submits under Resolution 12.28."""


@dataclass(frozen=True, slots=True)
class KindGuess:
    """One kind with the words that say so."""

    kind: Kind
    reason: str  # plain English: "the title says “report on the implementation”"
    evidence: tuple[Paragraph, ...] = ()  # empty when the reason is that something is absent


ENOUGH_SECTIONS = 4  # sections of the form a proposal without a title must show
FIRST_PARAGRAPHS = 40  # where a document says what it is

ACTION = r"(?:concerted\s?actions?|actions?\s?concertees?|accion(?:es)?\s?concertadas?)"
REPORT = re.compile(
    r"\b(?:progress report|implementation report|report|rapport|informe)\b(?:.{0,120}?)"
    + ACTION
    + r"|"
    + ACTION
    + r".{0,80}?\b(?:progress report|implementation report|rapport|informe)\b"
)
EXTENSION = re.compile(
    r"\b(?:extension|extend|renewal|continuation|prolongation|prorogation|prolonger|reconduction|renouvellement"
    r"|prorroga|ampliacion|extension|renovacion|prolongacion)\b"
)
PROPOSAL = re.compile(r"\b(?:proposals?|proposition|propuesta|proposed)\b(?:.{0,160}?)" + ACTION)
LISTING = re.compile(
    r"\b(?:proposal|proposition|propuesta)s?\b.{0,40}?\b(?:inclusion|listing|removal|inscription|inscrire|retrait|exclusion"
    r"|eliminacion|incluir|amend|amendement|enmienda)\b"
)
ADOPTED = re.compile(
    r"\b(?:adopted by the conference of the parties|adoptees? par la conference des parties"
    r"|(?:adoptad|aprobad)as? por la conferencia de las partes)"
)
ACTION_TITLE = re.compile(r"^\W*" + ACTION + r"\b.{0,12}\b(?:for|pour|para|on|sur|sobre)\b")
SECRETARIAT = re.compile(
    r"(?:prepared by the secretariat|prepare\w* par le secretariat|preparad\w por la secretaria)"
)
ADOPTED_SYMBOL = re.compile(r"/(?:concerted action|action concertee|accion concertada) \d")


def find_kinds(document: Document, header: Header) -> tuple[KindGuess, ...]:
    """What `document` is, the kind its title names first in front; never empty.

    One file may be a report and a proposal for extension at once. The title speaks first, then
    the line under it, then the headings of the form.
    """
    title = fold(header.title or "")
    evidence = (header.title_paragraph,) if header.title_paragraph else ()
    if LISTING.search(title) and not re.search(ACTION, title.split("listed")[0]):
        return (KindGuess(Kind.LISTING_PROPOSAL, "the title proposes to list a species", evidence),)
    if adopted := _adopted(document, header, title):
        return (adopted,)
    guesses = tuple(_from_title(title, evidence))
    return guesses or (_from_sections(document),)


def _from_title(title: str, evidence: tuple[Paragraph, ...]) -> Iterator[KindGuess]:
    found: list[tuple[int, KindGuess]] = []
    if report := REPORT.search(title):
        reason = "the title calls it a report on a Concerted Action"
        found.append((report.start(), KindGuess(Kind.PROGRESS_REPORT, reason, evidence)))
    proposal = PROPOSAL.search(title)
    if extension := EXTENSION.search(title):
        start = min(extension.start(), proposal.start() if proposal else extension.start())
        reason = "the title proposes to extend a Concerted Action"
        found.append((start, KindGuess(Kind.EXTENSION_PROPOSAL, reason, evidence)))
    elif proposal:
        reason = "the title proposes a Concerted Action"
        found.append((proposal.start(), KindGuess(Kind.PROPOSAL, reason, evidence)))
    for _, guess in sorted(found, key=lambda pair: pair[0]):
        yield guess


def _adopted(document: Document, header: Header, title: str) -> KindGuess | None:
    """Adopted texts name no proposal, but the meeting that adopted them."""
    if PROPOSAL.search(title) or REPORT.search(title):
        return None
    for paragraph in document.paragraphs[:FIRST_PARAGRAPHS]:
        if ADOPTED.match(fold(paragraph.text).strip("( ")):
            reason = "a line under the title says that the Conference of the Parties adopted it"
            return KindGuess(Kind.ADOPTED_ACTION, reason, (paragraph,))
    if header.symbol and ADOPTED_SYMBOL.search(fold(header.symbol)) and ACTION_TITLE.match(title):
        reason = f"the symbol {header.symbol} is that of an adopted action"
        return KindGuess(Kind.ADOPTED_ACTION, reason)
    return None


def _from_sections(document: Document) -> KindGuess:
    """What the headings say where the title does not."""
    first = document.paragraphs[:FIRST_PARAGRAPHS]
    secretariat = [p for p in first if SECRETARIAT.search(fold(p.text))]
    sections = split_sections(document, load_templates()["proposal", "COP14"])
    ids = {found for section in sections for found in section.ids}
    if len(ids) >= ENOUGH_SECTIONS:
        reason = f"no title says so, but {len(ids)} sections of the form for proposals are there"
        return KindGuess(Kind.PROPOSAL, reason)
    if secretariat:
        return KindGuess(Kind.OTHER, "it was prepared by the Secretariat", (secretariat[0],))
    return KindGuess(Kind.OTHER, "neither its title nor its headings are those of a submission")
