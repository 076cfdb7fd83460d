"""Sentences that say for which States the action is meant: they settle what else is named.

"The action concerns what is left: …" closes the list. A sentence that adds to what was said before
("also covers", "these and …") or that denies ("does not cover") closes none.
"""

import re
from collections.abc import Sequence

from extractors.roles.cues import fold_in_place
from extractors.roles.sentences import Span, sentences

FEWEST = 2  # States that a sentence must name to close the list without the word "only"
AT_ONCE = 24  # characters behind the verb in which "both" and "also" would stand
PAPER = (
    r"\b(?:action|proposal|request|project|plan|extension|programme|proposition|demande|projet"
    r"|prolongation|accion|propuesta|solicitud|proyecto|prorroga|programa)\b"
)
ONLY = re.compile(
    r"\b(?:for|under|in) this action\b\s*[:,]|\bpour (?:cette|la presente) action\b\s*[:,]"
    r"|\bpara (?:esta|la presente) accion\b\s*[:,]"
    rf"|{PAPER}[^.;:]{{0,60}}?"
    r"\b(?:limited to|confined to|restricted to|only (?:covers|concerns)|covers only|concerns only"
    r"|(?:born|limit|restrein)\w* (?:aux?|a)\b|ne (?:porte|concerne|vise|s'applique) (?:que|qu')"
    r"|(?:se )?(?:limit|restring|circunscrib)\w* a|solo (?:abarca|se refiere|concierne|trata)\w*)"
)
_SPEAKS_OF = (
    r"(?:(?:is|was|are) (?:meant|intended|proposed|designed|asked|written|planned)"
    r" (?:for|in|to take place in)"
    r"|(?:is|are) (?:for|about)\b(?! the (?:whole|entire))|concerns?|covers?|deals? with"
    r"|address(?:es)?|appl(?:y|ies) to|(?:would|will) (?:work|run|be carried out|take place) in"
    r"|takes? place in|comprises?|takes in|embraces?"
    r"|(?:porte|portera) sur|concerne(?:ra)?|vise(?:ra)?|couvre|couvrira|s'appliqu\w+ a(?:ux?)?"
    r"|s'adress\w+ a(?:ux?)?|est (?:prevue|destinee|proposee|concue|ecrite) (?:pour|a|en|aux?)"
    r"|se deroule(?:ra)? (?:en|aux?)|comprend(?:ra)?|retient|interesse(?:ra)?"
    r"|abarca(?:ra)?|se refiere al?|concierne|comprende(?:ra)?|se aplica(?:ra)? al?|cubre"
    r"|se dirige al?|esta (?:prevista|pensada|destinada|concebida) (?:para|al?|en)|se ocupa del?"
    r"|trata del?|se (?:desarrolla|llevara a cabo|ejecuta)\w* en|alcanza al?)"
)
SPEAKS_OF = re.compile(rf"{PAPER}[^.;:]{{0,50}}?\b{_SPEAKS_OF}(?!\w)")
_STATES = (
    r"\b(?:range states?|countries|etats? (?:de l'aire|concernes?)|pays|estados? del area|paises)\b"
)
_OF_THE_PAPER = (
    r"\b(?:this|the (?:present )?|cette|la presente|l'|esta|la)\s?(?:action|proposal|proposition"
    r"|accion|propuesta)\b"
)
OF_THE_ACTION = re.compile(
    rf"{_STATES}(?:[^.;:]{{0,60}}?){_OF_THE_PAPER}"
    rf"|{_OF_THE_PAPER}(?:[^.;:]{{0,40}}?){_STATES}"
)
OF_THE_POPULATION = re.compile(
    r"\bpopulation (?:(?:that is |which is )?(?:dealt with|meant|concerned|proposed|in question)"
    r"|visee|concernee|dont il s'agit|en cause)\b[^.;:]{0,60}"
    r"|\bpoblacion (?:de (?:la )?que se trata|considerada|propuesta|en cuestion|que nos ocupa)\b"
    r"[^.;:]{0,60}"
)
_SO = r"(?:donc|ainsi|des lors|therefore|thus|hence|accordingly|so|por (?:lo )?tanto|asi pues|pues)"
CLOSED_LIST = re.compile(
    rf"(?:\b{_SO}\b[^.;:]{{0,40}}?{_STATES}|{_STATES}[^.;:]{{0,40}}?\b{_SO}\b)[^.;:]{{0,40}}:"
)
""" "The Range States are therefore: …": what is concluded closes the list."""
WORK = re.compile(r"\b(?:activit(?:y|ies|es?)|actividad(?:es)?|work|travaux|trabajos)\b")
"""Where work is done is not all of the range: "The activities of the action concern …"."""
DENIED = re.compile(r"\b(?:not|never|ne|no|nor|ni|non)\b|\bn'")
ADDS = re.compile(
    r"\b(?:also|too|besides|both|these|them|those (?!which|who|that|of)|as well|in addition"
    r"|further|aussi|egalement|en outre|ces|ceux-ci|eux|tambien|ademas|ambos|estos|ellos)\b"
)


def limited_places(text: str, names: Sequence[Span]) -> set[int]:
    """Those to which a sentence limits the action; empty where none does."""
    folded = fold_in_place(text)
    for start, end in sentences(text):
        for limit, fewest in _limits(folded, start, end):
            inside = {n for n, span in enumerate(names) if limit <= span[0] < end}
            if len(inside) >= fewest:
                return inside
    return set()


def limits_what_follows(label: str) -> bool:
    """Whether a line with a colon says that the action is for those listed beneath it."""
    folded = fold_in_place(label.rstrip())
    if not folded.endswith(":"):
        return False
    *_, (start, end) = sentences(folded)
    return any(True for _ in _limits(folded, start, end))


def _limits(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Behind which places of a sentence the States of the action stand, and how many at least."""
    found = [(limit.end(), 1) for limit in ONLY.finditer(folded, start, end)]
    for pattern in (SPEAKS_OF, OF_THE_ACTION, OF_THE_POPULATION, CLOSED_LIST):
        for match in pattern.finditer(folded, start, end):
            ahead = folded[start : match.end()]
            behind = folded[match.end() : match.end() + AT_ONCE]
            if not (DENIED.search(ahead) or WORK.search(ahead)) and not ADDS.search(ahead + behind):
                found.append((match.end(), FEWEST))
    return found
