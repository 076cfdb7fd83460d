"""Who submits a document, as its first page says it."""

import re
from collections.abc import Collection, Iterable, Sequence

from extractors.document import Document, Paragraph
from extractors.fields.person_names import ORGANIZATION
from extractors.fields.proponents.acting_for import BEHALF as ACTS_FOR
from extractors.fields.proponents.proponent_identity import is_same
from extractors.fields.proponents.proponent_sentences import WROTE
from extractors.fields.values import Proponent, ProponentType
from extractors.forms.title_block.bylines import SECRETARIAT, in_bylines
from extractors.forms.title_block.cards import entries
from extractors.forms.title_block.closing_authors import (
    in_notes,
    in_signature,
    likely_to_hand_in,
    told_anywhere,
    under_a_head,
)
from extractors.forms.title_block.front_matter import front_matter, is_running_text
from extractors.forms.title_block.header import Header
from extractors.forms.title_block.imprint import without_imprint
from extractors.forms.title_block.letterhead import (
    Authors,
    in_letterhead,
    in_margins,
    parsed,
)
from extractors.forms.title_block.listed_states import listed_states
from extractors.forms.title_block.names_alone import of_names_alone
from extractors.forms.title_block.signatures import signed_by, signed_for
from extractors.forms.title_block.titled_authors import of_newsletter, of_title
from extractors.forms.title_block.told_authors import (
    DOCUMENT,
    told_to_hand_in,
    told_to_have_written,
    weighed_by_line,
    written_by,
)
from extractors.text import normalise, plain, same_length

PAPER = re.compile(rf"\b{DOCUMENT}\b|\b(?:annual|newsletter|bulletin|boletin)\b")
AUTHOR_LINE = re.compile(
    r"^\W*(?:(?:jointly\s+)?(?:submitted|presented|prepared|proposed|compiled|filled in|written"
    r"|reported) (?:jointly\s+)?by"
    r"|(?:soumis|presente|prepare|propose|etabli|redige)e?s? (?:conjointement )?par|par(?= )"
    r"|(?:presentad|preparad|propuest|elaborad)[oa]s? (?:conjuntamente )?por)\s*:?\s*"
)
_OF_REPORT = r"authors?(?: of the report)?|auteurs?(?: du rapport)?|autor(?:es)?(?: del informe)?"
_WHO_REPORTS = (
    r"who (?:is|are) (?:reporting|writing|submitting)|who (?:reports|writes|submits)(?: this)?"
    r"|qui (?:rapporte|ecrit|rend compte|(?:presente|soumet|redige)(?: ce rapport)?)"
    r"|quien(?:es)? (?:informan?|escriben?|rinden? cuentas?|presentan?|remiten?)(?: este informe)?"
)
OF_REPORT = re.compile(rf"\W*(?:{_OF_REPORT}|{_WHO_REPORTS})\W*")
"""Heads the line of names behind it; "Proponent" heads a section of the form, read by itself."""
AUTHOR_LABEL = re.compile(
    rf"\W*(?:lead |main )?(?:{_OF_REPORT}|auteurs? de la proposition|proponents?|proponentes?"
    r"|informan?|presentan?|remiten?"
    r"|report(?:ing|ed|s|er)(?: (?:by|body|bodies|part(?:y|ies)|states?|governments?|countr\w+"
    r"|organi[sz]ations?))?|rapporteurs?|(?:etats?|part(?:ie)s?|pays|organis\w+|structures?)"
    r" (?:declarante?s?|auteurs?|rapporteu\w+)|qui rapporte"
    r"|(?:parte|estado|pais|entidad|organi[sz]acion)(?:e?s)? (?:informantes?|que informan?)"
    r"|quien(?:es)? informan?)"
    r"(?:\(e?s\)?)?\W*"
)
"""The cell left of the one that names them."""
COUNTRY_LABEL = re.compile(
    r"\W*(?:co-?(?:sponsor|propon|propos|aut|patrocin)\w*|(?:pays|pais(?:es)?|country|countries"
    r"|states?|etats?|estados?|government|part(?:y|ies|ie|e)s?)\b[\w' -]{0,25}"
    r"\b(?:propos|propon|auteur|autor|sponsor)\w*)\W*"
)
""" "Pays associé à la proposition", "Co-sponsor"."""
AUTHOR_INSIDE = re.compile(
    r"\b(?:submitted|presented|prepared|soumise?|presentee?|preparee?|presentad[oa]"
    r"|preparad[oa])\s+"
    r"(?:\w+\s+){0,3}?(?:by|par|por)\s"
)
TITLE_BLOCK = 14  # lines at the top among which those of the title block stand
WITH_US = re.compile(r"\b(?:with us|avec nous|con nosotros)\b")
""" "Nepal and Bhutan sign with us": beside those with whom the page is headed."""
HEADER_LINES = 4  # at the top, some in bold, before there can be headings
DAY = re.compile(r"\s*[·–—,.-]?\s*\d{1,2}(?:er)?\s+(?:de\s+)?[^\W\d]+\s+(?:de\s+)?\d{4}\W*$")


def find_authors(
    document: Document,
    header: Header,
    *,
    known: bool = False,
    elsewhere: Collection[int] = (),
) -> Authors:
    """Governments, bodies and persons that the first page says submit the document.

    Cover notes and lines like "(Submitted by …)" come first; where `known` says that a section
    names the proponents already, they are all that counts. Else the title, those for whom a letter
    is signed, the letterhead, and at last its signature and the running header are asked. What the
    Secretariat prepared names no proponent.
    `elsewhere` are the numbers of paragraphs in sections where who is named is only told of.
    """
    front = [
        paragraph
        for paragraph in front_matter(document)
        if paragraph.text.strip() and paragraph.location.paragraph not in elsewhere
    ]
    front = [entry for line in front for entry in entries(line)]
    language = header.language
    signed = in_bylines(front[:TITLE_BLOCK], language)
    known_lines = [line for _, line in signed]
    cover = _cover(front, header)
    found = _in_lines([line for line in cover if line not in known_lines], language)
    listed = [] if known else listed_states(front, language)
    by_sentences = [] if listed else told_to_hand_in(cover, language) or written_by(cover, language)
    found = _without_writers(weighed_by_line([*found, *signed, *by_sentences]), front, header)
    if known:  # who only wrote it is none of those whom the section on them names
        found = [author for author in found if author[0].iso or not _only_wrote(author[1].text)]
    if not found and not known:
        found = [*of_title(header, language), *listed, *of_newsletter(front, language)]
    if not found and not known:
        found = signed_for(document, language)
    if not known and (not found or any(WITH_US.search(normalise(p.text)) for _, p in found)):
        found = [*in_letterhead(front, header, language), *found]
    if not found and not known:
        found = told_to_have_written(cover, language)
    if not found and not known:
        found = of_names_alone(front, header.title_paragraph, language)
        found = found or in_margins(document, language)
    if not found and not known:
        rest = [p for p in document.paragraphs if p.location.paragraph not in elsewhere]
        found = in_notes(document, language) or in_signature(document, language)
        found = found or signed_by(document, language) or under_a_head(front, language)
        found = found or told_anywhere(rest, language) or likely_to_hand_in(front, language)
    return _each_once(found)


def _without_writers(found: Authors, front: Sequence[Paragraph], header: Header) -> Authors:
    """`found` without those labelled as writers where another line says whose paper it is.

    A person who wrote for a State gives way to the State that the page is headed with.
    """
    written = [author for author in found if _only_wrote(author[1].text)]
    others = [author for author in found if author not in written]
    if written and not others and all(a.type is ProponentType.PERSON for a, _ in written):
        others = [a for a in in_letterhead(front, header, header.language) if a[0].iso]
    return others or found


def _only_wrote(line: str) -> bool:
    folded = normalise(line)
    return bool(WROTE.match(folded)) and not ACTS_FOR.search(same_length(line))


def find_bylines(document: Document, header: Header) -> Authors:
    """Those whom lines of the title block name as the ones that hand the paper in."""
    front = [paragraph for paragraph in front_matter(document) if paragraph.text.strip()]
    return _each_once(in_bylines(front[:TITLE_BLOCK], header.language))


def _in_lines(front: Sequence[Paragraph], language: str | None) -> Authors:
    """ "(Submitted by the Government of X)", and a body with a day behind it."""
    found: Authors = []
    for n, paragraph in enumerate(front):
        text = paragraph.text.strip().strip("()")
        folded = normalise(text)
        if SECRETARIAT.search(folded):
            continue
        by = AUTHOR_LINE.match(folded)
        label, _, rest = text.partition(":")
        if by and text[by.end() :].strip():
            found += parsed(without_imprint(text[by.end() :]), paragraph, language)
        elif rest.strip() and AUTHOR_LABEL.fullmatch(normalise(label)):
            found += parsed(without_imprint(rest), paragraph, language)
        elif paragraph.location.cell and (
            by or AUTHOR_LABEL.fullmatch(folded) or COUNTRY_LABEL.fullmatch(folded)
        ):
            found += _beside(front[n + 1 :], paragraph, language)
        elif OF_REPORT.fullmatch(folded) and n + 1 < len(front):
            found += parsed(front[n + 1].text, front[n + 1], language)
        elif (not is_running_text(text) and AUTHOR_INSIDE.search(folded)) or (
            DAY.search(text) and not ORGANIZATION.isdisjoint(plain(text).split())
        ):
            found += parsed(without_imprint(text), paragraph, language)
    return found


def _cover(front: Sequence[Paragraph], header: Header) -> list[Paragraph]:
    """The lines before the second heading: what stands under the headings of the form is text."""
    headings = [
        n
        for n, line in enumerate(front)
        if line.bold
        and not line.location.cell
        and line is not header.title_paragraph
        and n > HEADER_LINES
    ]
    return list(front[: headings[1]] if len(headings) > 1 else front)


def _beside(following: Sequence[Paragraph], label: Paragraph, language: str | None) -> Authors:
    """Who stands in the cells right of a label, "Filled in by"."""
    row = (label.location.table, (label.location.cell or (0, 0))[0])
    cells = [
        p for p in following if p.location.cell and (p.location.table, p.location.cell[0]) == row
    ]
    if len({paragraph.location.cell for paragraph in cells}) != 1:
        return []  # the head of a column, and no label
    return [author for cell in cells for author in parsed(cell.text, cell, language)]


def _each_once(authors: Iterable[tuple[Proponent, Paragraph]]) -> Authors:
    """Each government and body once, the longest name of it."""
    kept: Authors = []
    for author in authors:
        if not any(is_same(author[0], other) for other, _ in kept):
            kept.append(author)
    return kept
