"""Numbers up to 99 and years from 2000 on in words, in English, French and Spanish.

Folded as `extractors.text.normalise` folds them: small letters without accents.
"""

import re
from collections.abc import Mapping
from itertools import product

_EN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_EN_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_EN_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_FR = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix-sept dix-huit dix-neuf"
)
_FR_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50}
_ES = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro"
    " veinticinco veintiseis veintisiete veintiocho veintinueve"
)
_ES_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50}
_ALONE = {"premier": 1, "primero": 1, "primer": 1, "twentieth": 20, "thirtieth": 30}


def _counted(words: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), 1)}


def _with_tens(tens: Mapping[str, int], units: Mapping[str, int], joint: str) -> dict[str, int]:
    """ "twenty-five", "vingt-cinq", "treinta y uno"."""
    digits = {word: number for word, number in units.items() if number < 10}
    return {
        f"{ten}{joint}{digit}": value + number
        for (ten, value), (digit, number) in product(tens.items(), digits.items())
    }


CARDINALS: Mapping[str, int] = {
    **_counted(_EN),
    **_EN_TENS,
    **_with_tens(_EN_TENS, _counted(_EN), "-"),
    **_counted(_FR),
    **_FR_TENS,
    **_with_tens(_FR_TENS, _counted(_FR), "-"),
    **{f"{ten} et un": value + 1 for ten, value in _FR_TENS.items()},
    **_counted(_ES),
    **_ES_TENS,
    **_with_tens(_ES_TENS, _counted(_ES), " y "),
}
_ORDINALS = {
    **_counted(_EN_ORDINALS),
    **_with_tens(_EN_TENS, _counted(_EN_ORDINALS), "-"),
    **_ALONE,
}
DAYS: Mapping[str, int] = {
    word: number for word, number in {**CARDINALS, **_ORDINALS}.items() if number <= 31
}
"""Days of a month: "third", "vingt-deux", "treinta y uno"."""
_THOUSANDS = r"(?:two thousand(?: and)?|twenty|deux mille|dos mil)"


def alternatives(words: Mapping[str, int]) -> str:
    """A pattern for any of `words`, a space or a hyphen between their parts."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.sub(r"[- ]", r"[ -]", word) for word in longest_first)


YEAR = rf"{_THOUSANDS}[ -](?:{alternatives(CARDINALS)})"
"""A year in words: "two thousand and twenty-five", « deux mille vingt-cinq »."""
_YEAR = re.compile(rf"{_THOUSANDS}[ -](?P<rest>.+)")


def day_of(words: str) -> int:
    """The day of the month in `words`, folded, or in figures. Raises KeyError for other words.

    >>> day_of("vingt deux"), day_of("30")
    (22, 30)
    """
    return int(words) if words.isdigit() else number_in(words, DAYS)


def year_of(words: str) -> int:
    """The year in `words`, folded, or in figures. Raises KeyError for other words.

    >>> year_of("dos mil veinticinco"), year_of("twenty twenty-six")
    (2025, 2026)
    """
    if words.isdigit():
        return int(words)
    match = _YEAR.fullmatch(words)
    return 2000 + number_in(match["rest"] if match else words, CARDINALS)


def number_in(words: str, numbers: Mapping[str, int]) -> int:
    """What `words` stand for, whichever of space and hyphen stands between their parts.

    Raises KeyError for other words.
    """
    spaced = {word.replace("-", " "): number for word, number in numbers.items()}
    return spaced[" ".join(re.split(r"[ -]+", words))]
