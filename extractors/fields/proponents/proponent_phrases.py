"""Sentences about proponents cut down to the phrases that name them.

"La République X, par son ministère, et la Fundación Y (Madrid), qui garde les grottes" names two;
what tells of them, speaks for them or says where to write is left out.
"""

import re
from collections.abc import Iterator

from extractors.fields.person_names import BODIES, ORGANIZATION
from extractors.fields.proponents.acting_for import BEHALF
from extractors.fields.proponents.apposition import without_appositions
from extractors.fields.proponents.broken_lines import whole_lines
from extractors.fields.proponents.counted_governments import without_counts
from extractors.fields.proponents.name_chunks import (
    ARTICLE,
    AUXILIARY,
    GOVERNMENT,
    PUBLIC,
    SMALL,
    names_in,
)
from extractors.fields.proponents.proponent_clauses import CO_SIGNS, VERB_WITH_OBJECT, handing_in
from extractors.fields.proponents.proponent_labels import LABELLED, is_of_others, without_asides
from extractors.fields.proponents.proponent_openings import (
    OWN,
    SPEAKER,
    WE_SUBMIT,
    by_whom,
    names_behind,
    without_circumstance,
)
from extractors.fields.proponents.proponent_predicates import does_something_else, subject_alone
from extractors.fields.proponents.proponent_sentences import (
    HANDED_IN,
    SENTENCE_END,
    called,
    tells_of_an_idea,
    without_days,
)
from extractors.fields.proponents.seats import says_where
from extractors.fields.states.countries import find_states
from extractors.text import normalise, plain, same_length

_SUBMITTED = (
    r"(?:submitted|presented|proposed|put forward|tabled|sponsored|brought|handed in|introduced"
    r"|portee?|signee?|firmad[ao]"
    r"|prepared|compiled|written|drafted|drawn up|filled in|made"
    r"|soumise?|presentee?|proposee?|preparee?|etablie?|redigee?|deposee?"
    r"|presentad[oa]|presenta|propuest[oa]|preparad[oa]|elaborad[oa]|redactad[oa]|somete)"
)
BY = re.compile(
    rf"\b{_SUBMITTED}(?!\s+en\s+nombre)(?:\s+\w+){{0,3}}?\s+(?:by|par|por)\s+|\b(?:emane"
    rf"|emanates|comes|proviene"
    rf"|procede)"
    r"\s+(?=d(?:e|u|es|el)\b|from\b)"
    r"|^(?:this|ce|cette|est[ea]) \w+ (?:is|est|es) (?:that|celui|celle|el|la)?\s?"
    r"(?=d(?:e|u|es|el)\b|of\b)"
)
ELLIPSIS = re.compile(
    r",?\s+(?:y|et|and|avec|ainsi que|con|junto con|with)\s+(?:(?:by|par|por)\s+)?"
    r"(?:el|los|celui|ceux|celles?|that|those)\s+(?:del?|du|des|of)\s+(?:la\s+"
    r"|las\s+|los\s+|the\s+)?"
    r"(?=[A-ZÀ-Ý])"
)
"""A government named by its State alone: "El Gobierno del Ecuador y el del Perú"."""
THAT_OF = re.compile(
    r"\b(?:that|those|celui|ceux|el|los) (?:of|d[eu]s?|del) (?:the |l[ae]s? |los |el "
    r"|l.)?(?=[a-z])"
)
"""Each government by its State: "that of Kenya, where it nests, and that of Mali, where …"."""
WRITES = re.compile(
    r"\b(?:drawn up|drafted|written|compiled|prepared|redact|redig|elabor|preparad|preparee"
    r"|etabli)"
)
"""Of two that are named behind "by", who wrote counts less than who hands in."""
COUNTS = re.compile(
    r"^(?:an?|one|two|three|four|une?|deux|trois|quatre|un[oa]?|dos|tres|cuatro)"
    r" (?:[^\W\d]+ ){0,2}?(?:organi[sz]a\w+|ngos?|ongs?|part(?:y|ies|ie|e)s?|states?|etats?"
    r"|estados?|governments?|societ\w+|bod(?:y|ies)|associations?|asociacion\w*|gobiernos?"
    r"|gouvernements?)\s?:"
)
"""Lines that list a kind of them: "Two organisations: …"."""
SPEAKS_FOR = re.compile(r"^(?:for|pour|por)\s+(?:the\s+|l[ae]s?\s+|l'|el\s+|los\s+)?(?=\S)")
COUNTED = re.compile(
    r"^(?:governments?|states?|part(?:y|ies)|gouvernements?|etats?|parties?|gobiernos?|estados?"
    r"|partes?)"
)
"""In "Three Governments: …" these name nobody."""
TOGETHER = re.compile(
    r"\b(?:together|jointly) with\s+|\b(?:conjointement|ensemble) avec\s+|\b(?:conjuntamente"
    r"|junto) con\s+"
)
POSSESSED = re.compile(
    r".s\s+(?:minist\w+|department|agency|directorate|authority)\b[^,;:.]*?(?=,|;|:|\.|\sand\s|$)"
)
BY_AGAIN = re.compile(r"\b(and|et|y)\s+(?:by|par|por)\s+")


def proponent_phrases(text: str, language: str | None = None) -> Iterator[str]:
    """The phrases of `text` that name proponents, in order, each a name or a short list.

    Behind a first line that is a sentence, only lines that name a State or a body are looked at.
    """
    prose = under_office = under_state = False
    before = above = ""
    for n, line in enumerate(without_asides(whole_lines(text))):
        begins = _begins_with_a_state(line, language)
        if n and not begins and (under_office or says_where(line, above, language)):
            continue
        above = line
        if under_state and not begins and _is_its_office(line):
            under_office = True
            continue
        under_state = begins
        under_office = not begins and n > 0 and bool(PUBLIC.match(normalise(line)))
        sentences = SENTENCE_END.split(line)
        for k, sentence in enumerate(sentences):
            if is_of_others(sentence) or does_something_else(sentence, language):
                continue
            if (n or k) and (tells_of_an_idea(sentence) or _tells_of_one_named(sentence, before)):
                continue
            before = f"{before} {sentence}"
            words = without_days(sentence)
            if (prose or k) and not _may_name(words, language, begins_line=k == 0):
                continue
            later = prose or k > 0
            yield from _of_sentence(words.strip(), language, strict=later)
        prose = prose or (n == 0 and line.rstrip().endswith(".") and len(line.split()) > 8)


AGAIN = re.compile(
    r"\s*(?:The|Las?|Les?|El|Los|L['’])\s*(?P<noun>[A-ZÀ-Ý][\w-]+) (?P<verb>[a-zà-ÿ]+)"
)


def _tells_of_one_named(sentence: str, before: str) -> bool:
    """Whether a sentence only goes on about a body: "The Trust has offices in Lagos"."""
    found = AGAIN.match(sentence)
    goes_on = found and normalise(found["verb"]) not in SMALL
    return bool(found and goes_on and re.search(rf"\b{re.escape(found['noun'])}\b", before))


def _begins_with_a_state(line: str, language: str | None) -> bool:
    start = ARTICLE.sub("", line.strip())
    states = find_states(start, language)
    before = normalise(start[: states[0].start]) if states else "-"
    first = not re.search(r"[^\w\s]|\d", before) and not re.search(r"\d{2}", line)
    return (bool(states) and first and len(before) < len("republique islamique d ")) or bool(
        GOVERNMENT.match(normalise(start))
    )


def _is_its_office(line: str) -> bool:
    """Whether a line below a State is its office, by division, house and street, and no body."""
    begins = PUBLIC.match(normalise(line)) and line.count(",") > 1 and ";" not in line
    return bool(begins) and BODIES.isdisjoint(plain(line).split())


def _may_name(sentence: str, language: str | None, *, begins_line: bool) -> bool:
    """Whether a later sentence can name one: it begins with a State or a body, or submits."""
    if LABELLED.match(normalise(sentence)) or COUNTS.match(normalise(sentence)):
        return True
    start = normalise(ARTICLE.sub("", sentence.strip()))
    if GOVERNMENT.match(start) or WE_SUBMIT.match(normalise(sentence)):
        return True
    if HANDED_IN.search(normalise(sentence)) or names_behind(sentence) or by_whom(sentence):
        return True
    if VERB_WITH_OBJECT.search(normalise(sentence)):
        return True
    states = find_states(sentence, language)
    if states and states[0].start < len("République "):
        return True
    return begins_line and not ORGANIZATION.isdisjoint(plain(sentence).split()[:6])


def _of_sentence(sentence: str, language: str | None, *, strict: bool) -> Iterator[str]:
    sentence = without_appositions(sentence)
    if pointed := _each_pointed_at(sentence, language):
        yield from pointed
        return
    whole = without_circumstance(_behind_colon(_set_straight(sentence, language), language))
    sentence = ELLIPSIS.sub("; ", handing_in(whole))
    folded = same_length(sentence)
    by = [] if _subject_hands_in(sentence, language) else list(BY.finditer(folded))
    behind = called(sentence) or names_behind(sentence)
    if by:
        first_by = next((m for m in by if not WRITES.search(m[0])), by[0])
        phrase = re.sub(r"^(?:de|du|des|del|from|of)\s+", "", sentence[first_by.end() :])
        phrase = BY_AGAIN.sub(r"\1 ", phrase)
        if OWN.match(normalise(phrase)) and (meant := BEHALF.search(folded, 0, first_by.start())):
            phrase = sentence[meant.end() : first_by.start()]
    elif behind is not None:
        phrase = behind
    elif named := by_whom(sentence):
        phrase = BY_AGAIN.sub(r"\1 ", named)
    elif WE_SUBMIT.match(folded):
        with_whom = TOGETHER.search(folded) or BEHALF.search(folded)
        phrase = sentence[with_whom.end() :] if with_whom else ""
    else:
        clauses = [part for part in sentence.split("; ") if not SPEAKER.match(same_length(part))]
        phrase = "; ".join(subject_alone(clause, language) for clause in clauses)
        if strict and AUXILIARY.search(folded) and not CO_SIGNS.search(folded):
            return
    yield from names_in(_without_its_office(phrase), language)


def _each_pointed_at(sentence: str, language: str | None) -> list[str]:
    """The States behind "that of", where two and more are named so; empty elsewhere."""
    named = []
    for found in THAT_OF.finditer(same_length(sentence)):
        states = find_states(sentence[found.end() :], language)
        if states and not states[0].start:
            named.append(states[0].written)
    return named if len(named) > 1 else []


OFFICE_OF_A_BODY = re.compile(
    r"(?:the |l[ae]s? |el |l.)?(?:secretariat|secretaria|secretariado|board|presidency"
    r"|presidence|presidencia)\s+"
    r"(?:of|d[eu]s?|del)\s+(?:the |l[ao]s? |les |l.)?"
)


def _without_its_office(part: str) -> str:
    """A body by its own name: "secretariat of the Crane Commission" is the Crane Commission."""
    office = OFFICE_OF_A_BODY.match(same_length(part))
    body = part[office.end() :] if office else ""
    return body if body and not ORGANIZATION.isdisjoint(plain(body).split()[:1]) else part


WITH_A_NAME = re.compile(
    r",?\s+(?:(?:together|jointly|conjointement|ensemble|junto|conjuntamente)\s+)?"
    r"(?:with|avec|con)\s+(?:the |l[ae]s? |el |los |l['’])?(?=[A-ZÀ-Ý])"
)
ACTS_FOR = re.compile(r",\s+(?:for|pour|por)\s+(?=(?:the |l[ae]s? |el |los |l.)?$)")
""" "Environment Agency, for the United Arab Emirates": right before a State."""
ITS_PARTNERS = re.compile(
    r"\s+(?:and|et|y|with|avec|con)\s+(?:its|their|ses|leurs?|son|sus?)\s+(?:\w+\s+)?"
    r"(?:partners?|partenaires?|socios?|co-?\w+)\b,?\s*:?\s*(?=(?:the |l[ae]s? |el |los |l.)?\w)"
)


def _set_straight(sentence: str, language: str | None) -> str:
    """ "Kenya and its partner the Lion Trust", "India’s ministry": each as in a list."""
    sentence = without_counts(sentence, language)
    if named := ITS_PARTNERS.search(same_length(sentence)):
        rest = sentence[named.end() :]
        if re.match(r"(?:the |les? |la |el |los |l.)?[A-ZÀ-Ý]", rest):
            sentence = f"{sentence[: named.start()]}; {rest}"
    first, slash, rest = sentence.partition(" / ")
    if slash and find_states(first, language):
        sentence = f"{first}; {rest}"
    if not AUXILIARY.search(same_length(sentence)):
        sentence = WITH_A_NAME.sub("; ", sentence)
    for state in find_states(sentence, language):
        acts = ACTS_FOR.search(same_length(sentence[: state.start]))
        if acts and PUBLIC.search(normalise(sentence[: acts.start()])):
            sentence = f"{sentence[: acts.start()]}, on behalf of {sentence[acts.end() :]}"
            break
    for state in find_states(sentence, language)[:1]:
        office = POSSESSED.match(same_length(sentence[state.end :])) if not state.start else None
        if office:
            sentence = f"{state.written}{sentence[state.end + office.end() :]}"
    return sentence


def _subject_hands_in(sentence: str, language: str | None) -> bool:
    """Whether a State begins a sentence and presents: "Chile presenta la propuesta por acuerdo"."""
    states = find_states(ARTICLE.sub("", sentence), language)
    folded = normalise(ARTICLE.sub("", sentence))
    return bool(states and not states[0].start) and bool(
        re.search(r"^[^.;]{0,90}?\b(?:presentan?|propone[n]?|presente(?:nt)?)\b", folded)
    )


def _behind_colon(sentence: str, language: str | None) -> str:
    """What a sentence introduces: "We are three organisations: …"; the sentence itself else.

    "For the Government of X: its ministry" names X.
    """
    lead, colon, rest = sentence.partition(":")
    if not colon or not rest.startswith((" ", "\u00a0")) or not rest.strip():
        return sentence
    if speaks := SPEAKS_FOR.match(same_length(lead)):
        return lead[speaks.end() :].strip()
    proper = {word for word in lead.split()[1:] if word[:1].isupper()}
    named = find_states(lead, language) or any(not COUNTED.match(normalise(w)) for w in proper)
    return sentence if named else rest.strip()
