"""Titles of actions in French and Spanish, as far as every part of them is known."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from extractors.language import guess_language
from pipeline.i18n.articles import joined
from pipeline.titles.nouns import Noun, animal, group, title_words
from taxonomy.names.known_as import common_name
from taxonomy.names.reference_names import is_known_species
from taxonomy.names.synonyms import common_key, fold, load_common_names

ACTION = re.compile(r"(?i)^(?:a )?concerted action (?:for|on) (?:the )?(.+)$")
ADDITIONS = re.compile(r"(?i)^additions to the (.+) concerted action$")
CONSERVATION = re.compile(r"(?i)^(?:the )?conservation of (?:the )?(.+)$")
BRACKETS = re.compile(r"^(.+?) \(([^()]+)\)$")
POPULATION = re.compile(r"(?i)^(.+?) (populations?) of (?:the )?(.+)$")
PLACE = re.compile(r"(?i)^(.+) (?:of|in) (?:the )?(.+)$")
FAMILY = re.compile(r"^([A-Z][a-z]+)id ([a-z]+)$", re.IGNORECASE)
FAMILIES = re.compile(r"(?i)^with (family|families) (.+)$")
SCIENTIFIC = re.compile(r"^[A-Z][a-z]+(?: [a-z]{3,}){0,2}(?: spp?\.)?$")
IN_BRACKETS = re.compile(r"^[A-Z][a-z]+(?: [a-z]{3,}){1,2}$|^[A-Z][a-z]+(?:idae| spp?\.)$")
BETWEEN = re.compile(r",? and |, ")
OURS = ("fr", "es")  # that titles are put into
JOINING = re.compile(r"(?i)\b(?:the|of|and|for|concerted)\b")
SLASH = " / "


def title_in(language: str, title: str) -> str:
    """A title in English as a language has it; as it is where a part of it is not known.

    >>> title_in("fr", "European Eel"), title_in("fr", "Manta Rays of the East")
    ('Anguille d’Europe', 'Manta Rays of the East')
    >>> title_in("es", "Asian Population of the Great Bustard")
    'Población asiática de la avutarda común'
    """
    return (_translated(" ".join(title.split()), language) if language in OURS else "") or title


@lru_cache(maxsize=5000)
def title_language(title: str, language: str) -> str:
    """The language a title stays in on a page of `language`; "" where it is that, or not known.

    For `language` "" that of the title itself.
    """
    if title_in(language, title) != title:
        return ""
    found = guess_language(title) or ("en" if _is_english(title) else "")
    return found if found != language else ""


@cache
def _translated(title: str, language: str) -> str:
    taxon = _by_english_name().get(title.casefold(), "")
    if whole := common_name(taxon, language):
        return whole
    found = _phrase(title, language)
    return (found.text[:1].upper() + found.text[1:]) if found else ""


def _phrase(english: str, language: str) -> Noun | None:
    readings = (read(english, language) for read in READ)
    return next((found for found in readings if found), None)


def _official(english: str, language: str) -> Noun | None:
    for row in title_words()["official"]:
        if row["en"].casefold() == english.casefold() and language in row:
            return Noun(row[language][:1].lower() + row[language][1:])
    return None


def _action(english: str, language: str) -> Noun | None:
    """What the form of a title says around what it is for."""
    patterns: Mapping[str, Mapping[str, str]] = title_words()["patterns"]
    for form, name in (
        (ACTION, "action"),
        (ADDITIONS, "additions"),
        (CONSERVATION, "conservation"),
    ):
        if (match := form.match(english)) and (noun := _phrase(match[1], language)):
            the, of = noun.the(language), noun.of(language)
            form_here = patterns[name][language]
            if the and of:
                return Noun(form_here.format(the=the, of=of), "f")
    return None


def _with_brackets(english: str, language: str) -> Noun | None:
    match = BRACKETS.match(english)
    if not match or not (noun := _phrase(match[1], language)):
        return None
    inside = match[2] if IN_BRACKETS.match(match[2]) else _families(match[2], language)
    inside = inside or _places(match[2], language)
    return Noun(f"{noun.text} ({inside})", noun.gender, noun.plural) if inside else None


def _families(english: str, language: str) -> str:
    match = FAMILIES.match(english)
    names = BETWEEN.split(match[2]) if match else []
    if not match or not all(map(SCIENTIFIC.match, names)):
        return ""
    begins: str = title_words()["patterns"][f"with_{match[1].lower()}"][language]
    return f"{begins} {joined(names, language)}"


def _places(english: str, language: str) -> str:
    table = title_words()["places"]
    places = [table.get(_bare(place)) for place in BETWEEN.split(english)]
    known = [place[language][0] for place in places if place]
    return joined(known, language) if len(known) == len(places) else ""


def _population(english: str, language: str) -> Noun | None:
    match = POPULATION.match(english)
    quality = title_words()["qualities"].get(match[1].casefold()) if match else None
    noun = _phrase(match[3], language) if match and quality else None
    of = noun.of(language) if noun else None
    if not match or not quality or not of:
        return None
    word, gender = title_words()["patterns"][match[2].lower()][language]
    whole = Noun(word, gender, match[2].endswith("s")).with_adjective(quality[language])
    return whole and Noun(f"{whole.text} {of}", gender, whole.plural)


def _of_a_place(english: str, language: str) -> Noun | None:
    match = PLACE.match(english)
    place = title_words()["places"].get(_bare(match[2])) if match else None
    noun = _phrase(match[1], language) if match and place else None
    if not noun or not place:
        return None
    return Noun(f"{noun.text} {place[language][1]}", noun.gender, noun.plural)


def _several(english: str, language: str) -> Noun | None:
    """Several in a row; where the last noun is that of all, each has it."""
    mark = SLASH if SLASH in english else ""
    parts = english.split(SLASH) if mark else BETWEEN.split(english)
    if len(parts) < 2:
        return None
    shared = f" {parts[-1].rpartition(' ')[2]}" if not mark else ""
    first = parts[0].partition(" ")[0] if mark else ""
    nouns = [_one_of(part, f"{first} {part}{shared}".strip(), english, language) for part in parts]
    known = [noun.text for noun in nouns if noun]
    if len(known) < len(parts):
        return None
    return Noun(mark.join(known) if mark else joined(known, language))


def _one_of(part: str, shared: str, whole: str, language: str) -> Noun | None:
    """A part by itself, or with what the row `whole` says of each: its last noun or first word."""
    beside = len(shared) < len(whole) and shared != part  # ever shorter: it comes to an end
    tried = [part, *([shared] if beside else [])]
    order = reversed(tried) if SLASH in whole else tried
    return next(filter(None, (_phrase(each, language) for each in order)), None)


def _kind_of_group(english: str, language: str) -> Noun | None:
    """ "Andean flamingos" are more than the Andean Flamingo."""
    is_group = group(english.rpartition(" ")[2], language)
    return _with_a_quality(english, language) if is_group else None


def _with_a_quality(english: str, language: str) -> Noun | None:
    lowered = english.casefold()
    for quality, forms in title_words()["qualities"].items():
        if lowered.startswith(f"{quality} "):
            noun = _phrase(english[len(quality) + 1 :], language)
            return noun and noun.with_adjective(forms[language])
    return None


def _family(english: str, language: str) -> Noun | None:
    """ "Mobulid Rays" are those of the family Mobulidae."""
    match = FAMILY.match(english)
    noun = group(match[2], language) if match else None
    if not match or not noun:
        return None
    family = title_words()["patterns"]["family"][language].format(family=f"{match[1]}idae")
    return Noun(f"{noun.text} {family}", noun.gender, noun.plural)


def _species(english: str, language: str) -> Noun | None:
    """A common name, in the singular whatever the English has."""
    taxon = _by_english_name().get(english.casefold()) or _by_key().get(common_key(english), "")
    common = common_name(taxon, language)
    return animal(common, language) if common else None


def _scientific(english: str, language: str) -> Noun | None:
    """A species by its scientific name, which has no article."""
    known = SCIENTIFIC.match(english) and is_known_species(english)
    return Noun(english, is_name=True) if known else None


READ: tuple[Callable[[str, str], Noun | None], ...] = (
    *(_official, _action, _with_brackets, _population, group, _kind_of_group, _species),
    *(_of_a_place, _with_a_quality, _family, _several, _scientific),
)


def _bare(place: str) -> str:
    lowered = place.casefold()
    return lowered if lowered in title_words()["places"] else f"the {lowered}"


@cache
def _by_english_name() -> Mapping[str, str]:
    return {
        name.name.casefold(): name.listed for name in load_common_names() if name.language == "en"
    }


@cache
def _by_key() -> Mapping[str, str]:
    """Common names of two words and more: the key of a single one leads too far."""
    names = ((common_key(name), taxon) for name, taxon in _by_english_name().items())
    return {key: taxon for key, taxon in names if " " in key}


def _is_english(title: str) -> bool:
    """Whether it joins words as English does, or has one that only English common names have."""
    return bool(JOINING.search(title)) or any(word in _english_words() for word in _words(title))


@cache
def _english_words() -> frozenset[str]:
    names = [(name.language, word) for name in load_common_names() for word in _words(name.name)]
    others = {word for code, word in names if code != "en"}
    groups = {word for english in title_words()["groups"] for word in _words(english)}
    return frozenset({word for code, word in names if code == "en"} | groups) - others


def _words(name: str) -> Iterator[str]:
    return (word for word in re.findall(r"[^\W\d_]+", fold(name)) if len(word) > 3)
