"""Who hands a paper in, as its notes, its last lines or a sentence anywhere in it say."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Document, Paragraph
from extractors.fields.proponents.proponent_identity import is_body
from extractors.fields.proponents.proponent_labels import labels_others
from extractors.fields.proponents.proponent_roles import hands_in_surely, likely_proponents
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.forms.back_matter import is_back_matter
from extractors.forms.headings.nearness import of_heading
from extractors.forms.title_block.bylines import in_bylines
from extractors.forms.title_block.letterhead import Authors, parsed
from extractors.forms.title_block.told_authors import sentences_of, told_to_hand_in
from extractors.text import normalise, same_length

GOVERNMENT = ProponentType.GOVERNMENT
LAST_LINES = 10  # of a paper, among which its signature stands
HEAD_WORDS = 7  # of a line that heads what is below
ASKS = 0.7  # how likely a head asks for proponents, from which on what is below names them
WHO_REPORTS = re.compile(
    r"^\W*(?:\d+\W+)?"
    r"(?:(?:bodies|organi\w+|parties|states|partes|estados|etats|ceux|celles|those|los|las) )?"
    r"(?:who|that|qui|quien(?:es)?|que) (?:\w+ )?(?:report|rend|fait|font|inform|rind|present|hand"
    r"|submit|soumet|propos|propon|depos|answer|repond|sign|firm)"
)
""" "Ceux qui rendent compte", "Quiénes informan"."""
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


def under_a_head(paragraphs: Sequence[Paragraph], language: str | None) -> Authors:
    """Whom the text names under a line that asks for them, where the form has no heading."""
    for head, below in pairwise(paragraphs):
        asks = _asks_for_authors(head.text) and not below.location.cell
        if asks and (found := parsed(below.text, below, language)):
            return found
    return []


def _asks_for_authors(line: str) -> bool:
    words = line.split()
    if (
        len(words) > HEAD_WORDS
        or line.rstrip().endswith((".", ",", ";"))
        or labels_others(f"{line}: X")
    ):
        return False
    learnt = of_heading(line).by_section.get("proponents", -math.inf)
    return bool(WHO_REPORTS.match(normalise(line))) or math.exp(learnt) > ASKS


def likely_to_hand_in(paragraphs: Sequence[Paragraph], language: str | None) -> Authors:
    """Who, by what was learnt alone, hands in: the first sentence that says so of somebody."""
    for text, paragraph in sentences_of(paragraphs):
        if not text.rstrip().endswith((".", ":")):
            continue  # a title names the animals of a State
        if found := likely_proponents(text, language):
            return [(author, paragraph) for author in found]
    return []
