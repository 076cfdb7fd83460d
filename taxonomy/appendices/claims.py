"""What a text says about listing: "already listed on Appendix II", "proposed for Appendix I"."""

import re
from dataclasses import dataclass
from enum import StrEnum

from taxonomy.listing import Appendix

NUMBER = r"(?:I{1,2}|[12])(?!\w|\.\d)"
AND = r"\s*(?:,|;|/|&|and|et|y|or|ou|o|\+|and/or)\s*"
THE = (
    r"(?:(?:the|in|on|to|of|under|by|both|l['’]|les|aux?|à|a|el|los|en|de|del|la|dans|sur|an|al)"
    r"\s*)*"
)
WORD = r"(?:Appendi(?:x|ces)|App\.|Annexes?|Ap[eé]ndices?|Anexos?)"
CMS = r"(?:(?:of\s+)?(?:the\s+)?(?:CMS|Convention)\s+)?"
APPENDIX = re.compile(
    rf"{CMS}\b(?P<word>{WORD})\s*(?P<numbers>{NUMBER}(?:{AND}(?:{THE}(?:{CMS}{WORD}\s*)?)?{NUMBER})*)",
    re.IGNORECASE,
)
EACH = re.compile(rf"\b{NUMBER}")
MEETING = re.compile(r"\bCO?P\s?-?\s?(\d{1,2})\b")
LISTED = re.compile(
    r"\b(?:(?:currently|already|been|is|are|was|were|be)\s+)?"
    r"(?:list(?:ed|ing|s)|includ(?:ed|es|ing)|inclusion|add(?:ed|ition)|uplist(?:ed|ing)"
    r"|transfer(?:red)?|inscri(?:te?s?|ption|re)|incluses?|inclus|ajout(?:ée?s?)?|figur(?:e|ent|ant|an?)"
    r"|inclui(?:d[oa]s?|r)|incluid[oa]s?|inclusi[oó]n|incorporad[oa]s?|enlistad[oa]s?|listad[oa]s?"
    r"|inscrit[oa]s?|añadid[oa]s?|appear(?:s|ed|ing)?|classée?s?)\b",
    re.IGNORECASE,
)
PROPOSED = re.compile(
    r"\b(?:propos\w*|recommend\w*|should|would|could|candidat\w*|consider\w*\s+for|if\b|d[eé]but\s+de"
    r"|propuest[oa]s?|proponen?|recomend\w*|deber[ií]an?|devrai(?:t|ent)|suggest\w*|pending)",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|neither|nor|never|yet\s+to\s+be|ne|n['’]|pas|non|no|ni|sin|aún\s+no)\b",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:CITES|Bern(?:e)?\b|Barcelona|SPAW|ACAP|AEWA|EUROBATS|ASCOBANS|ACCOBAMS|Habitats|Birds"
    r"\s+Directive|Directive|IUCN|UICN|Red\s+List|Raptors\s+MOU|Sharks\s+MOU|MOU|MdE|Washington)\b"
)
DOCUMENT = re.compile(
    r"\W*(?:to|of|du|de\s+la|del|de|au|à\s+la|a\s+la)\s+"
    r"(?:this|the\s+(?:doc|res)|présente?|cette|ce|este|esta|presente|doc|rés|res|rapport|informe)",
    re.IGNORECASE,
)
TREATY = re.compile(r"\b(?:CMS|Conven[tc]i[oó]n)\b", re.IGNORECASE)
ACTION = re.compile(r"\bconcert(?:ed|ée|ada)\b", re.IGNORECASE)  # what is proposed is the action
ALREADY = re.compile(r"\b(?:already|déjà|ya)\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔÛ«“\"])|\n\s*\n")
LINE = re.compile(r"\n(?=[A-ZÁÉÍÓÚ][a-zà-ÿ' ])")  # a new line that begins like a sentence
BARE_BEFORE = re.compile(r"(?:^|[.;,:|(\n–—])\s*$")
BARE_AFTER = re.compile(r"\s*(?:$|[.;|)\n]|\(?(?:since|depuis|desde|en|in)?\s*\(?\d{4})")
OF_ANIMALS = re.compile(
    r"\b(?:species|esp[eè]ces?|especies?|tax(?:a|ons?|ones)|populations?|poblaci(?:ón|ones))\s+"
    r"(?:(?:of|in|on|from|de|du|des|del|en|à)\s+)?(?:(?:the|both|la|les|los|el|ambos)\s+|l['’])?$",
    re.IGNORECASE,
)
ANIMALS_BEHIND = re.compile(r"\s+(?:species|taxa|populations?)\b", re.IGNORECASE)
ROMAN = re.compile(r"\bI")
REACH = 90  # characters between the verb of listing and the Appendix it speaks of


class Saying(StrEnum):
    """How a text speaks of a listing."""

    LISTED = "listed"  # it stands on the Appendix
    PROPOSED = "proposed"  # it is meant to be put there
    NOT_LISTED = "not_listed"  # it does not stand there


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about listing: `text[start:end] == words`, counted in characters."""

    saying: Saying
    appendices: tuple[Appendix, ...]
    meeting: str  # "COP11", the meeting at which it was or is to be listed; "" where none is named
    words: str
    start: int
    end: int

    @property
    def proposed(self) -> bool:
        return self.saying is Saying.PROPOSED


def find_claims(text: str) -> list[Claim]:
    """Every statement in `text` about standing on an Appendix of the Convention, in order.

    An "Annexe" without the number I or II, an Appendix of another treaty and an Appendix that is
    only spoken of ("Appendix I species") are no claims.

    >>> [claim.saying.value for claim in find_claims("Sousa teuszii, already listed on Appendix I")]
    ['listed']
    """
    claims: list[Claim] = []
    for start, end in _sentences(text):
        claims.extend(_in_sentence(text, start, end))
    return claims


def find_bare_claims(text: str) -> list[Claim]:
    """Appendices set down beside a name without a verb, as entries of a list have them.

    >>> [claim.words for claim in find_bare_claims("Otis tarda – Great Bustard. Appendix I.")]
    ['Appendix I']
    >>> find_bare_claims("CITES Appendix I, and Appendix I species")
    []
    """
    return [
        Claim(Saying.LISTED, _appendices(place["numbers"]), "", place[0], *place.span())
        for place in APPENDIX.finditer(text)
        if BARE_BEFORE.search(text[: place.start()])
        and BARE_AFTER.match(text, place.end())
        and ROMAN.search(place["numbers"])
        and not OTHER.search(text, max(0, place.start() - 25), place.end() + 25)
    ]


def find_title_claims(title: str) -> list[Claim]:
    """What a title says of the Appendix of its animals, with a verb or without.

    >>> [claim.words for claim in find_title_claims("Action for a species of Appendices I and II")]
    ['Appendices I and II']
    """
    return find_claims(title) or [
        Claim(Saying.LISTED, _appendices(place["numbers"]), "", place[0], *place.span())
        for place in APPENDIX.finditer(title)
        if ROMAN.search(place["numbers"])
        and (OF_ANIMALS.search(title[: place.start()]) or ANIMALS_BEHIND.match(title, place.end()))
        and not OTHER.search(title, max(0, place.start() - 25), place.end() + 25)
    ]


def find_named(text: str) -> set[Appendix]:
    """Every Appendix that `text` names by a Roman number, whatever it says of it.

    >>> sorted(each.value for each in find_named("Appendix II species; see Annex 1"))
    ['II']
    """
    return {
        appendix
        for place in APPENDIX.finditer(text)
        if ROMAN.search(place["numbers"])
        for appendix in _appendices(place["numbers"])
    }


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [match.start() for match in SENTENCE.finditer(text)]
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))


def _in_sentence(text: str, start: int, end: int) -> list[Claim]:
    sentence = text[start:end]
    found: list[Claim] = []
    verb_from = 0
    for place in APPENDIX.finditer(sentence):
        verb = _verb(sentence, verb_from, place)
        if (
            verb is None
            or _of_a_document(sentence, place)
            or OTHER.search(sentence, verb.end(), place.end() + 25)
        ):
            continue
        first, last = min(verb.start(), place.start()), max(verb.end(), place.end())
        before = LINE.split(sentence[max(0, first - 60) : place.end()])[-1]
        meeting = MEETING.search(sentence, verb.start(), min(len(sentence), last + 40))
        found.append(
            Claim(
                _saying(before, sentence[place.end() : place.end() + 30]),
                _appendices(place["numbers"]),
                f"COP{meeting[1]}" if meeting else "",
                sentence[first:last],
                start + first,
                start + last,
            )
        )
        verb_from = min(verb.start(), place.start())
    return found


def _verb(sentence: str, since: int, place: re.Match[str]) -> re.Match[str] | None:
    """The nearest word of listing before the Appendix, else one that follows at once."""
    reach = max(since, place.start() - REACH)
    before = list(LISTED.finditer(sentence, reach, place.start()))
    if before:
        return before[-1]
    return LISTED.search(sentence, place.end(), place.end() + 20)


def _of_a_document(sentence: str, place: re.Match[str]) -> bool:
    """Whether an "Annexe" or "Anexo" is one of a document, as those in figures mostly are."""
    if not place["word"].casefold().startswith(("ann", "ane")):
        return False
    after = sentence[place.end() : place.end() + 40]
    if DOCUMENT.match(after):
        return True
    return any(c.isdigit() for c in place["numbers"]) and not TREATY.search(place[0] + after)


def _saying(before: str, after: str) -> Saying:
    meant = list(PROPOSED.finditer(before))
    if meant and (ACTION.search(before, meant[-1].end()) or ALREADY.search(before)):
        meant = []
    if meant or re.match(r"\W*(?:is|are)?\s*proposed", after):
        return Saying.PROPOSED
    return Saying.NOT_LISTED if DENIED.search(before) else Saying.LISTED


def _appendices(numbers: str) -> tuple[Appendix, ...]:
    found = {
        match[0].upper().replace("2", "II").replace("1", "I") for match in EACH.finditer(numbers)
    }
    return tuple(Appendix(number) for number in sorted(found))
