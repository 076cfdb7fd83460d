"""Who hands a paper in, as its notes, its last lines or a sentence anywhere in it say."""

import re
from collections.abc import Sequence

from extractors.document import Document, Paragraph
from extractors.fields.proponents.proponent_identity import is_body
from extractors.fields.proponents.proponent_roles import hands_in_surely
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.forms.back_matter import is_back_matter
from extractors.forms.title_block.bylines import in_bylines
from extractors.forms.title_block.letterhead import Authors, parsed
from extractors.forms.title_block.told_authors import sentences_of, told_to_hand_in
from extractors.text import normalise, same_length

GOVERNMENT = ProponentType.GOVERNMENT
LAST_LINES = 10  # of a paper, among which its signature stands
LINE = 160  # characters; what is longer is no line of a signature
_FOR = (
    r"(?:on behalf of|in the name of|for(?: and on behalf of)?|au nom d(?:e|u|es)"
    r"|pour(?: et au nom d(?:e|u|es))?|en nombre del?|en representacion del?"
    r"|por(?: cuenta y en nombre del?)?)"
)
SIGNED_FOR = re.compile(
    rf"^\W*(?:(?:signed|signe|firmado)\W+)?{_FOR}\s+(?!(?:the |l.)?(?:attention|information|copy"
    r"|copie|conocimiento|orden|order|ordre)\b)(?=\S)"
)
""" "For the Government of Togo", « Pour la République du Mali »."""
OFFICE = re.compile(
    r"^\W*(?:the |le |la |l'|el )?(?:vice-?|deputy |state )?(?:minist(?:er|re|r[oa])\b(?! plenipot)"
    r"|permanent secretary|secretaire d'etat|secretari[oa] de estado)"
)
""" "Minister of Environment, Republic of Togo"."""


THIS_PAPER = re.compile(
    r"\b(?:this|the (?:present|following|attached)|present|joint) (?:joint )?"
    r"(?:proposal|paper|document|report|request|submission|text)\b"
    r"|\b(?:cette|(?:la )?presente|ce|le present) (?:proposition|document|rapport|demande|texte)\b"
    r"|\b(?:esta|(?:la )?presente|este|el presente) "
    r"(?:propuesta|documento|informe|solicitud|texto)\b"
)


def in_notes(document: Document, language: str | None) -> Authors:
    """Whom footnotes and endnotes name as those who hand in."""
    return in_bylines(document.notes, language) or told_to_hand_in(document.notes, language)


def in_signature(document: Document, language: str | None) -> Authors:
    """The governments and bodies for which somebody signs at the end."""
    lines = [paragraph for paragraph in document.paragraphs if paragraph.text.strip()]
    found: Authors = []
    annexed = any(is_back_matter(line.text) for line in lines)  # letters of others, perhaps
    for paragraph in [] if annexed else lines[-LAST_LINES:]:
        by = SIGNED_FOR.match(same_length(paragraph.text))
        if len(paragraph.text) > LINE:
            continue
        if by:
            named = parsed(paragraph.text[by.end() :], paragraph, language)
            found += [author for author in named if is_body(author[0])]
        elif OFFICE.match(normalise(paragraph.text)):
            states = find_states(paragraph.text, language)[-1:]
            found += [(Proponent(s.written, GOVERNMENT, s.iso), paragraph) for s in states]
    return found


def told_anywhere(paragraphs: Sequence[Paragraph], language: str | None) -> Authors:
    """Of whom a sentence says, by its words and by what was learnt, that they hand it in."""
    return [
        (author, paragraph)
        for text, paragraph in sentences_of(paragraphs)
        if THIS_PAPER.search(normalise(text))
        for author in hands_in_surely(text, language)
    ]
