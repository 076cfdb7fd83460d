"""Which kind of document this is, and why we think so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Document, Paragraph
from extractors.fields.document_symbols import action_number
from extractors.forms.about_others import paper_about_others
from extractors.forms.action_number import IN_FILE_NAME
from extractors.forms.choices import chosen, is_choice
from extractors.forms.kind import Kind, KindGuess
from extractors.forms.sections import split_sections
from extractors.forms.template import load_templates
from extractors.forms.title_block.document_nouns import (
    ACTION,
    CONVENTION,
    PLAIN_TITLE,
    PROPOSAL,
    REPORT,
    REPORT_ON,
)
from extractors.forms.title_block.front_matter import FIRST_PARAGRAPHS, front_matter
from extractors.forms.title_block.genres import Genre, find_genre, speaks_from_outside
from extractors.forms.title_block.header import Header
from extractors.forms.title_block.self_description import (
    COVER,
    PLAIN,
    Claim,
    SelfDescription,
    is_title_like,
    self_descriptions,
)
from extractors.text import key, normalise

ENOUGH_SECTIONS = 4  # sections of the form a proposal without a title must show
ABOUT_WILDLIFE = frozenset(
    (
        "target_taxa",
        "geographical_range",
        "conservation_priority",
        "relationship_to_other_cms_actions",
    )
)
"""Sections that an application for a loan or a grant does not have."""
MOST_SECTIONS = 11  # of the 17 of the form; reports and proposals to list show up to nine
FIRST_LINES = 6  # title and bylines
SECRETARIAT_WEIGHT = 3.5  # more than headings of the form or a cover note, less than a full title
LISTING = re.compile(
    r"\b(?:proposal|proposition|propuesta)s?\b.{0,40}?\b(?:inclusion|listing|removal|inscription"
    r"|inscrire|retrait|exclusion"
    r"|eliminacion|incluir|amend\w*|enmiendas?)\b"
)
IN_APPENDIX = re.compile(
    r"\b(?:(?:on|in|into|to|a l|en el|al)\W{1,2})"
    r"(?:appendi(?:x|ces)|annexes?|apendices?)\s(?:i{1,2}|1|2)\b"
)
LISTING_FORM = (
    re.compile(r"^a\W{1,3}(?:proposal|proposition|propuesta)\b"),
    re.compile(r"^c\W{1,3}(?:supporting statement|justificati\w+|expose|declaracion|fundamento)"),
)
"""The lettered headings of the form of a listing proposal; its 7.3 speaks of Concerted Actions."""
ADOPTED = re.compile(
    r"\b(?:adopted by the conference of the parties|adoptees? par la conference des parties"
    r"|(?:adoptad|aprobad)as? por la conferencia de las partes)"
)
RESOLUTION = re.compile(
    r"^\W*(?:resolution|resolucion|decisions?|decisiones)\s\d\d?\.\d+[^a-z]*"
    r"(?:\(rev[^)]*\))?\W*$"
)
SECRETARIAT = re.compile(
    r"(?:(?:prepared|compiled|issued|drafted|written) by the (?:\w+ )?secretariat"
    r"|^\W*(?:note|paper|document) by the (?:\w+ )?secretariat\W*$"
    r"|(?:prepare|etabli|redige|compile)\w* par le secretariat|^\W*note du secretariat\W*$"
    r"|(?:preparad|elaborad|redactad|compilad)\w por la secretaria"
    r"|^\W*nota de la secretaria\W*$)"
)
INFORMATION = re.compile(r"/inf\W", re.IGNORECASE)
ADOPTED_SYMBOL = re.compile(r"/(?:concerted action|action concertee|accion concertada) \d")
REASONS = {
    Claim.REPORT: (Kind.PROGRESS_REPORT, "calls it a report on a Concerted Action"),
    Claim.EXTENSION: (Kind.EXTENSION_PROPOSAL, "proposes to extend a Concerted Action"),
    Claim.PROPOSAL: (Kind.PROPOSAL, "proposes a Concerted Action"),
}


def find_kinds(document: Document, header: Header) -> tuple[KindGuess, ...]:
    """What `document` is, the kind it names first in front; never empty.

    One file may be a report and a proposal for extension at once. Titles, cover notes, the line
    that names who prepared it, the symbol and the headings of the forms are weighed together. Where
    nothing says what a document is, `sure` tells whether it can still be a submission.
    """
    title = normalise(header.title or "")
    front = front_matter(document)
    in_name = IN_FILE_NAME.search(normalise(document.name)) is not None
    found = self_descriptions(front, _headings(document, front), named=in_name)
    if of_others := _of_others(find_genre(front), found):
        return (of_others,)
    evidence = (header.title_paragraph,) if header.title_paragraph else ()
    if LISTING.search(title) and not ACTION.search(title.split("listed")[0]):
        return (KindGuess(Kind.LISTING_PROPOSAL, "the title proposes to list a species", evidence),)
    if listing := _listing_form(document) or _listing_title(document, header, title):
        return (listing,)
    if adopted := _adopted(document, header, title):
        return (adopted,)
    if about_others := paper_about_others(document, front):
        return (about_others,)
    claims = _believed(_without_choices(found, document), document)
    if claims and speaks_from_outside(document):
        reason = "it speaks of a proposal as others do"
        return (KindGuess(Kind.OTHER, reason, sure=False),)
    symbol = header.symbol or ""
    if INFORMATION.search(symbol) and all(c.claim is not Claim.REPORT for c in claims):
        reason = f"the symbol {symbol} is that of an information document, which proposes nothing"
        return (KindGuess(Kind.OTHER, reason, front[:1]),)
    secretariat = next((p for p in front if SECRETARIAT.search(normalise(p.text))), None)
    if secretariat and max((claim.weight for claim in claims), default=0.0) < SECRETARIAT_WEIGHT:
        return (KindGuess(Kind.OTHER, "it was prepared by the Secretariat", (secretariat,)),)
    if [claimed.weight for claimed in claims] == [PLAIN] and _holds_proposal(document):
        claims = [replace(claims[0], claim=_proposed(claims[0].claim))]
    return tuple(map(_guess, claims)) or (_from_sections(document),)


def _of_others(genre: Genre | None, found: Sequence[SelfDescription]) -> KindGuess | None:
    """Another paper, where its noun comes before all that is said of a proposal or a report.

    A title that only names an action says least: a line under it that calls the paper something
    else is believed.
    """
    if genre is None:
        return None
    titles = [claimed for claimed in found if claimed.weight > COVER and claimed.at < genre.at]
    if titles:
        return None
    if not genre.sure:
        return KindGuess(Kind.OTHER, "the title is on a proposal", (genre.paragraph,), sure=False)
    return KindGuess(Kind.OTHER, "its title is that of another kind of paper", (genre.paragraph,))


def _without_choices(found: list[SelfDescription], document: Document) -> list[SelfDescription]:
    """The claims less the answers printed on a form, which claim nothing."""
    if all(claimed.claim is not Claim.EXTENSION for claimed in found):
        return found
    group = chosen(document)
    return [claimed for claimed in found if not is_choice(claimed.paragraph, group)]


def _holds_proposal(document: Document) -> bool:
    """Whether most sections of the form for proposals are there, under whatever headings."""
    form = load_templates()["proposal", "COP14"]
    found = {id_ for section in split_sections(document, form) for id_ in section.ids}
    return len(found) >= MOST_SECTIONS


def _proposed(claim: Claim) -> Claim:
    """What a title that only names an action stands for above a whole proposal."""
    return Claim.EXTENSION if claim is Claim.REPORT else claim


def _headings(document: Document, front: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Lines further behind that stand out, or that may head a part of a scanned file."""
    return tuple(
        paragraph
        for paragraph in document.paragraphs[len(front) :]
        if paragraph.location.table is None and is_title_like(paragraph.text)
    )


def _believed(found: list[SelfDescription], document: Document) -> list[SelfDescription]:
    """The claims that hold: the heaviest of each kind, and no two that exclude each other.

    A report and an extension go together, if both are said in titles. A proposal that comes with
    a report, in a file that names its action by number, is one for extension.
    """
    named = ACTION.search(normalise(document.text))
    if not named and not IN_FILE_NAME.search(normalise(document.name)):
        return []
    best: dict[Claim, SelfDescription] = {}
    for claimed in sorted(found, key=lambda claimed: (-claimed.weight, claimed.at)):
        best.setdefault(claimed.claim, claimed)
    if Claim.EXTENSION in best:
        best.pop(Claim.PROPOSAL, None)
    proposal, report = best.get(Claim.PROPOSAL), best.get(Claim.REPORT)
    if proposal and report:
        lighter = min(proposal, report, key=lambda claimed: (claimed.weight, claimed.at))
        # The title only names an action that exists; another line calls the paper a proposal.
        named_only = report.weight <= PLAIN < proposal.weight
        if named_only:
            del best[Claim.REPORT]
        if (named_only or lighter.weight > COVER) and action_number(document.text):
            best[Claim.EXTENSION] = replace(best.pop(Claim.PROPOSAL), claim=Claim.EXTENSION)
        elif not named_only:
            del best[lighter.claim]
    titled = [claimed for claimed in best.values() if claimed.weight > COVER]
    heaviest = sorted(best.values(), key=lambda claimed: -claimed.weight)[:1]
    return sorted(titled or heaviest, key=lambda claimed: claimed.at)


def _guess(claim: SelfDescription) -> KindGuess:
    kind, words = REASONS[claim.claim]
    where = "the title" if claim.weight > COVER else "the text"
    return KindGuess(kind, f"{where} {words}", (claim.paragraph,))


def _listing_form(document: Document) -> KindGuess | None:
    """The lettered headings A. and C. of a proposal to amend the Appendices."""
    found = []
    for heading in LISTING_FORM:
        lines = (p for p in document.paragraphs if heading.match(_numbered(p)))
        found.append(next(lines, None))
    if not all(found):
        return None
    reason = "its headings A., B., C. are those of the form of a proposal to list a species"
    return KindGuess(Kind.LISTING_PROPOSAL, reason, tuple(p for p in found if p))


def _listing_title(document: Document, header: Header, title: str) -> KindGuess | None:
    """A title that puts a species into an Appendix, in a paper whose front names no action."""
    front = front_matter(document)
    lines = [normalise(paragraph.text) for paragraph in front]
    head = title or next((line for line in lines if line.strip()), "")
    proposes = any(PROPOSAL.search(line) for line in lines[:FIRST_LINES])
    listed = IN_APPENDIX.search(head) or LISTING.search(head)
    if not listed or not proposes or any(map(ACTION.search, lines)):
        return None
    evidence = (header.title_paragraph,) if header.title_paragraph else front[:1]
    return KindGuess(Kind.LISTING_PROPOSAL, "the title proposes to list a species", evidence)


def _numbered(paragraph: Paragraph) -> str:
    return normalise(f"{paragraph.numbering} {paragraph.text}").strip()


def _adopted(document: Document, header: Header, title: str) -> KindGuess | None:
    """Adopted texts name no proposal, but the meeting that adopted them."""
    if PROPOSAL.search(title) or REPORT_ON.search(title):
        return None
    for paragraph in document.paragraphs[:FIRST_PARAGRAPHS]:
        if RESOLUTION.match(normalise(paragraph.text)):
            return KindGuess(Kind.OTHER, "it is a resolution or a decision", (paragraph,))
        if ADOPTED.match(normalise(paragraph.text).strip("( ")):
            reason = "a line under the title says that the Conference of the Parties adopted it"
            return KindGuess(Kind.ADOPTED_ACTION, reason, (paragraph,))
    symbol = normalise(header.symbol or "")
    if ADOPTED_SYMBOL.search(symbol) and PLAIN_TITLE.search(title):
        reason = f"the symbol {header.symbol} is that of an adopted action"
        return KindGuess(Kind.ADOPTED_ACTION, reason)
    return None


def _from_sections(document: Document) -> KindGuess:
    """What the headings of the form say where no line does, or that it cannot be told.

    Headings in words of their own count where the text names a Concerted Action; where it names
    only the Convention, most sections must be there.
    """
    form = load_templates()["proposal", "COP14"]
    sections = split_sections(document, form)
    named = bool(ACTION.search(normalise(document.text)))
    exact = {key(wording.text) for section in form.sections for wording in section.wordings}
    any_words = {id_ for section in sections for id_ in section.ids}
    form_words = {
        id_
        for section in sections
        if section.heading and key(section.heading.text) in exact
        for id_ in section.ids
    }
    addressed = bool(CONVENTION.search(normalise(document.text)))
    whole = addressed and len(any_words) >= MOST_SECTIONS
    found = any_words if named or whole else form_words
    if len(found) >= ENOUGH_SECTIONS and (named or found & ABOUT_WILDLIFE):
        reason = f"no title says so, but {len(found)} sections of the form for proposals are there"
        return KindGuess(Kind.PROPOSAL, reason)
    enough = len(any_words if addressed else form_words) >= ENOUGH_SECTIONS
    in_part = enough or (addressed and _speaks_of_proposing(document))
    if named or in_part or document.unread_pages or any(p.from_image for p in document.paragraphs):
        reason = "no line says whether it is a proposal or a report"
        return KindGuess(Kind.OTHER, reason, sure=False)
    return KindGuess(Kind.OTHER, "it names no Concerted Action anywhere")


def _speaks_of_proposing(document: Document) -> bool:
    """Whether the first lines call the paper a proposal or a report, to whomever."""
    lines = [normalise(p.text) for p in document.paragraphs[:FIRST_LINES]]
    return any(PROPOSAL.search(line) or REPORT.search(line) for line in lines)
