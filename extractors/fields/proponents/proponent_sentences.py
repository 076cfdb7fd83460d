"""Sentences about proponents made ready to be cut: without days, writers and those with an idea."""

import re

from extractors.fields.proponents.name_chunks import AUXILIARY
from extractors.fields.proponents.proponent_labels import LABELLED
from extractors.text import normalise, same_length

SENTENCE_END = re.compile(
    r"(?<!\bProf)(?<!\bMrs)(?<!\bSra)(?<!\bDra)(?:(?<=[\w)]{3})|(?<=\s(?:it"
    r"|us)))\.\s+(?=[A-ZÀ-Ý«“])"
)
HANDED_IN = re.compile(
    r"\b(?:submitted|presented|proposed|put forward|soumise?|presentee?|proposee?|presentad[oa]"
    r"|propuest[oa])"
    r"\s+(?:\w+\s+){0,3}?(?:by|par|por)\s"
)
"""Behind the first sentence only who hands in counts, not who drafted or compiled."""
ELSEWHERE = re.compile(
    r"^\W*(?:please )?(?:see|vease|veanse|voir|cf|refer to|consult\w*|ver|as (?:on|in) the"
    r"|comme (?:sur|dans) l|como en)\b[^.]{0,60}?\b(?:cover|summary|resum\w*|couverture|portada"
    r"|page|pagina|above|arriba|ci-dessus|first|premiere|primera|title|titre|titulo|heading|encabezad\w*"
    r"|en-tete|letter|lettre|carta)\b"
)
"""A section that only says where its answer stands."""
HANDED_IN_LABEL = re.compile(
    r"^\W*(?:jointly )?(?:submitted|presented|proposed|tabled|soumise?|presentee?|proposee?"
    r"|deposee?|presentad[oa]|propuest[oa]|remitid[oa]) (?:by|par|por)\s*:"
)
ALSO_WRITTEN_BY = re.compile(
    r"(?<=\w)\s+(?:and|et|y)\s+(?:draft|writt|compil|prepar|redig|ecrit|etabli|elabor|redact|escrit)\w*"
    r"\s(?:by|par|por)\b[^;.\n]*"
)
""" "Tabled by Mali and drafted by the Crane Society": a clause on its writers."""
IDEA = re.compile(
    r"^(?:the |l.|la |el |an? |une? |un |su |its )?"
    r"(?:first |original |initial |premiere? |primera? )?"
    r"(?:idea|idee|impulse|impulso|suggestion|sugerencia|initiative|iniciativa|draft|brouillon"
    r"|ebauche|borrador)\b(?! (?:of|pour|de la) (?:this|la presente|esta))"
)
"""Where a paper came from, told of somebody who need not propose it."""
WROTE = re.compile(
    r"^\W*(?:prepared|drafted|written|compiled|edited|text|drafting|redaction|redige|etabli"
    r"|prepare"
    r"|redac|elaborad[oa]|preparad[oa]|texto|texte|plume|pluma)\w*(?: (?:by|par|por)"
    r"| [a-z]+){0,2}\s*:"
)
"""A label of who wrote, which gives way to one of who proposes."""
WRITTEN_BY = re.compile(
    r"^(?:it|(?:the |this |le |la |el |ce |cette |est[ea] )?[^\W\d]+) (?:was|were|is|a ete"
    r"|ont ete|est|fue|ha sido) (?:written|drafted|redigee?s?|ecrite?s?|redactad[oa]"
    r"|escrit[oa]) (?:by|par|por)\b"
)
"""Of a paper that another sentence says is handed in by somebody."""
CALLED = re.compile(
    r"\b(?:call(?:s|ed)? (?:ourselves|itself|themselves)|known as|under the name(?: of)?"
    r"|(?:qui )?(?:s.appelle(?:nt)?|nous nous appelons|appelee?s?|denommee?s?|sous le nom d[eu]s?)"
    r"|(?:que )?(?:se llaman?|nos llamamos|llamad[oa]s?|denominad[oa]s?)|bajo el nombre del?)\s+"
    r"(?:the |les? |l[ao]s? |el |l.)?"
)
"""Before the name of those whom a sentence told of without one."""
DAY = re.compile(
    r"\s+(?:on|since|le|depuis le|el|desde el) \d{1,2}(?:er)?\s(?:de )?"
    r"[^\W\d]+(?:\s(?:de )?20\d\d)?\b"
    r"|\s+(?:in|en|since|depuis|desde) (?:[^\W\d]+ (?:de )?)?20\d\d\b"
)
JOINED_BY = re.compile(
    r"^(?:joined|followed|rejointe?s?|suivie?s?|secundad[oa]s?|acompanad[oa]s?) (?:by|par|por) "
)


def without_writers(text: str) -> str:
    """`text` without those labelled or named as its writers, where it says who proposes.

    >>> without_writers("Prepared by: Jane Doe\\nProponent: Samoa")
    'Proponent: Samoa'
    """
    text = without_writing_clauses(text)
    lines = [SENTENCE_END.split(line) for line in text.split("\n")]
    folded = [normalise(sentence) for line in lines for sentence in line]
    labelled = any(map(LABELLED.match, folded)) or any(map(HANDED_IN_LABEL.match, folded))
    if not labelled and not any(map(HANDED_IN.search, folded)):
        return text
    kept = [[s for s in line if not _only_writes(normalise(s), labelled)] for line in lines]
    return "\n".join(". ".join(line) for line in kept if line)


def _only_writes(folded: str, labelled: bool) -> bool:
    by_label = labelled and WROTE.match(folded)
    return bool(by_label or (WRITTEN_BY.search(folded) and not HANDED_IN.search(folded)))


def without_writing_clauses(text: str) -> str:
    """`text` without what it goes on to say of who wrote.

    >>> without_writing_clauses("Tabled by Mali and drafted by the Crane Society.")
    'Tabled by Mali.'
    """
    for clause in reversed(list(ALSO_WRITTEN_BY.finditer(same_length(text)))):
        text = text[: clause.start()] + text[clause.end() :]
    return text


def stands_elsewhere(text: str) -> bool:
    """Whether a section says no more than where on the first page its answer is.

    >>> stands_elsewhere("See the cover page."), stands_elsewhere("Kenya; see the cover page.")
    (True, False)
    """
    return bool(ELSEWHERE.match(normalise(text)))


def tells_of_an_idea(sentence: str) -> bool:
    """Whether a sentence says where a paper came from, which names nobody who proposes it."""
    return bool(IDEA.match(normalise(sentence)))


def without_days(sentence: str) -> str:
    """`sentence` without the days on which somebody joined, and without "joined by" before it."""
    lead = JOINED_BY.match(same_length(sentence))
    sentence = sentence[lead.end() :] if lead else sentence
    if AUXILIARY.search(same_length(sentence)):
        return sentence
    for day in reversed(list(DAY.finditer(same_length(sentence)))):
        sentence = sentence[: day.start()] + sentence[day.end() :]
    return (
        re.sub(r"\s(and|et|y) (?:by|par|por) (?=[A-ZÀ-Ý])", r" \1 ", sentence) if lead else sentence
    )


def called(sentence: str) -> str | None:
    """Behind "who call ourselves", where nobody is named before; None elsewhere."""
    found = CALLED.search(same_length(sentence))
    if not found or re.search(r"(?<!^)\b[A-ZÀ-Ý]", sentence[: found.start()]):
        return None
    return sentence[found.end() :] if sentence[found.end() :][:1].isupper() else None
