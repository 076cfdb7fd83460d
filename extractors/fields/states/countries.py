"""States named in a text. The only module that knows pycountry, and only when it is asked."""

import csv
import gettext
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import pycountry

from extractors.fields.values import StateMention
from extractors.text import KEPT, TOKEN, fold_word

VARIANTS = Path(__file__).parent / "data" / "states.csv"
LANGUAGES = ("fr", "es")
NO_STATE = "-"  # in our list, for names that only sound like a State
SHORTEST_MISREAD = 6  # letters of a name that is still told where one was misread
LOOK_ALIKE = str.maketrans({"1": "i", "l": "i", "c": "e", "0": "o", "h": "b", "u": "n"})

Names = dict[tuple[str, ...], str]


def find_states(text: str, language: str | None = None) -> list[StateMention]:
    """Every State named in `text`, in order, the longest name where several fit.

    Names in English, French and Spanish are known at once, since files mix them; `language`
    decides only where a name means two States. Words must begin with a capital: "turkey" is a
    bird. "Gulf of Guinea" and "Indian Ocean" name no State.
    """
    return list(_states_in(text))


@lru_cache(maxsize=KEPT)  # a paragraph is asked about for range, proponents and consultations
def _states_in(text: str) -> tuple[StateMention, ...]:
    names, reach = _names(), _reach()
    found = [
        (_known_key(match[0]), match.start(), match.end(), match[0])
        for match in TOKEN.finditer(text)
    ]
    mentions: list[StateMention] = []
    n = 0
    while n < len(found):
        size, iso = _longest(found, n, names, text) if found[n][0] in reach else (1, None)
        if iso and iso != NO_STATE:
            start, end = found[n][1], found[n + size - 1][2]
            end += (
                text[start:end].count("(") > text[start:end].count(")")
                and text[end : end + 1] == ")"
            )
            mentions.append(StateMention(iso, text[start:end], start, end))
        n += size
    return tuple(mentions)


def state_name(iso: str, language: str = "en") -> str:
    """The short name we show; raises KeyError for a code that is none."""
    shown = _shown().get((iso, language))
    if shown:
        return shown
    country = pycountry.countries.get(alpha_2=iso)
    if country is None:
        raise KeyError(iso)
    name = getattr(country, "common_name", country.name)
    shown = name if language == "en" else _turned(_translation(language).gettext(name))
    return shown.replace("'", "’")


@lru_cache(maxsize=KEPT)
def _known_key(written: str) -> str:
    """A word folded; the name of a State for one that OCR misread, "Liberla"."""
    key = fold_word(written)
    if len(key) < SHORTEST_MISREAD or not written[0].isupper() or (key,) in _names():
        return key
    return _misread().get(_shape(key), key)


def _shape(key: str) -> str:
    """Letters that OCR takes for each other as one."""
    return key.replace("rn", "m").translate(LOOK_ALIKE)


@cache
def _misread() -> dict[str, str]:
    """The shape of each name of one word -> the name, where no two names have that shape."""
    words = {key[0] for key in _names() if len(key) == 1 and len(key[0]) >= SHORTEST_MISREAD}
    shapes = [_shape(word) for word in words]
    return {_shape(word): word for word in words if shapes.count(_shape(word)) == 1}


def _longest(
    found: list[tuple[str, int, int, str]], at: int, names: Names, text: str
) -> tuple[int, str | None]:
    """How many words from `at` on are a name, and of whom; (1, None) where they are none."""
    key, capital = found[at][0], found[at][3][0].isupper()
    if not capital and key not in _places():
        return 1, None
    for size in range(min(_reach().get(key, 0), len(found) - at), 0, -1):
        iso = names.get(tuple(key for key, *_ in found[at : at + size]))
        written = text[found[at][1] : found[at + size - 1][2]]
        if not iso or not (capital or iso == NO_STATE) or not _together(written):
            continue
        following = found[at + size][1] if at + size < len(found) else len(text)
        if "," in written and re.fullmatch(r"\s+", text[found[at + size - 1][2] : following]):
            continue  # "Congo, Democratic Republic of the Congo" is a list of two
        return size, iso
    return 1, None


@cache
def _reach() -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    reach: dict[str, int] = {}
    for name in _names():
        reach[name[0]] = max(reach.get(name[0], 0), len(name))
    return reach


@cache
def _places() -> frozenset[str]:
    """First words of the names that only sound like a State: "lac Tchad"."""
    return frozenset(_keys(written)[0] for iso, written in _variants() if iso == NO_STATE)


def _together(written: str) -> bool:
    """Whether nothing but spaces, hyphens and the like stands between the words of a name.

    A comma may only turn a name round: "Congo, DRC" are two.
    """
    if "," in written and not re.search(
        r",\s*(?:[\w'’]+\s+)*(?:of(?: the)?|de|du|del|d['’])$", written
    ):
        return False
    return not re.search(r"[.;:!?]\s|\n\s*\n", written.replace("St. ", "St "))


def known_states() -> dict[str, str]:
    """Every name of a State that is known, folded, and every code, to its two-letter code."""
    named = {" ".join(words): iso for words, iso in _names().items() if iso != NO_STATE}
    codes = {
        code.casefold(): country.alpha_2
        for country in pycountry.countries
        for code in (country.alpha_2, country.alpha_3)
    }
    return codes | named


@cache
def _names() -> Names:
    """Folded words -> code, "-" for what only sounds like a State."""
    names: Names = {}
    for country in pycountry.countries:
        for name in _country_names(country):
            names.setdefault(_keys(name), country.alpha_2)
    for iso, written in _variants():
        names[_keys(written)] = iso
    names.pop((), None)
    return names


def _country_names(country: object) -> Iterator[str]:
    english = [
        name
        for a in ("name", "official_name", "common_name")
        if (name := getattr(country, a, None))
    ]
    for name in english:
        for given in (name, *(_translation(language).gettext(name) for language in LANGUAGES)):
            yield _turned(given)
            yield given.partition(" (")[0]
            yield given.partition(",")[0] if _safe(given) else given


def _safe(name: str) -> bool:
    """ "Bolivia, Plurinational State of" is Bolivia; "Korea, Republic of" is not all of Korea."""
    return not re.match(r"(?:Korea|Corée|Corea|Congo|Virgin|Îles|Islas|Saint|San)\b", name)


def _turned(name: str) -> str:
    """ "Tanzania, United Republic of" the way it is said."""
    first, comma, last = name.partition(", ")
    if not comma or " and " in name or " et " in name or " y " in name:
        return name
    return f"{last}{'' if last.endswith(chr(39)) else ' '}{first}"


@cache
def _translation(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])


def _variants() -> list[tuple[str, str]]:
    with VARIANTS.open(encoding="utf-8", newline="") as file:
        return [(row["iso"], row["written"]) for row in csv.DictReader(file)]


@cache
def _shown() -> dict[tuple[str, str], str]:
    with VARIANTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["shown"]]
    return {
        (row["iso"], language): row["written"] for row in rows for language in row["shown"].split()
    }


def _keys(name: str) -> tuple[str, ...]:
    return tuple(map(fold_word, TOKEN.findall(name)))
