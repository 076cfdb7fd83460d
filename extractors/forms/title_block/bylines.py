"""Lines of a first page that say whose paper it is, by how they are built and not by their verb.

"Tabled by X", "Remise par X", "Sponsors: X", "A paper by X", "From: X", or nothing but X. A short
list of verbs says what does not count: who pays, supports, translates or adopts.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Paragraph
from extractors.fields.person_names import (
    OFFICES,
    ORGANIZATION,
    begins_as_a_body,
    is_person,
)
from extractors.fields.proponents.acting_for import BEHALF as ACTS_FOR
from extractors.fields.proponents.name_chunks import PUBLIC
from extractors.fields.proponents.proponent_labels import labels_others
from extractors.fields.proponents.proponent_sentences import SENTENCE_END, WROTE
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.forms.title_block.imprint import without_imprint
from extractors.forms.title_block.letterhead import Authors, parsed
from extractors.forms.title_block.paper_subject import names_its_subject
from extractors.text import normalise, plain, same_length

NOT_AUTHORS = re.compile(
    r"\b(?:support|endors|fund|financ|adopt|approv|request|commission|host|translat|typ|print"
    r"|photograph|tak|receiv|accept|cover|follow|prompt|inspir|review|edit|design|list|known|check"
    r"|recommend|agree|sign(?:al)|invit|threaten|caus|hunt|kill|live|affect|shar|us|own|manag"
    r"|prot[eé]g|protect"
    r"|surround|visit|set|approuv|appuy|souten|traduit|imprim|recu|accept|suivi|revu|relu|demand"
    r"|commande|menac|chass|frequent|partag|habit|inscri|apoy|respald|aprob|traduc|impres|recib"
    r"|acept|revis|solicit|encarg|amenaz|caz|compart|ocup|avalad|patrocin|examin|consult|confirm"
    r"|led|held|coordin|dirig|evalu|assess)\w*\s+(?:\w+\s+){0,2}?(?:by|par|por)\b"
)
"""Participles that name who helps, decides or does harm, and not who hands in."""
BY = re.compile(
    r"\b(?:[^\W\d]{3,}(?:ed|en|wn|ee?|ie?|ue?|ite?|ise?|ade?|ad[oa]|id[oa]|uest[oa]|rit[oa]|nto)s?"
    r"|handed in|brought forward|put forward|drawn up|made|written|sent)"
    r"(?:\s+(?!(?:by|par|por)\b)[\w'’]+){0,9}?\s+(?:by|par|por)\s*:?\s+(?:encargo del?\s+)?(?=\S)"
)
BEGINS_WITH_VERB = re.compile(
    r"^\W*(?:(?:joint|present|present[ea]?|the|this|la|le|el|working|official)\s)*"
    r"(?:(?:proposal|report|paper|text|document|submission|proposition|rapport|texte|bilan"
    r"|document|propuesta|informe|documento|texto|solicitud|demande|request|application)\w*\s"
    r"(?:[\w.’']+\s){0,4}?)?"
    r"(?:submitted|presented|prepared|sent|handed|put|tabled|filed|lodged|transmitted|addressed"
    r"|compiled|written|drawn|remise?|soumise?|presentee?|adressee?|transmise?|deposee?|envoyee?"
    r"|etablie?|preparee?|redigee?|remitid[oa]|presentad[oa]|enviad[oa]|entregad[oa]|elaborad[oa]"
    r"|preparad[oa]|elevad[oa]|sometid[oa]|suscrit[oa]|dirigid[oa])\b"
)
PAPER_OF = re.compile(
    r"^\W*(?:an? |the |une? |le |la |un |una |el |this |present\w* )?(?:[\w-]+ ){0,2}?"
    r"(?:proposals?|reports?|papers?|text|documents?|submission|contribution|initiative"
    r"|newsletter|note"
    r"|letters?(?:\Wproposal)?|accounts?|requests?|statement|propositions?|rapports?|textes?"
    r"|bilans?"
    r"|comptes?\Wrendus?|demandes?|lettre(?:\Wproposition)?|bulletin|propuestas?|informes?"
    r"|documentos?|textos?|carta(?:\W(?:propuesta|informe))?|solicitud|peticion|relato"
    r"|rendicion de cuentas|iniciativa|boletin|contribucion|memoria|a l.initiative|emanant"
    r"|por iniciativa)"
    r"(?: (?:conjoint\w*|conjunt[oa]|joint\w*|final\w*))?\s+(?:by|of|from|d[eu]s?|del|de l[ao]s?"
    r"|de l)\b\W*"
)
COMMA_BY = re.compile(
    r"^\W*(?:an? |the |le |la |un |una |el )?(?:[\w-]+ ){0,2}?(?:proposal|report|paper|text"
    r"|document|proposition|rapport|texte|bilan|compte rendu|propuesta|informe|texto|documento"
    r"|balance)\b"
    r"[^,;:]{3,90},?\s+(?:by|par|por)\s+"
    r"(?:(?:its|their|ses|leurs|sus|the|les"
    r"|los)\s(?:[a-z]+\s){0,2}[a-z]+,\s+)?(?=[^,.;]+(?:[.;]?\s*$|,\s+\d))"
)
"""What the paper is, a comma, and whose: "Report on Concerted Action 99.1, by Kenya"."""
ROLE = re.compile(
    r"^\W*(?:(?:\w+\W+){0,3}?(?:co-?)?(?:propon|propos|auth?or(?!i)|auteur|submi|soum|sponsor"
    r"|present|prepar"
    r"|promot|promoc|report|rapport|inform|redac|redig|elabor|ecri|writ|compil|expedi|sender"
    r"|remit|from|de(?=\s*:)"
    r"|declar|draft|signat|demand|applicant|postul|solicit|requer|porteu|initiat|iniciat|originat"
    r"|filled|handed|rellen|rempli)\w*(?:\W+\w+){0,3}?)\s*(?::|—|–)\s*(?=\S)"
)
BEHALF = re.compile(
    r"^\W*(?:on behalf of|in the name of|au nom d(?:es?|u)|en nombre de(?:l| los| la)?"
    r"|por encargo del?|(?:at|upon|on) the request of|a la demande d(?:es?|u)|a cargo del?"
    r"|a (?:peticion|solicitud|instancia) del?|pour le compte d(?:es?|u))\s+(?=\S)"
)
RELATIVE = re.compile(
    r"^\W*(?:que|qu.|which|that)\s?(?:nous |now |hoy |aujourd.hui )?(?:(?:conjuntamente"
    r"|ensemble|jointly)\s)?"
    r"(?:elevan?|presentan?|proponen?|someten?|suscriben?|remiten?|formulan?|firman?|depose(?:nt)?"
    r"|presente(?:nt)?|soumet(?:tent)?|propose(?:nt)?|porte(?:nt)?|adresse(?:nt)?"
    r"|transmet(?:tent)?)\s+"
)
""" "que elevan la Argentina y Chile a la …": the title goes on in a clause."""
VERB_FIRST = re.compile(
    r"^\W*(?:rinden?|presentan?|proponen?|suscriben?|someten?|elevan?|firman?|remiten?)\s"
    r"(?:conjuntamente )?(?:(?:el|la|este|esta) [a-z]+\s)(?=(?:el |la |los |las )?[a-z])"
)
ASKS = re.compile(
    r"(?<=\w) (?:proposes?|submits?|presents?|reports?|propose(?:nt)?|soumet(?:tent)?"
    r"|presente(?:nt)?|propone[n]?|presentan?|informan?|remiten?|rinden?)\W*$"
)
TAIL = re.compile(
    r"(?:,\s+(?:en consulta|in consultation|en concertation|after consult\w+|tras consult\w+"
    r"|apres consult\w+)"
    r"\b.*|,?\s+(?:as (?:its|their)|en tant que|como su)\b.*|,?\s+(?:on|le|el|du"
    r"|in)?\s*\d{1,2}(?:er)?\s"
    r"(?:de\s)?[^\W\d]+\s(?:de\s)?\d{4}.*|,\s+(?:[^\W\d]+\s(?:de\s)?)\d{4}.*"
    r"|\s+(?:to|for|a|à|en|lors de|pour|ante|para)\s+(?:the |la |l['’])?(?:cop|cms|\d+(?:\W|st"
    r"|nd|rd"
    r"|th)"
    r"|conf[ée]rence|conference|conferencia|quinzi|fifteenth|session).*"
    r"|\s+(?:sobre|sur|on|about|concerning|regarding|relati[fv]\w*|acerca|with regard)\s.*"
    r"|,?\s+(?:for|pour|para|d.|de|proposing|requesting|on)\s+(?:an? |the |un[ae]? |l.|la )?"
    r"(?:concerted|action concert|acci[oó]n concert|prorroga|prolongation|extension"
    r"|reconduction).*)$",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"\b(?P<and>and|et|y)\s+(?:(?P<by>by|par|por)\s+|(?:of|from|de|du|del)\s+|d['’]|(?=the\s))"
    r"(?:(?:the|la|el)\s+|l['’])?(?=(?P<next>[\w-]+))"
)
"""The word before a second name: "by A and by B", "de A y del B"."""
SECRETARIAT = re.compile(
    r"(?:\b(?:by|par|por|of|du|de la|del|from)|:)\s+(?:the |le |la )?(?:(?:unep|pnue|pnuma)\W)?"
    r"(?:cms )?(?:secretariat|secretaria)\b"
    r"(?! (?:d.etat|de (?!la (?:convencion|cms))|of (?:the )?(?!cms|convention|unep)))"
)
"""Papers of the Convention's own Secretariat; those of another agreement have their own."""
SEATED = re.compile(
    r"\s*\((?P<inside>[^()\d]{2,40})\)(?P<and>\s*(?:,|;|\band\b|\bet\b|\by\b)"
    r"\s+(?!(?:pour|au nom|on behalf|for|en nombre|a nombre|por cuenta|por encargo)\b))?"
)
MOST_OF_TOWN = 2  # words of a town in brackets
MOST_WORDS = 70  # of a line that may name authors; a longer one is running text
BARE_WORDS = 24  # of a line that holds nothing but names
TITLE_LINES = 9  # lines of a title block


def in_bylines(front: Sequence[Paragraph], language: str | None) -> Authors:
    """Governments, bodies and persons that lines of a title block name as those who hand in."""
    found: Authors = []
    for paragraph in front:
        whole = without_brackets(" ".join(paragraph.text.split()))
        text = without_imprint(whole)
        addressed = text != whole and PAPER_OF.match(same_length(text)) is not None
        if paragraph.location.cell or not text or len(text.split()) > MOST_WORDS:
            continue
        prose = len(text.split()) > BARE_WORDS and text.endswith(".")
        for sentence in SENTENCE_END.split(text):
            sure = addressed or BEGINS_WITH_VERB.match(same_length(sentence)) is not None
            for named in _named_by(sentence, prose=prose and not sure):
                found += _plausible(TAIL.sub("", named), paragraph, language, sure=sure)
        if (
            not found
            and (asks := ASKS.search(same_length(text)))
            and len(text.split()) < BARE_WORDS
        ):
            subject = _plausible(text[: asks.start()], paragraph, language)
            found += [author for author in subject if is_body(author[0])]
    return found


def without_brackets(text: str) -> str:
    """A line without the brackets round the whole of it."""
    return text[1:-1] if text.startswith("(") and text.find(")") == len(text) - 1 else text


def _named_by(text: str, *, prose: bool) -> Iterator[str]:
    """The words of a line behind that which says that they name its authors.

    `prose`: the line is running text, in which "by" tells of many things.
    """
    folded = same_length(text)
    if SECRETARIAT.search(folded) or labels_others(text):
        return
    for pattern in (RELATIVE, VERB_FIRST, ROLE, BEHALF, COMMA_BY, PAPER_OF):
        if found := pattern.match(folded):
            if not text[found.end() :].strip():
                continue
            if names_its_subject(found[0], text[found.end() :]):
                return
            rest = text[found.end() :]
            meant = ACTS_FOR.search(same_length(rest)) if WROTE.match(found[0]) else None
            yield _joined(rest[meant.end() :] if meant else rest)
            return
    by = None if prose else BY.search(folded)
    if by and not NOT_AUTHORS.search(by[0]):
        yield _joined(text[by.end() :])


def _joined(text: str) -> str:
    """ "A and of B" as "A and B", where B is another and not a second word of the name of A.

    >>> _joined("Delta Society y de la Fundación Grulla")
    'Delta Society ; Fundación Grulla'
    >>> _joined("Ministère des Eaux et de Forêts")
    'Ministère des Eaux et de Forêts'
    """

    def apart(found: re.Match[str]) -> str:
        if _singular(normalise(found["next"])) in ORGANIZATION | OFFICES:
            return "; "
        seated = text[: found.start()].rstrip().endswith(")")
        return f"{found['and']} " if found["by"] or seated else found[0]

    return SEATED.sub(_without_seat, AGAIN.sub(apart, text))


def _without_seat(found: re.Match[str]) -> str:
    """The seat of a body goes, and parts it from the next; an acronym or a State stays.

    >>> _joined("Delta Society (Lima) and Crane Action (Lisbon)")
    'Delta Society; Crane Action'
    """
    inside = found["inside"]
    if not inside.istitle() or len(inside.split()) > MOST_OF_TOWN or find_states(inside):
        return found[0]
    return "; " if found["and"] else ""


def _plausible(
    text: str, paragraph: Paragraph, language: str | None, *, sure: bool = False
) -> Authors:
    """Those parsed from `text` if it begins with one of them; else it names a thing.

    `sure`: the line says before that it is handed in by them.
    """
    found = parsed(text, paragraph, language)
    bare = re.sub(
        r"^(?:the|les?|la|l['’]|el|los|las|an?)\s*", "", text.strip(), flags=re.IGNORECASE
    )
    first = normalise(bare).split()[:1]
    states = find_states(bare, language)
    begins = (
        bool(states and not states[0].start)
        or bool(PUBLIC.match(normalise(bare)))
        or bool(set(map(_singular, first)) & ORGANIZATION)
        or bool(
            re.match(
                r"gov|gouv|gob|repub|royaum|reino|kingdom|state of|etat|union|minist|united"
                r"|federa|commonwealth|part(?:y|ies)\b",
                normalise(bare),
            )
        )
    )
    return [
        author
        for author in found
        if begins
        or (sure and len(author[0].name.split()) > 1 and author[0].name[0].isupper())
        or author[0].iso
        or not ORGANIZATION.isdisjoint(plain(author[0].name).split())
        or begins_as_a_body(author[0].name)
        or re.search(r"\([A-Z][A-Za-z-]{1,9}\)", author[0].name)
        or (author[0].type is ProponentType.PERSON and is_person(author[0].name))
    ]


def in_title(text: str, paragraph: Paragraph, language: str | None) -> Authors:
    """Those whom the words of a title name behind "report of", what it is about left out."""
    return _plausible(TAIL.sub("", text), paragraph, language)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def is_body(proponent: Proponent) -> bool:
    return bool(proponent.iso) or proponent.type is ProponentType.ORGANIZATION
