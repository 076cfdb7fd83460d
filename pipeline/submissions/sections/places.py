"""Places in a file as a sentence names them, in each of our languages."""

from collections.abc import Mapping, Sequence

from extractors.document import Location
from pipeline.submissions.dossier import PossiblePlace

LONGEST = 80  # characters of a heading that are repeated
UNDER = {"en": "under “{}”", "fr": "sous « {} »", "es": "bajo «{}»"}
WITHOUT_HEADING = {
    "en": "in text without a heading",
    "fr": "dans un texte sans titre",
    "es": "en un texto sin título",
}
PAGE = {"en": "page {}", "fr": "page {}", "es": "página {}"}
PARAGRAPH = {"en": "paragraph {}", "fr": "paragraphe {}", "es": "párrafo {}"}
OR = {"en": " or ", "fr": " ou ", "es": " o "}


def name_places(places: Sequence[PossiblePlace]) -> Mapping[str, str]:
    """The places joined by "or", by language.

    >>> name_places([PossiblePlace("¿Dónde viven?", Location(31, 2))])["en"]
    'under “¿Dónde viven?” (page 2)'
    """
    return {language: _joined(places, language) for language in UNDER}


def _joined(places: Sequence[PossiblePlace], language: str) -> str:
    named = list(dict.fromkeys(_named(place, language) for place in places))
    if len(named) < 2:
        return "".join(named)
    return ", ".join(named[:-1]) + OR[language] + named[-1]


def _named(place: PossiblePlace, language: str) -> str:
    where = _where(place.location, language)
    if not place.heading:
        return f"{WITHOUT_HEADING[language]} ({where})"
    words = " ".join(place.heading.split()).rstrip(" :.")
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + " …"
    under = UNDER[language].format(words)
    return f"{under} ({where})" if place.location.page else under


def _where(location: Location, language: str) -> str:
    if location.page:
        return PAGE[language].format(location.page)
    return PARAGRAPH[language].format(location.paragraph)
