"""Sums of money in the words of a funding cell: needed, secured and the gap between them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.text import normalise

CURRENCIES = {  # folded, as written -> ISO 4217
    "usd": "USD", "us$": "USD", "$": "USD", "dollar": "USD", "dollars": "USD", "dolares": "USD",
    "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "gbp": "GBP", "£": "GBP", "chf": "CHF", "xof": "XOF", "fcfa": "XOF", "aed": "AED",
    "cad": "CAD", "aud": "AUD", "inr": "INR", "zar": "ZAR", "brl": "BRL", "mxn": "MXN",
    "nok": "NOK", "sek": "SEK", "dkk": "DKK", "jpy": "JPY", "¥": "JPY",
}  # fmt: skip
TIMES = {
    "k": 1e3, "mil": 1e3, "mille": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6,
    "millions": 1e6, "millon": 1e6, "millones": 1e6, "mio": 1e6, "lakh": 1e5, "bn": 1e9,
}  # fmt: skip
_CURRENCY = "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True))
_TIMES = "|".join(sorted(TIMES, key=len, reverse=True))
_FIGURE = r"\d{1,3}(?:[ .,'\u2019]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
SUM = re.compile(
    rf"(?:(?<![a-z])(?P<before>{_CURRENCY})\s?)?(?<![\d.,])(?P<figure>{_FIGURE})"
    rf"(?:\s?(?P<times>{_TIMES})(?![a-z]))?(?:\s?(?P<after>{_CURRENCY})(?![a-z]))?"
)
GROUPED = re.compile(r"(?<=\d)[ .,'\u2019](?=\d{3}(?!\d))")
CLAUSE = re.compile(
    r"[;\n()]|,\s+(?=\D)|(?<=[a-z€]),\s+|\b(?:of which|dont|de los cuales|de las cuales)\b"
)
NOT_A_TOTAL = re.compile(
    r"\b(?:per|each|every|a year|annually|yearly|par an|par mois|chaque|al ano|por ano|cada"
    r"|anuales?)\b|(?:\d\s?)[-\u2013\u2014](?:\s?\d)"
)
IN_KIND = re.compile(r"\b(?:in[- ]kind|en nature|en especie)\b")
GAP = re.compile(
    r"\b(?:gap|shortfall|missing|lacking|remaining|remainder|outstanding|unfunded|not (?:yet )?"
    r"(?:secured|funded|available)|to be (?:found|raised|sought|identified|secured|determined)"
    r"|not (?:yet )?(?:confirmed|granted|received|in hand)"
    r"|(?:non|pas(?: encore)?) (?:acquis|obtenus?|disponibles?|confirmes?|assures?)"
    r"|(?:no|aun no|sin) (?:asegura[rd]\w*|obten\w+|confirma[rd]\w*|disponibles?)"
    r"|manque|manquants?|restants?|reste|a (?:trouver|rechercher|mobiliser)|deficit|faltan?"
    r"|faltante|por (?:buscar|gestionar|recaudar|obtener)|restantes?)\b"
)
SECURED = re.compile(
    r"\b(?:secured|available|in hand|confirmed|granted|received|funded by|already|acquis|obtenus?"
    r"|disponibles?|confirmes?|assures?|asegurad[oa]s?|obtenid[oa]s?|confirmad[oa]s?)\b"
)

PARTLY = re.compile(  # of a sum: how much is secured or missing stands nowhere in figures
    r"\b(?:half|partly|partially|in part|part of|mostly|largely|most|some of|a (?:third|quarter)"
    r"|two thirds|moitie|partiellement|en (?:grande )?partie|une partie|le (?:tiers|quart)"
    r"|mitad|parcialmente|en (?:gran )?parte|una parte|mayor parte|un (?:tercio|cuarto))\b|%"
)


class Funding(NamedTuple):
    """What the words of a funding cell say in figures; None for what they do not say."""

    currency: str | None = None  # ISO 4217
    needed: float | None = None
    secured: float | None = None
    gap: float | None = None
    words: str = ""  # that it was read from


def read_funding(words: str) -> Funding:
    """The sums that stand in a funding cell. What is not sure is None, and never zero.

    "To be found" and "in kind" name no sum; a range, a sum by the year, two currencies or two
    sums of one kind are not added up.

    >>> read_funding("USD 120,000 needed; 40,000 secured")[:4]
    ('USD', 120000.0, 40000.0, 80000.0)
    >>> read_funding("to be found")[:4]
    (None, None, None, None)
    """
    folded = normalise(words).replace("\u00a0", " ").replace("\u202f", " ")
    found: dict[str, set[float]] = {"needed": set(), "secured": set(), "gap": set()}
    currencies: set[str] = set()
    if IN_KIND.search(folded):
        return Funding(words=words)
    clauses = [clause for clause in CLAUSE.split(folded) if clause.strip()]
    named = any(sum_[1] for clause in clauses for sum_ in _sums(clause))
    alone = sum(1 for clause in clauses for _ in _sums(clause)) == 1
    for clause in clauses:
        for amount, currency in _sums(clause):
            if NOT_A_TOTAL.search(clause):
                return Funding(words=words)
            if currency or (named and amount >= 1000 and not 1900 <= amount <= 2100):
                found[_kind(folded if alone else clause)].add(amount)
                currencies |= {currency} - {""}
    if len(currencies) != 1 or any(len(amounts) > 1 for amounts in found.values()):
        return Funding(words=words)
    return _completed(currencies.pop(), found, words)


def amounts_in(words: str) -> list[float]:
    """Every sum in a text that has its currency beside it."""
    folded = normalise(words).replace("\u00a0", " ").replace("\u202f", " ")
    return [amount for amount, currency in _sums(folded) if currency]


def _sums(clause: str) -> Iterator[tuple[float, str]]:
    """Each figure with its currency; "" where none stands beside it."""
    for match in SUM.finditer(clause):
        currency = CURRENCIES.get(match["before"] or match["after"] or "", "")
        yield _amount(match["figure"], match["times"]), currency


def _amount(figure: str, times: str | None) -> float:
    """
    >>> _amount("1.500", None), _amount("1,5", "million"), _amount("12 000,50", None)
    (1500.0, 1500000.0, 12000.5)
    """
    plain = figure if times else GROUPED.sub("", figure)
    return round(float(plain.replace(" ", "").replace(",", ".")) * TIMES.get(times or "", 1), 2)


def _kind(clause: str) -> str:
    if PARTLY.search(clause):
        return "needed"
    if GAP.search(clause):
        return "gap"
    return "secured" if SECURED.search(clause) else "needed"


def _completed(currency: str, found: dict[str, set[float]], words: str) -> Funding:
    """The three figures, where two of them give the third."""
    needed, secured, gap = (next(iter(amounts), None) for amounts in found.values())
    if needed is None and secured is not None and gap is not None:
        needed = secured + gap
    if needed is not None and secured is not None and gap is None and needed >= secured:
        gap = needed - secured
    if needed is not None and gap is not None and secured is None and needed >= gap:
        secured = needed - gap
    return Funding(currency, needed, secured, gap, words)
