"""Who signs a letter: "For the Government of Kenya", below "Yours sincerely"."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Document, Paragraph
from extractors.fields.proponents.name_chunks import PUBLIC
from extractors.fields.proponents.proponent_names import names_a_body
from extractors.fields.states.countries import find_states
from extractors.forms.back_matter import is_back_matter
from extractors.forms.title_block.bylines import is_body
from extractors.forms.title_block.closing_authors import SIGNED_FOR
from extractors.forms.title_block.letterhead import GOVERNMENT_OF, Authors, parsed
from extractors.text import normalise, same_length

VALEDICTION = re.compile(
    r"\b(?:yours (?:sincerely|faithfully|truly|respectfully)|(?:sincerely|respectfully) yours"
    r"|(?:kind|best|warm)(?:est)? regards|respectfully|(?:assurances?|expression) of (?:our|my|its)"
    r"|we remain|(?:je|nous) vous pri(?:e|ons) (?:d.agreer|de croire|de recevoir)"
    r"|veuillez (?:agreer|recevoir|croire)|(?:haute|parfaite) consideration|salutations"
    r"|cordialement|respectueusement|atentamente|atentos saludos|saludos (?:cordiales|atentos)"
    r"|(?:lo|la|le|los|las|les) salud(?:a|an|amos|o)\b|sin otro particular|cordialmente"
    r"|(?:distinguida|alta|mas alta) consideracion|respetuosamente)\b"
)
COPIES = re.compile(
    r"^\W*(?:c\W?c\b|copy|copies|copie|copia|p\.? ?s\b|encl|annex|anex|p\W?j\b|pieces? jointe"
    r"|adjunt)"
)
CLOSE = 25  # paragraphs at the end among which a letter takes its leave
MOST = 14  # paragraphs of the signatures below


def signed_for(document: Document, language: str | None) -> Authors:
    """Those for whom somebody signs the letter; empty where nobody says so."""
    return [
        author
        for line, paragraph in _signature(document)
        if (stands_for := SIGNED_FOR.match(same_length(line)))
        for author in parsed(line[stands_for.end() :], paragraph, language)
        if is_body(author[0])
    ]


def signed_by(document: Document, language: str | None) -> Authors:
    """The governments and bodies whose names stand below a letter, beside their persons."""
    return [
        author
        for line, paragraph in _signature(document)
        for part in line.split(",")
        if _names(part.strip(), language)
        for author in parsed(part, paragraph, language)
        if is_body(author[0])
    ]


def _names(part: str, language: str | None) -> bool:
    """Whether a part of a line is the name of a body, or of an office with its State."""
    folded = normalise(part)
    office = PUBLIC.match(folded) or GOVERNMENT_OF.match(folded)
    return bool(find_states(part, language)) if office else names_a_body(part)


def _signature(document: Document) -> Iterator[tuple[str, Paragraph]]:
    """The lines below the words with which a letter takes its leave, up to copies and annexes."""
    lines = [line for line in document.paragraphs if line.text.strip()]
    for paragraph in _below_leave(lines):
        if COPIES.match(normalise(paragraph.text)) or is_back_matter(paragraph.text):
            return
        yield from ((line.strip(), paragraph) for line in paragraph.text.split("\n"))


def _below_leave(lines: Sequence[Paragraph]) -> Sequence[Paragraph]:
    first = max(0, len(lines) - CLOSE)
    leaves = [n for n in range(first, len(lines)) if VALEDICTION.search(normalise(lines[n].text))]
    annexed = any(is_back_matter(line.text) for line in lines[:first])
    return [] if annexed or not leaves else lines[leaves[-1] + 1 : leaves[-1] + 1 + MOST]
