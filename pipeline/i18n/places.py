"""Where a meeting is held, in the language of the page or paper."""

from collections.abc import Mapping

from extractors.fields.states.countries import find_states, state_name

TOWNS: Mapping[str, Mapping[str, str]] = {  # those whose name differs from the English one
    "Cape Town": {"fr": "Le Cap", "es": "Ciudad del Cabo"},
    "Geneva": {"fr": "Genève", "es": "Ginebra"},
    "Manila": {"fr": "Manille"},
    "Rome": {"es": "Roma"},
    "Samarkand": {"fr": "Samarcande", "es": "Samarcanda"},
    "online": {"en": "Online", "fr": "En ligne", "es": "En línea"},
}


def place_name(place: str, language: str) -> str:
    """A place written in English, "Town, State", in one of our languages.

    What is not known, such as the name of a small town, stays as it is.

    >>> place_name("Rome, Italy", "es")
    'Roma (Italia)'
    """
    *towns, last = place.split(", ")
    states = find_states(last)
    if len(states) == 1 and towns:
        state = state_name(states[0].iso, language)
        town = ", ".join(_town(name, language) for name in towns)
        return f"{town}, {state}" if language == "en" else f"{town} ({state})"
    return ", ".join(_town(name, language) for name in (*towns, last))


def _town(name: str, language: str) -> str:
    return TOWNS.get(name, {}).get(language, name)
