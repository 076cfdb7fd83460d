"""Letters and papers that speak of a proposal and are none of their own."""

import re

from extractors.document import Document, Paragraph
from extractors.forms.kind import Kind, KindGuess
from extractors.forms.title_block.document_nouns import PROPOSAL_NOUNS, SUBJECT
from extractors.text import normalise

SALUTATION = re.compile(
    r"(?:to |a l.attention de |a )?(?:dear|madam|sir|excellency|your excellency|madame|monsieur"
    r"|cher|chere|excellence|estimad[oa]s?"
    r"|senor|senora|excelencia|distinguid[oa]s?|muy senor|respetad[oa])\b.{0,60}[,:]?$"
)
_STANCES = (
    r"support|welcom|comment|endors|object|appui|soutien|soutenir|felicit|observ|apoy|respald|acog"
    r"|salu|opinion|position|avis"
)
_OF_ANOTHER = (
    r"(?:propos(?:al|ition)|propuesta|projet|draft|proyecto|report|rapport|informe)\b.{0,80}"
)
OF_ANOTHER = re.compile(
    rf"\b(?:refer|{_STANCES})\w*\b.{{0,60}}\b{_OF_ANOTHER}"
    r"\b(?:which|that|que|presented by|submitted by|presentee? par|soumise? par|presentad[oa] por"
    r"|of the government|prepared by|du gouvernement|del gobierno)\b"
)
ON_ANOTHER = re.compile(rf"\b(?:{_STANCES})\w*\b.{{0,40}}\b{_OF_ANOTHER}")
"""In a subject line it is enough: "Subject: support for the proposal …", and at its beginning."""
LONGEST_SUBJECT = 220  # characters of a line over a letter that says what it is on
HANDS_OVER = re.compile(
    r"\b(?:attached|enclosed|herewith|hereby|below|ci-joint\w*|ci-apres|ci-dessous|adjunt\w+"
    r"|anex\w+"
    r"|a continuacion|(?:i|we) (?:\w+ ){0,3}?(?:submit|present|send|report)|(?:je"
    r"|nous) (?:\w+ ){0,2}?"
    r"(?:soumet|transmet|present|remet|adress)\w*|(?:remit|present|env|somet)(?:o|imos|amos"
    r"|emos))\b"
)
DENIED = re.compile(
    r"\b(?:this|the present|la presente|le present|cette|ce|esta|este)\W(?:present )?(?:\w+ )?"
    r"(?:letter|note|paper|document|lettre|carta|nota|documento|texte|texto)\b.{0,60}?"
    r"\b(?:is not|is no|does not constitute|n.est pas|ne constitue pas|no es|no constituye)\b"
    rf".{{0,40}}?\b(?:{'|'.join(PROPOSAL_NOUNS)})\b"
)
PROPOSES_NOTHING = re.compile(
    r"\b(?:(?:proposes?|is proposing) nothing|(?:makes?|contains?|puts forward) no proposals?"
    r"|ne propose(?:nt)? rien|ne (?:fait|contient|formule) aucune proposition|no propone(?:n)? nada"
    r"|no (?:contiene|formula|hace) (?:propuestas?(?: alguna)?|ninguna propuesta))\b"
    r"(?!\W+(?:new|else|more|other|de nouveau|de plus|d.autre|nuevo|mas|otr[oa]|to|but|que))"
)
TO_COME = re.compile(
    r"\b(?:proposal|proposition|propuesta)\b[^.;]{0,60}?\b(?:which|that|que|qu)\b"
    r"(?!\W*(?:we|nous)\b)[^.;]{0,60}?\b(?:(?:is|are) (?:going|about|preparing) to"
    r"|intends?|means? to|will|plans? to"
    r"|wish(?:es)? to|vont|va|compten?t?|entend(?:ent)?|soumettr\w+|presenter(?:a|ont)"
    r"|deposer(?:a|ont)|van? a|piensan?|desean?|presentaran?|someteran?)\b"
)
""" "The proposal which they are going to submit": it is that of others."""
BACKS_IT = re.compile(
    r"\b(?:supports?|endorses?|welcomes?|backs?) (?:it|them|this)\b"
    r"|\b(?:l['’ ]|la |lo )(?:soutien\w*|appui\w*|approuv\w*|apoy\w*|respald\w*|acog\w*)"
)
""" "Zambia supports it", of a proposal that is spoken of before."""
NO_PROPONENT = re.compile(
    r"\b(?:not|without|no|ne|n(?=['’ ])|sans|sin)\b(?:\W+(?!but|mais|sino|pero)\w+){0,7}?\W+"
    r"(?:among|amongst|one of|parmi|au nombre d|l['’ ]un d|entre|uno de)\w*\W+(?:\w+\W+){0,2}?"
    r"(?:proponents?|authors?|sponsors?|auteurs?|proponentes?|autores?)\b"
)
""" "Zambia does not wish to be counted among the proponents"."""
INFORMS = re.compile(
    r"\b(?:information (?:document|paper|note)|(?:document|note) d.information|note informative"
    r"|(?:documento|nota) de informacion|(?:nota|documento) informativ[oa])\b"
)
"""A report proposes nothing, either, and is a report; a paper of information is none."""
ENCLOSURES = re.compile(
    r"\W*(?:enclosures?|encl|attachments?|pieces? jointes?|p\W?\s?j|documents? joints?|adjuntos?"
    r"|documentos adjuntos|anexos?)\W*(?:\(s\)\W*)?(?::|\(\d|\d|-)"
)
LONGEST_LETTER = 500  # words of a letter that only hands over


def paper_about_others(document: Document, front: tuple[Paragraph, ...]) -> KindGuess | None:
    """What a paper is that says of itself that it is no proposal; None for any other."""
    return (
        _letter_about(front)
        or _backing(document, front)
        or _covering_letter(document)
        or _denied(front)
    )


def _letter_about(front: tuple[Paragraph, ...]) -> KindGuess | None:
    """A letter that speaks of the proposal of others and hands nothing over: support, comments."""
    lines = [normalise(paragraph.text) for paragraph in front]
    if not any(SALUTATION.match(line) for line in lines):
        return None
    if any(HANDS_OVER.search(line) for line in lines):
        return None
    for line, paragraph in zip(lines, front, strict=True):
        subject = SUBJECT.match(line)
        begins = len(line) <= LONGEST_SUBJECT and ON_ANOTHER.match(line.strip())
        on_another = begins or (subject and ON_ANOTHER.search(line, subject.end()))
        if OF_ANOTHER.search(line) or on_another:
            return KindGuess(Kind.OTHER, "it is a letter on the proposal of others", (paragraph,))
    return None


def _backing(document: Document, front: tuple[Paragraph, ...]) -> KindGuess | None:
    """A short paper under the title of a proposal to come that it supports, or is no author of."""
    if len(document.text.split()) > LONGEST_LETTER:
        return None
    if any(HANDS_OVER.search(normalise(paragraph.text)) for paragraph in front):
        return None
    lines = [(p, normalise(p.text)) for p in document.paragraphs if p.location.table is None]
    coming = next((paragraph for paragraph, line in lines if TO_COME.search(line)), None)
    backs = any(BACKS_IT.search(line) or NO_PROPONENT.search(line) for _, line in lines)
    if coming is None or not backs:
        return None
    return KindGuess(Kind.OTHER, "it backs the proposal of others", (coming,))


def _covering_letter(document: Document) -> KindGuess | None:
    """A letter that lists what comes with it, and is nothing but that letter."""
    if len(document.text.split()) > LONGEST_LETTER:
        return None
    lines = [(paragraph, normalise(paragraph.text).strip()) for paragraph in document.paragraphs]
    if not any(SALUTATION.match(line) for _, line in lines):
        return None
    for paragraph, line in lines:
        if ENCLOSURES.match(line):
            reason = "it is a covering letter, and what it hands over is another file"
            return KindGuess(Kind.OTHER, reason, (paragraph,))
    return None


def _denied(front: tuple[Paragraph, ...]) -> KindGuess | None:
    for paragraph in front:
        line = normalise(paragraph.text)
        if DENIED.search(line) or (INFORMS.search(line) and PROPOSES_NOTHING.search(line)):
            return KindGuess(Kind.OTHER, "it says that it is no proposal", (paragraph,))
    return None
