"""Who acts for somebody: "Kenya, on behalf of Uganda", "in its own name and for Spain"."""

import re

from extractors.text import same_length

_OWN = r"(?:its|their|our|my|son|sa|ses|leurs?|notre|mon|sus?|nuestr[oa]s?|mi)\b"
_BEHALF = (
    r"(?:on behalf of|in the name of|au nom d(?:e|u|es)\b|(?:en|a) nombre de(?:l)?\b"
    r"|en nombre y (?:por encargo|con (?:el )?mandato|en representacion) de(?:l)?\b"
    r"|en representacion (?:tambien )?de(?:l)?\b|por encargo(?: y con la firma)? de(?:l)?\b"
    r"|por cuenta de(?:l)?\b|(?<=, )pour le compte d(?:e|u|es)\b|for and on behalf of)"
)
LAYS_BEFORE = re.compile(
    r"\s(?:submits?|presents?|lays?|tables?|puts? forward|brings?|presente(?:nt)?|soumet(?:tent)?"
    r"|propose(?:nt)?|depose(?:nt)?|presentan?|someten?|proponen?|elevan?)\s[^,;.]{0,80}?"
    rf"(?=\s*{_BEHALF}(?!\s+{_OWN}))"
)
""" "X lays this proposal before the Conference on behalf of Y": what X does."""
OWN_NAME = re.compile(
    r"(?:on behalf of|in the name of) (?:itself|themselves)(?:,| and)\s*|"
    r"(?:in (?:its|their|my|our) own names?|en (?:son|leur) (?:propre )?nom(?: propre)?"
    r"|en (?:su|nuestro|mi) propio nombre|en nombre propio)\s*(?:(?:and|et|y)\s+)?"
    r"(?:(?:del?|d[eu]s?|of)\s+(?=\S))?"
)
BEHALF = re.compile(
    rf",?\s*(?:\b(?:who|which|qui|que)\b(?:\s+[a-z]+){{0,4}}?\s+)?(?:\b(?:also|aussi"
    rf"|tambien)\s+)?{_BEHALF}"
    rf"(?!\s+{_OWN})\s*(?=\S)"
)
REPRESENTED = re.compile(
    r",?\s*\(?(?:(?:both|all|here|duly|dument|debidamente) )?"
    r"(?:represented by|representee?s? par|representad[oa]s? por) [^,;.()\n]+[)]?"
)
""" "X, represented by its director": X alone proposes."""
FOR = "\u2192"  # stands before whom somebody acts for


def without_own_name(phrase: str) -> str:
    """ "X, on behalf of Y": who acts for a government with a semicolon between them."""
    for aside in (LAYS_BEFORE, OWN_NAME):
        for match in reversed(list(aside.finditer(same_length(phrase)))):
            phrase = phrase[: match.start()] + phrase[match.end() :]
    folded = same_length(phrase)
    for match in reversed(list(BEHALF.finditer(folded))):
        phrase = f"{phrase[: match.start()]}; {FOR}{phrase[match.end() :]}"
    return phrase


def without_deputies(text: str) -> str:
    """`text` without those by whom the bodies that it names are represented.

    >>> without_deputies("Lake Trust, represented by Jane Doe; Samoa")
    'Lake Trust; Samoa'
    """
    for match in reversed(list(REPRESENTED.finditer(same_length(text)))):
        text = text[: match.start()] + text[match.end() :]
    return text
