"""What proponents are called beside their names: "one observer, the Crane Foundation"."""

import re

from extractors.fields.number_words import CARDINALS, alternatives
from extractors.text import same_length

FEW = {word: number for word, number in CARDINALS.items() if number <= 20}
COUNTED_IN_BRACKETS = re.compile(
    rf"\b(?:the |les |los |las )?(?:(?:{alternatives(FEW)}) )?(?:[a-z]+ )?(?:parties|states"
    rf"|governments"
    r"|countries|etats|gouvernements|pays|partes|estados|gobiernos|paises)\s\((?=[^()]+\))"
)
""" "Three Parties (Oman, Yemen and Djibouti)": those in brackets are the ones."""
APPOSED = re.compile(
    r"\b(?:an?|one|two|its|their|the|une?|deux|ses|leurs|les|l[ao]s|un[ao]?|dos"
    r"|sus)\s(?:[a-z]+\s){0,2}?"
    r"(?:proponents?|observers?|partners?|ngos?|organi[sz]ations?|proposants?|auteurs?"
    r"|observateurs?"
    r"|partenaires?|ongs?|proponentes?|autores|observador(?:es)?|socios?|organizaci\w+)"
    r",\s(?=(?:the |les? |l[ao]s? |el |l.)?\w)"
)
""" "one observer, the Boojum Foundation": what somebody is, before the name."""
AS_PROPONENT = re.compile(
    r"\s(?:as|comme|como|en tant qu[e']|en qualite d[e']|en calidad de)\s?(?:an? |the "
    r"|un[ae]? |l[ae] |el )?"
    r"(?:[a-z]+ ){0,2}?(?:co-?)?(?:propon|propos|auteur|autor|author|sponsor|signat|lead)[a-z]*"
)
THERE_IS = re.compile(r"^(?:There (?:is|are)|Il y a|Hay)\s+")
OFFICE_OF = re.compile(
    r"^(?:the |le |la |el )?(?:minist(?:ry|ere|erio)|department|departement|departamento|direct\w+"
    r"|agency|agence|agencia)\b[^;:]*?,\s(?=(?:government|gouvernement|gobierno)\s(?:of|d[eu]|del)\b)"
)
""" "Ministry of Forests, Fish and Game, Government of India": one office of one government."""
DRAFTED_FOR = re.compile(
    r",\s(?:and |et |y )?(?:drafted|written|compiled|drawn up|prepared|edited|redigee?|ecrite?"
    r"|etablie?"
    r"|redactad[oa]|escrit[oa]|elaborad[oa])\b[^,;.]{0,40}?\s(?:by|par|por)\s[^;.]*$"
)
""" "Tabled by Kenya, drafted for it by the Snark Trust": told of who has been named."""


def without_appositions(sentence: str) -> str:
    """`sentence` without what proponents are called beside their names, and who wrote for them.

    >>> without_appositions("Two Parties (Chad, Mali) and one observer, the Crane Fund, ask it.")
    'Chad, Mali; and the Crane Fund, ask it.'
    """
    if office := OFFICE_OF.match(same_length(sentence)):
        sentence = sentence[office.end() :]
    folded = same_length(sentence := THERE_IS.sub("", sentence))
    wrote = DRAFTED_FOR.search(folded)
    if wrote and re.search(r"[A-ZÀ-Ý]", sentence[1 : wrote.start()]):
        sentence = sentence[: wrote.start()]
    while listed := COUNTED_IN_BRACKETS.search(same_length(sentence)):
        rest = sentence[listed.end() :]
        sentence = f"{sentence[: listed.start()]}{rest.replace(')', ';' if ' ' in rest else '', 1)}"
    for pattern in (AS_PROPONENT, APPOSED):
        for found in reversed(list(pattern.finditer(same_length(sentence)))):
            ahead = sentence[: found.start()].split()[-1:]
            if pattern is AS_PROPONENT and not (ahead and ahead[0].strip("()")[:1].isupper()):
                continue  # "has agreed to act as proponent"
            sentence = sentence[: found.start()] + sentence[found.end() :]
    return sentence
