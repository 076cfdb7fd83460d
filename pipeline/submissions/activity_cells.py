"""The cells that an activity must have, and their names in the languages of the findings."""

from collections.abc import Iterable, Mapping

REQUIRED_CELLS: Mapping[str, Mapping[str, str]] = {
    "timeframe": {"en": "timeframe", "fr": "calendrier", "es": "calendario"},
    "responsibility": {"en": "responsibility", "fr": "responsabilité", "es": "responsabilidad"},
    "funding": {"en": "funding", "fr": "financement", "es": "financiación"},
}
"""By field of an activity: what its column is called. Resolution 12.28 (Rev.COP14), Annex 2."""


def cells_in_words(names: Iterable[str]) -> Mapping[str, str]:
    """The names of some of these cells in each language."""
    listed = list(names)
    return {
        language: ", ".join(REQUIRED_CELLS[name][language] for name in listed)
        for language in ("en", "fr", "es")
    }
