"""The order of the alphabet in each language, which the order of characters is not."""

import unicodedata

JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def sort_key(name: str, language: str) -> tuple[str, str]:
    """What names are sorted by: accents and capitals count for nothing, but for the Spanish ñ.

    >>> sorted(["Zambie", "Égypte", "Fidji", "Emirats"], key=lambda name: sort_key(name, "fr"))
    ['Égypte', 'Emirats', 'Fidji', 'Zambie']
    >>> sorted(["España", "Espanza", "Espana"], key=lambda name: sort_key(name, "es"))
    ['Espana', 'Espanza', 'España']
    """
    folded = name.casefold().translate(JOINED)
    if language == "es":
        folded = unicodedata.normalize("NFC", folded).replace("ñ", "n\uffff")
    plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return plain, name


def in_order(names: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Names in the order of the alphabet of a language."""
    return tuple(sorted(names, key=lambda name: sort_key(name, language)))
