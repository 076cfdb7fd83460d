"""A sentence without the futures that it denies, refuses, supposes or leaves open."""

import re

from extractors.fields.future.future_words import (
    ALTERNATIVES,
    BUT,
    DENIED,
    NAMED,
    NO_POINT,
    NOT_AGAIN,
    NOT_TO_END,
    NOTHING_BUT,
    PROPOSES,
    REFUSED,
    SUPPOSED,
    TOLD_BESIDE,
    UNASKED,
    only_future,
)

_WRONG = (
    r"(?:wrong|mistak\w+|an? (?:mistake|error)|misleading|rash|faux|fausse|inexact|errone\w*"
    r"|(?:avoir|a|ait|aurait|auraient) tort|trompeu\w+|une erreur|un (?:contresens|error|engano)"
    r"|equivocad\w+|enganos\w+|falso)"
)
_CONCLUDE = (
    r"(?:conclu\w+|infer\w*|deduc\w+|dedui\w+|gather|think|believe|suppose|read|say|croire|penser"
    r"|dire|lire|voir|creer|pensar|suponer|decir|leer|inferir)"
)
_NOT = r"(?:not|never|nobody|no one|nul|personne|nadie|nunca|no|n.|ne)"
_MEAN = (
    r"(?:conclu\w+|infer\w*|deduc\w+|dedui\w+|means?|imply|implies|follows?|signifi\w+"
    r"|veut (?:pas )?dire|quiere decir|implica|entend\w+)"
)
MISREADING = re.compile(
    rf"\b{_WRONG} (?:to |d.?(?:en )?|de |of )?(?:\w+ )?{_CONCLUDE}\b"
    r".*?(?=[,;:] (?:but|mais|pero|sino)|$)"
    rf"|\b(?:no one|nobody|nul|personne|nadie) (?:\w+ ){{0,3}}?{_CONCLUDE}\b.*?(?=[,;:] |$)"
    rf"|\b{_NOT}\b ?(?:\w+ ){{0,4}}?{_MEAN} (?:\w+ ){{0,3}}?(?:that|que?)\b.*?(?=[,;:] |$)"
)
""" "It would be wrong to conclude that the action is complete": what the text does not mean."""


def without_denials(plain: str) -> str:
    """A folded sentence without what it denies, refuses, only supposes or tells beside it."""
    plain = NOTHING_BUT.sub(" we propose to ", TOLD_BESIDE.sub(_rest_of, plain))
    plain = NOT_TO_END.sub(" we propose to continue action ", _behind_but(plain))
    plain = MISREADING.sub(_rest_of, NO_POINT.sub(_closing, plain))
    turned = UNASKED.sub(_rest_of, NOT_AGAIN.sub(" we propose to close ", plain))
    return SUPPOSED.sub(_rest_of, REFUSED.sub(_rest_of, DENIED.sub(_verb_of, turned)))


def without_alternatives(folded: str) -> str:
    """Less what leaves the choice open: "continuation, completion or closure"."""
    return ALTERNATIVES.sub(lambda found: found[0] if only_future(found[0]) else " ", folded)


def _verb_of(denied: re.Match[str]) -> str:
    """The proposing verb among words that are denied: "no se propone cerrar, sino continuar"."""
    verb = PROPOSES.search(denied[0])
    return f" {verb[0]} {_rest_of(denied)}" if verb else _rest_of(denied)


def _rest_of(left_out: re.Match[str]) -> str:
    """The action, where it stands among words that do not count."""
    return " action " if NAMED.search(left_out[0]) else " "


def _behind_but(plain: str) -> str:
    """What is asked behind "but"; what stands before is conceded."""
    before, *behind = BUT.split(plain, maxsplit=1)
    asks = behind and PROPOSES.search(behind[0]) and only_future(behind[0])
    return f"{'action ' if NAMED.search(before) else ''}{behind[0]}" if asks else plain


def _closing(pointless: re.Match[str]) -> str:
    return f" we propose to close {_rest_of(pointless)}"
